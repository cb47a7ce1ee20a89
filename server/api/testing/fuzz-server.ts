import { groupHugDraft } from "../../services/testing/group-hug.ts";
import { hugTo, valueOf } from "../../services/testing/hug.ts";
import { newMood } from "../../services/testing/mood.ts";
import type { ApiDocument } from "./contract-check.ts";
import { fuzzContract, type Fuzzed, type FuzzRequest } from "./contract-fuzz.ts";
import type { Person, RealServer } from "./real-server.ts";

/** Limits are people's: each is somebody for so many requests. */
const REQUESTS_EACH = 8;

/** Things of several people, to be named by others. */
const thingsOf = async ({ services, guest, account }: RealServer): Promise<string[]> => {
  const [ann, ben] = [await account(), await guest()];
  const hug = valueOf(await services.hugs.send(ann.id, hugTo(ben.id)));
  const groupHug = valueOf(await services.groupHugs.create(ann.id, groupHugDraft()));
  const mood = valueOf(await services.moods.create(ann.id, newMood({ audience: "everyone" })));
  return [ann.id, ben.id, hug.id, groupHug.id, mood.id];
};

/** The fuzz of a whole server by the document it serves itself. */
export const fuzzServer = async (
  server: RealServer,
  { seed, runs }: { seed: number; runs: number },
): Promise<Fuzzed> => {
  const document = (await server.ask("GET", "/api/openapi.json")).json as ApiDocument; // held to it by openapi.test.ts
  const ids = await thingsOf(server);
  const people: Record<"guest" | "account", { left: number; person: Person | null }> = {
    guest: { left: 0, person: null },
    account: { left: 0, person: null },
  };
  const cookieOf = async (who: FuzzRequest["who"]): Promise<string | undefined> => {
    if (who === "nobody") return undefined;
    const own = people[who];
    if (own.left === 0 || own.person === null) Object.assign(own, { left: REQUESTS_EACH, person: await server[who]() });
    own.left -= 1;
    return own.person?.cookie;
  };
  const send = async ({ method, target, who, headers, body }: FuzzRequest) => {
    const told = await server.ask(method, target, { cookie: await cookieOf(who), headers, body });
    // A session that ended is of no more use.
    if (told.status === 401 && who !== "nobody") people[who].left = 0;
    return told;
  };
  return fuzzContract({ document, seed, runs, ids, send });
};
