import { Status } from "../../ui/Status.tsx";
import type { Said } from "./useSaid.ts";

/** What came of the act before. */
export const SaidLine = ({ said: { text, isProblem } }: { readonly said: Said }) => (
  <Status className={isProblem ? "field__error" : "case__said"}>{text}</Status>
);
