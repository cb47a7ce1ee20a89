import { after } from "../net/clock.ts";

/** As long as a browser takes to begin with a file. */
const KEPT_MS = 10_000;

/** Lets the browser save something as a file. */
export const saveFile = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  after(KEPT_MS, () => URL.revokeObjectURL(address));
};
