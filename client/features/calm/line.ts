/** People who listen, or bring help: what somebody needs to reach them. Everything is shown as it stands here. */
export type Line = {
  readonly name: string;
  /** As it is dialled within the country; spaces are for reading. */
  readonly call?: string;
  readonly text?: { readonly to: string; readonly word?: string };
  /** https; a chat, or the place that says how to reach them. */
  readonly web?: string;
  /** In local time; absent = their page says it. */
  readonly hours?: "always" | string;
  /** BCP 47. */
  readonly languages: readonly string[];
  /** Completes "for …"; absent = for everybody. */
  readonly whom?: string;
};

export type Emergency = { readonly number: string; readonly brings: "all help" | "an ambulance" | "the police" };

export type Country = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly emergency: readonly Emergency[];
  /** The one for most people first; empty = none is known well enough. */
  readonly lines: readonly Line[];
  /** IANA time zones from which this country is guessed. */
  readonly zones: readonly string[];
};

export const all = (number: string): Emergency => ({ number, brings: "all help" });
export const ambulance = (number: string): Emergency => ({ number, brings: "an ambulance" });
export const police = (number: string): Emergency => ({ number, brings: "the police" });
