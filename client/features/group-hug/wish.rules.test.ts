import { expect, test } from "vitest";
import { fakeRoom } from "../testing/fake-group-hugs.ts";
import { answeredTo, NOT_IN, toldBy, wishOf, type Wish } from "./wish.rules.ts";

const room = fakeRoom({ people: 3, phase: "pending" }, 1_760_000_000_000);
const next = { ...room };
/** Whether one is in, when the room says these one after the other. */
const follow = (first: Wish | null, ...said: readonly boolean[]): readonly boolean[] => {
  let wish = first;
  return said.map((isIn) => {
    wish = toldBy(wish, isIn, room);
    return wish?.isIn ?? isIn;
  });
};

test("W1 an I'm in that the room knows of does not come back once the room says otherwise", () => {
  const pressed = wishOf(true, false);
  expect(follow(pressed, false, true, false)).toEqual([true, true, false]);
  expect(follow(answeredTo(pressed, pressed, true, room), false, true, false)).toEqual([true, true, false]);
});

test("W1 an I'm in that was taken holds until the room's next word, one that was refused not", () => {
  const pressed = wishOf(true, false);
  const taken = answeredTo(pressed, pressed, true, room);
  expect([toldBy(taken, false, room)?.isIn, toldBy(taken, false, next)]).toEqual([true, null]);
  expect(answeredTo(pressed, pressed, false, room)).toBeNull();
});

test("W2 a Not in any more holds until it was taken and the room says so, also when it was refused or not answered", () => {
  const pressed = wishOf(false, true);
  expect(follow(pressed, true, false, true)).toEqual([false, false, false]);
  expect(answeredTo(pressed, pressed, false, room)).toBe(pressed);
  const taken = answeredTo(pressed, pressed, true, room);
  // Afterwards another device of this person counts again.
  expect(follow(taken, true, false, true)).toEqual([false, false, true]);
});

test("W2 the room's word on an earlier I'm in does not bring back who is not in any more", () => {
  expect(follow(wishOf(false, false), false, true)).toEqual([false, false]);
});

test("W3 an answer to an earlier press changes nothing", () => {
  const first = wishOf(true, false);
  const second = wishOf(false, false);
  expect([answeredTo(second, first, true, room), answeredTo(second, first, false, room)]).toEqual([second, second]);
});

test("W4 who comes in again after leaving is not in until the press", () => {
  expect(follow(NOT_IN, true, true)).toEqual([false, false]);
  expect(follow(NOT_IN, false, true)).toEqual([false, true]);
  expect(follow(wishOf(true, true), true)).toEqual([true]);
});
