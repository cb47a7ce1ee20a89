/** The zeros of other scripts' digits: the nine after each follow it in Unicode. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0e50, 0x1040, 0x17e0, 0xff10];

const digitOf = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? sign : String(code - zero);
};

/** Small letters, digits 0-9, single plain spaces, without marks of direction: dates and times as they are compared. */
export const plainDigits = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
