import "pixi.js/unsafe-eval";
import { WebGLRenderer, type Container } from "pixi.js";
import { newStageCanvas } from "./painter.ts";

/** WebGL 2 on a canvas of its own. */
export type PixiRenderer = {
  readonly canvas: HTMLCanvasElement;
  resize(widthPx: number, heightPx: number, resolution: number): void;
  render(root: Container): void;
  destroy(): void;
};

/** Rejects where there is no WebGL 2. `onLost` is called once when the browser takes the context away. */
export const openPixiRenderer = async (host: HTMLElement, onLost: () => void): Promise<PixiRenderer> => {
  const canvas = newStageCanvas(host);
  const renderer = new WebGLRenderer();
  await renderer.init({ canvas, width: 16, height: 16, resolution: 1, antialias: false, skipExtensionImports: true });
  if (renderer.context.webGLVersion < 2) {
    renderer.destroy();
    throw new Error("This browser draws with WebGL 1 only; the hug needs WebGL 2.");
  }
  const lost = new AbortController();
  canvas.addEventListener("webglcontextlost", onLost, { once: true, signal: lost.signal });
  return {
    canvas,
    resize: (widthPx, heightPx, resolution) => renderer.resize(widthPx, heightPx, resolution),
    render: (root) => renderer.render(root),
    destroy() {
      lost.abort();
      renderer.destroy({ removeView: true });
    },
  };
};
