/**
 * `npm run audit:export -- --from 2026-11-01 --to 2026-12-01 --out FILE`: writes the audit's entries of that time (days in
 * UTC, `--to` excluded; or moments like 2026-11-01T12:00:00Z) as lines of JSON with their hashes, which
 * `npm run audit:verify -- --file FILE` checks without the database. The embedded database's server must be stopped first.
 */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { openDatabase } from "../server/platform/database/open.ts";
import { needEmbedded } from "../server/platform/transfer/move.ts";
import { TransferRefused } from "../server/platform/transfer/refused.ts";
import { createAudit } from "../server/services/audit/audit.service.ts";
import { runTransfer } from "./transfer/run-transfer.ts";
import { transferSettings } from "./transfer/settings.ts";

const FORM = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;
const momentOf = (name: string, text: string | undefined): number => {
  const ms = FORM.test(text ?? "") ? Date.parse(text ?? "") : NaN;
  if (Number.isNaN(ms)) throw new TransferRefused(`--${name} is a day like 2026-11-01, or 2026-11-01T12:00:00Z.`);
  return ms;
};

await runTransfer(async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { from: text, to: text, out: text } });
  const range = { fromMs: momentOf("from", values.from), toMs: momentOf("to", values.to) };
  if (range.toMs <= range.fromMs) throw new TransferRefused("--to comes after --from.");
  if (values.out === undefined) throw new TransferRefused("--out is the file to write.");
  const { dataDir, databaseUrl } = transferSettings(process.env);
  if (databaseUrl === undefined) needEmbedded(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl, migrates: false });
  try {
    let entries = -1;
    const lines = async function* () {
      for await (const line of createAudit({ database }).exported(range)) {
        entries += 1;
        yield `${line}\n`;
      }
    };
    // A file that is there stays as it is.
    await pipeline(Readable.from(lines()), createWriteStream(values.out, { flags: "wx", mode: 0o600 })).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EEXIST") throw new TransferRefused(`${values.out} is there already.`);
        throw error;
      },
    );
    console.log(
      `${entries} entries are in ${values.out}. Check them with: npm run audit:verify -- --file ${values.out}`,
    );
  } finally {
    await database.close();
  }
});
