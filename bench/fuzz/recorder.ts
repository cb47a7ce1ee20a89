import { randomUUID } from "node:crypto";
import { hugTo } from "../../server/services/testing/hug.ts";
import { joinRoom } from "./healthy.ts";
import type { Guest } from "./people.ts";

export type Recorded = { readonly frames: readonly Buffer[]; readonly groupHugId: string };

/** Plays a short evening of two people through the SDK, and keeps every frame that it sends; makes a group hug for all. */
export const recordFrames = async (url: string, [ann, ben]: readonly [Guest, Guest]): Promise<Recorded> => {
  const frames: Buffer[] = [];
  const tap = (frame: Buffer): void => void frames.push(frame);
  const made = await ann.fetch(`${url}/api/group-hugs`, { method: "POST", body: JSON.stringify(groupDraft()) });
  if (!made.ok) throw new Error(`There is no group hug to fuzz: ${made.status} ${await made.text()}`);
  const { id: groupHugId } = (await made.json()) as { id: string }; // as: the route's documented answer
  const inbox = await joinRoom(url, ann, "inbox", { after: 0 }, tap);
  const lobby = await joinRoom(url, ann, "lobby", {}, tap);
  const group = await joinRoom(url, ann, "group-hug", { groupHugId }, tap);
  const ask = (room: typeof inbox, name: string, body: unknown): Promise<unknown> =>
    room.request(name, body, { timeout: 8_000 }).catch((error: unknown) => error);
  const sent = await ask(inbox, "hug/send", hugTo(ben.userId, { message: "For you 🧡" }));
  const hugId = (sent as { id?: string }).id ?? randomUUID(); // as: the answer, unless it was refused
  await ask(inbox, "hug/react", { hugId, emoji: "🧡", message: "thanks" });
  await ask(inbox, "hug/see", { hugId });
  await ask(inbox, "touch/set", { touchCap: 40, touchForm: "touch", sharesSeen: true });
  for (const on of [true, false]) await ask(inbox, "person/mute", { userId: ben.userId, on });
  await ask(inbox, "inbox/resume", { after: 0 });
  await ask(inbox, "group/invite", { groupHugId, to: ben.userId });
  await ask(lobby, "presence/set", { presence: "away" });
  await ask(group, "group/ready", { isIn: true });
  await ask(group, "group/lock", { on: false });
  for (let n = 0; n < 5; n += 1) {
    group.send("group/press", n * 50);
    group.send("step/probe", [n, 12.5]);
    group.send("step/report", [n, 1_000, 990, 1_010]);
  }
  inbox.ping(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  for (const room of [inbox, lobby, group]) room.connection.close();
  return { frames, groupHugId };
};

const groupDraft = () => ({
  key: randomUUID(),
  name: "Fuzz",
  description: "",
  message: "",
  design: "campfire",
  capacity: 200,
  visibility: "listed",
  scheduledForMs: null,
});
