import { readFile } from "node:fs/promises";
import { expect, expectAccessible, pageOf, test } from "@/tests/e2e/support/journey";

const HEADER = "unit;indicator;period;status;state;met;numerator;denominator;count;services;feedback;reason";

function sheet(...rows: readonly string[]) {
  return {
    name: "so-lieu.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`﻿${[HEADER, ...rows].join("\r\n")}\r\n`),
  };
}

// Giao Thủy (365) in Nam Định; 412 lies in Nghệ An.
test("a district's file is checked first: every fault by line, nothing written; mended, it is imported", async ({
  browser,
}) => {
  const page = await pageOf(browser, "huyen-365", "/imports");
  await expectAccessible(page);
  const faulty = sheet(
    "14203;TD-1;2024;draft;reported;;;;2;;;",
    "14203;CQS-1D;2024;draft;reported;;9;5;;;;",
    "412;CQS-5;2024;draft;reported;true;;;;;;",
  );
  await page.getByLabel("Tệp số liệu").setInputFiles(faulty);
  await page.getByRole("button", { name: "Kiểm tra tệp" }).click();
  await expect(page.getByText("Tệp có 2 lỗi, chưa ghi gì")).toBeVisible();
  await expect(page.getByText("tử số 9 lớn hơn mẫu số 5")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Tệp số liệu").setInputFiles(sheet("14203;TD-1;2024;draft;reported;;;;2;;;"));
  await page.getByRole("button", { name: "Kiểm tra tệp" }).click();
  await expect(page.getByText("Tệp hợp lệ, chưa ghi gì")).toBeVisible();
  await page.getByRole("button", { name: /^Nhập 1 dòng/ }).click();
  await expect(page.getByText("Đã nhập tệp")).toBeVisible();
  await page.goto("/entry/14203/2024");
  await expect(
    page
      .getByRole("group", { name: /^Xã thông minh thí điểm/ })
      .getByRole("textbox")
      .first(),
  ).toHaveValue("2");
});

test("a province downloads its summary as a workbook and the list of units that do not meet a target", async ({
  browser,
}) => {
  const page = await pageOf(browser, "tinh-46", "/exports?report=national-summary&unit=46&period=2024");
  await expectAccessible(page);
  const [workbook] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /XLSX/ }).click(),
  ]);
  expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/);
  expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe("PK");

  await page.goto("/exports?report=units-not-meeting&unit=46&period=2024&indicator=CQS-2");
  await expect(page.getByRole("heading", { name: /đơn vị chưa đạt hoặc chưa có số liệu/ })).toBeVisible();
  await expectAccessible(page);
  const [list] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV/ }).click(),
  ]);
  const text = await readFile(await list.path(), "utf8");
  const shown = await page.getByRole("row").count();
  expect(text.trim().split("\r\n")).toHaveLength(shown);
  expect(text).toContain("Dữ liệu minh họa");
});
