import type { Answered } from "../requests.rules.ts";
import type { Change } from "./group-hug.writes.rules.ts";

/** What the rules wish for. */
export type GroupHugEffect =
  | { readonly kind: "write"; readonly writeId: number; readonly change: Change }
  | Answered
  /** The blocks among its host and who is in it. */
  | { readonly kind: "read_blocks"; readonly readId: number }
  /** The person of these devices has left: CLOSE_LEFT. */
  | { readonly kind: "dismiss"; readonly deviceIds: readonly string[] }
  /** Nothing more may be decided here. */
  | { readonly kind: "lost" };
