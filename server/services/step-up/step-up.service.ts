import type { StepUpWays } from "#shared/schema/second-factor.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Credentials } from "../credentials/credentials.port.ts";
import type { RoomIdentity } from "../identity/identity.port.ts";
import { refused } from "../outcome.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import { STEPPED_UP_MINUTES, type StepUp } from "./step-up.port.ts";

export type StepUpParts = {
  readonly credentials: Pick<Credentials, "check">;
  readonly passkeys: Pick<Passkeys, "beginProving" | "prove">;
  readonly secondFactor: Pick<SecondFactor, "take">;
};
/** What a session and its person come to. */
export type StepUpStore = {
  ways(who: RoomIdentity): Promise<StepUpWays>;
  mark(who: RoomIdentity): Promise<void>;
};

/** Somebody with a way in of another kind only, such as a provider's, has something to show: they sign in once more. */
const WAYS = `
  select password, code as "needsCode", passkey,
    coalesce((
      select stepped_up_at > clock_timestamp() - make_interval(mins => $3) from sessions where id = $2 and user_id = $1
    ), false) or not (passkey or exists (select from credentials where user_id = $1)) as "isDone"
  from (
    select
      exists (select from credentials where user_id = $1 and provider_id = 'credential' and password is not null) as password,
      exists (select from second_factors where user_id = $1 and confirmed_at is not null) as code,
      exists (select from passkeys where user_id = $1) as passkey
  ) as shown`;
const MARK = `update sessions set stepped_up_at = clock_timestamp() where id = $1 and user_id = $2`;

export const createStepUpOver = (store: StepUpStore, { credentials, passkeys, secondFactor }: StepUpParts): StepUp => {
  /** Marks the session if what was shown was right. */
  const mark = async (who: RoomIdentity, shown: Awaited<ReturnType<Credentials["check"]>>) => {
    if (shown.ok) await store.mark(who);
    return shown;
  };
  return {
    isDone: async (who) => (await store.ways(who)).isDone,
    ways: store.ways,
    async withPassword(who, password, code) {
      const known = await credentials.check(who.userId, password);
      if (!known.ok) return known;
      const { needsCode } = await store.ways(who);
      if (!needsCode) return mark(who, known);
      if (code === null) return refused({ code: "wrong_code" });
      return mark(who, await secondFactor.take(who.userId, code));
    },
    beginWithPasskey: ({ userId }, origin) => passkeys.beginProving(userId, origin),
    withPasskey: async (who, ceremonyId, response, origin) =>
      mark(who, await passkeys.prove(who.userId, ceremonyId, response, origin)),
  };
};

export const createStepUp = ({ database, ...parts }: StepUpParts & { readonly database: Rows }): StepUp =>
  createStepUpOver(
    {
      async ways({ userId, sessionId }) {
        const [ways] = await database.rows<StepUpWays>(WAYS, [userId, sessionId, STEPPED_UP_MINUTES]);
        return ways ?? { isDone: false, password: false, needsCode: false, passkey: false };
      },
      mark: async ({ userId, sessionId }) => void (await database.rows(MARK, [sessionId, userId])),
    },
    parts,
  );
