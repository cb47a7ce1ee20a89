import { defineEntity, MikroORM, p } from "@mikro-orm/pglite";
import { expect, test } from "vitest";
import config from "../platform/database/mikro-orm.config.ts";
import { columnsOf, LEVELS, levelsOf } from "./levels.ts";
import { rightsComplaints, type TableShape } from "./rights.check.ts";
import { RIGHTS } from "./rights.list.ts";
import { ENTITIES } from "./schema.ts";

const shapesOf = async (entities: typeof ENTITIES): Promise<TableShape[]> => {
  const orm = await MikroORM.init({ ...config, entities });
  const shapes = [...orm.getMetadata().getAll().values()].map(({ tableName, props }) => ({
    name: tableName,
    columns: props.filter(({ persist }) => persist !== false).flatMap(({ fieldNames }) => fieldNames ?? []),
  }));
  await orm.close();
  return shapes;
};

test("R1 every column of every table says what export, erasure and retention do with it", async () => {
  const shapes = await shapesOf(ENTITIES);
  expect(shapes.length).toBe(ENTITIES.length);
  expect(rightsComplaints(shapes, RIGHTS)).toEqual([]);
});

test("R2 a table and a column that say nothing are named", async () => {
  const Diary = defineEntity({
    name: "Diary",
    tableName: "diaries",
    properties: { id: p.uuid().primary(), words: p.text() },
  });
  const shapes = await shapesOf([...ENTITIES, Diary] as typeof ENTITIES);
  expect(rightsComplaints(shapes, RIGHTS)).toEqual(["No rights are declared for the table diaries."]);
  const wider = shapes
    .filter(({ name }) => name !== "diaries")
    .map((shape) => (shape.name === "passkeys" ? { ...shape, columns: [...shape.columns, "nickname"] } : shape));
  expect(rightsComplaints(wider, RIGHTS)).toEqual([
    "“Your passkeys” does not say what is done with passkeys.nickname.",
  ]);
});

test("R3 what is declared of a table or column that is not there is named", async () => {
  const shapes = (await shapesOf(ENTITIES)).filter(({ name }) => name !== "mutes");
  expect(rightsComplaints(shapes, RIGHTS)).toEqual(["There is no table mutes."]);
});

test("R4 each part that is given has a file of its own", () => {
  const files = RIGHTS.flatMap(({ parts }) => parts.map(({ file }) => file));
  expect(new Set(files).size).toBe(files.length);
});

test("L1 every column of every table has a level of protection", async () => {
  const levels = new Map(RIGHTS.map((table) => [table.table, levelsOf(table)]));
  const without = (await shapesOf(ENTITIES)).flatMap(({ name, columns }) =>
    columns.filter((column) => !levels.get(name)?.has(column)).map((column) => `${name}.${column}`),
  );
  expect(without).toEqual([]);
  for (const level of LEVELS) expect([level, columnsOf(RIGHTS, level).length > 0]).toEqual([level, true]);
});
