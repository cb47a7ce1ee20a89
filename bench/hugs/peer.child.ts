/** The peer's process: a bare Colyseus room on the same transport, the same database library and pool, no product logic. */
import { randomUUID } from "node:crypto";
import { matchMaker } from "@colyseus/core";
import { rowsOf, type Rows } from "../../server/platform/database/database.ts";
import { openOrm } from "../../server/platform/database/orm.ts";
import { routeColyseusLog } from "../../server/platform/logger/colyseus-log.ts";
import { createLog } from "../../server/platform/logger/logger.ts";
import { openRoomPort } from "../../server/rooms/testing/room-port.ts";
import { answerParent } from "../child-process.ts";
import { watchLoop } from "../loop-lag.ts";
import { cpuMs } from "./cpu.ts";
import type { Person } from "../made-people.ts";
import { hugAt, pairOf } from "./made-hugs.ts";
import { runOpenLoop } from "./open-loop.ts";
import { PeerRoom, type Store } from "./PeerRoom.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

const TABLE = `
  create table bare_hugs (
    id uuid primary key default gen_random_uuid(), recipient uuid not null, client_key uuid not null, design text not null,
    squeeze jsonb not null, message text not null, sent_at timestamptz not null default now()
  )`;
const INSERT = `
  insert into bare_hugs (recipient, client_key, design, squeeze, message) values ($1, $2, $3, $4, $5) returning id, sent_at`;

const lag = watchLoop();
let rows: Rows["rows"] = () => Promise.reject(new Error("It was not asked to listen yet."));
let end = async (): Promise<void> => {};
let people: readonly Person[] = [];

const insert: Store = async (body) => {
  const { to, key, design, squeeze, message } = body as ReturnType<typeof hugAt>; // as: it believes what it is sent
  const [made] = await rows(INSERT, [to, key, design, JSON.stringify(squeeze), message]);
  return made;
};

const open = async (ask: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  if (ask.databaseUrl === null) throw new Error("The peer needs a PostgreSQL.");
  const orm = await openOrm({ dialect: "postgres", databaseUrl: ask.databaseUrl });
  rows = rowsOf(orm);
  await rows(TABLE);
  routeColyseusLog(createLog({ level: "error", format: "plain" }));
  matchMaker.defineRoomType("inbox", PeerRoom, { deps: { store: insert } });
  const listening = await openRoomPort("auto", (error) => console.error(error));
  people = Array.from({ length: ask.people }, () => ({ id: randomUUID(), token: "none" }));
  end = async () => {
    await matchMaker.gracefullyShutdown();
    await listening.close();
    await orm.close();
  };
  return { port: listening.port, transport: listening.kind, people, away: people.map(({ id }) => id) };
};

const load = async (ask: ServerAsk & { kind: "load" }): Promise<ServerAnswer> => ({
  record: await runOpenLoop(ask, (n, intendedMs) =>
    insert(hugAt(people[pairOf(n, people.length)[1]]?.id ?? "", intendedMs)).then(
      () => true,
      () => false,
    ),
  ),
});

answerParent<ServerAsk, ServerAnswer>(async (ask) => {
  switch (ask.kind) {
    case "listen":
      return open(ask);
    case "load":
      return load(ask);
    case "usage":
      return { cpuMs: cpuMs(), lag: lag.read() };
    case "check":
      return {
        stored: (await rows<{ stored: number }>("select count(*)::int as stored from bare_hugs"))[0]?.stored ?? 0,
      };
    case "close":
      await end();
      return {};
  }
});
