import { useEffect } from "react";
import { useLocation } from "react-router";

/**
 * What a letter's link carries after its #; empty = nothing. It is taken out of the address at once, which may be looked
 * at, shared or kept in a history; the router still knows it.
 */
export const useLinkToken = (): string => {
  const { hash } = useLocation();
  useEffect(() => {
    if (location.hash !== "") history.replaceState(history.state, "", location.pathname + location.search);
  }, [hash]);
  return hash.slice(1);
};
