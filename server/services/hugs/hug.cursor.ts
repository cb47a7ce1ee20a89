/** Where a page of hugs ended: the time of its last hug in whole microseconds since 1970, and that hug's id. */
export type HugCursor = { readonly sentAtUs: string; readonly id: string };

const FORM = /^(\d{1,17})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An opaque text for a client to hand back. */
export const writeCursor = ({ sentAtUs, id }: HugCursor): string =>
  Buffer.from(`${sentAtUs}/${id}`).toString("base64url");

/** Null for anything that `writeCursor` did not write. */
export const readCursor = (text: string): HugCursor | null => {
  const found = FORM.exec(Buffer.from(text, "base64url").toString("latin1"));
  const [, sentAtUs, id] = found ?? [];
  if (sentAtUs === undefined || id === undefined) return null;
  return writeCursor({ sentAtUs, id }) === text ? { sentAtUs, id } : null;
};
