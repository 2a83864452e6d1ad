/** Words of the statuses (scoring, version 1). */
export const statusWords = {
  "not-applicable": "Không áp dụng",
  "no-data": "Chưa có số liệu",
  met: "Đạt",
  "not-met": "Chưa đạt chuẩn",
  "met-provisional": "Đạt, còn thiếu số liệu",
  undetermined: "Chưa kết luận",
  missed: "Không đạt",
  baseline: "Năm gốc",
  "on-track": "Đúng tiến độ",
  slow: "Chậm tiến độ",
  "at-risk": "Nguy cơ không đạt",
} as const;

/** Where the unit is the target's own only subject. */
export const unitMet = "Đạt chuẩn";

/** Heads of the status columns of a table. */
export const statusColumns = {
  met: "Đạt",
  "met-provisional": "Đạt, còn thiếu",
  "on-track": "Đúng tiến độ",
  undetermined: "Chưa kết luận",
  slow: "Chậm",
  failing: "Nguy cơ, không đạt",
  baseline: "Năm gốc",
  "no-data": "Chưa có số",
} as const;
