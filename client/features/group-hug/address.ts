/** Where a group hug is found: what its link and its QR code say. */
export const addressOf = (id: string): string => `${location.origin}/group-hug/${id}`;
