import { expect, expectAccessible, pageOf, signIn, test } from "@/tests/e2e/support/journey";

// Giao Thủy (365) in Nam Định (36): in the demonstration data one of its communes has nothing for 2025 yet.
const REPORT = "/entry?unit=365&period=2025";

/** "80/205 xã" of 8.4 on the country's page. */
async function nationMet(page: import("@playwright/test").Page): Promise<number> {
  await page.goto("/api/v1/scorecards/VN?period=2025");
  const scorecard = JSON.parse((await page.locator("body").textContent()) ?? "{}") as {
    targets: { indicator: string; numerator: number }[];
  };
  return scorecard.targets.find(({ indicator }) => indicator === "CQS-2")?.numerator ?? Number.NaN;
}

test("a commune's figures go from the district's form to the country's page in the second they are approved", async ({
  page,
  browser,
}) => {
  const central = await pageOf(browser, "trung-uong");
  const before = await nationMet(central);

  await test.step("the province sees who is missing and drills down to it", async () => {
    await signIn(page, "tinh-36");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Nam Định");
    await page.goto("/units/36?period=2025");
    await page.getByRole("link", { name: "Huyện Giao Thủy" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Giao Thủy/);
  });

  const officer = await pageOf(browser, "huyen-365");
  await officer.goto(REPORT);
  const blank = officer.getByRole("row").filter({ hasText: "đã nhập 0/7" });
  await expect(blank).toHaveCount(1);
  const commune = (await blank.getByRole("rowheader").textContent()) ?? "";

  await test.step("the district enters the commune that is missing", async () => {
    await expectAccessible(officer);
    await blank.getByRole("link").click();
    await expect(officer.getByRole("heading", { level: 1 })).toContainText(commune);
    await expectAccessible(officer);
    const cell = (name: string) => officer.getByRole("group", { name: new RegExp(`^${name}`) });
    for (const criterion of ["8.4 xã nông thôn mới", "8.4 xã nâng cao", "Xã có hợp tác xã"]) {
      await cell(criterion).getByRole("radio", { name: "Đạt", exact: true }).check();
    }
    await cell("15.2 xã nâng cao").getByRole("radio", { name: "Chưa đạt" }).check();
    await cell("Hồ sơ công việc").getByRole("textbox").nth(0).fill("1.250");
    await cell("Hồ sơ công việc").getByRole("textbox").nth(1).fill("900");
    await cell("Tập huấn").getByRole("textbox").nth(0).fill("9");
    await cell("Tập huấn").getByRole("textbox").nth(1).fill("10");
    await cell("Dịch vụ").getByRole("checkbox", { name: "Y tế" }).check();
    await cell("Dịch vụ").getByRole("radio", { name: "Có", exact: true }).check();
    await officer.getByRole("button", { name: "Lưu", exact: true }).click();
    await expect(officer.getByRole("main").getByRole("alert")).toContainText("tử số 1250 lớn hơn mẫu số 900");
    await expect(cell("15.2 xã nâng cao").getByRole("radio", { name: "Chưa đạt" })).toBeChecked();
    await cell("Hồ sơ công việc").getByRole("textbox").nth(1).fill("1300");
    await officer.getByRole("button", { name: "Lưu", exact: true }).click();
    await expect(officer.getByRole("main").getByRole("status")).toContainText("Đã lưu 7 thay đổi");
  });

  await test.step("and sends the report", async () => {
    await officer.goto(REPORT);
    await officer.getByRole("button", { name: "Gửi tỉnh duyệt" }).click();
    await expect(officer.getByRole("main").getByRole("status")).toContainText(/Đã gửi \d+ số liệu/);
  });
  expect(await nationMet(central)).toBe(before);

  await test.step("the province approves it", async () => {
    await page.goto("/review?period=2025");
    await expectAccessible(page);
    await page.getByRole("link", { name: /^Huyện Giao Thủy, / }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Giao Thủy");
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Duyệt \d+ số liệu/ }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText(/Đã duyệt \d+ số liệu/);
  });

  await test.step("and the national figure has moved", async () => {
    expect(await nationMet(central)).toBeGreaterThan(before);
  });
});
