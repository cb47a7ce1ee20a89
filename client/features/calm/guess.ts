import { COUNTRIES, countryOf } from "./countries.ts";

/**
 * Where somebody probably is, from what the device says of itself: its time zone, and otherwise the region of its
 * languages ("de-AT"). The zone counts first: many use English of the United States anywhere. Null = no idea.
 */
export const guessCountry = (zone: string, locales: readonly string[]): string | null => {
  const byZone = COUNTRIES.find(({ zones }) => zones.includes(zone));
  if (byZone) return byZone.code;
  const regions = locales.map((locale) =>
    locale.split("-").find((part, place) => place > 0 && /^[A-Za-z]{2}$/.test(part)),
  );
  return regions.map((region) => region?.toUpperCase() ?? null).find((region) => countryOf(region) !== null) ?? null;
};
