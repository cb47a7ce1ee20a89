import type { HugRequestView } from "#shared/schema/consent.ts";
import type { HugView } from "#shared/schema/hug.ts";

/**
 * A hug as `hug_views` gives it: with its sender (empty = gone), its recipient and its key, which say where its words are
 * kept.
 */
export type HugRow = HugView & { readonly by: string; readonly to: string; readonly key: string };
/** A request as `request_views` gives it; `key`: of a need, empty otherwise. */
export type RequestRow = HugRequestView & { readonly key: string };

export const hugOf = ({ by: _by, to: _to, key: _key, ...hug }: HugRow): HugView => hug;
export const requestOf = ({ key: _key, ...request }: RequestRow): HugRequestView => request;
