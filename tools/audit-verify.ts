/**
 * `npm run audit:verify [-- --heads FILE]`: walks the audit in the database that the settings name, from its first entry to
 * its last, and compares it with the heads that servers wrote down. It names the first entry that is not as it was, and
 * ends with 1. The embedded database's server must be stopped first. `-- --file FILE` checks what `npm run audit:export`
 * wrote instead, without a database.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import type { AuditHead, Broken } from "../server/services/audit/audit.chain.ts";
import { checkExport } from "../server/services/audit/audit.export.ts";
import type { AuditChecked } from "../server/services/audit/audit.port.ts";
import { createAudit } from "../server/services/audit/audit.service.ts";
import { headsFileIn, readHeads } from "../server/services/audit/audit.witness.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings, type TransferSettings } from "./transfer/settings.ts";

const WHY: Readonly<Record<Broken["why"], string>> = {
  missing: "it is missing",
  link: "it does not follow from the one before: that one was changed, or this one put in its place",
  hash: "it was changed",
  cut: "it and what came after it were cut off",
  witness: "it is another one than a server wrote down",
};

const verifyDatabase = async (
  { databaseUrl, dataDir }: Pick<TransferSettings, "databaseUrl" | "dataDir">,
  heads: readonly AuditHead[],
): Promise<AuditChecked> => {
  if (databaseUrl === undefined) needEmbedded(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    return await createAudit({ database }).verify(heads);
  } finally {
    await database.close();
  }
};
const verifyFile = (file: string, heads: readonly AuditHead[]): AuditChecked => {
  if (!existsSync(file)) throw new TransferRefused(`There is no file ${file}.`);
  return checkExport(readFileSync(file, "utf8").split("\n").slice(0, -1), heads);
};

await runTransfer(async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { heads: text, file: text } });
  const settings = transferSettings(process.env);
  const file = values.heads ?? headsFileIn(settings.dataDir);
  const heads = await readHeads(file);
  if (heads === null && values.heads !== undefined) throw new TransferRefused(`There is no file ${file}.`);
  const checked =
    values.file === undefined ? await verifyDatabase(settings, heads ?? []) : verifyFile(values.file, heads ?? []);
  if (!checked.ok)
    throw new TransferRefused(`The audit is broken at entry ${checked.broken.seq}: ${WHY[checked.broken.why]}.`);
  const compared =
    heads === null
      ? "No heads were written down, so entries cut off at the end with their head would not show."
      : `It agrees with ${heads.length} heads that were written down.`;
  console.log(`The audit is whole: ${checked.entries} entries. ${compared}`);
});
