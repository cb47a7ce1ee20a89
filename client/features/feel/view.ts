import type { HugView, TouchLimit } from "#shared/schema/hug.ts";
import { isSeenOnly } from "../../ui/touch-allowed.ts";

/** Where feeling a hug stands. */
export type FeelPhase = "playing" | "felt";

export type FeelView = {
  readonly title: string;
  readonly label: string;
  /** What the reader may still do: answer one that came, hug again after one that went. */
  readonly canAnswer: boolean;
  readonly hugLabel: string;
  readonly hugPath: string | null;
  /** How it may touch the reader, besides what they allow to every hug. */
  readonly limit: TouchLimit;
  /** Why it is not felt, if it is not. */
  readonly note: string | null;
};

const QUIET_NOTE = "It came in your quiet time: seen, not felt.";

/** From the reader's side; somebody who is gone has no id and cannot be hugged back. */
export const feelView = (
  { id, direction, other, design, touch }: HugView,
  designWords: string | undefined,
): FeelView => {
  const isMine = direction === "sent";
  const who = isMine ? `You and ${other.name}` : `${other.name} and you`;
  return {
    title: isMine ? `Your hug for ${other.name}` : `A hug from ${other.name}`,
    label: `${who} in a hug. ${designWords ?? design}`,
    canAnswer: !isMine,
    hugLabel: isMine ? "Hug again" : "Hug back",
    hugPath: other.id === "" ? null : `/hug/${other.id}${isMine ? "" : `?answers=${id}`}`,
    limit: touch,
    note: !isMine && isSeenOnly(touch) ? QUIET_NOTE : null,
  };
};
