import { Migration20261123222400_tables } from "./migrations/Migration20261123222400_tables.ts";
import { Migration20261123222500_inbox } from "./migrations/Migration20261123222500_inbox.ts";
import { Migration20261123222600_deliver } from "./migrations/Migration20261123222600_deliver.ts";
import { Migration20261123222700_answer } from "./migrations/Migration20261123222700_answer.ts";
import { Migration20261123222800_consent } from "./migrations/Migration20261123222800_consent.ts";
import { Migration20261123222900_views } from "./migrations/Migration20261123222900_views.ts";

/** Every migration, oldest first. A new one is added at the end; one that ran somewhere is never changed. */
export const MIGRATIONS = [
  Migration20261123222400_tables,
  Migration20261123222500_inbox,
  Migration20261123222600_deliver,
  Migration20261123222700_answer,
  Migration20261123222800_consent,
  Migration20261123222900_views,
].map((migration) => ({ name: migration.name, class: migration }));
