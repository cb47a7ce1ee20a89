import { RIGHTS } from "../../server/entities/rights.list.ts";
import type { Columns, ColumnRights, Part, TableRights } from "../../server/entities/rights.ts";

const INTRO = `# What is kept about people

Written by \`npm run data\` from \`server/entities/rights/\`, which exports and erasure follow too; a test fails for a column of any table that is not declared there.

- **Export**: \`GET /api/me/export\` and what belongs to it give a zip with all that is *given* here, as JSON, as CSV, and as a page to read. Sealed words are opened for their owner. Other people are given by the name they are known by.
- **Erasure**: whoever asks for it is at once hidden from everybody and signed out everywhere. For seven days they can undo it; then a job does what stands here, all of it or nothing, and shreds the key that sealed their words. What stays says “someone”.
- **Kept**: how long it stays otherwise.`;

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
const columnTable = (columns: Columns): string => {
  const lines = new Map<string, string[]>();
  for (const [name, rights] of Object.entries(columns)) {
    const said = [exportWords(rights), eraseWords(rights), rights.keep].join(" | ");
    lines.set(said, [...(lines.get(said) ?? []), `\`${name}\``]);
  }
  return table(
    ["columns", "export", "erasure", "kept"],
    [...lines].map(([said, names]) => [names.join(", "), said]),
  );
};

const partSection = ({ title, rows, columns }: Part): string =>
  `**${title}.** ${rows === "go" ? "Erasure removes the rows." : "The rows stay, for those who are in them too."}\n\n${columnTable(columns)}`;

const tableSection = ({ table: name, what, why, parts, nobody }: TableRights): string =>
  [
    `## ${name}`,
    `${what} *Why:* ${why}`,
    ...(nobody === undefined ? [] : [columnTable(nobody)]),
    ...parts.map(partSection),
  ].join("\n\n");

/** docs/data.md as it follows from what is declared. */
export const dataMarkdown = (): string => `${[INTRO, ...RIGHTS.map(tableSection), BEYOND].join("\n\n")}\n`;

export const DATA_FILE = new URL("../../docs/data.md", import.meta.url);
