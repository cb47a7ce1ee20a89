import type { ReactNode } from "react";
import { reactionOf, type ReactionDrawing } from "./reactions.ts";

const petal = (turn: number) => (
  <ellipse key={turn} cx="16" cy="9" rx="4.6" ry="6" fill="#f08ca8" transform={`rotate(${turn} 16 16)`} />
);
const ray = (turn: number) => (
  <path
    key={turn}
    d="M16 3v3.5"
    stroke="#f0a52b"
    strokeWidth="2.6"
    strokeLinecap="round"
    transform={`rotate(${turn} 16 16)`}
  />
);

const DRAWINGS: Readonly<Record<ReactionDrawing, ReactNode>> = {
  heart: (
    <path d="M16 28C7 21.5 3 17 3 11.6A6.6 6.6 0 0 1 16 9a6.6 6.6 0 0 1 13 2.6C29 17 25 21.5 16 28z" fill="#e8593a" />
  ),
  sun: (
    <>
      <circle cx="16" cy="16" r="6.8" fill="#ffc857" />
      {[0, 45, 90, 135, 180, 225, 270, 315].map(ray)}
    </>
  ),
  moon: <path d="M21 4a12.5 12.5 0 1 0 7.5 17.5A10.5 10.5 0 0 1 21 4z" fill="#8a7bc4" />,
  sprout: (
    <>
      <path d="M16 29V15" stroke="#5c8f6f" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M16 18C8 18 4 14 4 7c8 0 12 4 12 11zM16 14c0-6 4-9 11-9 0 7-4 10-11 9z" fill="#7fb095" />
    </>
  ),
  spark: (
    <path
      d="M14 4c1.2 7 3 9 10 10-7 1-8.8 3-10 10-1.2-7-3-9-10-10 7-1 8.8-3 10-10zM25 19c.6 3.5 1.5 4.5 5 5-3.5.5-4.4 1.5-5 5-.6-3.5-1.5-4.5-5-5 3.5-.5 4.4-1.5 5-5z"
      fill="#f0b13c"
    />
  ),
  wave: (
    <path
      d="M3 13c4-5 8-5 12 0s8 5 14 0M3 22c4-5 8-5 12 0s8 5 14 0"
      fill="none"
      stroke="#2f8fb0"
      strokeWidth="3.4"
      strokeLinecap="round"
    />
  ),
  blossom: (
    <>
      {[0, 72, 144, 216, 288].map(petal)}
      <circle cx="16" cy="16" r="3.8" fill="#ffc857" />
    </>
  ),
  cup: (
    <>
      <path d="M5 14h17v6a7 7 0 0 1-7 7h-3a7 7 0 0 1-7-7z" fill="#b5694f" />
      <path d="M22 16h2.5a3.5 3.5 0 0 1 0 7H22" fill="none" stroke="#b5694f" strokeWidth="2.6" />
      <path
        d="M10 10c-2-2 2-3 0-6M16 10c-2-2 2-3 0-6"
        fill="none"
        stroke="#c9a79a"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
};

type ReactionMarkProps = { readonly emoji: string; readonly size: number };

/** The drawing of a reaction; an emoji that is not one of ours is shown as it came. */
export const ReactionMark = ({ emoji, size }: ReactionMarkProps) => {
  const known = reactionOf(emoji);
  return known ? (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {DRAWINGS[known.drawing]}
    </svg>
  ) : (
    <span className="mark" style={{ fontSize: size * 0.8, lineHeight: 1 }}>
      {emoji}
    </span>
  );
};

/** The reaction in a word; empty for an emoji that is not one of ours, which a screen reader names itself. */
ReactionMark.Word = ({ emoji }: { readonly emoji: string }) => <>{reactionOf(emoji)?.word ?? ""}</>;
