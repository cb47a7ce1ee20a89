import { useState } from "react";
import { useScreened, type Cover } from "./useScreened.ts";
import "./covered.css";

const WORDS: Readonly<Record<Exclude<Cover, "looking" | "none">, string>> = {
  contact: "A number or an address is in here.",
  unkind: "This may be unkind.",
  harsh: "This may hurt: it reads like a threat or an attack. You need not read it.",
};

/** A text of somebody else: as it is, or behind a word of warning and a button. It is never taken away. */
export const Covered = ({ text }: { readonly text: string }) => {
  const cover = useScreened(text);
  const [shown, setShown] = useState<string | null>(null);
  if (cover === "looking") return <span className="covered__looking">…</span>;
  if (cover === "none" || shown === text) return text;
  return (
    <span className="covered">
      <span className="covered__words">{WORDS[cover]}</span>
      <button type="button" className="button covered__show" onClick={() => setShown(text)}>
        Show it anyway
      </button>
    </span>
  );
};
