import * as z from "zod";
import { MIGRATIONS } from "../../entities/migrations.list.ts";
import { TransferRefused } from "./refused.ts";

export const FORMAT = "hugmood-backup";
export const FORMAT_VERSION = 1;

const name = z.string().min(1).max(63);
const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  /** The version of HugMood that wrote it. */
  app: z.string(),
  madeAt: z.string(),
  /** Every migration its database had, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** In the order of their references; so many rows of each follow. */
  tables: z.array(z.object({ name, rows: z.int().min(0) })),
});
const footerSchema = z.object({
  end: z.literal(FORMAT),
  /** SHA-256 over the rows of each table, by its name. */
  digests: z.record(name, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Header = z.infer<typeof headerSchema>;
export type Footer = z.infer<typeof footerSchema>;

export const ourMigrations = (): string[] => MIGRATIONS.map((migration) => migration.name);

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** The first line of a backup that this version can restore; throws TransferRefused that says why it cannot. */
export const readHeader = (line: string, file: string): Header => {
  const found = headerSchema.safeParse(parsed(line));
  if (!found.success) throw new TransferRefused(`${file} is not a backup of HugMood. Nothing was changed.`);
  const header = found.data;
  if (header.version !== FORMAT_VERSION) {
    throw new TransferRefused(
      `${file} has format ${header.version}; this version of HugMood reads ${FORMAT_VERSION}. Nothing was changed. ` +
        `Restore it with HugMood ${header.app}, which made it.`,
    );
  }
  const ours = ourMigrations();
  if (header.migrations.join() !== ours.join()) {
    throw new TransferRefused(
      `${file} was made by HugMood ${header.app} at the migration ${header.migrations.at(-1)}; this version is at ` +
        `${ours.at(-1)}. Nothing was changed. Restore it with the version that made it, then start this one, which ` +
        "brings the tables up to date.",
    );
  }
  return header;
};

/** The last line; null = it is not one. */
export const readFooter = (line: string): Footer | null => footerSchema.safeParse(parsed(line)).data ?? null;
