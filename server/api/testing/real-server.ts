import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createApp } from "../../app.ts";
import { openServices } from "../../open-services.ts";
import { createPasswords } from "../../platform/auth/passwords.ts";
import { aloneCluster } from "../../platform/cluster/cluster.ts";
import { NO_COURIER } from "../../platform/cluster/courier.ts";
import type { Dialect } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createLog } from "../../platform/logger/logger.ts";
import type { ListenOptions } from "../../platform/transport/listen.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { createRoutes } from "../registry.ts";

export const PASSWORD = "a warm lamp in the hall";
export type Person = { readonly id: string; readonly cookie: string; readonly mail: string | null };
export type Asked = {
  readonly cookie?: string | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
};
export type Told = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};
export type RealServer = Awaited<ReturnType<typeof openRealServer>>;

/** What limits and jobs write meanwhile. */
const KEPT_ELSEWHERE = new Set([
  "rate_limits",
  "mikro_orm_migrations",
  "data_exports",
  "data_export_chunks",
  "insights",
  "community_weeks",
]);

/** Rows of other tables that a job adds: the key with which somebody's export is sealed, if it is the first of theirs. */
const EXCEPT: Readonly<Record<string, string>> = {
  user_keys: "where t.user_id not in (select user_id from data_exports)",
};

/** What `server/main.ts` makes, on a database of its own. One at a time in a process: Colyseus' matchmaker is one. */
export const openRealServer = async (dialect: Dialect, transport: ListenOptions["transport"] = "ws") => {
  const database = await openTestDatabase(dialect);
  const logged: string[] = [];
  const to = { write: (line: string) => (logged.push(line), true) } as unknown as NodeJS.WritableStream; // all that is used
  const log = createLog({ level: "error", format: "json", to });
  const folder = mkdtempSync(path.join(tmpdir(), "hugmood-api-"));
  const services = await openServices({
    database,
    courier: NO_COURIER,
    secret: "s".repeat(48),
    publicUrl: null,
    origin: () => "http://localhost",
    mail: { smtpUrl: null, from: "test" },
    hugsPerHour: 1_000_000_000,
    providers: { google: null, apple: null, facebook: null },
    log,
  });
  const app = createApp({
    // Each request names an address of its own, so that limits of addresses hold nothing back.
    config: { host: "127.0.0.1", port: { kind: "fixed", port: 0 }, transport, publicUrl: null, isBehindProxy: true },
    services,
    cluster: aloneCluster(),
    log,
    pagesFolder: folder,
    version: "test",
    nowMs: Date.now,
  });
  const { listening } = await app.listen();
  await services.start();
  const origin = `http://localhost:${listening.port}`;
  const passwords = createPasswords((work) => work());
  const hash = passwords.hash(PASSWORD);
  let people = 0;
  let addresses = 0;

  const guest = async (): Promise<Person> => {
    people += 1;
    const being = { colour: "sage", texture: "plain" } as const;
    const { userId, setCookies } = await services.accounts.enterAsGuest(`Person ${people}`, being, new Headers());
    const cookie = setCookies[0]?.split(";")[0] ?? "";
    // Whoever becomes an account has said it.
    await services.ages.say(userId, "25_34");
    // The first use of a session is written down; what comes after can be held to changing nothing.
    await services.accounts.session(new Headers({ cookie }));
    return { id: userId, cookie, mail: null };
  };
  const account = async (): Promise<Person> => {
    const person = await guest();
    const mail = `person-${people}@hugs.example`;
    await database.rows("update users set email = $2, is_anonymous = false where id = $1", [person.id, mail]);
    const sql =
      "insert into credentials (user_id, account_id, provider_id, password) values ($1::uuid, $1::uuid::text, 'credential', $2)";
    await database.rows(sql, [person.id, await hash]);
    // They have just shown who they are.
    await database.rows("update sessions set stepped_up_at = now() where user_id = $1", [person.id]);
    return { ...person, mail };
  };
  return {
    database,
    services,
    origin,
    port: listening.port,
    logged,
    routes: createRoutes({ ...services, isAcceptingRooms: () => true }),
    guest,
    /** Somebody with a mail and a password. */
    account,
    /** Somebody on the staff, with a second factor, on a device without a staff session. */
    async staff(role: StaffRole): Promise<Person> {
      const person = await account();
      const sql =
        "insert into second_factors (user_id, secret, confirmed_at) values ($1, 'none that is asked for', now())";
      await database.rows(sql, [person.id]);
      const given = await services.staff.setRole(null, person.id, role);
      if (!given.ok) throw new Error(given.refusal.code);
      return person;
    },
    async ask(method: string, target: string, { cookie, query = {}, body, headers = {} }: Asked = {}): Promise<Told> {
      addresses += 1;
      const search = new URLSearchParams(query);
      const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
      const response = await fetch(`${origin}${target}${search.size > 0 ? `?${search}` : ""}`, {
        method,
        redirect: "manual",
        headers: {
          "x-forwarded-for": address,
          ...(method === "GET" ? {} : { origin }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
      return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
    },
    /** Each table's rows as one hash, limits aside: a refused request may count, and changes nothing else. */
    async fingerprint(): Promise<Readonly<Record<string, string>>> {
      const tables = await database.rows<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
      );
      const names = tables.map(({ name }) => name).filter((name) => !KEPT_ELSEWHERE.has(name));
      const each = names.map(
        (name) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as rows from "${name}" as t ${EXCEPT[name] ?? ""}`,
      );
      const hashes = await database.rows<{ name: string; rows: string }>(each.join(" union all "));
      return Object.fromEntries(hashes.map(({ name, rows }) => [name, rows]));
    },
    async close(): Promise<void> {
      for (const end of [app.close, ...services.stops, database.close]) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
