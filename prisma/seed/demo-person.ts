import { chance, fingerprint } from "@/prisma/seed/demo-random";

interface DemoPerson {
  readonly name: string;
  /** Of a block that no operator hands out: nobody is called by mistake. */
  readonly phone: string;
}

const FAMILY_NAMES =
  "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Hà Lương Cao Tạ".split(
    " ",
  );
const MIDDLE_AND_GIVEN_NAMES = {
  woman: {
    middle: ["Thị", "Thị", "Thị Thanh", "Thị Thu", "Thị Ngọc", "Thị Hồng", "Bích", "Minh", "Thùy", "Kim"],
    given:
      "Hà Hương Lan Mai Nga Nhung Oanh Phương Quyên Thảo Thủy Trang Tuyết Vân Yến Hạnh Hiền Loan Liên Dung".split(
        " ",
      ),
  },
  man: {
    middle: ["Văn", "Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân", "Công", "Đình", "Ngọc", "Thanh", "Trọng"],
    given:
      "Anh Bình Cường Dũng Đạt Hải Hùng Hưng Khánh Long Nam Phong Quân Sơn Thắng Toàn Trung Tuấn Việt Vinh".split(
        " ",
      ),
  },
} as const;
const PHONE_PREFIXES = ["0901", "0912", "0936", "0963", "0977", "0983"] as const;

const FAMILY = fingerprint("family name");
const GENDER = fingerprint("gender");
const MIDDLE = fingerprint("middle name");
const GIVEN = fingerprint("given name");
const PREFIX = fingerprint("phone prefix");
const NUMBER = fingerprint("phone number");

/** An invented person for a demonstration account: the same one every time. */
export function demoPerson(username: string): DemoPerson {
  const seed = fingerprint(username);
  const pick = <Choice>(choices: readonly Choice[], of: number): Choice => {
    const chosen = choices[Math.floor(chance(seed, of) * choices.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  const names = MIDDLE_AND_GIVEN_NAMES[chance(seed, GENDER) < 0.5 ? "woman" : "man"];
  const number = String(Math.floor(chance(seed, NUMBER) * 1000)).padStart(3, "0");
  return {
    name: `${pick(FAMILY_NAMES, FAMILY)} ${pick<string>(names.middle, MIDDLE)} ${pick<string>(names.given, GIVEN)}`,
    phone: `${pick(PHONE_PREFIXES, PREFIX)} 000 ${number}`,
  };
}
