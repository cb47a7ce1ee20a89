/** Every reason a design is refused with. */
export type DesignFaultCode =
  | "not_json"
  | "not_plain"
  | "not_finite"
  | "too_big"
  | "too_deep"
  | "too_many_values"
  | "forbidden_key"
  | "unknown_key"
  | "wrong_value"
  | "wrong_duration"
  | "wrong_beats"
  | "out_of_order"
  | "outside"
  | "too_many_particles"
  | "too_many_flashes";

/** Why a design is refused: the first place that is wrong, dotted (empty for the whole), and a sentence. */
export type DesignFault = { readonly code: DesignFaultCode; readonly path: string; readonly reason: string };
