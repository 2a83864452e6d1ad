/** Số liệu đã báo cáo, viết thành chữ. */
export const reportedValue = {
  met: "Đạt",
  notMet: "Chưa đạt",
  notApplicable: "Không áp dụng: {reason}",
  withFeedback: "{services}; có lấy ý kiến trực tuyến",
  withoutFeedback: "{services}; không lấy ý kiến trực tuyến",
  noService: "không có dịch vụ nào",
} as const;
