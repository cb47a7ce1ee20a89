/** The product and its peers: the same workload, each by a server of its own. */
export const SIDES = ["hugmood", "colyseus-uws", "colyseus-ws", "socketio", "uws"] as const;
export type Side = (typeof SIDES)[number];
export type Peer = Exclude<Side, "hugmood">;

export const PROGRAMS: Readonly<Record<Side, string>> = {
  hugmood: "product.child.ts",
  "colyseus-uws": "colyseus.child.ts",
  "colyseus-ws": "colyseus.child.ts",
  socketio: "socketio.child.ts",
  uws: "packed.child.ts",
};
