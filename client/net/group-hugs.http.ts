import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { resultOf, type Http } from "./http.client.ts";
import type { GroupHugsPage, HugMoodClient } from "./state.ts";

type GroupHugsHttp = Pick<HugMoodClient, "createGroupHug" | "groupHug" | "groupHugs">;

/** Group hugs as they are kept, over HTTP. */
export const createGroupHugsHttp = (http: Http): GroupHugsHttp => ({
  createGroupHug: async (draft) => {
    const answer = await http("POST", "/api/group-hugs", draft);
    if (answer.kind === "ok") return { ok: true, id: (answer.body as { id: string }).id }; // the route's documented answer
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  },
  groupHug: async (id) => {
    const answer = await http("GET", `/api/group-hugs/${encodeURIComponent(id)}`);
    if (answer.kind === "ok") return answer.body as GroupHugView; // as above
    // An id that is none is refused as a bad message.
    const isNone = answer.kind === "missing" || (answer.kind === "failed" && answer.failure.code === "bad_message");
    return isNone ? null : "offline";
  },
  groupHugs: async (cursor) => {
    const query = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await http("GET", `/api/group-hugs?limit=20${query}`);
    if (answer.kind === "ok") return { ok: true, page: answer.body as GroupHugsPage }; // as above
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  },
});
