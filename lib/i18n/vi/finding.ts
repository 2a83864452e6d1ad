/** From one unit to another of the same level. */
export const siblings = {
  open: "Chuyển sang đơn vị cùng cấp với {unit}",
  title: "Chuyển từ {unit} sang đơn vị cùng cấp",
  filter: "Lọc theo tên hoặc mã",
  list: "Đơn vị cùng cấp",
  found: "{count} đơn vị",
  foundNone: "Không có đơn vị nào khớp",
  loading: "Đang tải…",
  overviewOnly: "mở trang tổng quan",
  previous: "Đơn vị trước: {unit}",
  next: "Đơn vị sau: {unit}",
} as const;
