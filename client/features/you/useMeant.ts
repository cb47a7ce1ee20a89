import { useEffect, useRef, type RefObject } from "react";
import { useLocation } from "react-router";

/** For the title of what other pages mean by `/you#<name>`: it takes the focus once what it stands over is there. */
export const useMeant = (name: string, isThere: boolean): RefObject<HTMLHeadingElement | null> => {
  const title = useRef<HTMLHeadingElement>(null);
  const isMeant = useLocation().hash === `#${name}` && isThere;
  useEffect(() => {
    if (isMeant) title.current?.focus();
  }, [isMeant]);
  return title;
};
