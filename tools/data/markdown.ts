import { levelsOf, type Level } from "../../server/entities/levels.ts";
import { RIGHTS } from "../../server/entities/rights.list.ts";
import type { Columns, ColumnRights, Part, TableRights } from "../../server/entities/rights.ts";

const INTRO = `# What is kept about people

Written by \`npm run data\` from \`server/entities/rights/\`, which exports and erasure follow too; a test fails for a column of any table that is not declared there.

- **Export**: \`GET /api/me/export\` and what belongs to it give a zip with all that is *given* here, as JSON, as CSV, and as a page to read. Sealed words are opened for their owner. Other people are given by the name they are known by.
- **Erasure**: whoever asks for it is at once hidden from everybody and signed out everywhere. For seven days they can undo it; then a job does what stands here, all of it or nothing, and shreds the key that sealed their words. What stays says “someone”.
- **Kept**: how long it stays otherwise.
- **Level**: how well it is protected.

## Levels of protection

The level of a column follows by rule from what an export does with it (\`server/entities/levels.ts\`), so that none is without: *sealed* is what is opened for its owner or sealed otherwise; *secret* is what opens something, or would, were it no hash; *personal* is all else in a table about somebody, whether it is given or not; *technical* is what is about nobody.

| level | at rest | who reads it | in logs | in caches | in addresses | kept |
|---|---|---|---|---|---|---|
| sealed | AES-256-GCM under a key of its person (answers to repeats: of the request) with its place bound in; that key is wrapped by a master key, or follows from a secret, that is not in the database. Words of before there were keys stay as they are until they are sealed anew | whom the words are from and for, through the services; no operator, database or backup without the master key | never | none that is shared; the browsers of those two until they are signed out | never | as its table says; erasure shreds the key |
| secret | as a hash (argon2id, SHA-256 of 256 random bits, or keyed), or wrapped by a key that is not in the database | the server only; in no answer and no export | never | none; opened keys in the memory of a process | never: what it is a hash of stands behind \`#\` or in a cookie, but for the link of an invitation | until it was used, ran out or was replaced |
| personal | as it is: in the database's own files, which whoever runs the server can put on a sealed disk | its person (export), whom they show it to (\`shared/policy\`, consent, who is in the same hug), and whoever runs the server | ids only, never names, mails or words | none that is shared: \`no-store\`; pictures in their viewer's browser; its own things in its person's browser until they are signed out | ids, and the username in \`/@username\` | as its table says; erasure removes or empties it |
| technical | as it is | anybody through the services, or nobody | yes | yes | yes | as its table says |

Held by tests: every column has a level (\`rights.test.ts\` L1, \`levels.test.ts\`), what is sealed is (\`sealed-columns.test.ts\` and those it names, a dump without a planted word in \`sealed-words.test.ts\`), logs (\`logger.test.ts\`, \`erasure.marker.test.ts\`), caches (\`registry.test.ts\`), what is shown to whom (\`privacy-matrix.test.ts\`, \`contract-fuzz.test.ts\`), kept (\`erasure.marker.test.ts\`). What is not a column, such as a room's token, is in [asvs.md](asvs.md) (V14).`;

const BEYOND = `## Beyond the tables

| where | what is kept | how long |
|---|---|---|
| the log | numbers, ids and codes; never a name, a mail or words (\`logger.test.ts\`) | as long as you keep it |
| Redis | which process has which room, by ids; no names, no words | until the room closes |
| jobs (\`pgboss\`) | ids of what is due | a day after they are done |
| letters | links; no moods, no hugs, nobody else | in the mailbox |
| a browser | its own hugs, what waits to be sent, drafts, whom one chose last, the link one made | until it is signed out, here or elsewhere |
| files of the database | a row that was erased, until it is vacuumed; the write-ahead log until it is recycled. Words in both are sealed by a key that is gone | PostgreSQL's autovacuum: minutes to hours; \`vacuum full\` at once |
| backups, replicas | what was there when they were made, keys included | as long as you keep them |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const exportWords = ({ export: rule }: ColumnRights): string => {
  switch (rule.kind) {
    case "given":
      return "given";
    case "named":
      return "given, by name";
    case "opened":
      return "given, opened";
    case "withheld":
      return `no: ${rule.why}`;
  }
};
const eraseWords = ({ erase }: ColumnRights): string => (typeof erase === "string" ? erase : erase.to);

/** Columns that are treated alike stand in one line. */
const columnTable = (columns: Columns, levels: ReadonlyMap<string, Level>): string => {
  const lines = new Map<string, string[]>();
  for (const [name, rights] of Object.entries(columns)) {
    const said = [levels.get(name) ?? "", exportWords(rights), eraseWords(rights), rights.keep].join(" | ");
    lines.set(said, [...(lines.get(said) ?? []), `\`${name}\``]);
  }
  return table(
    ["columns", "level", "export", "erasure", "kept"],
    [...lines].map(([said, names]) => [names.join(", "), said]),
  );
};

const partSection = ({ title, rows, columns }: Part, levels: ReadonlyMap<string, Level>): string =>
  `**${title}.** ${rows === "go" ? "Erasure removes the rows." : "The rows stay, for those who are in them too."}\n\n${columnTable(columns, levels)}`;

const tableSection = (rights: TableRights): string => {
  const { table: name, what, why, parts, nobody } = rights;
  const levels = levelsOf(rights);
  return [
    `## ${name}`,
    `${what} *Why:* ${why}`,
    ...(nobody === undefined ? [] : [columnTable(nobody, levels)]),
    ...parts.map((part) => partSection(part, levels)),
  ].join("\n\n");
};

/** docs/data.md as it follows from what is declared. */
export const dataMarkdown = (): string => `${[INTRO, ...RIGHTS.map(tableSection), BEYOND].join("\n\n")}\n`;

export const DATA_FILE = new URL("../../docs/data.md", import.meta.url);
