/** Words used on every page. */
export const terms = {
  productName: "NTM Số",
  productLong: "NTM Số · Chuyển đổi số trong xây dựng nông thôn mới",
  country: "Cả nước",
  demonstration: "Dữ liệu minh họa",
  period: "Kỳ",
  plan: "Kế hoạch",
  lens: "Số liệu",
  lensApproved: "Số đã duyệt",
  lensProvisional: "Số tạm tính",
  lensApprovedShort: "đã duyệt",
  lensProvisionalShort: "tạm tính",
  show: "Xem",
  all: "Tất cả",
  yes: "Có",
  no: "Không",
  unit: "Đơn vị",
  target: "Mục tiêu",
  numberedCriterion: "chỉ tiêu {name}",
  status: "Trạng thái",
  result: "Kết quả",
  noData: "Chưa có số liệu",
  notApplicable: "Không áp dụng",
  dataTable: "Bảng số liệu",
  previousPage: "Trang trước",
  nextPage: "Trang sau",
  pageOf: "Trang {page}/{pages}",
  errorsFound: "Có lỗi cần sửa",
  and: "và",
} as const;

/** Levels of units; the plural is the same word. */
export const levels = {
  country: "cả nước",
  province: "tỉnh, thành phố",
  district: "đơn vị cấp huyện",
  commune: "xã",
} as const;

/** What the figures count; Vietnamese has one form. */
export const nouns = {
  commune: "xã",
  district: "huyện",
  province: "tỉnh",
  "central-body": "cơ quan trung ương",
  unit: "đơn vị",
  file: "hồ sơ",
  person: "người",
  model: "mô hình",
} as const;

export const nounsMany = { ...nouns } as const;

/** The register's own names of what a ratio adds up, word for word. */
export const registerLabels = {
  filesOnline: "hồ sơ công việc xử lý trên môi trường mạng",
  files: "tổng hồ sơ công việc",
  managersTrained: "cán bộ đã được tập huấn",
  managers: "tổng số cán bộ quản lý",
  modelsDigital: "mô hình có ứng dụng công nghệ số",
  models: "mô hình gắn với vùng nguyên liệu",
} as const;
