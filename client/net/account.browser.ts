import { createAccountHttp, type AccountHttpDeps } from "./account.http.ts";
import { browserPasskeys } from "./passkey.device.ts";
import type { AccountClient } from "./state.ts";

/** Web Authentication is for hosts with a name, over TLS or on this machine. */
const isHere = (): boolean =>
  isSecureContext && typeof PublicKeyCredential === "function" && !/^[\d.]+$|^\[/.test(location.hostname);

export const createBrowserAccount = (deps: AccountHttpDeps): AccountClient =>
  createAccountHttp(deps, isHere() ? browserPasskeys : null, (address) => location.assign(address));
