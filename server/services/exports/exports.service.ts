import * as z from "zod";
import type { ExportView } from "#shared/schema/data-rights.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import type { KeptLimits } from "../../platform/kept-limits.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import { done, refused } from "../outcome.ts";
import { exportFiles } from "./export.files.ts";
import { givenParts, type GivenPart } from "./export.parts.ts";
import { createRowReader } from "./export.rows.ts";
import { zipPieces } from "./export.zip.ts";
import { EXPORTS_OF_PERSON } from "./exports.limits.ts";
import type { Exports } from "./exports.port.ts";
import * as sql from "./exports.sql.ts";

export type ExportsDeps = {
  readonly database: Rows;
  readonly sealing: Pick<Sealing, "openAll" | "sealBytes" | "openBytes">;
  readonly limits: KeptLimits;
  readonly queue: JobQueue;
  readonly nowMs: () => number;
  readonly parts?: readonly GivenPart[];
};

const NONE: ExportView = { state: "none", percent: 0, bytes: 0, untilMs: null };
const exportJob = z.union([z.object({ make: z.uuid() }), z.object({ remove: z.uuid() })]);
const placeOf = (owner: string, exportId: string, number: number) => ({
  owner,
  table: "data_export_chunks",
  column: "bytes",
  row: `${exportId}/${number}`,
});

export const createExports = (deps: ExportsDeps): Exports => {
  const { database, sealing, limits, queue } = deps;
  const ask = sql.askWithJob(queue);
  const view = async (userId: string) => (await database.rows<ExportView>(sql.VIEW, [userId]))[0] ?? NONE;
  return {
    view,

    async ask(userId) {
      const before = await view(userId);
      if (before.state === "making") return done(before);
      const retryAfterMs = await limits.take("exportsOfPerson", userId, EXPORTS_OF_PERSON);
      if (retryAfterMs > 0) return refused({ code: "too_many", retryAfterMs });
      const asked = await database.rows(ask, [userId]);
      return asked.length === 0 ? refused({ code: "no_such_person" }) : done(await view(userId));
    },

    async file(userId) {
      const found = await database.rows<{ id: string; number: number }>(sql.FILE, [userId]);
      const pieces: Uint8Array[] = [];
      for (const { id, number } of found) {
        const [chunk] = await database.rows<{ bytes: Uint8Array }>(sql.CHUNK, [id, number]);
        const piece = chunk && (await sealing.openBytes(placeOf(userId, id, number), chunk.bytes));
        if (!piece) return refused({ code: "no_such_export" });
        pieces.push(piece);
      }
      return pieces.length === 0 ? refused({ code: "no_such_export" }) : done(Buffer.concat(pieces));
    },
  };
};

/** Makes what was asked for, from the beginning if a process died over it, and removes what was there long enough. */
export const createExportJobs = (deps: ExportsDeps) => {
  const { database, sealing, queue, nowMs } = deps;
  const [finish, addMissing] = [sql.finishWithJob(queue), sql.addMissingJobs(queue)];

  const make = async (exportId: string): Promise<void> => {
    const begin = `select user_id as "userId", run from begin_export($1)`;
    const [begun] = await database.rows<{ userId: string; run: number }>(begin, [exportId]);
    if (begun === undefined) return;
    const { userId, run } = begun;
    const reader = await createRowReader(database, sealing, userId);
    let told = 0;
    const onPercent = async (percent: number): Promise<void> => {
      if (percent < told + 5) return;
      told = percent;
      await database.rows(sql.PROGRESS, [exportId, run, percent]);
    };
    const madeAt = `${new Date(nowMs()).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    const files = await exportFiles(reader, deps.parts ?? givenParts(), madeAt, onPercent);
    let number = 0;
    for await (const piece of zipPieces(files)) {
      const sealed = await sealing.sealBytes(placeOf(userId, exportId, number), piece);
      const added = await database.rows(sql.ADD, [exportId, run, number, sealed]);
      // Another process makes it by now, or it was asked for anew.
      if (added.length === 0) return;
      number += 1;
    }
    await database.rows(finish, [exportId, run]);
  };

  return {
    queue: queue.name,
    async carryOut(data: unknown): Promise<void> {
      const job = exportJob.parse(data);
      if ("make" in job) await make(job.make);
      else await database.rows(sql.REMOVE, [job.remove]);
    },
    addMissing: async (): Promise<void> => void (await database.rows(addMissing)),
  };
};
