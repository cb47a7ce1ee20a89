import { appendFileSync, readFileSync } from "node:fs";
import type { StaffAct } from "./evidence.ts";

/**
 * What people's devices saw, one line each, in the order in which they saw it. Moments are ms since 1970: all processes
 * of a run are on one machine.
 */
export type Seen =
  | { readonly kind: "made"; readonly atMs: number; readonly sender: string; readonly key: string; readonly to: string }
  /** The device has it from the server that this hug is kept. */
  | { readonly kind: "acked"; readonly atMs: number; readonly sender: string; readonly key: string }
  | {
      readonly kind: "refused";
      readonly atMs: number;
      readonly device: string;
      readonly key: string;
      readonly code: string;
    }
  /** A hug became visible on a device, as the event of that number. */
  | {
      readonly kind: "shown";
      readonly atMs: number;
      readonly person: string;
      readonly device: string;
      readonly hugId: string;
      readonly seq: number;
      /** Read over HTTP, by a device that was told to: its number is the one of that reset. */
      readonly isReset: boolean;
    }
  | {
      readonly kind: "cursor";
      readonly person: string;
      readonly device: string;
      readonly from: number;
      readonly to: number;
      readonly isReset: boolean;
    }
  | {
      readonly kind: "link";
      readonly atMs: number;
      readonly device: string;
      readonly room: "inbox" | "group";
      readonly isUp: boolean;
    }
  /** A change of a group hug that was acknowledged. */
  | {
      readonly kind: "group";
      readonly atMs: number;
      readonly id: string;
      readonly change: "started" | "canceled";
    }
  /** An act of the staff that was acknowledged. */
  | ({ readonly kind: "acted"; readonly atMs: number } & StaffAct);

export type Recorder = (seen: Seen) => void;

/** Appends to a file, at once: what was seen must outlive whoever saw it. */
export const recordTo =
  (file: string): Recorder =>
  (seen) =>
    appendFileSync(file, `${JSON.stringify(seen)}\n`);

export const readHistory = (file: string): readonly Seen[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Seen); // as: only `recordTo` writes it
