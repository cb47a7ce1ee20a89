import type { CreateGroupHug } from "#shared/schema/group-hug.ts";

/** A group hug that is being made; what is typed stays as it was typed. */
export type Draft = {
  /** The client key: one for all tries of this draft, so that a second try makes no second group hug. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly design: string;
  readonly capacity: string;
  readonly visibility: CreateGroupHug["visibility"];
  readonly isScheduled: boolean;
  /** Of an `<input type="datetime-local">`, in the person's own zone: "2026-11-23T18:00". */
  readonly localTime: string;
};

export const emptyDraft = (key: string): Draft => ({
  key,
  name: "",
  description: "",
  message: "",
  design: "",
  capacity: "20",
  visibility: "listed",
  isScheduled: false,
  localTime: "",
});

const textOf = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

/** Reads what `draftText` wrote; anything else is an empty draft with that key. */
export const readDraft = (text: string | null, key: string): Draft => {
  const empty = emptyDraft(key);
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return empty;
    const fields = kept as Record<string, unknown>; // Each field is looked at below.
    return {
      key: textOf(fields["key"], key),
      name: textOf(fields["name"], empty.name),
      description: textOf(fields["description"], empty.description),
      message: textOf(fields["message"], empty.message),
      design: textOf(fields["design"], empty.design),
      capacity: textOf(fields["capacity"], empty.capacity),
      visibility: fields["visibility"] === "link" ? "link" : "listed",
      isScheduled: fields["isScheduled"] === true,
      localTime: textOf(fields["localTime"], empty.localTime),
    };
  } catch {
    return empty;
  }
};

export const draftText = (draft: Draft): string => JSON.stringify(draft);
