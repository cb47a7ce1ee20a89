import type { StoreApi } from "zustand/vanilla";
import type { OwnReportsPage, Reported } from "#shared/schema/report.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import { isPassing } from "./passing.ts";
import type { Clock } from "./platform.port.ts";
import type { HeldReport, ReportsClient } from "./reports.port.ts";
import type { ClientState, Told } from "./state.ts";

export type ReportsHttpDeps = {
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState" | "subscribe">;
  readonly identity: Pick<Identity, "check">;
  readonly clock: Pick<Clock, "nowMs">;
};
/** What is held of one person on this device, through a reload. */
export type HeldReports = {
  read(userId: string): readonly HeldReport[];
  write(userId: string, held: readonly HeldReport[]): void;
};
/** The code of it: the first load does without. */
export type LoadReports = () => Promise<(deps: ReportsHttpDeps) => ReportsClient>;

/** As long as the page is. */
export const heldInMemory = (): HeldReports => {
  const byUser = new Map<string, readonly HeldReport[]>();
  return {
    read: (userId) => byUser.get(userId) ?? [],
    write: (userId, held) => void byUser.set(userId, held),
  };
};

/** Reports over HTTP, and those that are on their way. Bodies are the routes' documented answers. */
export const createReportsHttp = (deps: ReportsHttpDeps, shelf: HeldReports = heldInMemory()): ReportsClient => {
  const myId = (): string => {
    const { me } = deps.store.getState();
    return me === null || me === "unknown" ? "" : me.id;
  };
  const ask: Http = async (...asked) => {
    const answer = await deps.http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void deps.identity.check();
    return answer;
  };
  const tell = <T>(answer: HttpAnswer): Told<T> => {
    if (answer.kind === "ok") return { ok: true, value: answer.body as T }; // as: each caller names its route's documented answer
    const result = resultOf(answer);
    return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
  };
  const underWay = new Set<string>();
  const drop = (userId: string, key: string) =>
    shelf.write(
      userId,
      shelf.read(userId).filter((report) => report.key !== key),
    );
  const put = (userId: string, report: HeldReport) =>
    shelf.write(userId, [...shelf.read(userId).filter(({ key }) => key !== report.key), report]);

  const send = async (key: string): Promise<Told<Reported>> => {
    const userId = myId();
    const report = shelf.read(userId).find((held) => held.key === key);
    if (report === undefined) return { ok: false, refusal: { code: "server_error" } };
    const { dueAtMs: _, ...body } = report;
    underWay.add(key);
    const told = tell<Reported>(await ask("POST", "/api/reports", body));
    underWay.delete(key);
    if (told.ok || !isPassing(told.refusal)) drop(userId, key);
    else {
      const waitMs = "retryAfterMs" in told.refusal ? (told.refusal.retryAfterMs ?? 0) : 0;
      put(userId, { ...report, dueAtMs: deps.clock.nowMs() + waitMs });
    }
    return told;
  };
  const sendDue = async (): Promise<void> => {
    for (const { key, dueAtMs } of shelf.read(myId()))
      if (dueAtMs <= deps.clock.nowMs() && !underWay.has(key)) await send(key);
  };
  const isOnline = ({ connection }: ClientState): boolean => connection.kind === "online";
  deps.store.subscribe((now, before) => {
    if (isOnline(now) && !isOnline(before)) void sendDue();
  });

  return {
    hold: (report) => put(myId(), report),
    takeBack: (key) => {
      if (!underWay.has(key)) drop(myId(), key);
    },
    send,
    sendDue,
    own: async (cursor) => {
      const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
      return tell<OwnReportsPage>(await ask("GET", `/api/me/reports${query}`));
    },
  };
};
