import { Unavailable } from "../errors.ts";
import type { Accounts, CurrentSession } from "../services/identity/identity.port.ts";
import { matchRoute } from "./match.ts";
import { problem, refusal } from "./problem.ts";
import type { Route } from "./route.ts";

type LargeBodiesDeps = {
  readonly routes: readonly Route[];
  readonly accounts: Pick<Accounts, "session">;
  /** On their way in at a time in this process: what they weigh is held in memory. */
  readonly atOnce: number;
};

const AGAIN_MS = 3_000;

/** Who may send a body that is larger than others: somebody signed in, one at a time, and few at once. */
export const createLargeBodies = ({ routes, accounts, atOnce }: LargeBodiesDeps) => {
  const sending = new Set<string>();
  const uploadOf = (method: string, pathname: string) => {
    const match = matchRoute(routes, method, pathname);
    return match.kind === "route" ? match.route.upload : null;
  };
  return {
    limitOf: uploadOf,
    async admit(request: Request): Promise<Response | (() => void)> {
      let session: CurrentSession | null;
      try {
        session = await accounts.session(request.headers);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        return refusal({ code: "try_later", retryAfterMs: error.retryAfterMs });
      }
      if (session === null) return problem(401, "not_signed_in");
      if (session.standing === "suspended") return refusal({ code: "suspended" });
      const { userId } = session.who;
      if (sending.has(userId)) return refusal({ code: "too_many", retryAfterMs: AGAIN_MS });
      if (sending.size >= atOnce) return refusal({ code: "try_later", retryAfterMs: AGAIN_MS });
      sending.add(userId);
      return () => void sending.delete(userId);
    },
  };
};
