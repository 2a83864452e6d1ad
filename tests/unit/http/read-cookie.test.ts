import { expect, it } from "vitest";
import { localeOfRequest } from "@/lib/server/http/locale";
import { readCookie } from "@/lib/server/http/read-cookie";

const withCookie = (cookie: string) =>
  new Request("http://localhost/", { headers: { cookie, "accept-language": "en" } });

it.each([
  ["a=1; b=2", "b", "2"],
  ["b=x=y", "b", "x=y"],
  ["b=%C4%91", "b", "đ"],
  ["b=%", "b", "%"],
  ["b=1; b=2", "b", "1"],
  ["bb=1", "b", undefined],
  ["", "b", undefined],
])("%j: %s is %j", (cookie, name, value) => {
  expect(readCookie(withCookie(cookie), name)).toBe(value);
});

it("speaks Vietnamese whatever the browser prefers, until English is chosen", () => {
  expect(localeOfRequest(withCookie(""))).toBe("vi");
  expect(localeOfRequest(withCookie("lang=fr"))).toBe("vi");
  expect(localeOfRequest(withCookie("lang=en"))).toBe("en");
});
