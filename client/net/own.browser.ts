import { answerOf, type HttpAnswer } from "./http.client.ts";
import { createOwnHttp, type OwnDevice, type OwnHttpDeps } from "./own.http.ts";
import type { OwnClient } from "./own.port.ts";

/** Named after whose it is, so that signing out finds it (`idb.vault.ts`). */
const nameOf = (userId: string): string => `hugmood.invitation.${userId}`;
const SEND_WITHIN_MS = 60_000;

/** `fetch` tells nobody how far a body is. */
const send: OwnDevice["send"] = (address, body, onSent) =>
  new Promise<HttpAnswer>((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ kind: "failed", failure: { code: "offline" } });
    request.open("PUT", address);
    request.timeout = SEND_WITHIN_MS;
    request.responseType = "json";
    request.setRequestHeader("content-type", body.type);
    request.upload.addEventListener("progress", ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve(answerOf(request.status, request.response)));
    for (const kind of ["error", "timeout", "abort"] as const) request.addEventListener(kind, fail);
    request.send(body);
  });

const kept: OwnDevice["kept"] = {
  read: (userId) => localStorage.getItem(nameOf(userId)),
  write: (userId, text) =>
    text === null ? localStorage.removeItem(nameOf(userId)) : localStorage.setItem(nameOf(userId), text),
};

let made: OwnClient | null = null;
/** One for the page, so that everybody sees the same count. */
export const createBrowserOwn = (deps: OwnHttpDeps): OwnClient => (made ??= createOwnHttp(deps, { send, kept }));
