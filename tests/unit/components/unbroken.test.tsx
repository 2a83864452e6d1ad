// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Unbroken } from "@/components/ui/unbroken";

function drawn(text: string) {
  const root = document.createElement("p");
  root.innerHTML = renderToStaticMarkup(<Unbroken text={text} />);
  return {
    text: root.textContent,
    kept: [...root.querySelectorAll(".unbroken")].map((each) => each.textContent),
  };
}

describe("a text with numbers of documents", () => {
  test("is left as it is where there is nothing to keep together", () => {
    for (const text of ["54/92 xã (58,7%)", "6T/2025", "đạt - không đạt", "3/16 mục tiêu", ""])
      expect(drawn(text)).toEqual({ text, kept: [] });
  });

  test("keeps them, days and codes on one line, and copies as it is written", () => {
    const text =
      "Quyết định 924/QĐ-TTg ngày 02/8/2022; Thông tư 02/2019/TT-BTTTT; 06/QĐ-BCĐTW-VPĐP (mã CQS-2, CQS-1A, KTS-1-LK).";
    expect(drawn(text)).toEqual({
      text,
      kept: [
        "924/QĐ-TTg",
        "02/8/2022",
        "02/2019/TT-BTTTT",
        "06/QĐ-BCĐTW-VPĐP",
        "CQS-2",
        "CQS-1A",
        "KTS-1-LK",
      ],
    });
  });
});
