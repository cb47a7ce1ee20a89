/** Picture sharpness that follows what the device can draw; soft shapes forgive a coarser picture, late frames they do not. */
const SLOW_FRAME_MS = 26;
const FRAMES_JUDGED = 24;
/** A frame as late as this weighs as much as four. */
const LATE_FRAME_MS = 60;
const LATE_WEIGHT = 4;
const STEP = 0.7;
const LEAST = 0.6;
const MOST = 2;

export type Resolution = {
  readonly value: number;
  /** Takes the time between two frames; true when `value` has just become coarser. Breaks over a second say nothing. */
  frameTook(ms: number): boolean;
};

export const createResolution = (devicePixelRatio: number): Resolution => {
  let value = Math.min(MOST, Math.max(1, devicePixelRatio));
  let judged = 0;
  let slow = 0;
  return {
    get value() {
      return value;
    },
    frameTook(ms) {
      if (ms > 1000) return false;
      const weight = ms > LATE_FRAME_MS ? LATE_WEIGHT : 1;
      judged += weight;
      if (ms > SLOW_FRAME_MS) slow += weight;
      if (judged < FRAMES_JUDGED) return false;
      const isSlow = slow > judged * 0.6 && value > LEAST;
      judged = 0;
      slow = 0;
      if (isSlow) value = Math.max(LEAST, value * STEP);
      return isSlow;
    },
  };
};
