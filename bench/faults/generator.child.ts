/** A process with people in it: each with two devices, sending hugs at a steady rate whatever becomes of the ones before. */
import { randomUUID } from "node:crypto";
import { diceFrom, type Dice } from "../../tools/friends/dice.ts";
import { createCookieFetch, type Jar } from "../../tools/friends/cookie-fetch.ts";
import { openToEverybody } from "../../tools/friends/open-to-everybody.ts";
import { answerParent } from "../child-process.ts";
import { createDevice, type Device } from "./device.ts";
import { hugInGroups, type Companion } from "./group-goer.ts";
import { recordTo, type Recorder } from "./history.ts";

export type GeneratorAsk =
  | {
      readonly kind: "gather";
      readonly baseUrl: string;
      readonly file: string;
      readonly seed: number;
      readonly people: number;
      readonly groups: number;
      readonly keepsNewest: boolean;
    }
  /** Everybody there is, also of other processes; `perS` hugs a second of this process. */
  | { readonly kind: "begin"; readonly everybody: readonly string[]; readonly perS: number }
  | { readonly kind: "end" }
  /** How much still waits. */
  | { readonly kind: "waiting" }
  | { readonly kind: "stop" };
export type GeneratorAnswer = { readonly ids?: readonly string[]; readonly waiting?: number };

type Person = Companion & { readonly id: string; readonly devices: readonly [Device, Device] };

let people: Person[] = [];
let record: Recorder = () => {};
let dice: Dice = diceFrom(1);
let endSending = (): void => {};
let endGroups: () => Promise<void> = async () => {};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Nothing is broken yet while people come in. */
const COME_IN_MAX_MS = 60_000;

const insist = async (act: () => Promise<boolean>): Promise<void> => {
  const untilMs = Date.now() + COME_IN_MAX_MS;
  while (!(await act())) {
    if (Date.now() > untilMs) throw new Error("Nobody can come in.");
    await sleep(500);
  }
};

const comeIn = async (ask: Extract<GeneratorAsk, { kind: "gather" }>, n: number): Promise<Person> => {
  const jar: Jar = {};
  const first = await createDevice(ask.baseUrl, `${ask.seed}-${n}-a`, jar, record, ask.keepsNewest);
  await insist(async () => (await first.client().enter(`Person ${n}`, { colour: "sage", texture: "plain" })).ok);
  const open = (): Promise<void> =>
    openToEverybody(
      ask.baseUrl,
      createCookieFetch(ask.baseUrl, jar, () => {}),
    );
  await insist(() =>
    open().then(
      () => true,
      () => false,
    ),
  );
  const second = await createDevice(ask.baseUrl, `${ask.seed}-${n}-b`, jar, record, ask.keepsNewest);
  const { me } = first.client().store.getState();
  if (me === null || me === "unknown") throw new Error("Whoever came in is somebody.");
  return { id: me.id, devices: [first, second], client: first.client, secondClient: second.client, record };
};

const sendOne = (everybody: readonly string[]): void => {
  const sender = dice.pick(people);
  const others = everybody.filter((id) => id !== sender.id);
  const to = dice.pick(others);
  const key = randomUUID();
  const copies = Math.floor(dice.between(1, 6));
  const message = `hug ${key.slice(0, 8)}`;
  for (let copy = 0; copy < copies; copy += 1) {
    const device = sender.devices[copy % 2 === 0 ? 0 : 1];
    const send = (): void => {
      const isThere = device
        .client()
        .store.getState()
        .outbox.some((hug) => hug.key === key);
      if (isThere) return;
      // Made once it is stored; a device that is just being opened takes nothing.
      void device.send(key, to, message).then(
        () => copy === 0 && record({ kind: "made", atMs: Date.now(), sender: sender.id, key, to }),
        () => {},
      );
    };
    if (copy === 0) send();
    else setTimeout(send, dice.between(0, 1_500));
  }
  // Now and then a page is thrown away and opened again.
  if (dice.isLucky(0.004))
    void dice
      .pick(sender.devices)
      .reload()
      .catch(() => {});
};

/** By the clock: what was due while this process could not is sent then, so that nothing slows the load down. */
const sendSteadily = (everybody: readonly string[], perS: number): (() => void) => {
  const beganAtMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganAtMs) / 1_000) * perS);
    for (; sent < due; sent += 1) sendOne(everybody);
  }, 10);
  return () => clearInterval(timer);
};

answerParent<GeneratorAsk, GeneratorAnswer>(async (ask) => {
  switch (ask.kind) {
    case "gather":
      record = recordTo(ask.file);
      dice = diceFrom(ask.seed);
      people = [];
      for (let n = 0; n < ask.people; n += 1) people.push(await comeIn(ask, n));
      endGroups = hugInGroups(people, ask.groups, dice);
      return { ids: people.map(({ id }) => id) };
    case "begin":
      endSending = sendSteadily(ask.everybody, ask.perS);
      return {};
    case "end":
      endSending();
      await endGroups();
      return {};
    case "waiting": {
      const outboxes = people.flatMap(({ devices }) =>
        devices.map((device) => device.client().store.getState().outbox),
      );
      return { waiting: outboxes.flat().filter(({ state }) => state.kind !== "refused").length };
    }
    case "stop":
      for (const { devices } of people) for (const device of devices) device.stop();
      return {};
  }
});
