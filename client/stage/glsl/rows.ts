import { SCENE_ROWS, TINT_ROWS } from "../scene-rows.ts";

/** Names for the rows that scene-rows.ts writes. */
export const ROWS = /* glsl */ `
uniform vec4 uScene[${SCENE_ROWS}];
uniform vec4 uTint[${TINT_ROWS}];
#define VIEW uScene[0].xy
#define GROUND_Y uScene[0].z
#define FADE uScene[0].w
#define LIGHT_AT uScene[7].xy
#define LIGHT_PX uScene[7].z
#define GLOW uScene[7].w
#define JOIN_PX uScene[8].x
#define RIPPLE_PX uScene[8].y
#define RIPPLE_PHASE uScene[8].z
#define EDGE uTint[8].rgb
#define POOL uTint[9].rgb
#define FLOOR uTint[10].rgb
#define SHADOW uTint[11].rgb
#define LIGHT uTint[12].rgb
#define RIM uTint[13].rgb
#define EYE uTint[14].rgb
#define OUTLINE uTint[14].w
`;
