export const madeForecasts = (count: number, _seed: number): readonly unknown[] => Array.from({ length: count });
