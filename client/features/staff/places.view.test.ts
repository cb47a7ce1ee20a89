import { expect, test } from "vitest";
import { isAt, placesFor } from "./places.view.ts";

const currentAt = (pathname: string) =>
  placesFor("admin")
    .filter((place) => isAt(place, pathname))
    .map(({ name }) => name);

test("one place is current, also on a page in it", () => {
  expect(currentAt("/staff")).toEqual(["Rooms"]);
  expect(currentAt("/staff/")).toEqual(["Rooms"]);
  expect(currentAt("/staff/rooms/5d1c")).toEqual(["Rooms"]);
  expect(currentAt("/staff/cases")).toEqual(["Cases"]);
  expect(currentAt("/staff/cases/5d1c")).toEqual(["Cases"]);
  expect(currentAt("/staff/health")).toEqual(["Health"]);
  expect(currentAt("/staff/elsewhere")).toEqual([]);
});

test.each(["Audit", "Approvals"])("%s: for those who watch over the staff, and can be the second person", (page) => {
  expect(placesFor("moderator").map(({ name }) => name)).not.toContain(page);
  expect(placesFor("senior_moderator").map(({ name }) => name)).toContain(page);
});
