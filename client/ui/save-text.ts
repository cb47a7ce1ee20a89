import { saveFile } from "./save-file.ts";

/** Lets the browser save a text as a file. By a mark at its start a spreadsheet knows that a CSV is UTF-8. */
export const saveText = (name: string, text: string, type: "text/csv" | "application/json" = "text/csv"): void => {
  const parts = type === "text/csv" ? ["\uFEFF", text] : [text];
  saveFile(name, new Blob(parts, { type: `${type};charset=utf-8` }));
};
