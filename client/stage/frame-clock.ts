/** Wall time of a frame, ms since 1970: the clock of frames counts from the page's origin. */
export const wallMsOf = (rafTimeMs: number): number => performance.timeOrigin + rafTimeMs;
