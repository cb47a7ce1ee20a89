/** Where a page of hugs or group hugs ended: the time of its last one in whole microseconds since 1970, and that one's id. */
export type PageCursor = { readonly atUs: string; readonly id: string };

const FORM = /^(\d{1,17})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An opaque text for a client to hand back. */
export const writeCursor = ({ atUs, id }: PageCursor): string => Buffer.from(`${atUs}/${id}`).toString("base64url");

/** Null for anything that `writeCursor` did not write. */
export const readCursor = (text: string): PageCursor | null => {
  const found = FORM.exec(Buffer.from(text, "base64url").toString("latin1"));
  const [, atUs, id] = found ?? [];
  if (atUs === undefined || id === undefined) return null;
  return writeCursor({ atUs, id }) === text ? { atUs, id } : null;
};
