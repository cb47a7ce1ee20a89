/** The databases of one person on this device. Signing out removes both. */
export const vaultDbOf = (userId: string): string => `hugmood-${userId}`;
export const moodsDbOf = (userId: string): string => `hugmood-moods-${userId}`;
