import type { Viewport } from "./scene.ts";

/** Calls `onChange` whenever the host's size in CSS px changes to something that can be drawn; returns the stop. */
export const watchViewport = (host: HTMLElement, onChange: (view: Viewport) => void): (() => void) => {
  const observer = new ResizeObserver(([entry]) => {
    const widthPx = Math.round(entry?.contentRect.width ?? 0);
    const heightPx = Math.round(entry?.contentRect.height ?? 0);
    if (widthPx > 0 && heightPx > 0) onChange({ widthPx, heightPx });
  });
  observer.observe(host);
  return () => observer.disconnect();
};

/** The host's size now; a host that is not laid out yet counts as a small phone. */
export const viewportOf = (host: HTMLElement): Viewport => ({
  widthPx: host.clientWidth || 320,
  heightPx: host.clientHeight || 360,
});
