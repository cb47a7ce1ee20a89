import type { GroupHugInputName, GroupHugMessages } from "#shared/schema/group-hug.ts";
import type { Clock } from "../../platform/clock.ts";
import type { BeatReport } from "./group-hug.beats.rules.ts";
import type { GroupHugInput } from "./group-hug.input.ts";

/** What the input of one device reaches. */
export type Reach = {
  readonly input: GroupHugInput;
  readonly clock: Clock;
  /** Whether anybody's pressure counts now. */
  isActive(): boolean;
  onPressed(): void;
  echo(echo: GroupHugMessages["step/echo"]): void;
  report(report: BeatReport): void;
};

/** Of which device input comes, and what that reaches. */
export type Hand = {
  readonly device: { readonly deviceId: string; readonly userId: string };
  readonly reach: Reach;
};

/** Takes one input of a device, at once; what is nonsense or too much is left and counted. */
export const takeInput = (
  name: GroupHugInputName,
  { deviceId, userId }: Hand["device"],
  body: unknown,
  { input, clock, isActive, onPressed, echo, report }: Reach,
): void => {
  // First of all: between this and the echo's departure is what a device subtracts.
  const receivedMs = clock.nowMs();
  switch (name) {
    case "step/probe": {
      const probe = input.read(name, deviceId, body, receivedMs);
      if (probe === null) return;
      const [n, downMs] = probe;
      input.heardDown(deviceId, downMs);
      return echo([n, receivedMs, clock.nowMs()]);
    }
    case "group/press": {
      const pressure = input.read(name, deviceId, body, receivedMs);
      if (pressure === null) return;
      // Kept also before it counts: "I'm in" may still be under way.
      input.press(userId, deviceId, pressure);
      if (isActive()) onPressed();
      return;
    }
    case "step/report": {
      const read = input.read(name, deviceId, body, receivedMs);
      if (read === null) return;
      const [beat, startMs, loMs, hiMs] = read;
      return report({ beat, startMs, loMs, hiMs });
    }
  }
};
