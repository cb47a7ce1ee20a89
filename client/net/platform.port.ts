/** Time as the net sees it; injected so that tests own it. */
export type Clock = {
  /** Wall time, ms since 1970. */
  nowMs(): number;
  /** The clock of frames and of performance.now(): monotonic, ms, from any moment. */
  frameNowMs(): number;
  /** Calls `run` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
};

/** What the device says about itself. */
export type Surroundings = {
  isOnline(): boolean;
  /** The page is on the screen. */
  isVisible(): boolean;
  /** Calls `listen` after either of them changed, until the returned function is called. */
  onChange(listen: () => void): () => void;
};

/** The other tabs of this person in this browser. */
export type Tabs = {
  /** Calls `granted` once this tab is the first in line for `name`; the returned function gives the place up. */
  lead(name: string, granted: () => void): () => void;
  /** Tells the other tabs that what is stored changed. */
  announce(name: string): void;
  onAnnounced(name: string, listen: () => void): () => void;
};

/** A tab without others. */
export const loneTab: Tabs = {
  lead: (_name, granted) => {
    granted();
    return () => {};
  },
  announce: () => {},
  onAnnounced: () => () => {},
};

/** Chance in [0, 1), as Math.random gives it. */
export type Random = () => number;
