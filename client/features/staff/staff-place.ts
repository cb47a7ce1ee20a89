import { createContext, useCallback, useContext, useState } from "react";
import type { StaffClient, StaffSession } from "../../net/staff.port.ts";
import type { Told } from "../../net/state.ts";
import { cameAfter, type Came } from "../../ui/came.ts";
import { useLooks } from "../../ui/useLooks.ts";
import { useAskStaff } from "./useStaff.ts";

/** One's staff session, and what to call when it is over. */
export type StaffPlace = { readonly session: StaffSession; readonly onOver: () => void };
export const StaffPlaceContext = createContext<StaffPlace | null>(null);

export const useStaffPlace = (): StaffPlace => {
  const place = useContext(StaffPlaceContext);
  if (place === null) throw new Error("Only a page of the staff may ask for this.");
  return place;
};

/** Asks as staff; where the staff session is over, the pages of the staff give way to its beginning. */
export const useStaffCall = () => {
  const ask = useAskStaff();
  const { onOver } = useStaffPlace();
  return useCallback(
    async <T>(read: (staff: StaffClient) => Promise<Told<T>>): Promise<Told<T>> => {
      const told = await ask(read);
      if (!told.ok && told.refusal.code === "staff_session_needed") onOver();
      return told;
    },
    [ask, onOver],
  );
};

const ASKING = { kind: "asking" } as const;

/** What the server tells the staff, and a way to ask again; `read` must be the same each time. */
export const useStaffTold = <T>(read: (staff: StaffClient) => Promise<Told<T>>): readonly [Came<T>, () => void] => {
  const call = useStaffCall();
  const [came, setCame] = useState<{ readonly of: typeof read; readonly what: Came<T> } | null>(null);
  const look = useCallback(
    async (isOver: () => boolean) => {
      const told = await call(read);
      if (isOver()) return;
      setCame((before) => ({ of: read, what: cameAfter(before?.of === read ? before.what : ASKING, told) }));
    },
    [call, read],
  );
  const again = useLooks(look, true);
  return [came?.of === read ? came.what : ASKING, again];
};
