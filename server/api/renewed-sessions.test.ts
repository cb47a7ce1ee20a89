import { expect, it } from "vitest";
import { createAuthenticator } from "../services/testing/authenticator.ts";
import { tokenIn } from "../services/testing/account.ts";
import { valueOf } from "../services/testing/hug.ts";
import { openApi } from "./testing/open-api.ts";

const AT = "https://hugs.example";
const ACCOUNT = { mail: "fern@hugs.example", password: "a warm lamp in the hall" };
const WHOSE = "/api/rooms/token";

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof openApi>>["ask"]>>;
const cookieOf = (answer: Answer): string => answer?.headers.getSetCookie().at(-1)?.split(";")[0] ?? "";

/** The answer's cookie opens the same session, and the one before opens nothing. */
const isRenewed = async ({ ask, accounts }: Awaited<ReturnType<typeof openApi>>, cookie: string, answer: Answer) => {
  expect(answer).toMatchObject({ status: 200, json: { ok: true } });
  expect(await accounts.session(new Headers({ cookie }))).toBeNull();
  expect(await ask("POST", WHOSE, { cookie })).toMatchObject({ status: 401 });
  expect(await ask("POST", WHOSE, { cookie: cookieOf(answer) })).toMatchObject({ status: 200 });
};

it("a guest who becomes an account by a letter has another cookie; opening the link again changes nothing", async () => {
  const api = await openApi();
  const { ask, cookie, letters } = api;
  await ask("POST", "/api/account", { cookie, body: ACCOUNT });
  const body = { token: tokenIn(letters[0]) };
  const confirmed = await ask("POST", "/api/account/confirm", { cookie, body });
  await isRenewed(api, cookie, confirmed);
  const again = await ask("POST", "/api/account/confirm", { cookie: cookieOf(confirmed), body });
  expect(again).toMatchObject({ status: 200 });
  expect(again?.headers.getSetCookie()).toEqual([]);
  // On another device nobody's session is touched.
  expect((await ask("POST", "/api/account/confirm", { body }))?.headers.getSetCookie()).toEqual([]);
});

it("a guest who becomes an account by a passkey has another cookie, and keeps it with the next one", async () => {
  const api = await openApi();
  const { ask, cookie, ways, userId, accounts } = api;
  const add = async (as: string) => {
    const { ceremonyId, options } = valueOf(await ways.passkeys.beginAdding(userId, AT));
    const response = createAuthenticator(AT).make(options);
    return ask("POST", "/api/passkeys", { cookie: as, body: { ceremonyId, response }, origin: AT });
  };
  const first = await add(cookie);
  await isRenewed(api, cookie, first);
  const session = await accounts.session(new Headers({ cookie: cookieOf(first) }));
  accounts.stepUp(session?.who.sessionId ?? "");
  const second = await add(cookieOf(first));
  expect(second).toMatchObject({ status: 200 });
  expect(second?.headers.getSetCookie()).toEqual([]);
});

it("whoever steps up has another cookie; who does not keeps theirs", async () => {
  const api = await openApi();
  const { ask, cookie, ways, letters, userId } = api;
  valueOf(await ways.credentials.register(userId, ACCOUNT));
  valueOf(await ways.credentials.confirm(tokenIn(letters[0])));
  const stepUp = (password: string) => ask("POST", "/api/step-up", { cookie, body: { password, code: null } });
  const refused = await stepUp("two quiet boats at dusk");
  expect(refused).toMatchObject({ status: 403, json: { code: "wrong_sign_in" } });
  expect(refused?.headers.getSetCookie()).toEqual([]);
  await isRenewed(api, cookie, await stepUp(ACCOUNT.password));
});
