const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** 0 = Monday. */
export const dayName = (weekday: number): string => DAYS[weekday] ?? "day";

/** 0..1, or a difference of two such, in points of 100: "12", "−3". */
export const points = (value: number): string => {
  const whole = Math.round(value * 100);
  return whole < 0 ? `−${-whole}` : `${whole}`;
};

export const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "18:00 and 21:00". */
export const hoursOf = ({ fromHour, untilHour }: { readonly fromHour: number; readonly untilHour: number }): string =>
  `${fromHour}:00 and ${untilHour}:00`;
