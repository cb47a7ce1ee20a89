import type { Whom } from "../../server/services/identity/sign-out-people.ts";
import { TransferRefused } from "../../server/platform/transfer/refused.ts";

const USAGE = "Whom? `npm run sign-out -- --user <id or mail>`, or `npm run sign-out -- --everybody`.";

/** What was typed after the command. Throws a sentence. */
export const whomOf = (args: readonly string[]): Whom => {
  const [what, user = "", ...more] = args;
  if (more.length === 0 && what === "--everybody" && user === "") return { kind: "everybody" };
  if (more.length === 0 && what === "--user" && user.trim() !== "") return { kind: "one", user: user.trim() };
  throw new TransferRefused(USAGE);
};
