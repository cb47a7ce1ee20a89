import { createDesigns } from "../../../services/designs/designs.service.ts";
import { createDatabaseWorld } from "../../../services/testing/database-world.ts";
import { COMPLETED, joined, ownedGroupHug, ready, STARTED } from "../../../services/testing/group-hug.ts";
import { hugTo, valueOf } from "../../../services/testing/hug.ts";
import { openIdentity } from "../../auth/open-identity.ts";
import type { Database } from "../../database/database.ts";
import { createLog } from "../../logger/logger.ts";

export const SECRET = "a-secret-of-the-test-that-is-long-enough-to-sign";
/** What could come out changed: quotes, places for parameters, lines, escapes, several bytes, several code units. */
const ODD = `"quoted" 'single' \\ $1 ? :x {} ü 🤗\u2028\nnext\tline \u0001`;
const HUGS = 1_100;

export type Filled = { readonly userIds: readonly string[]; readonly groupHugId: string; readonly hugId: string };

/** What a server needs besides services: designs and a signing key, as its first start makes them. */
export const startOnce = async (database: Database, secret = SECRET): Promise<void> => {
  await createDesigns({ database }).seed();
  const log = createLog({ level: "silent", format: "plain" });
  await openIdentity(database, { secret, publicUrl: null, log, nowMs: Date.now });
};

/** People who hugged, answered, muted, blocked and met, through the services. More hugs than fit in one batch. */
export const fill = async (database: Database): Promise<Filled> => {
  await startOnce(database);
  const world = createDatabaseWorld(database);
  const [ann, ben, cho, dan] = [
    await world.addUser("Ann"),
    await world.addUser(`Ben ${ODD}`),
    await world.addUser("Cho"),
    await world.addUser("Dan"),
  ];
  const { id: hugId } = valueOf(await world.hugs.send(ann, hugTo(ben, { message: "warm" })));
  valueOf(await world.hugs.send(ben, hugTo(ann, { answers: hugId })));
  valueOf(await world.hugs.react(ben, { hugId, emoji: "💛", message: "thanks" }));
  valueOf(await world.people.setMuted(cho, ben, true));
  valueOf(await world.people.setBlocked(dan, ann, true));
  await database.rows("update hugs set message = $1 where id = $2", [ODD, hugId]);
  // A null that is a value, unlike one that is none.
  await database.rows("update hug_designs set haptic_pattern = 'null'::jsonb where slug = 'bear'");
  await database.rows(
    `insert into hugs (sender_id, recipient_id, client_key, type, answers_id)
     select $1, $2, gen_random_uuid(), 'bear', $3 from generate_series(1, $4::int)`,
    [cho, dan, hugId, HUGS],
  );
  // Each answers another, most of which come later by id.
  await database.rows(
    `update hugs set answers_id = other.id from (select id, lead(id) over (order by id) as before from hugs) other
     where other.before = hugs.id and hugs.type = 'bear' and recipient_id = $1`,
    [dan],
  );
  const group = await ownedGroupHug(world, ann);
  valueOf(await world.groupHugs.invite(ann, group.id, cho));
  await group.write(joined(ann), joined(ben), ready(ann), ready(ben), STARTED, COMPLETED);
  await ownedGroupHug(world, ben);
  return { userIds: [ann, ben, cho, dan], groupHugId: group.id, hugId };
};

/** Everything that the services say of what `fill` made. */
export const everythingIn = async (database: Database, { userIds, groupHugId }: Filled) => {
  const world = createDatabaseWorld(database);
  const people = [];
  for (const id of userIds) {
    people.push({
      profile: await world.people.profile(id),
      snapshot: await world.inbox.snapshot(id),
      events: await world.inbox.eventsAfter(id, 0, 1000),
      hugs: await world.hugs.page(id, null, 100),
      groupHug: await world.groupHugs.one(id, groupHugId),
      groupHugs: await world.groupHugs.page(id, null, 100),
      muted: await world.people.muted(id),
      blocked: await world.people.blocked(id),
    });
  }
  return { people, listed: await world.groupHugs.listed(100), designs: await createDesigns({ database }).list() };
};

export const peopleIn = async (database: Database): Promise<number> => {
  const [found] = await database.rows<{ count: number }>("select count(*)::int as count from users");
  return found?.count ?? -1;
};
