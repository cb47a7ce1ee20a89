import { useCallback, useState } from "react";
import type { StaffClient, StaffSession } from "../../net/staff.port.ts";
import type { Failure, Told } from "../../net/state.ts";
import { isPassing } from "../../net/passing.ts";
import { useClient } from "../../ui/client-context.ts";
import { useLooks } from "../../ui/useLooks.ts";

/** Whether one acts as staff on this device. `nobody`: to them there is nothing here. */
export type Standing =
  | { readonly kind: "asking" | "nobody" | "closed" }
  | { readonly kind: "open"; readonly session: StaffSession }
  | { readonly kind: "failed"; readonly refusal: Failure };

const standingOf = (told: Told<StaffSession>, before: Standing): Standing => {
  if (told.ok) return { kind: "open", session: told.value };
  if (told.refusal.code === "not_staff") return { kind: "nobody" };
  if (told.refusal.code === "staff_session_needed") return { kind: "closed" };
  return before.kind === "open" && isPassing(told.refusal) ? before : { kind: "failed", refusal: told.refusal };
};

/** Asks the code of the staff for something; also where that cannot be loaded there is an answer. */
export const useAskStaff = () => {
  const client = useClient();
  return useCallback(
    <T>(read: (staff: StaffClient) => Promise<Told<T>>): Promise<Told<T>> =>
      client.loadStaff().then(read, (): Told<T> => ({ ok: false, refusal: { code: "offline" } })),
    [client],
  );
};

/** How one stands, and a way to look again. */
export const useStaff = (): readonly [Standing, () => void] => {
  const ask = useAskStaff();
  const [standing, setStanding] = useState<Standing>({ kind: "asking" });
  const look = useCallback(
    async (isOver: () => boolean) => {
      const told = await ask((staff) => staff.session());
      if (!isOver()) setStanding((before) => standingOf(told, before));
    },
    [ask],
  );
  return [standing, useLooks(look)];
};
