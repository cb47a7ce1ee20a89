import { expect, test } from "vitest";
import { fakeHistory } from "../features/testing/fake-scenes.ts";
import { createClientStore } from "./state.ts";
import { watchUnread } from "./unread.watch.ts";

/** A page whose time and visibility are moved by hand. */
const openPage = (isVisibleAtFirst = true) => {
  const store = createClientStore();
  let isVisible = isVisibleAtFirst;
  let nowMs = 0;
  let asked = 0;
  let timer: { readonly atMs: number; readonly run: () => void } | null = null;
  const listeners = new Set<() => void>();
  const stop = watchUnread({
    store,
    random: () => 0.5,
    clock: {
      after(delayMs, run) {
        const own = { atMs: nowMs + delayMs, run };
        timer = own;
        return () => {
          if (timer === own) timer = null;
        };
      },
    },
    surroundings: {
      isVisible: () => isVisible,
      onChange(listen) {
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
    },
    ask: () => (asked += 1),
  });
  return {
    store,
    stop,
    listeners,
    asked: () => asked,
    show(on: boolean) {
      isVisible = on;
      for (const listen of listeners) listen();
    },
    pass(ms: number) {
      const untilMs = nowMs + ms;
      while (timer !== null && timer.atMs <= untilMs) {
        nowMs = timer.atMs;
        const { run } = timer;
        timer = null;
        run();
      }
      nowMs = untilMs;
    },
  };
};

test("UW1 asks at once and about once a minute while the page is looked at", () => {
  const page = openPage();
  expect(page.asked()).toBe(1);
  page.pass(180_000);
  expect(page.asked()).toBe(4);
});

test("UW2 asks nothing while nobody looks, and at once when somebody looks again", () => {
  const page = openPage(false);
  page.pass(600_000);
  expect(page.asked()).toBe(0);
  page.show(true);
  expect(page.asked()).toBe(1);
  page.show(true);
  expect(page.asked()).toBe(1);
  page.show(false);
  page.pass(600_000);
  page.store.setState({ reactions: [] });
  page.pass(600_000);
  expect(page.asked()).toBe(1);
});

test("UW3 asks soon after somebody said yes to a hug that asked", () => {
  const page = openPage();
  const [hug] = fakeHistory(0);
  if (!hug) throw new Error("There is a history.");
  const asking = (isAccepted: boolean) => {
    const { inbox } = page.store.getState();
    page.store.setState({ inbox: { ...inbox, hugs: [{ ...hug, request: { isAccepted, expiresAtMs: 1 } }] } });
    page.pass(2_000);
    return page.asked();
  };
  expect([asking(false), asking(true), asking(true)]).toEqual([1, 2, 2]);
});

test("UW3 asks once soon after a burst of what the inbox tells, and not for anything else", () => {
  const page = openPage();
  for (let times = 0; times < 5; times += 1) page.store.setState({ reactions: [] });
  page.store.setState(({ inbox }) => ({ inbox: { ...inbox, unread: 3 } }));
  page.pass(2_000);
  expect(page.asked()).toBe(2);
});

test("UW4 stops for good", () => {
  const page = openPage();
  page.stop();
  page.store.setState({ reactions: [] });
  page.pass(600_000);
  page.show(true);
  expect([page.asked(), page.listeners.size]).toEqual([1, 0]);
});
