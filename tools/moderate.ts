/**
 * Beside the server of `npm run demo -- --moderate`: a dozen group hugs with simulated people, reports now and then, and a
 * raid a minute after the start and every five minutes, or whenever Enter is pressed.
 */
import type { HugMoodClient } from "../client/net/state.ts";
import { comeIn, type Comer } from "./moderate/crowd.ts";
import { holdTable, type Life } from "./moderate/hold-table.ts";
import { TABLES } from "./moderate/tables.ts";
import { openWayIn } from "./moderate/way-in.ts";

const RAIDERS = 24;
const FIRST_RAID_MS = 60_000;
const RAID_EVERY_MS = 5 * 60_000;
const RAID_STAYS_MS = 45_000;
const REPORT_EVERY_MS = 25_000;
/** Between two who come in: one machine brings in sixty guests a minute. */
const COMES_EVERY_MS = 400;
const SAID = [
  ["harassment", "They do not stop asking where I live."],
  ["spam", "The same advertisement again and again."],
  ["hate", ""],
  ["other", "It does not feel like a hug any more."],
] as const;

const url = process.env["HUGMOOD_URL"] ?? "";
const token = process.env["HUGMOOD_DEMO_TOKEN"] ?? "";
if (url === "" || token === "") {
  console.error("This runs beside a server: npm run demo -- --moderate");
  process.exit(2);
}

const over = new AbortController();
const isOver = (): boolean => over.signal.aborted;
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (isOver()) return resolve();
    const timer = setTimeout(end, ms);
    over.signal.addEventListener("abort", end);
    function end(): void {
      clearTimeout(timer);
      over.signal.removeEventListener("abort", end);
      resolve();
    }
  });
const life: Life = { isOver, rest };
const clients = new Set<HugMoodClient>();

const bringIn = async (names: readonly string[]): Promise<readonly Comer[]> => {
  const came: Comer[] = [];
  for (const name of names) {
    const comer = await comeIn(url, name, life);
    if (comer === null) continue;
    clients.add(comer.client);
    came.push(comer);
    await rest(COMES_EVERY_MS);
  }
  return came;
};

/** Group hugs that are open now, as the lobby lists them. */
const listed = (comer: Comer | undefined): readonly string[] =>
  (comer?.client.store.getState().groupHugs ?? []).map(({ id }) => id);

let isRaiding = false;
const raid = async (looker: Comer | undefined): Promise<void> => {
  const [target] = listed(looker);
  if (isRaiding || isOver() || target === undefined) return;
  isRaiding = true;
  console.log(`A raid begins: ${RAIDERS} new guests at once`);
  // All at once, other than people come.
  const names = Array.from({ length: RAIDERS }, (_, n) => `Raider ${n + 1}`);
  const raiders = (await Promise.all(names.map((name) => comeIn(url, name, life)))).flatMap((one) => one ?? []);
  for (const { client } of raiders) clients.add(client);
  const sessions = raiders.flatMap(({ client }) => client.openGroupHug(target) ?? []);
  for (let turn = 0; turn < RAID_STAYS_MS / 1_000 && !isOver(); turn += 1) {
    await Promise.all(sessions.map((session) => session.ready(turn % 2 === 0)));
    await rest(1_000);
  }
  for (const session of sessions) session.close();
  for (const { client } of raiders) {
    client.stop();
    clients.delete(client);
  }
  console.log("The raid is over");
  isRaiding = false;
};

const reportNowAndThen = async (people: readonly Comer[]): Promise<void> => {
  for (let n = 0; !isOver(); n += 1) {
    await rest(REPORT_EVERY_MS);
    const by = people[n % people.length];
    const ids = listed(people[0]);
    const [category, words] = SAID[n % SAID.length] ?? SAID[0];
    const id = ids[n % Math.max(1, ids.length)];
    if (by !== undefined && id !== undefined) await by.report(id, category, words).catch(() => false);
  }
};

const wayIn = await openWayIn(url, token);
const stop = (): void => {
  over.abort();
  wayIn.close();
  for (const client of clients) client.stop();
  // Rooms are told that they leave before the sockets go with the process.
  setTimeout(() => process.exit(0), 200);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

const people = await bringIn(TABLES.flatMap(({ host, guest }) => [host, guest]));
console.log(`To moderate, open ${wayIn.link}\nIt signs this browser in as the demo's admin. Enter begins a raid.`);
const tables = TABLES.flatMap((table, n) => {
  const [host, guest] = [people[2 * n], people[2 * n + 1]];
  return host === undefined || guest === undefined ? [] : [holdTable(table, host.client, guest.client, life)];
});
void reportNowAndThen(people);
if (process.stdin.isTTY) process.stdin.on("data", () => void raid(people[0]));
await rest(FIRST_RAID_MS);
while (!isOver()) {
  await raid(people[0]);
  await rest(RAID_EVERY_MS);
}
await Promise.all(tables);
