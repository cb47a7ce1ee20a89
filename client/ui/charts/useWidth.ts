import { useEffect, useRef, useState, type RefObject } from "react";

/** How wide a place is, px, so that a chart is drawn in the page's own pixels and its letters stay as large as others. */
export const useWidth = (first: number): readonly [RefObject<HTMLDivElement | null>, number] => {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const own = place.current;
    if (own === null) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(160, Math.floor(entry.contentRect.width))),
    );
    watch.observe(own);
    return () => watch.disconnect();
  }, []);
  return [place, width];
};
