import { useId, type CSSProperties } from "react";
import { BEING_VIEW_BOX, beingShape } from "../stage/being-shape.ts";
import { beingColours } from "../stage/palette.ts";
import { BeingTextureFill } from "./BeingTextureFill.tsx";
import { beingOf } from "./being-names.ts";
import "./being.css";

type BeingProps = {
  /** `colour/texture` */
  readonly being: string;
  /** Width in CSS px, or any CSS length. */
  readonly size: number | string;
  /** Sets the phase of its breath: somebody breathes alike wherever they are drawn. */
  readonly phaseOf: string;
  /** Leans left (-1) to right (1). */
  readonly tilt?: number;
  readonly isAsleep?: boolean;
  /** What its posture says, each 0..1. */
  readonly mood?: Mood;
};
type Mood = { readonly valence: number; readonly arousal: number };

const CALM: Mood = { valence: 0.5, arousal: 0.5 };
const SHAPES = new Map<string, ReturnType<typeof beingShape>>();
const shapeOf = (tilt: number, { valence, arousal }: Mood): ReturnType<typeof beingShape> => {
  const key = `${tilt} ${valence} ${arousal}`;
  const shape = SHAPES.get(key) ?? beingShape({ breath: 0.5, valence, arousal, tilt });
  SHAPES.set(key, shape);
  return shape;
};

/** 0..1 from a text, the same each time. */
const phaseOfText = (text: string): number => {
  let hash = 7;
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 997) / 997;
};

/** Somebody, drawn. Decoration beside a name: the name says who it is. */
export const Being = ({ being, size, phaseOf, tilt = 0, isAsleep = false, mood = CALM }: BeingProps) => {
  const id = useId();
  const { colour, texture } = beingOf(being);
  const { body, deep, light, cheek } = beingColours(colour);
  const { path, eyes, cheeks } = shapeOf(tilt, mood);
  const style = { width: size, "--phase": phaseOfText(phaseOf) } as CSSProperties; // Custom properties are not in React's type.
  return (
    <svg className="being" viewBox={BEING_VIEW_BOX} style={style} aria-hidden="true" focusable="false">
      <defs>
        <radialGradient id={`${id}fill`} cx="0.36" cy="0.24" r="0.95">
          <stop offset="0" stopColor={light} />
          <stop offset="0.42" stopColor={body} />
          <stop offset="1" stopColor={deep} />
        </radialGradient>
        <clipPath id={`${id}clip`}>
          <path d={path} />
        </clipPath>
      </defs>
      <ellipse className="being__ground" cx="0" cy="86" rx="88" ry="9" />
      <g className="being__body">
        <path className="being__outline" d={path} fill={`url(#${id}fill)`} />
        <g clipPath={`url(#${id}clip)`}>
          <BeingTextureFill texture={texture} deep={deep} light={light} />
        </g>
        {cheeks.map((oval) => (
          <ellipse key={oval.x} cx={oval.x} cy={oval.y} rx={oval.rx} ry={oval.ry} fill={cheek} opacity="0.55" />
        ))}
        <g className={isAsleep ? "being__eyes" : "being__eyes being__eyes--open"}>
          {eyes.map(({ x, y, rx, ry }) =>
            isAsleep ? (
              <path key={x} className="being__lid" d={`M${x - rx * 1.5} ${y}q${rx * 1.5} ${ry * 0.9} ${rx * 3} 0`} />
            ) : (
              <g key={x}>
                <ellipse cx={x} cy={y} rx={rx} ry={ry} fill="#2b1b3d" />
                <circle cx={x - rx * 0.25} cy={y - ry * 0.38} r={rx * 0.36} fill="#fff8f0" />
              </g>
            ),
          )}
        </g>
      </g>
    </svg>
  );
};
