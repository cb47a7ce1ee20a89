/** What the command line asks for; what cannot be read ends the program with a sentence and the usage. */
export const planOrExit = <Plan>(parse: (args: readonly string[]) => Plan, usage: string): Plan => {
  try {
    return parse(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
};

/** A whole number that may be given as `--name`; throws a sentence for anything else. */
export const wholeOption = (
  name: string,
  given: string | undefined,
  usual: number,
  least: number,
  most: number,
): number => {
  const value = given === undefined ? usual : Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} is a whole number from ${least} to ${most}, not "${given}".`);
};
