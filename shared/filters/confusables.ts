/** Letters that are read as others, by shape: Unicode's confusables (UTS 39) as far as they are used to hide words. */
const PAIRS =
  "аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ьb вb кk мm нh тt гr зz αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw ѵv ɡg ɑa ɩi ʏy ꜱs ʜh ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz ɴn ʀr ɪi ʟl ʙb ɢg ꜰf";

/** To Latin: of Cyrillic, Greek and small capitals. */
export const TO_LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.split(" ").map((pair) => [pair[0] ?? "", pair[1] ?? ""] as const),
);
/** To Cyrillic: of Latin letters and digits in a word that has Cyrillic ones. */
export const TO_CYRILLIC: ReadonlyMap<string, string> = new Map(
  "aа eе oо pр cс yу xх iи kк mм hн tт bб 0о 3з 6б 4ч zз @а".split(" ").map((pair) => [pair[0] ?? "", pair[1] ?? ""]),
);
/** Digits and signs in place of Latin letters, in a word that has letters. */
export const LEET: ReadonlyMap<string, string> = new Map(
  "0o 1i 3e 4a 5s 7t 8b @a $s !i |i €e £l".split(" ").map((pair) => [pair[0] ?? "", pair[1] ?? ""]),
);
/** Letters that no mark can be taken from. */
export const PLAIN: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ı", "i"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ð", "d"],
]);
