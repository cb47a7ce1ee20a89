import { after } from "../../net/clock.ts";
import type { Look, RoomsSeen, StaffClient, WatchedRoom } from "../../net/staff.port.ts";
import { fakeCases, fakeQueue } from "./fake-cases.ts";
import { fakeRestrictions } from "./fake-restrictions.ts";
import { fakeAudit, fakeHealth, fakeMeasures } from "./fake-watch.ts";
import { fakeRoomActs, fakeRoomPage } from "./fake-room-page.ts";
import type { StaffMember } from "#shared/schema/staff.ts";
import { ANA, FRIENDS } from "./fake-people.ts";

const NAMES = [
  "By the sea",
  "Evening hug",
  "Before the exam",
  "For Ana",
  "After a long week",
  "Sunday quiet",
  "Long distance",
];
const ROOMS = 128;
const DAY_MS = 86_400_000;

const roomAt = (n: number, nowMs: number): WatchedRoom => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  name: `${NAMES[n % NAMES.length]}${n < NAMES.length ? "" : ` ${Math.floor(n / NAMES.length)}`}`,
  phase: n % 3 === 0 ? "pending" : "active",
  people: 2 + ((n * 7) % 40),
  here: Math.max(1, 2 + ((n * 7) % 40) - (n % 3)),
  hostId: "h",
  hostName: n % 9 === 4 ? "" : (FRIENDS[n % FRIENDS.length]?.name ?? ""),
  isListed: n % 4 !== 0,
  isLocked: n % 11 === 3,
  spreadMs: n % 3 === 0 ? -1 : 2 + ((n * 5) % 23),
  rate: (n * 13) % 60,
  refusals: n % 8 === 5 ? n % 17 : 0,
  sinceMs: nowMs - n * n * 17_000 - 60_000,
  process: n % 2 === 0 ? "3f1c9a20" : "b7720e51",
});

/** `staff`: rooms and cases as they are; `staff-quiet`: there is none of either; `staff-begin`: no staff session yet; `staff-senior`, `staff-admin`: in that role. In any other there is nothing. */
export const fakeStaff = (scene: string, nowMs: number): StaffClient => {
  let isOpen = scene.startsWith("staff") && scene !== "staff-begin";
  const rooms = scene === "staff-quiet" ? [] : Array.from({ length: ROOMS }, (_, n) => roomAt(n, nowMs));
  const seen = ({ search, phases, from, count }: Look): RoomsSeen => {
    const words = search.toLowerCase();
    const matching = rooms.filter(
      ({ id, name, phase }) =>
        (name.toLowerCase().includes(words) || id === words) && (phases.length === 0 || phases.includes(phase)),
    );
    return {
      total: rooms.length,
      people: rooms.reduce((sum, { here }) => sum + here, 0),
      processes: 2,
      matched: matching.length,
      rooms: matching.slice(from, from + count),
      ...fakeHealth(nowMs),
      cases: fakeQueue(scene),
      caseChanges: 0,
      page: null,
    };
  };
  const session = {
    role: scene === "staff-admin" ? "admin" : scene === "staff-senior" ? "senior_moderator" : "moderator",
    endsAtMs: nowMs + 900_000,
  } as const;
  let members: readonly StaffMember[] = [
    { ...ANA, role: session.role, hasFactor: true, sinceMs: nowMs - 40 * DAY_MS },
    ...FRIENDS.slice(3, 5).map(({ id, name }, n) => {
      const role = n === 0 ? ("senior_moderator" as const) : ("moderator" as const);
      return { id, name, role, hasFactor: n === 0, sinceMs: nowMs - n * DAY_MS };
    }),
  ];
  return {
    members: async () => ({ ok: true, value: members }),
    async setRole(id, role) {
      const others = members.filter((one) => one.id !== id);
      const one = members.find((each) => each.id === id) ?? { id, name: "Noor", hasFactor: false, sinceMs: nowMs };
      members = role === null ? others : [...others, { ...one, role, sinceMs: nowMs }];
      return { ok: true, value: null };
    },
    cases: fakeCases(scene, nowMs),
    restrictions: fakeRestrictions(scene, nowMs),
    measures: fakeMeasures(nowMs),
    audit: fakeAudit(nowMs),
    roomActs: fakeRoomActs,
    async session() {
      if (!scene.startsWith("staff")) return { ok: false, refusal: { code: "not_staff" } };
      return isOpen ? { ok: true, value: session } : { ok: false, refusal: { code: "staff_session_needed" } };
    },
    async begin() {
      isOpen = true;
      return { ok: true, value: session };
    },
    async end() {
      isOpen = false;
      return { ok: true };
    },
    openRooms(first, { onSeen, onLink }) {
      after(0, () => {
        onLink("up");
        onSeen(seen(first));
      });
      const enter = (id: string | null) =>
        after(0, () => onSeen({ ...seen(first), page: id === null ? null : fakeRoomPage(id, nowMs) }));
      return { look: (look) => onSeen(seen(look)), enter, close() {} };
    },
  };
};
