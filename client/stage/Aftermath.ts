const KEEP_MS = 12_000;
const FADE_MS = 60_000;

/** How much of the other's colour a hug leaves in each being, 0..1: kept for a while, then slowly gone. */
export class Aftermath {
  #strength = 0;
  #sinceMs = 0;

  leave(warmth: number, nowMs: number): void {
    this.#strength = Math.max(this.at(nowMs), 0.25 + 0.35 * warmth);
    this.#sinceMs = nowMs;
  }

  at(nowMs: number): number {
    const part = Math.min(1, Math.max(0, (nowMs - this.#sinceMs - KEEP_MS) / FADE_MS));
    return this.#strength * (1 - part) * (1 - part);
  }

  clear(): void {
    this.#strength = 0;
  }
}
