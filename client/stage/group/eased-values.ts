/** Smooth in, smooth out. */
const ease = (part: number): number => part * part * (3 - 2 * part);

/**
 * A row of values, each on its way from one number to another: functions of time, so frames may be dropped. Aiming
 * again in the middle goes on from where the value is. Nothing is allocated after the construction.
 */
export class EasedValues {
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  readonly #sinceMs: Float64Array;
  readonly #lastsMs: number;

  constructor(size: number, lastsMs: number, start = 0) {
    this.#from = new Float64Array(size).fill(start);
    this.#to = new Float64Array(size).fill(start);
    this.#sinceMs = new Float64Array(size).fill(-Infinity);
    this.#lastsMs = lastsMs;
  }

  aim(index: number, value: number, nowMs: number): void {
    if (this.#to[index] === value) return;
    this.#from[index] = this.at(index, nowMs);
    this.#to[index] = value;
    this.#sinceMs[index] = nowMs;
  }

  jump(index: number, value: number): void {
    this.#from[index] = value;
    this.#to[index] = value;
  }

  /** Where it goes. */
  goal(index: number): number {
    return this.#to[index] ?? 0;
  }

  at(index: number, nowMs: number): number {
    const from = this.#from[index] ?? 0;
    const to = this.#to[index] ?? 0;
    if (from === to) return to;
    const part = (nowMs - (this.#sinceMs[index] ?? 0)) / this.#lastsMs;
    return part >= 1 ? to : part <= 0 ? from : from + (to - from) * ease(part);
  }
}
