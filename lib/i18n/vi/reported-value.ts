/** Số liệu đã báo cáo, viết thành chữ. */
export const reportedValue = {
  met: "Đạt",
  notMet: "Chưa đạt",
  notApplicable: "Không áp dụng: {reason}",
  withFeedback: "{services}; có lấy ý kiến trực tuyến",
  withoutFeedback: "{services}; không lấy ý kiến trực tuyến",
  noService: "không có dịch vụ nào",
  numeratorChange: "tử số {change}",
  denominatorChange: "mẫu số {change}",
  servicesChange: "{sign}{count} dịch vụ",
  feedbackGained: "thêm lấy ý kiến",
  feedbackLost: "không còn lấy ý kiến",
} as const;
