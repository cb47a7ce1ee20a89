import { answerOf } from "./http.client.ts";
import { createStaffHttp, type StaffDevice, type StaffHttpDeps } from "./staff.http.ts";
import type { StaffClient } from "./staff.port.ts";

/** A copy of years takes its time. */
const FILE_WITHIN_MS = 600_000;

const fetchFile: StaffDevice["fetchFile"] = async (path) => {
  try {
    const response = await fetch(path, { method: "POST", signal: AbortSignal.timeout(FILE_WITHIN_MS) });
    return answerOf(response.status, await (response.ok ? response.blob() : response.json()));
  } catch {
    return { kind: "failed", failure: { code: "offline" } };
  }
};

let made: StaffClient | null = null;
/** One for the page. */
export const createBrowserStaff = (deps: StaffHttpDeps): StaffClient => (made ??= createStaffHttp(deps, { fetchFile }));
