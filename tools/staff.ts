/**
 * `npm run staff -- --user <id or mail> --role moderator|senior_moderator|admin|none`: gives somebody a role on the staff, in
 * the database that the settings name; without arguments it lists who is on it. The embedded database's server must be
 * stopped first. It leaves an audit entry like everything that is done about the staff.
 */
import { parseArgs } from "node:util";
import { staffRoleSchema } from "#shared/schema/staff.ts";
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { findUser } from "../server/services/identity/find-user.ts";
import { createStaff } from "../server/services/staff/staff.service.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings } from "./transfer/settings.ts";

const WHY: Readonly<Record<string, string>> = {
  no_such_person: "There is no account with that id or mail. Guests have no role.",
  last_admin: "That is the last admin: make another one first.",
};

await runTransfer(async () => {
  const { values } = parseArgs({ options: { user: { type: "string" }, role: { type: "string" } } });
  const { user, role } = values;
  if ((user === undefined) !== (role === undefined)) throw new TransferRefused("--user and --role go together.");
  const wanted = role === "none" ? null : staffRoleSchema.safeParse(role ?? "moderator").data;
  if (wanted === undefined) throw new TransferRefused("--role is moderator, senior_moderator, admin or none.");
  const { dataDir, databaseUrl } = transferSettings(process.env);
  if (databaseUrl === undefined) needEmbedded(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    const staff = createStaff({ database });
    if (user !== undefined) {
      const found = await findUser(database, user);
      const given = found === null ? null : await staff.setRole(null, found, wanted);
      if (given === null || !given.ok)
        throw new TransferRefused(WHY[given?.refusal.code ?? "no_such_person"] ?? "That cannot be done.");
    }
    const members = await staff.members();
    if (members.length === 0) console.log("Nobody is on the staff.");
    for (const { id, name, role: has, hasFactor } of members)
      console.log(`${has.padEnd(16)}  ${id}  ${name}${hasFactor ? "" : "  (no second factor yet: cannot act)"}`);
  } finally {
    await database.close();
  }
});
