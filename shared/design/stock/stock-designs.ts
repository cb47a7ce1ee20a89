import type { Design } from "../design.format.ts";
import { bear } from "./bear.ts";
import { firefly } from "./firefly.ts";
import { heartbeat } from "./heartbeat.ts";
import { longBreath } from "./long-breath.ts";
import { purr } from "./purr.ts";
import { softLanding } from "./soft-landing.ts";
import { sway } from "./sway.ts";
import { wave } from "./wave.ts";

/** The designs for two that everybody has, in the order they are offered. */
export const STOCK_DESIGNS: readonly Design[] = [bear, heartbeat, longBreath, softLanding, sway, purr, wave, firefly];

/** The stock design of that id, or `undefined`. */
export const stockDesign = (id: string): Design | undefined => STOCK_DESIGNS.find((design) => design.id === id);
