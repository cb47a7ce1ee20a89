// The first load must not carry zod, which shared/schema/protocol.ts imports: its codes are repeated here, and a
// test says that they are the same.
export const CLOSE_RESTARTING = 4001;
export const CLOSE_LEFT = 4402;
export const CLOSE_REMOVED = 4406;
export const CLOSE_SIGNED_OUT = 4401;
export const CLOSE_BROKEN = 4500;
