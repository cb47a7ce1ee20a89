import type { Answered } from "../requests.rules.ts";
import type { HeldAct } from "./group-hug.acts.rules.ts";
import type { Change } from "./group-hug.writes.rules.ts";

/** What the rules wish for. */
export type GroupHugEffect =
  | { readonly kind: "write"; readonly writeId: number; readonly change: Change }
  | Answered
  /** The blocks among its host and who is in it. */
  | { readonly kind: "read_blocks"; readonly readId: number }
  /** What the staff did that holds in it. */
  | { readonly kind: "read_acts"; readonly readId: number }
  /** The person of these devices is told what the staff did to them. */
  | { readonly kind: "tell"; readonly deviceIds: readonly string[]; readonly act: HeldAct }
  /** The person of these devices has left. `code`: CLOSE_LEFT if nothing is said. */
  | { readonly kind: "dismiss"; readonly deviceIds: readonly string[]; readonly code?: number }
  /** Nothing more may be decided here. */
  | { readonly kind: "lost" };
