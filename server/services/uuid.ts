import { idSchema } from "#shared/schema/hug.ts";

/** Whether a text can be an id at all; the database would take anything else for an error of ours. */
export const isUuid = (text: string): boolean => idSchema.safeParse(text).success;
