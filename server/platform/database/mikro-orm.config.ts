import { Migrator } from "@mikro-orm/migrations";
import { defineConfig } from "@mikro-orm/pglite";
import { ENTITIES } from "../../entities/schema.ts";

/** For the MikroORM command line: `migration:create` and `migration:check` compare the entities with the snapshot kept beside the migrations. */
export default defineConfig({
  entities: ENTITIES,
  dbName: "memory://",
  extensions: [Migrator],
  migrations: {
    path: new URL("../../entities/migrations", import.meta.url).pathname,
    pathTs: new URL("../../entities/migrations", import.meta.url).pathname,
    emit: "ts",
    snapshotName: ".snapshot-hugmood",
    fileName: (timestamp) => `Migration${timestamp}`,
  },
});
