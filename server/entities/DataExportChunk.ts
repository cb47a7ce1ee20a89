import { defineEntity, p } from "@mikro-orm/core";
import { DataExport } from "./DataExport.ts";

/** A piece of the zip of an export, sealed by its owner's key: any process can hand it out, and a dump gives nothing away. */
export const DataExportChunk = defineEntity({
  name: "DataExportChunk",
  tableName: "data_export_chunks",
  properties: {
    dataExport: () => p.manyToOne(DataExport).primary().fieldName("export_id").deleteRule("cascade"),
    /** From 0. */
    number: p.integer().primary(),
    bytes: p.blob().columnType("bytea"),
  },
});
