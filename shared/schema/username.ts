/** Names that would speak for HugMood, or stand for somebody else in an address. */
const RESERVED = new Set(
  (
    "about abuse account accounts admin administrator api away blocked bot contact everyone everybody follow followers " +
    "following friends guest guests help here home host hug hugmood hugs info invite legal mail me moderation moderator " +
    "moderators mods muted news nobody null official people postmaster press privacy root safety search security " +
    "settings sign_in sign_out someone somebody staff status suggestions support system team terms trust undefined user users webmaster " +
    "welcome you"
  )
    .split(" ")
    .map((word) => word.replaceAll("_", "")),
);

/** `.` and `_` do not make another name of a reserved one, nor do digits behind it. */
export const isReserved = (username: string): boolean =>
  RESERVED.has(username.replaceAll(/[_.]/g, "").replace(/\d+$/, ""));
