import { createStore, type StoreApi } from "zustand/vanilla";
import type { InvitationLinkView, Invited } from "#shared/schema/invitation-link.ts";
import type { NotificationSettings } from "#shared/schema/notification.ts";
import type { OwnPicture } from "#shared/schema/picture.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import type { KeptFrom, NotificationsPage, OwnClient } from "./own.port.ts";
import type { Clock, Random, Surroundings } from "./platform.port.ts";
import type { ClientState, Failure } from "./state.ts";
import { watchUnread } from "./unread.watch.ts";

/** The code of it: the first load does without. */
export type LoadOwnHttp = () => Promise<(deps: OwnHttpDeps) => OwnClient>;

export type OwnHttpDeps = {
  readonly baseUrl: string;
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState" | "subscribe">;
  readonly identity: Pick<Identity, "check">;
  readonly clock: Clock;
  readonly random: Random;
  readonly surroundings: Surroundings;
};
/** What only a browser can do. */
export type OwnDevice = {
  /** Sends bytes and tells how far they are; answers as `Http` does. */
  send(address: string, body: Blob, onSent: (share: number) => void): Promise<HttpAnswer>;
  /** The link that was made here, through a reload. */
  readonly kept: { read(userId: string): string | null; write(userId: string, text: string | null): void };
};
type KeptLink = { readonly token: string; readonly createdAtMs: number };

const refusalOf = (answer: HttpAnswer): { readonly ok: false; readonly refusal: Failure } => {
  const result = resultOf(answer);
  return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
};

/** Sends no files, and knows nothing of what was made. */
const PLAIN_DEVICE: OwnDevice = {
  send: async () => ({ kind: "failed", failure: { code: "offline" } }),
  kept: { read: () => null, write: () => {} },
};

/** Picture, invitation link and notifications over HTTP. Bodies are the routes' documented answers. */
export const createOwnHttp = (deps: OwnHttpDeps, device: OwnDevice = PLAIN_DEVICE): OwnClient => {
  const { baseUrl, store, identity } = deps;
  const unread = createStore<number>(() => 0);
  const myId = (): string | null => {
    const { me } = store.getState();
    return me === "unknown" || me === null ? null : me.id;
  };
  const ask: Http = async (...asked) => {
    const answer = await deps.http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void identity.check();
    return answer;
  };
  const read = async <T>(path: string): Promise<T | null> => {
    const answer = await ask("GET", path);
    return answer.kind === "ok" ? (answer.body as T) : null; // each caller names its route's documented answer
  };
  const countUnread = async (): Promise<void> => {
    const asking = myId();
    const told = asking === null ? null : await read<{ unread: number }>("/api/notifications/unread");
    if (told !== null && asking === myId()) unread.setState(told.unread, true);
  };
  const andCount = async (answering: Promise<HttpAnswer>) => {
    const result = resultOf(await answering);
    if (result.ok) await countUnread();
    return result;
  };
  const addressOf = (token: string): string => `${baseUrl}/join/${token}`;
  /** The address of a link, if it was made here. */
  const keptAddress = (link: InvitationLinkView | null): string | null => {
    const text = device.kept.read(myId() ?? "");
    if (link === null || text === null) return null;
    const kept = JSON.parse(text) as KeptLink; // as it was written
    return kept.createdAtMs === link.createdAtMs ? addressOf(kept.token) : null;
  };
  return {
    picture: () => read<OwnPicture>("/api/me/picture"),
    async setPicture(picture, onSent) {
      const answer = await device.send(`${baseUrl}/api/me/picture`, picture, onSent);
      if (answer.kind === "signed_out") void identity.check();
      return answer.kind === "ok" ? { ok: true, id: (answer.body as { id: string }).id } : refusalOf(answer);
    },
    removePicture: async () => resultOf(await ask("DELETE", "/api/me/picture")),

    async invitation() {
      const told = await read<{ link: InvitationLinkView | null }>("/api/me/invitation");
      return told && { link: told.link, address: keptAddress(told.link) };
    },
    async makeInvitation() {
      const answer = await ask("POST", "/api/me/invitation");
      if (answer.kind !== "ok") return refusalOf(answer);
      const { token, link } = answer.body as { token: string; link: InvitationLinkView };
      const kept: KeptLink = { token, createdAtMs: link.createdAtMs };
      device.kept.write(myId() ?? "", JSON.stringify(kept));
      return { ok: true, link, address: addressOf(token) };
    },
    async revokeInvitation() {
      const result = resultOf(await ask("DELETE", "/api/me/invitation"));
      if (result.ok) device.kept.write(myId() ?? "", null);
      return result;
    },
    async invitedBy(token) {
      const answer = await deps.http("POST", "/api/join/look", { token });
      return answer.kind === "ok" ? { ok: true, invited: answer.body as Invited } : refusalOf(answer);
    },
    acceptInvitation: async (token) => resultOf(await ask("POST", "/api/join", { token })),

    async notifications(cursor) {
      const from = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await ask("GET", `/api/notifications?limit=20${from}`);
      return answer.kind === "ok" ? { ok: true, page: answer.body as NotificationsPage } : refusalOf(answer);
    },
    readNotification: (id) => andCount(ask("POST", `/api/notifications/${encodeURIComponent(id)}/read`)),
    readAllNotifications: (untilMs) => andCount(ask("POST", "/api/notifications/read", { untilMs })),
    restrictions: () => read<KeptFrom>("/api/me/restrictions"),
    appeal: async (id, words) =>
      resultOf(await ask("POST", `/api/me/restrictions/${encodeURIComponent(id)}/appeal`, { words })),
    notificationSettings: () => read<NotificationSettings>("/api/notifications/settings"),
    setNotificationSettings: async (settings) => resultOf(await ask("PUT", "/api/notifications/settings", settings)),
    unread,
    watchUnread: () => watchUnread({ ...deps, ask: () => void countUnread() }),
  };
};
