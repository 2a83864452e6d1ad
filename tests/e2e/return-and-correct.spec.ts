import { expect, pageOf, test } from "@/tests/e2e/support/journey";

// Nam Trực (362) in Nam Định has sent its report of 2025 in the demonstration data.
test("the province returns one cell with a reason, the district mends it, the rest stays awaiting", async ({
  browser,
}) => {
  const province = await pageOf(browser, "tinh-36", "/review/362-2025");
  const row = province.getByRole("row").filter({ hasText: "Hồ sơ công việc (xã)" }).first();
  const commune = (await row.getByRole("rowheader").textContent()) ?? "";
  await row.getByRole("checkbox").check();
  await province.getByRole("button", { name: "Trả lại để chỉnh sửa" }).click();
  await expect(province.getByText("Ghi lý do trả lại")).toBeVisible();

  await province
    .getByRole("row")
    .filter({ hasText: "Hồ sơ công việc (xã)" })
    .filter({ hasText: commune })
    .getByRole("checkbox")
    .check();
  await province.getByLabel("Lý do trả lại").fill("Chưa tính hồ sơ quý II");
  await province.getByRole("button", { name: "Trả lại để chỉnh sửa" }).click();
  await expect(province.getByText("Đã trả lại 1 số liệu")).toBeVisible();

  const district = await pageOf(browser, "huyen-362", "/entry?unit=362&period=2025");
  await expect(district.getByText("1 số liệu bị trả lại")).toBeVisible();
  await district.getByRole("row").filter({ hasText: commune }).getByRole("link").click();
  await expect(district.getByText("Trả lại: Chưa tính hồ sơ quý II")).toBeVisible();
  const files = district.getByRole("group", { name: /^Hồ sơ công việc/ });
  await files.getByRole("textbox").nth(0).fill("301");
  await files.getByRole("textbox").nth(1).fill("402");
  await district.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(district.getByText("Đã lưu 1 thay đổi")).toBeVisible();
  await district.goto("/entry?unit=362&period=2025");
  await district.getByRole("button", { name: "Gửi tỉnh duyệt" }).click();
  await expect(district.getByText("Đã gửi 1 số liệu")).toBeVisible();

  await province.goto("/review/362-2025");
  await expect(
    province.getByRole("row").filter({ hasText: commune }).filter({ hasText: "301/402" }),
  ).toHaveCount(1);
});

test("a correction needs a reason and leaves the approved figure in force", async ({ browser }) => {
  const district = await pageOf(browser, "huyen-365", "/entry/14212/2024");
  await expect(district.getByText("Đã duyệt, đang khóa").first()).toBeVisible();
  const correction = district.getByRole("form", { name: "Đề nghị đính chính" });
  await correction.getByRole("checkbox", { name: "8.4 xã nông thôn mới" }).check();
  await correction.getByLabel("Lý do đính chính").fill("Nhập nhầm dòng");
  await correction.getByRole("button", { name: "Đề nghị đính chính" }).click();
  await expect(district.getByText("Đã mở đính chính")).toBeVisible();
  const cell = district.getByRole("group", { name: /^8.4 xã nông thôn mới/ });
  await expect(cell.getByText("Đang có hiệu lực")).toBeVisible();
  await expect(cell.getByText("Đính chính: Nhập nhầm dòng")).toBeVisible();
});

test("states are carried over by an explicit act, as drafts to look at", async ({ browser }) => {
  const district = await pageOf(browser, "huyen-361", "/entry?unit=361&period=2025");
  await district.getByRole("button", { name: "Giữ nguyên kết quả kỳ trước cho cả báo cáo" }).click();
  await expect(district.getByRole("main").getByRole("status")).toContainText(/kết quả kỳ trước/);
});
