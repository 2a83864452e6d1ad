import { expect, pageOf, test } from "@/tests/e2e/support/journey";

// Two browsers of Hải Hậu (366) on the same commune and period.
test("of two people saving the same cell the later one sees both values and chooses", async ({ browser }) => {
  const first = await pageOf(browser, "huyen-366");
  await first.goto("/entry?unit=366&period=2025");
  const path = await first
    .getByRole("row")
    .filter({ hasText: /đã nhập [0-6]\/7/ })
    .first()
    .getByRole("link")
    .getAttribute("href");
  const second = await pageOf(browser, "tinh-36");
  await Promise.all([first.goto(path ?? ""), second.goto(path ?? "")]);

  const name = await first
    .locator("fieldset:has(input[type=radio][value=not-met])")
    .first()
    .getAttribute("id");
  const choice = (page: typeof first, label: string) =>
    page.locator(`fieldset[id="${name}"]`).getByRole("radio", { name: label, exact: true });
  await choice(first, "Đạt").check();
  await choice(second, "Chưa đạt").check();
  await first.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(first.getByRole("main").getByRole("status")).toContainText("Đã lưu");
  await second.getByRole("button", { name: "Lưu", exact: true }).click();

  await expect(second.getByText("Người khác đã lưu trước")).toBeVisible();
  const cell = second.locator(`fieldset[id="${name}"]`);
  await expect(cell.getByText("Số tôi nhập", { exact: true })).toBeVisible();
  await cell.getByRole("radio", { name: "Lấy số đã lưu" }).check();
  await second.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(second.getByRole("main").getByRole("status")).toBeVisible();
  await expect(choice(second, "Đạt")).toBeChecked();
});
