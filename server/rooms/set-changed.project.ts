/** Sets only what differs: every assignment is bytes to everybody who sees it. */
export const setChanged = <T extends object>(target: T, fields: Partial<T>): void => {
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined && target[key] !== value) target[key] = value;
  }
};
