import type { HugView } from "#shared/schema/hug.ts";
import type { World } from "../../server/services/testing/world.ts";
import { diceFrom, type Dice } from "../../tools/friends/dice.ts";
import type { Act, Shown } from "./acts.ts";
import { Device } from "./device.ts";
import { drawAct } from "./draw.ts";
import {
  faultsOf,
  follow,
  Found,
  leastOf,
  textOf,
  touchFault,
  type Done,
  type FaultKind,
  type Reading,
} from "./judge.ts";
import { marksIn } from "./marks.ts";
import { emptyModel, limitOf, of, ownOf, type Model } from "./model.ts";
import { perform, type Hug } from "./perform.ts";

export type Fault = { readonly kind: FaultKind; readonly words: string; readonly step: number };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SWEEP_STEPS = 100;
const MODELS_MAX = 8;

const leak = (words: string): never => {
  throw new Found("leak", words);
};
const missing = (words: string): never => {
  throw new Found("missing", words);
};

/** Some people over one database for some steps; the same seed draws the same acts. */
export class Life {
  readonly #services: readonly [World, World];
  readonly #dice: Dice;
  readonly #peopleMost: number;
  readonly #hugs = new Map<number, Hug>();
  readonly #shown: Shown[] = [];
  readonly #needKeys: [string, string][] = [];
  #people: string[] = [];
  #devices = new Map<string, Device>();
  /** More than one while a race can have gone either way. */
  #models: Model[] = [];
  #aheadMs = 0;

  /** `peopleMost`: three to so many people. */
  constructor(services: readonly [World, World], seed: number, peopleMost = 8) {
    this.#services = services;
    this.#peopleMost = peopleMost;
    this.#dice = diceFrom(seed);
  }

  /** Up to `steps` steps, or to the first fault. `onStep` is called after each. */
  async run(steps: number, onStep: () => void = () => undefined): Promise<Fault | null> {
    await this.#begin();
    for (let step = 1; step <= steps; step += 1) {
      try {
        await this.#step();
        if (step % SWEEP_STEPS === 0 || step === steps) await this.#sweep();
      } catch (error) {
        if (!(error instanceof Found)) throw error;
        return { kind: error.kind, words: error.message, step };
      }
      onStep();
    }
    return null;
  }

  /** Everybody is here for two days, and it is midnight UTC: the time of day belongs to the seed. */
  async #begin(): Promise<void> {
    const [first] = this.#services;
    await first.reset();
    const many = Math.floor(this.#dice.between(3, this.#peopleMost + 1));
    for (let n = 0; n < many; n += 1) this.#people.push(await first.addUser(`Person ${n}`));
    await this.#pass(3 * DAY_MS - (Date.now() % DAY_MS));
    this.#models = [emptyModel(this.#people)];
    this.#devices = new Map(this.#people.map((id) => [id, new Device(id)]));
  }

  get #model(): Model {
    const [model] = this.#models;
    if (!model) throw new Error("There is no model.");
    return model;
  }
  #nowMs = (): number => Date.now() + this.#aheadMs;
  #any = (): World => this.#dice.pick(this.#services);
  #hug = (mark: number): Hug => {
    const hug = this.#hugs.get(mark);
    if (!hug) throw new Error(`There is no hug ${mark}.`);
    return hug;
  };

  async #pass(ms: number): Promise<void> {
    await this.#services[0].pass(ms);
    this.#aheadMs += ms;
  }

  async #step(): Promise<void> {
    const way = this.#dice.between(0, 1);
    if (way < 0.1) {
      const most = this.#dice.pick([20 * MINUTE_MS, DAY_MS / 4, DAY_MS, 4 * DAY_MS]);
      return this.#pass(Math.floor(this.#dice.between(MINUTE_MS, most)));
    }
    if (way < 0.14) return this.#feelAgain();
    if (way < 0.16) return this.#look(this.#dice.pick(this.#people));
    const scene = {
      people: this.#people,
      model: this.#model,
      shown: this.#shown,
      needKeys: this.#needKeys,
      hugs: this.#hugs,
      nowMs: this.#nowMs(),
    };
    const many = way < 0.26 ? 2 : 1;
    const acts = Array.from({ length: many }, () => drawAct(this.#dice, scene)).filter((act) => act !== null);
    if (acts.length > 0) await this.#do(acts);
  }

  /** Acts at the same moment, each at one of the two processes; afterwards every device that was hinted reads. */
  async #do(acts: readonly Act[]): Promise<void> {
    const sinceMs = this.#nowMs();
    const done = await Promise.all(
      acts.map(async (act): Promise<Done> => ({ act, said: await perform(this.#any(), act, this.#hug) })),
    );
    const untilMs = this.#nowMs() + 1;
    for (const { act, said } of done) {
      if (act.kind === "send" && said.isOk) this.#hug(act.mark).id = said.id;
      if (act.kind === "need") this.#needKeys.push([act.by, act.key]);
    }
    const readings = await this.#readMoved();
    this.#settle(done, readings, [sinceMs, untilMs]);
    this.#remember(readings);
    for (const { device, got } of readings) this.#mayKnow(device.userId, got.text);
  }

  async #readMoved(): Promise<readonly Reading[]> {
    const services = this.#any();
    const heads = new Map([...this.#devices].map(([id, { seq }]) => [id, seq]));
    const moved = [...(await services.inbox.moved(heads)).keys()];
    return Promise.all(
      moved.map(async (id) => {
        const device = this.#device(id);
        return { device, got: await device.read(services) };
      }),
    );
  }

  #device(id: string): Device {
    const device = this.#devices.get(id);
    if (!device) throw new Error("There is no such device.");
    return device;
  }

  /** Keeps the models that say what came; none: a fault. Two acts may have gone either way, and a minute may have ended. */
  #settle(done: readonly Done[], readings: readonly Reading[], times: readonly number[]): void {
    const orders = done.length > 1 ? [done, done.toReversed()] : [done];
    const faults: (readonly Found[])[] = [];
    for (const nowMs of times) {
      const candidates = this.#models.flatMap((model) => orders.map((order) => follow(model, order, nowMs)));
      const judged = candidates.map((one) => ({ model: one.model, faults: faultsOf(one, readings) }));
      const fitting = judged.filter((one) => one.faults.length === 0).map(({ model }) => model);
      if (fitting.length > 0) {
        const different =
          fitting.length === 1 ? fitting : [...new Map(fitting.map((one) => [textOf(one), one])).values()];
        this.#models = different.slice(0, MODELS_MAX);
        return;
      }
      faults.push(...judged.map((one) => one.faults));
    }
    const { kind, message } = leastOf(faults);
    throw new Found(kind, `${message} after ${JSON.stringify(done)}`);
  }

  #remember(readings: readonly Reading[]): void {
    for (const { device, got } of readings)
      for (const { id, kind, from } of got.requests) {
        const waits = this.#models.flatMap(({ waiting }) =>
          waiting.filter(({ by, to }) => by === from.id && to === device.userId),
        );
        this.#shown.push({
          id,
          to: device.userId,
          from: from.id,
          kind,
          mark: kind === "hug" ? (waits.at(-1)?.mark ?? -1) : -1,
        });
      }
  }

  /** Nothing of a hug is in a text that its reader got, but of those they sent or that may have come. */
  #mayKnow(reader: string, text: string): void {
    for (const mark of marksIn(text)) {
      const { by, to } = this.#hug(mark);
      const isThere = to === reader && this.#models.some(({ came }) => came.has(mark));
      if (by !== reader && !isThere)
        leak(`hug ${mark} is in what ${to === reader ? "its receiver" : "somebody else"} got`);
    }
  }

  /** One hug over HTTP, of anybody, by anybody. */
  async #feelAgain(): Promise<void> {
    const hugs = [...this.#hugs.values()].filter(({ id }) => id !== "");
    if (hugs.length === 0) return;
    const asked = this.#dice.pick(hugs);
    const reader = this.#dice.isLucky(0.8) ? asked.to : this.#dice.pick(this.#people);
    const hug = await this.#any().hugs.one(reader, asked.id);
    this.#mayKnow(reader, JSON.stringify(hug));
    const hasCome = this.#models.every(({ came }) => came.has(asked.mark));
    if (reader === asked.to && hasCome && hug === null) missing(`hug ${asked.mark} is not there any more`);
    if (hug) this.#mayTouch(reader, hug);
  }

  #mayTouch(reader: string, hug: HugView): void {
    if (hug.direction !== "received") return;
    const mark = [...marksIn(JSON.stringify(hug))][0] ?? 0;
    const played = this.#device(reader).play(hug);
    const { by, to } = this.#hug(mark);
    const faults = this.#models.map((model) => {
      const isPicture = model.came.get(mark)?.isPicture ?? true;
      return touchFault(played, limitOf(model, { by, to, own: ownOf(model, to).touch, isPicture }), mark);
    });
    const [fault] = faults;
    if (fault && faults.every((one) => one !== null)) throw fault;
  }

  async #look(id: string): Promise<void> {
    const services = this.#any();
    const snapshot = await services.inbox.snapshot(id);
    const page = await services.hugs.page(id, null, 100);
    if (!snapshot || !page) return missing("an inbox is not there");
    this.#mayKnow(id, JSON.stringify([snapshot, page]));
    for (const hug of [...snapshot.hugs, ...page.hugs]) this.#mayTouch(id, hug);
    const nowMs = this.#nowMs();
    for (const { kind, from } of snapshot.requests) {
      const isOpen = this.#models.some((model) => {
        const waits = model.waiting.some(
          ({ by, to, untilMs }) => by === from.id && to === id && untilMs > nowMs - 1_000,
        );
        return kind === "hug" ? waits : (model.needs.get(of(from.id, id))?.untilMs ?? 0) > nowMs - 1_000;
      });
      if (!isOpen) leak(`a request (${kind}) is shown that is not open`);
    }
  }

  async #sweep(): Promise<void> {
    for (const id of this.#people) await this.#look(id);
  }
}
