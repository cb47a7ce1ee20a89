import type { StoreApi } from "zustand/vanilla";
import { backoffMs } from "./backoff.rules.ts";
import type { Http } from "./http.client.ts";
import type { Clock, Random, Tabs } from "./platform.port.ts";
import type { Session } from "./session.ts";
import { EMPTY_STATE, type ClientState, type Me } from "./state.ts";
import type { Vault, Vaults } from "./vault.port.ts";

const RECHECK_LEAST_MS = 500;
const RECHECK_MOST_MS = 10_000;
/** Where asking goes on when the code of a session could not be loaded. */
const UNLOADED_ATTEMPT = 2;
const SIGNED_OUT = "hugmood-signed-out";

export type IdentityDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  readonly vaults: Vaults;
  readonly tabs: Tabs;
  readonly store: StoreApi<ClientState>;
  readonly openSession: (me: Me, vault: Vault, onSignedOut: () => void) => Promise<Session>;
};
/** Who this device is, and the one session that goes with it. */
export type Identity = {
  session(): Session | null;
  /** Asks the server who we are. */
  start(): Promise<void>;
  stop(): void;
  /** Asks it anew. */
  check(): Promise<void>;
  become(me: Me): Promise<void>;
  /** Ends the session and forgets what this device kept of it. */
  leave(): Promise<void>;
  /** The same in all tabs. */
  leaveEverywhere(): Promise<void>;
};

export const meOf = (body: unknown): Me => {
  const { id, name, being, isGuest } = body as Me; // the profile, as its route documents it
  return { id, name, being, isGuest };
};

export const createIdentity = ({ clock, random, http, vaults, tabs, store, openSession }: IdentityDeps): Identity => {
  let session: Session | null = null;
  let isStopped = false;
  let cancelCheck = () => {};
  let stopHearing = () => {};
  let beginning: Promise<void> = Promise.resolve();
  /** Counts the people this device became, so that a late answer about an earlier one is left. */
  let turn = 0;

  const end = () => {
    session?.stop();
    session = null;
    store.setState({ ...EMPTY_STATE, me: null, connection: { kind: "signed_out" } });
  };
  const remember = (me: Me | null) => vaults.rememberMe(me).catch(() => {});
  const beginNow = async (me: Me): Promise<void> => {
    await remember(me);
    const shown = store.getState().me;
    if (session !== null && typeof shown === "object" && shown?.id === me.id) return store.setState({ me });
    if (session !== null) end();
    store.setState({ ...EMPTY_STATE, me });
    const opened = await vaults.open(me.id);
    if (isStopped) return opened.close();
    const made = await openSession(me, opened, () => checkSoon(0));
    if (isStopped) return made.stop();
    session = made;
    await session.start();
  };
  /** What the server, or the person, said is over. Another tab may have forgotten already who it was. */
  const forgetNow = async (): Promise<void> => {
    const { me } = store.getState();
    const shown = typeof me === "object" ? me : null;
    const gone = (await vaults.rememberedMe().catch(() => null)) ?? shown;
    end();
    await remember(null);
    await vaults.forget(gone?.id ?? null);
  };
  /** One after the other, so that there is never a second session beside one, nor one of whom was just forgotten. */
  const next = (step: () => Promise<void>): Promise<void> => (beginning = beginning.then(step).catch(() => {}));
  const begin = (me: Me) =>
    next(() =>
      beginNow(me).catch(() => {
        if (session === null && !isStopped) checkSoon(UNLOADED_ATTEMPT);
      }),
    );
  const become = (me: Me): Promise<void> => {
    turn += 1;
    return begin(me);
  };
  const leave = (): Promise<void> => {
    turn += 1;
    return next(forgetNow);
  };
  /** Somebody else came in by another site's page: nobody can come back as the guest that this device was. */
  const forgetGuest = async (me: Me): Promise<void> => {
    const before = await vaults.rememberedMe();
    if (before?.isGuest === true && before.id !== me.id) await vaults.forget(before.id);
  };
  const checkSoon = (attempt: number) => {
    cancelCheck();
    const waitMs = backoffMs(attempt, RECHECK_LEAST_MS, RECHECK_MOST_MS, random());
    cancelCheck = clock.after(waitMs, () => void check(attempt));
  };
  /** While the server is out of reach, somebody remembered goes on and somebody unknown asks again. */
  const check = async (attempt: number): Promise<void> => {
    cancelCheck();
    const asked = turn;
    const answer = await http("GET", "/api/me");
    if (isStopped || asked !== turn) return;
    if (answer.kind === "ok") {
      // A session whose rooms ended as signed out, though the server knows us: begin afresh.
      if (store.getState().connection.kind === "signed_out") end();
      const me = meOf(answer.body);
      await forgetGuest(me).catch(() => {});
      return become(me);
    }
    const code = answer.kind === "failed" ? answer.failure.code : null;
    if (code === "leaving" || code === "suspended") {
      end();
      return store.setState({ connection: { kind: code } });
    }
    if (answer.kind === "signed_out") return leave();
    if (answer.kind === "missing") return end();
    const remembered = attempt === 0 ? await vaults.rememberedMe().catch(() => null) : null;
    if (remembered !== null && session === null) await begin(remembered);
    else if (session === null) store.setState({ connection: { kind: "offline" } });
    if (session === null || store.getState().connection.kind === "signed_out") checkSoon(attempt + 1);
  };

  return {
    session: () => session,
    start: () => {
      isStopped = false;
      stopHearing = tabs.onAnnounced(SIGNED_OUT, leave);
      return check(0);
    },
    stop: () => {
      isStopped = true;
      stopHearing();
      cancelCheck();
      session?.stop();
      session = null;
    },
    check: () => check(0),
    become,
    leave,
    leaveEverywhere: () => {
      tabs.announce(SIGNED_OUT);
      return leave();
    },
  };
};
