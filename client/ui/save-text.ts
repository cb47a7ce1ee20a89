import { after } from "../net/clock.ts";

/** As long as a browser takes to begin with a file. */
const KEPT_MS = 10_000;

/** Lets the browser save a text as a file. By the mark at its start a spreadsheet knows that it is UTF-8. */
export const saveText = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  after(KEPT_MS, () => URL.revokeObjectURL(address));
};
