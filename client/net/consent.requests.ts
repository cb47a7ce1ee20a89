import type { ChosenConsent, HugWay, LedgerPage } from "#shared/schema/consent.ts";
import type { StoreApi } from "zustand/vanilla";
import type { PersonView } from "#shared/schema/hug.ts";
import type { InboxRequestName } from "#shared/schema/inbox.ts";
import type { ConsentClient } from "./consent.port.ts";
import { resultOf, type Http } from "./http.client.ts";
import type { ClientState, Result } from "./state.ts";

/** The code of consent: the first load does without it. */
export type LoadConsentRequests = () => Promise<(deps: ConsentRequestsDeps) => ConsentClient>;

export type ConsentRequestsDeps = {
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState">;
  /** A request on one's own inbox. */
  readonly act: (name: InboxRequestName, body: unknown) => Promise<Result>;
};

/** A page of the route; whoever has more friends chooses among the newest. */
const FRIENDS_MOST = 100;

/** Consent as the inbox takes it, and what is read of it over HTTP. */
export const createConsentRequests = ({ http, store, act }: ConsentRequestsDeps): ConsentClient => ({
  way: async (userId) => {
    const answer = await http("GET", `/api/hugs/way/${encodeURIComponent(userId)}`);
    return answer.kind === "ok" ? (answer.body as { way: HugWay }).way : null; // the route's documented answer
  },
  set: (settings) => act("consent/set", settings),
  setPerson: ({ userId, allowance, touchCap, touchForm }) =>
    act("consent/person", { userId, allowance, touchCap, touchForm }),
  chosen: async () => {
    const answer = await http("GET", "/api/consents");
    return answer.kind === "ok" ? (answer.body as { people: ChosenConsent[] }).people : null; // as above
  },
  answer: (requestId, said) => act("request/answer", { requestId, answer: said }),
  askForHugs: (key, to, message) => act("need/ask", { key, to, message }),
  closeNeed: (key) => act("need/close", { key }),
  friends: async () => {
    const { me } = store.getState();
    if (me === null || me === "unknown") return null;
    const answer = await http("GET", `/api/people/${encodeURIComponent(me.id)}/friends?limit=${FRIENDS_MOST}`);
    return answer.kind === "ok" ? (answer.body as { people: PersonView[] }).people : null; // as above
  },
  ledger: async (cursor) => {
    const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const answer = await http("GET", `/api/consents/ledger${query}`);
    if (answer.kind === "ok") return { ok: true, page: answer.body as LedgerPage }; // as above
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  },
});
