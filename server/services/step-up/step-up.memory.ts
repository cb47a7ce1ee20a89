import type { Credentials } from "../credentials/credentials.port.ts";
import type { MemoryIdentity } from "../identity/identity.memory.ts";
import type { Passkeys } from "../passkeys/passkeys.port.ts";
import type { SecondFactor } from "../second-factor/second-factor.port.ts";
import type { MemoryTables } from "../world.memory.ts";
import { STEPPED_UP_MINUTES, type StepUp } from "./step-up.port.ts";
import { createStepUpOver } from "./step-up.service.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly identity: MemoryIdentity;
  readonly credentials: Credentials;
  readonly passkeys: Passkeys;
  readonly secondFactor: SecondFactor;
};

/** The same over sessions in memory; passes the same contract. */
export const createMemoryStepUp = ({ tables, identity, ...parts }: Deps): StepUp =>
  createStepUpOver(
    {
      async ways({ userId, sessionId }) {
        tables.reach();
        const password = (await parts.credentials.account(userId))?.mail != null;
        const needsCode = (await parts.secondFactor.view(userId)).isOn;
        const passkey = (await parts.passkeys.list(userId)).length > 0;
        const atMs = identity.steppedUpAtMs(sessionId);
        const isFresh = atMs !== null && tables.nowMs() < atMs + STEPPED_UP_MINUTES * 60_000;
        return { isDone: isFresh || !(password || passkey), password, needsCode, passkey };
      },
      mark: async ({ sessionId }) => identity.stepUp(sessionId),
    },
    parts,
  );
