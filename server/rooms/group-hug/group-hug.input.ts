import { GROUP_HUG_INPUTS, type GroupHugInputName } from "#shared/schema/group-hug.ts";
import { INPUT_LIMITS, spend, type Bucket } from "#shared/schema/limits.ts";
import type { BodySchema } from "../command.ts";

type Body<N extends GroupHugInputName> = ReturnType<(typeof GROUP_HUG_INPUTS)[N]["parse"]>;
/** malformed: not of the documented form; too_many: above its rate. */
type Left = "malformed" | "too_many";

/** What somebody pressed last, changed in place: of all input this comes most often. */
type Press = { readonly userId: string; deviceId: string; pressure: number; isFresh: boolean };

/** Input of a high rate, beside the rules: the latest value wins, nothing is answered by them, and what is left is counted. */
export type GroupHugInput = {
  /** Null = it is left. */
  read<N extends GroupHugInputName>(name: N, deviceId: string, body: unknown, nowMs: number): Body<N> | null;
  press(userId: string, deviceId: string, pressure: number): void;
  /** 0 to 255; 0 for whoever did not press. */
  pressureOf(userId: string): number;
  /** Of those who pressed since this was last asked, what they pressed last. */
  takePressed(): readonly Readonly<Press>[];
  /** The longest way down that a device has seen of late, ms. */
  heardDown(deviceId: string, downMs: number): void;
  /** Of all connected devices that know theirs. */
  downsMs(): readonly number[];
  /** A device is gone: what it pressed last is let go. */
  forget(userId: string, deviceId: string): void;
  /** What was left, by name and reason. */
  leftCounts(): Readonly<Record<string, number>>;
};

export const createGroupHugInput = (): GroupHugInput => {
  const buckets = new Map<string, Partial<Record<GroupHugInputName, Bucket>>>();
  const pressed = new Map<string, Press>();
  let fresh: Press[] = [];
  const downs = new Map<string, number>();
  const left = new Map<string, number>();

  const leave = (name: GroupHugInputName, why: Left): void => {
    const key = `${name} ${why}`;
    left.set(key, (left.get(key) ?? 0) + 1);
  };
  const pay = (name: GroupHugInputName, deviceId: string, nowMs: number): boolean => {
    let own = buckets.get(deviceId);
    if (own === undefined) buckets.set(deviceId, (own = {}));
    const spent = spend(INPUT_LIMITS[name], own[name], nowMs);
    if (spent.ok) own[name] = spent.bucket;
    return spent.ok;
  };
  return {
    read<N extends GroupHugInputName>(name: N, deviceId: string, body: unknown, nowMs: number) {
      // Before it is read, so that nonsense costs its sender as much.
      const hasPaid = pay(name, deviceId, nowMs);
      const schema = GROUP_HUG_INPUTS[name] as BodySchema<Body<N>>; // as: the one of that name
      const parsed = hasPaid ? schema.safeParse(body) : null;
      if (parsed?.success) return parsed.data;
      leave(name, hasPaid ? "malformed" : "too_many");
      return null;
    },
    press(userId, deviceId, pressure) {
      let press = pressed.get(userId);
      if (press === undefined) pressed.set(userId, (press = { userId, deviceId, pressure, isFresh: false }));
      press.deviceId = deviceId;
      press.pressure = pressure;
      if (press.isFresh) return;
      press.isFresh = true;
      fresh.push(press);
    },
    pressureOf: (userId) => pressed.get(userId)?.pressure ?? 0,
    takePressed() {
      const taken = fresh;
      fresh = [];
      for (const press of taken) press.isFresh = false;
      return taken;
    },
    heardDown: (deviceId, downMs) => void downs.set(deviceId, downMs),
    downsMs: () => [...downs.values()],
    forget(userId, deviceId) {
      buckets.delete(deviceId);
      downs.delete(deviceId);
      const press = pressed.get(userId);
      if (press?.deviceId !== deviceId) return;
      press.pressure = 0;
      pressed.delete(userId);
    },
    leftCounts: () => Object.fromEntries(left),
  };
};
