import type { Viewport } from "../scene.ts";
import { evenly, perimeter } from "./ellipse.ts";

/** Beings a ring has room for: slots are 0 to 199. */
export const RING_MOST = 200;

/**
 * Where everybody sits, in px from the middle of the ring (y downwards), open and closed; entries by rank, clockwise
 * from the top. The same for everybody with a view of that size.
 */
export type RingLayout = {
  readonly count: number;
  /** Clockwise from the top, radians. */
  readonly angle: Float32Array;
  /** The seat in the open ring, and the way outwards from it, of length 1. */
  readonly openX: Float32Array;
  readonly openY: Float32Array;
  readonly outX: Float32Array;
  readonly outY: Float32Array;
  /** Semi-axes of the closed row. */
  readonly closedA: Float32Array;
  readonly closedB: Float32Array;
  /** 0 outermost. */
  readonly row: Uint8Array;
  readonly openRadiusPx: number;
  readonly closedRadiusPx: number;
  /** Semi-axes of the one body they melt into. */
  readonly bodyA: number;
  readonly bodyB: number;
  /** Semi-axes of the open outermost row. */
  readonly ringA: number;
  readonly ringB: number;
};

/** In radii of a being: between neighbours, between rows, and the air that one needs to the border. */
const APART = 2.3;
const ROWS_APART = 2.15;
const MARGIN_ACROSS = 1.35;
const MARGIN_HIGH = 1.7;
/** Closed: they overlap, as in a huddle. */
const CLOSED_APART = 1.6;
const CLOSED_ROWS_APART = 1.5;
/** A short inner row keeps wider than that, so that its faces do not lie on each other, but leaves this to the row around it. */
const CLOSED_FACES_APART = 1.35;
const CLOSED_ROWS_LEAST = 1.15;
/** How far the body reaches beyond the outermost middles. */
const COVER = 1.02;
/** The light in the middle keeps this portion of the ring free. */
const HOLE = 0.36;

type Rows = {
  readonly radiusPx: number;
  readonly a: number;
  readonly b: number;
  readonly capacities: readonly number[];
};

/** Rows for beings of that radius, or null if they do not fit. */
const rowsFor = (count: number, view: Viewport, radiusPx: number): Rows | null => {
  const wide = view.widthPx / 2 - MARGIN_ACROSS * radiusPx;
  const high = view.heightPx / 2 - MARGIN_HIGH * radiusPx;
  let a = Math.min(wide, high * 1.75);
  let b = Math.min(high, wide * 1.4);
  if (Math.min(a, b) < 1.5 * radiusPx) return null;
  const shrink = Math.min(1, ((count * 3.2 + 7) * radiusPx) / perimeter(a, b));
  a *= shrink;
  b *= shrink;
  const hole = Math.max(1.6 * radiusPx, HOLE * Math.min(a, b));
  const capacities: number[] = [];
  let room = 0;
  for (let row = 0; room < count; row += 1) {
    const inward = row * ROWS_APART * radiusPx;
    if (row > 0 && Math.min(a, b) - inward < hole) return null;
    const capacity = Math.floor(perimeter(a - inward, b - inward) / (APART * radiusPx));
    capacities.push(capacity);
    room += capacity;
  }
  return { radiusPx, a, b, capacities };
};

const largestRows = (count: number, view: Viewport): Rows => {
  const most = Math.min(Math.min(view.widthPx, view.heightPx) * 0.135, 92);
  for (let radiusPx = most; radiusPx > 2; radiusPx *= 0.965) {
    const rows = rowsFor(count, view, radiusPx);
    if (rows) return rows;
  }
  return { radiusPx: 2, a: 20, b: 20, capacities: [count] };
};

/** How many sit in each row: the same share of each row's room. */
const shares = (count: number, capacities: readonly number[]): number[] => {
  const room = capacities.reduce((sum, capacity) => sum + capacity, 0);
  let given = 0;
  let taken = 0;
  return capacities.map((capacity) => {
    given += capacity;
    const upTo = Math.round((count * given) / room);
    const here = upTo - taken;
    taken = upTo;
    return here;
  });
};

type Seat = { readonly angle: number; readonly row: number; readonly openAngle: number };

const seatsOf = (rows: readonly number[], semiA: (row: number) => number, semiB: (row: number) => number): Seat[] =>
  rows
    .flatMap((here, row) => {
      // Two sit side by side; the seats of a row stand in the gaps of the row before it.
      const start = here === 2 && rows.length === 1 ? 0.5 : (row % 2) * 0.5;
      return evenly(here, semiA(row), semiB(row), start).map((openAngle, n): Seat => ({
        angle: ((n + start) / here) * 2 * Math.PI,
        row,
        openAngle,
      }));
    })
    .sort((one, two) => one.angle - two.angle || one.row - two.row);

/** The ring of `count` beings, 1 to RING_MOST, in a view. */
export const layoutRing = (count: number, view: Viewport): RingLayout => {
  const { radiusPx, a, b, capacities } = largestRows(Math.max(1, count), view);
  const rows = shares(count, capacities);
  const rowOf = (semi: number, row: number, apart: number) => Math.max(semi * 0.12, semi - row * apart);
  const openA = (row: number) => rowOf(a, row, ROWS_APART * radiusPx);
  const openB = (row: number) => rowOf(b, row, ROWS_APART * radiusPx);
  const seats = seatsOf(rows, openA, openB);
  const outer = rows[0] ?? 1;
  const round = Math.max(((outer * CLOSED_APART) / (2 * Math.PI)) * radiusPx, 0.8 * radiusPx);
  const most = Math.min(view.widthPx * 0.41, view.heightPx * 0.37);
  const zoom = Math.min(1.25, most / (round + COVER * radiusPx));
  const isTall = view.heightPx > view.widthPx;
  const closedRadiusPx = radiusPx * zoom;
  const wide = zoom * round * (count === 2 ? 0.82 : isTall ? 1 : 1.1);
  const high = zoom * round * (isTall ? 1.06 : 0.96);
  const closedRow = (semi: number, row: number) => {
    const inner = rowOf(semi, row, CLOSED_ROWS_APART * closedRadiusPx);
    const room = ((rows[row] ?? 0) * CLOSED_FACES_APART * closedRadiusPx) / (2 * Math.PI);
    return Math.max(inner, Math.min(room, semi - row * CLOSED_ROWS_LEAST * closedRadiusPx));
  };
  const each = (value: (seat: Seat) => number) => Float32Array.from(seats, value);
  const outwards = ({ openAngle, row }: Seat) => {
    const x = Math.sin(openAngle) * openA(row);
    const y = -Math.cos(openAngle) * openB(row);
    const away = Math.max(1e-6, Math.hypot(x, y));
    return { x: x / away, y: y / away };
  };
  return {
    count,
    angle: each(({ angle }) => angle),
    openX: each(({ openAngle, row }) => Math.sin(openAngle) * openA(row)),
    openY: each(({ openAngle, row }) => -Math.cos(openAngle) * openB(row)),
    outX: each((seat) => outwards(seat).x),
    outY: each((seat) => outwards(seat).y),
    closedA: each(({ row }) => closedRow(wide, row)),
    closedB: each(({ row }) => closedRow(high, row)),
    row: Uint8Array.from(seats, ({ row }) => row),
    openRadiusPx: radiusPx,
    closedRadiusPx,
    bodyA: wide + COVER * closedRadiusPx,
    bodyB: (count === 2 ? 0.32 * closedRadiusPx : high) + COVER * closedRadiusPx,
    ringA: a,
    ringB: b,
  };
};
