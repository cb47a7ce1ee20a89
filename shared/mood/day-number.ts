const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a calendar day, YYYY-MM-DD, whatever the zone: its neighbours are one apart. */
export const dayNumberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The calendar day, YYYY-MM-DD. */
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** 0 = Monday; 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (number: number): number => (((number + 3) % 7) + 7) % 7;
