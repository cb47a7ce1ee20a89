import { localTime } from "#shared/mood/local-time.ts";
import { useNowMs } from "../../net/clock.ts";

/** IANA name of the device's zone. */
export const zoneOfDevice = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Today in the device's zone, YYYY-MM-DD; it moves on at midnight. */
export const useToday = (): string => localTime(zoneOfDevice(), useNowMs(60_000)).day;
