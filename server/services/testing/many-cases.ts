import { CATEGORIES } from "#shared/schema/conduct.ts";
import type { CaseActor } from "../cases/cases.port.ts";
import { valueOf } from "./hug.ts";
import { NO_BREACH, reportOf } from "./report.ts";
import type { World } from "./world.ts";

const DECIDED_EVERY = 4;

/** So many cases of all categories, every fourth decided by `by`; their ids. */
export const fillCases = async (
  world: Pick<World, "addUser" | "reports" | "cases">,
  by: CaseActor,
  count: number,
): Promise<readonly string[]> => {
  for (let made = 0; made < count; made += 1) {
    const [about, reporter] = [await world.addUser(`About ${made}`), await world.addUser(`Reporter ${made}`)];
    const category = CATEGORIES[made % CATEGORIES.length] ?? "other";
    const words = "It was not kind.";
    valueOf(await world.reports.report(reporter, reportOf("profile", about, { category, words })));
  }
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await world.cases.page(by, { state: "open", claim: "any" }, cursor, 100);
    ids.push(...(page?.cases ?? []).map(({ id }) => id));
    cursor = page?.next ?? null;
    if (cursor === null) break;
  }
  for (const id of ids.filter((_, at) => at % DECIDED_EVERY === 0)) {
    valueOf(await world.cases.claim(by, id));
    valueOf(await world.cases.decide(by, id, NO_BREACH));
  }
  return ids;
};
