/** Figures under ten keep one digit after the point, as long as it says something. */
export const msWords = (ms: number): string => `${ms < 9.95 ? Number(ms.toFixed(1)) : Math.round(ms)}`;
