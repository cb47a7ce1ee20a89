import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** An authenticator app (RFC 6238) beside the password. No row = none. */
export const SecondFactor = defineEntity({
  name: "SecondFactor",
  tableName: "second_factors",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Sealed; base32 within. */
    secret: p.text(),
    /** When a code of it was shown; null = it is being turned on, and asks for nothing yet. */
    confirmedAt: p.datetime().columnType("timestamptz").nullable(),
    /** The newest time step whose code was taken: no code of it or of one before is taken again. */
    lastStep: p.bigint("number").default(0),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
