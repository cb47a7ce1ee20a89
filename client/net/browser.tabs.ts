import { loneTab, type Tabs } from "./platform.port.ts";

const lead: Tabs["lead"] = (name, granted) => {
  const over = new AbortController();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks
    .request(name, { signal: over.signal }, () => {
      granted();
      return held;
    })
    .catch(() => {}); // called off before it was our turn
  return () => {
    over.abort();
    release();
  };
};

const createChannels = (): Pick<Tabs, "announce" | "onAnnounced"> => {
  const channels = new Map<string, BroadcastChannel>();
  const channel = (name: string): BroadcastChannel => {
    const known = channels.get(name) ?? new BroadcastChannel(name);
    channels.set(name, known);
    return known;
  };
  return {
    announce: (name) => channel(name).postMessage("changed"),
    onAnnounced: (name, listen) => {
      channel(name).addEventListener("message", listen);
      return () => channel(name).removeEventListener("message", listen);
    },
  };
};

/** Tabs by Web Locks and BroadcastChannel; where the browser lacks them, every tab works for itself, which keys make safe. */
export const createBrowserTabs = (): Tabs => ({
  ...(typeof BroadcastChannel === "undefined" ? loneTab : createChannels()),
  lead: "locks" in navigator ? lead : loneTab.lead,
});
