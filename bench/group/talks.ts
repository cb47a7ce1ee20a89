import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { colyseusTalk } from "./colyseus.talk.ts";
import { packedTalk } from "./packed.talk.ts";
import type { Side } from "./sides.ts";
import { socketioTalk } from "./socketio.talk.ts";
import type { Talk } from "./talk.ts";

const productTalk = (): Talk =>
  colyseusTalk({
    name: "group-hug",
    press: "group/press",
    options: (groupHugId) => ({ protocol: PROTOCOL_VERSION, groupHugId }),
    asks: { ready: ["group/ready", { isIn: true }], start: ["group/start", {}] },
  });

const bareTalk = (): Talk => colyseusTalk({ name: "bare", press: "press", options: (room) => ({ room }), asks: null });

/** How the clients of a side speak. */
export const talkTo = (side: Side): Talk => {
  switch (side) {
    case "hugmood":
      return productTalk();
    case "colyseus-uws":
    case "colyseus-ws":
      return bareTalk();
    case "socketio":
      return socketioTalk;
    case "uws":
      return packedTalk;
  }
};
