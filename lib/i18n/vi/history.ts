/** One unit's targets over all periods. */
export const history = {
  tab: "Lịch sử",
  title: "{targets} qua {periods} kỳ báo cáo",
  lead: "{first}; {last}.",
  leadOne: "{only}.",
  stand: "{period} đạt {met}/{whole} mục tiêu, chỉ số tham khảo {index}",
  standWithoutIndex: "{period} đạt {met}/{whole} mục tiêu",
  standWithoutTargets: "{period} không mục tiêu nào áp dụng",
  note: "Ô ghi kết quả và trạng thái của kỳ đó. Số hồ sơ của 6 tháng chỉ so được với 6 tháng, của năm với năm.",
  target: "Mục tiêu",
  index: "Chỉ số tham khảo",
  met: "Mục tiêu đạt",
  present: { approved: "Số liệu được duyệt", provisional: "Số liệu đã gửi" },
  current: "kỳ đang xem",
} as const;
