import type { Database } from "../../platform/database/database.ts";
import { createLocalHints } from "../../platform/inbox-hints.ts";
import { createDesigns } from "../designs/designs.service.ts";
import { createHugs } from "../hugs/hugs.service.ts";
import { createInbox } from "../inbox/inbox.service.ts";
import { createPeople } from "../people/people.service.ts";
import type { World } from "./world.ts";

/** All services over a database that nobody else writes to; `close` closes it. */
export const createDatabaseWorld = (database: Database): World => {
  const hints = createLocalHints();
  const designs = createDesigns({ database });
  return {
    designs,
    hints,
    hugs: createHugs({ database, designs, hints }),
    inbox: createInbox({ database, hints }),
    people: createPeople({ database, hints }),
    async addUser(name) {
      const sql = "insert into users (display_name, is_anonymous) values ($1, true) returning id";
      const [user] = await database.rows<{ id: string }>(sql, [name]);
      if (!user) throw new Error("The new user was not returned.");
      return user.id;
    },
    async removeUser(userId) {
      await database.rows("update users set deleted_at = now() where id = $1", [userId]);
    },
    async reset() {
      await database.rows("truncate users, hug_designs cascade");
    },
    close: () => database.close(),
  };
};
