/** A process with people in it, in rooms of ROOM_OF, who press ten times a second. */
import { answerParent } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { createCrowd, type Crowd } from "./crowd.ts";
import type { GeneratorAnswer, GeneratorAsk } from "./generator.asks.ts";
import { pinTo } from "./pin.ts";
import { startPressing, type Presser } from "./presser.ts";
import type { Talk } from "./talk.ts";
import { talkTo } from "./talks.ts";
import { addSeen } from "./watch-room.ts";

const WARM_UP_MS = 1_000;
/** What was sent last has come by then. */
const GRACE_MS = 1_000;
const VALUES_PER_S = 10;

const epochMs = performance.now();
const nowMs = (): number => performance.now() - epochMs;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Facing = { readonly talk: Talk; readonly crowd: Crowd };
let facing: Facing | null = null;
let presser: Presser | null = null;
let counted = { frames: 0, bytes: 0, wallMs: 0 };

const faced = (): Facing => {
  if (facing === null) throw new Error("It was not told whom it faces yet.");
  return facing;
};
const pressing = (): Presser => {
  if (presser === null) throw new Error("Nobody presses yet.");
  return presser;
};

const press = async (): Promise<GeneratorAnswer> => {
  const { crowd, talk } = faced();
  presser = startPressing(crowd.inTurn(), talk.presses, nowMs);
  await wait(WARM_UP_MS);
  return {};
};

const count = async (seconds: number): Promise<GeneratorAnswer> => {
  const { crowd } = faced();
  const from = pressing().next();
  const window = { from, to: from + VALUES_PER_S * seconds };
  for (const { watch } of crowd.rooms()) watch.open(window);
  const [{ frames, bytes }, startMs] = [{ ...crowd.traffic }, nowMs()];
  await pressing().until(window);
  counted = { frames: crowd.traffic.frames - frames, bytes: crowd.traffic.bytes - bytes, wallMs: nowMs() - startMs };
  return {};
};

const settle = async (): Promise<GeneratorAnswer> => {
  await wait(GRACE_MS);
  const { lateMs } = pressing();
  pressing().stop();
  const rooms = faced().crowd.rooms();
  const people = rooms.flatMap((room) => room.people);
  const gone = people.filter(({ socket }) => !socket.isOpen).length;
  const seen = addSeen(rooms.map(({ watch }) => watch.seen()));
  return { record: { people: people.length, gone, seen, lateMs, ...counted } };
};

answerParent<GeneratorAsk, GeneratorAnswer>(async (ask) => {
  switch (ask.kind) {
    case "face": {
      pinTo(ask.processors);
      const talk = talkTo(ask.side);
      facing = { talk, crowd: createCrowd(talk, ask.port, nowMs) };
      return {};
    }
    case "keep":
      return { rooms: faced().crowd.keep(ask.rooms) };
    case "join":
      await faced().crowd.join(ask.seats);
      return {};
    case "press":
      return press();
    case "count":
      return count(ask.seconds);
    case "settle":
      return settle();
    case "usage":
      return { cpuMs: cpuMs() };
  }
});
