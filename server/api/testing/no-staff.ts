import type { DispatchDeps } from "../dispatch.ts";

/** Nobody is on the staff. */
export const NO_STAFF: DispatchDeps["staff"] = {
  roleOf: async () => null,
  use: async () => null,
  look: async () => null,
};
