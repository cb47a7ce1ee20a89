import type { Letter } from "../../platform/mail/mailer.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import type { Accounts } from "../identity/identity.port.ts";
import { valueOf } from "./hug.ts";

export const PASSWORD = "a warm lamp in the hall";

type AccountWorld = { readonly credentials: Credentials; readonly accounts: Accounts; readonly letters: Letter[] };

let lastMail = 0;
export const newMail = (): string => `one${(lastMail += 1)}@hugs.example`;

export const cookieOf = (setCookies: readonly string[]): Headers =>
  new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "", "user-agent": "" });

/** What the link in a letter carries; empty = there is none. */
export const tokenIn = (letter: Letter | undefined): string => /#(\S{43})\s/.exec(letter?.text ?? "")?.[1] ?? "";

export const whoOf = async ({ accounts }: Pick<AccountWorld, "accounts">, headers: Headers) => {
  const session = await accounts.session(headers);
  if (session === null) throw new Error("There is no session.");
  return session.who;
};

export const enterGuest = async (world: Pick<AccountWorld, "accounts">) => {
  const { userId, setCookies } = await world.accounts.enterAsGuest(
    "Fern",
    { colour: "sage", texture: "stripe" },
    new Headers(),
  );
  const headers = cookieOf(setCookies);
  return { userId, headers, who: await whoOf(world, headers) };
};

/** A guest who became an account, in the session they had as a guest. */
export const enterAccount = async (world: AccountWorld) => {
  const mail = newMail();
  const guest = await enterGuest(world);
  valueOf(await world.credentials.register(guest.userId, { mail, password: PASSWORD }));
  valueOf(await world.credentials.confirm(tokenIn(world.letters.at(-1))));
  return { ...guest, mail };
};
