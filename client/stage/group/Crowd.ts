import type { Being } from "#shared/schema/being.ts";
import type { Viewport } from "../scene.ts";
import { lobesOf } from "./body-rim.ts";
import { EasedValues } from "./eased-values.ts";
import type { ColourSeed, GroupFrame } from "./group-frame.ts";
import type { GroupMember } from "./group-member.ts";
import { newCrowdMoment, type CrowdMoment } from "./group-moment.ts";
import { layoutRing, RING_MOST, type RingLayout } from "./ring-layout.ts";

const COME_MS = 800;
const MOVE_MS = 1100;
/** Pressure comes 20 times a second and is drawn on a straight way between two values. */
const PRESSURE_MS = 80;

const ABSENT = 255;

/** Who is in the ring and how they are, as functions of time. Values are kept by slot and handed out by rank. */
export class Crowd {
  readonly moment: CrowdMoment = newCrowdMoment();
  readonly #isIn = new EasedValues(RING_MOST, COME_MS);
  readonly #isHere = new EasedValues(RING_MOST, COME_MS, 1);
  readonly #arrival = new EasedValues(RING_MOST, COME_MS);
  readonly #pressure = new EasedValues(RING_MOST, PRESSURE_MS);
  readonly #seatX = new EasedValues(RING_MOST, MOVE_MS);
  readonly #seatY = new EasedValues(RING_MOST, MOVE_MS);
  readonly #outX = new EasedValues(RING_MOST, MOVE_MS);
  readonly #outY = new EasedValues(RING_MOST, MOVE_MS);
  readonly #size = new EasedValues(1, MOVE_MS, 1);
  readonly #rankOf = new Uint8Array(RING_MOST).fill(ABSENT);
  #members: readonly GroupMember[] = [];
  #view: Viewport = { widthPx: 16, heightPx: 16 };
  #layout: RingLayout = layoutRing(0, this.#view);
  #lobes: Float32Array = lobesOf(this.#layout);
  beings: readonly Being[] = [];
  lookId = 0;

  get layout(): RingLayout {
    return this.#layout;
  }

  get lobes(): Float32Array {
    return this.#lobes;
  }

  /** Members in any order, at most RING_MOST. Who is new comes softly; whoever has to move over does so slowly. */
  setMembers(members: readonly GroupMember[], nowMs: number): void {
    const next = [...members].filter(({ slot }) => slot < RING_MOST).sort((one, two) => one.slot - two.slot);
    const isMoved = next.length !== this.#members.length || next.some(({ slot }, rank) => this.#rankOf[slot] !== rank);
    if (isMoved) this.#seat(next, nowMs);
    this.#members = next;
    this.moment.mine = next.findIndex(({ isMe }) => isMe);
    for (const { slot, isIn, isHere } of next) {
      this.#isIn.aim(slot, isIn ? 1 : 0, nowMs);
      this.#isHere.aim(slot, isHere ? 1 : 0, nowMs);
    }
    this.beings = next.map(({ being }) => being);
    this.lookId += 1;
  }

  #seat(next: readonly GroupMember[], nowMs: number): void {
    const before = this.#layout;
    const isFirst = this.#members.length === 0;
    const known = new Set(this.#members.map(({ slot }) => slot));
    const size = isFirst ? 1 : before.openRadiusPx * this.#size.at(0, nowMs);
    this.#rankOf.fill(ABSENT);
    next.forEach(({ slot }, rank) => void (this.#rankOf[slot] = rank));
    const layout = layoutRing(next.length, this.#view);
    this.#take(layout);
    for (const { slot } of next) {
      this.#sit(slot, known.has(slot) ? nowMs : null);
      if (known.has(slot)) continue;
      this.#arrival.jump(slot, isFirst ? 1 : 0);
      this.#arrival.aim(slot, 1, nowMs);
    }
    this.#size.jump(0, isFirst ? 1 : size / layout.openRadiusPx);
    this.#size.aim(0, 1, nowMs);
  }

  /** To their seat, over some time, or at once for `null`. */
  #sit(slot: number, nowMs: number | null): void {
    const rank = this.#rankOf[slot] ?? ABSENT;
    const { openX, openY, outX, outY } = this.#layout;
    for (const [values, row] of [
      [this.#seatX, openX],
      [this.#seatY, openY],
      [this.#outX, outX],
      [this.#outY, outY],
    ] as const) {
      if (nowMs === null) values.jump(slot, row[rank] ?? 0);
      else values.aim(slot, row[rank] ?? 0, nowMs);
    }
  }

  setView(view: Viewport): void {
    if (view.widthPx === this.#view.widthPx && view.heightPx === this.#view.heightPx) return;
    this.#view = { ...view };
    this.#take(layoutRing(this.#members.length, view));
    for (const { slot } of this.#members) this.#sit(slot, null);
  }

  #take(layout: RingLayout): void {
    this.#layout = layout;
    this.#lobes = lobesOf(layout);
    this.lookId += 1;
  }

  /** Fills `moment`, and what a painter wants to know of who is there. `isSettled`: everything where it is going. */
  at(nowMs: number, pressures: Uint8Array, isSettled: boolean, frame: GroupFrame): void {
    const { moment } = this;
    const atMs = isSettled ? Infinity : nowMs;
    moment.size = this.#size.at(0, atMs);
    for (let rank = 0; rank < this.#members.length; rank += 1) {
      const slot = this.#members[rank]?.slot ?? 0;
      this.#pressure.aim(slot, (pressures[slot] ?? 0) / 255, nowMs);
      moment.slot[rank] = slot;
      moment.isIn[rank] = this.#isIn.at(slot, atMs);
      moment.isHere[rank] = this.#isHere.at(slot, atMs);
      moment.arrival[rank] = this.#arrival.at(slot, atMs);
      moment.pressure[rank] = this.#pressure.at(slot, atMs);
      moment.seatX[rank] = this.#seatX.at(slot, atMs);
      moment.seatY[rank] = this.#seatY.at(slot, atMs);
      moment.outX[rank] = this.#outX.at(slot, atMs);
      moment.outY[rank] = this.#outY.at(slot, atMs);
    }
    frame.beings = this.beings;
    if (frame.lookId === this.lookId) return;
    frame.lookId = this.lookId;
    this.#order(frame);
    frame.seeds = this.#seeds();
  }

  /** Who is not in has no colour in the body, unless nobody is. */
  #seeds(): readonly ColourSeed[] {
    const { layout } = this;
    const all = this.#members.map(({ slot, being }, rank) => ({
      isIn: this.#isIn.goal(slot) === 1,
      colour: being.colour,
      x: (Math.sin(layout.angle[rank] ?? 0) * (layout.closedA[rank] ?? 0)) / layout.bodyA,
      y: (-Math.cos(layout.angle[rank] ?? 0) * (layout.closedB[rank] ?? 0)) / layout.bodyB,
    }));
    const taken = all.filter(({ isIn }) => isIn);
    return taken.length > 0 ? taken : all;
  }

  /** From the back to the front. */
  #order({ order }: GroupFrame): void {
    const { layout } = this;
    const heights = Array.from({ length: layout.count }, (_, rank) => ({ rank, y: layout.openY[rank] ?? 0 }));
    heights.sort((one, two) => one.y - two.y || one.rank - two.rank);
    heights.forEach(({ rank }, place) => void (order[place] = rank));
  }
}
