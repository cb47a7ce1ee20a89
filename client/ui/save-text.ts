import { after } from "../net/clock.ts";

/** As long as a browser takes to begin with a file. */
const KEPT_MS = 10_000;

/** Lets the browser save a text as a file. By a mark at its start a spreadsheet knows that a CSV is UTF-8. */
export const saveText = (name: string, text: string, type: "text/csv" | "application/json" = "text/csv"): void => {
  const parts = type === "text/csv" ? ["\uFEFF", text] : [text];
  const address = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  after(KEPT_MS, () => URL.revokeObjectURL(address));
};
