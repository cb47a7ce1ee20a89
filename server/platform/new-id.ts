import { randomUUID } from "node:crypto";

/** An id for what is named before it is stored. */
export const newId = (): string => randomUUID();
