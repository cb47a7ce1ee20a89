import { DatabaseUnusable } from "../../server/platform/database/unusable.ts";
import { Unavailable } from "../../server/errors.ts";
import { TransferRefused } from "../../server/platform/transfer/refused.ts";
import { comparedTable } from "./figures.ts";

/** Does the work of a command and ends the process: 0 when it is done, 1 with a sentence when it is not. */
export const runTransfer = async (work: () => Promise<void>): Promise<never> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof TransferRefused && error.compared.length > 0) console.error(comparedTable(error.compared));
    console.error(sentenceOf(error));
    process.exit(1);
  }
  process.exit(0);
};

/** What was not meant for a person keeps its stack. */
const sentenceOf = (error: unknown): unknown => {
  if (error instanceof Unavailable) {
    const { cause } = error;
    return (
      `The database went away or is in use (${cause instanceof Error ? cause.message : "it did not answer"}). All of it is ` +
      "one transaction: try again. If there are people in it by then, the first try had come through."
    );
  }
  return error instanceof TransferRefused || error instanceof DatabaseUnusable ? error.message : error;
};
