/** From one unit to another of the same level. */
export const siblings = {
  open: "Chuyển sang đơn vị cùng cấp với {unit}",
  title: "Chọn {level} khác",
  filter: "Lọc theo tên hoặc mã",
  list: "Đơn vị cùng cấp",
  found: "{count} đơn vị",
  foundNone: "Không có đơn vị nào khớp",
  loading: "Đang tải…",
  overviewOnly: "mở trang tổng quan",
  previous: "Đơn vị trước: {unit}",
  next: "Đơn vị sau: {unit}",
} as const;

/** Pages a person pinned or saw lately. */
export const ownViews = {
  button: {
    pin: "Ghim",
    unpin: "Bỏ ghim",
    failed: "Chưa ghim được. Thử lại.",
    pinned: "Đã ghim trang này.",
    unpinned: "Đã bỏ ghim trang này.",
  },
  pinned: "Đã ghim",
  recent: "Xem gần đây",
  menu: "Trang đã ghim",
  menuEmpty: "Chưa ghim trang nào. Bấm “Ghim” ở đầu một trang số liệu.",
  manage: "Xem gần đây, sắp xếp, bỏ ghim",
  unpinOf: "Bỏ ghim {title}",
  moveUp: "Lên",
  moveDown: "Xuống",
  moveUpOf: "Chuyển lên: {title}, thứ {place}/{count}",
  moveDownOf: "Chuyển xuống: {title}, thứ {place}/{count}",
  forget: "Bỏ",
  forgetOf: "Bỏ {title} khỏi danh sách xem gần đây",
  forgetAll: "Xóa danh sách xem gần đây",
  tooMany: "Đã ghim {count} trang, là số nhiều nhất. Bỏ ghim một trang rồi ghim lại.",
  latestPeriod: "kỳ mới nhất",
  rows: "Đơn vị phía sau con số: {target}",
  compare: "So sánh",
  failing: "từ 2 mục tiêu nguy cơ, không đạt",
} as const;
