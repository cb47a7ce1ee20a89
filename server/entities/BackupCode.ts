import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** In place of a code of the app when that is lost; each is good once. */
export const BackupCode = defineEntity({
  name: "BackupCode",
  tableName: "backup_codes",
  uniques: [{ name: "backup_codes_user_code_unique", properties: ["user", "codeHash"] }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("backup_codes_user_id_index"),
    /** HMAC-SHA-256, keyed by the server's secret. */
    codeHash: p.text(),
    usedAt: p.datetime().columnType("timestamptz").nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
