import type { Me } from "../../net/state.ts";

export const isChanged = (me: Me, name: string, being: string): boolean =>
  name.trim() !== me.name || being !== me.being;
