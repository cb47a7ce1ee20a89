import { expect, type Locator, type Page } from "@playwright/test";

export const card = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/** The cells of a chart's table, row by row. */
export const tableOf = async (of: Locator): Promise<string[][]> => {
  await of.getByText("Show as table").click();
  const rows = of.getByRole("region").getByRole("row");
  await expect(rows.first()).toBeVisible();
  return (await rows.allInnerTexts()).map((row) => row.split("\t").map((cell) => cell.trim()));
};
