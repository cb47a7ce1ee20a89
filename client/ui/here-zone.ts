import { isTimeZone } from "#shared/consent/quiet-time.ts";

/** IANA name of the zone that this device is in; where it does not know, UTC. */
export const hereZone = (): string => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : "UTC";
};
