/** Views that set the children of a unit side by side. */
export const comparison = {
  viewHeatTable: "Bảng tổng hợp mục tiêu",
  viewRanking: "Xếp hạng",
  print: "In bảng này",
  under: "Theo {plan}.",
  metOf: "{met}/{whole}",
} as const;

/** Children × targets. */
export const heatTable = {
  title: "{units} {children} × {targets} mục tiêu",
  leadNothing: "Không mục tiêu nào áp dụng ở các {children} này.",
  leadNone: "Không đơn vị nào trong {all} {children} có từ 2 mục tiêu nguy cơ hoặc không đạt.",
  lead: "{count}/{all} {children} có từ 2 mục tiêu nguy cơ hoặc không đạt",
  leadWorst: "; nhiều đơn vị nguy cơ hoặc không đạt nhất: {target} ({count}/{all}).",
  shows: "Ô ghi",
  show: { value: "Giá trị", attainment: "% mục tiêu", change: "Thay đổi" },
  filter: "Lọc đơn vị",
  filterAll: "Tất cả {count}",
  filterFailing: "Từ 2 mục tiêu nguy cơ, không đạt: {count}",
  noteValue:
    "Ô ghi kết quả; nơi có dưới 20 đơn vị phải báo cáo thì ghi số đạt trên số phải tính. Bấm vào ô để xem vì sao.",
  noteAttainment:
    "Ô ghi kết quả bằng bao nhiêu phần trăm mức phải đạt, nhiều nhất 100%. Bấm vào ô để xem vì sao.",
  noteChange:
    "Ô ghi thay đổi so với {periods}: điểm phần trăm, hoặc số đơn vị nơi có dưới 20 đơn vị phải báo cáo. Bấm vào ô để xem vì sao.",
  columnMet: "Số mục tiêu đạt",
  sortBy: "sắp xếp",
  met: "Đạt",
  notMet: "Chưa đạt",
  noComparison: "kỳ trước không có số để so",
  compared: "{change} so với {period}",
  unchanged: "không đổi so với {period}",
  legend: "Chú giải",
  legendStatus: "Trạng thái",
  legendClasses: "Nền ô theo % mục tiêu",
  classes: {
    q1: "dưới 50%",
    q2: "50% đến dưới 70%",
    q3: "70% đến dưới 85%",
    q4: "85% đến dưới 100%",
    q5: "100%",
  },
  markMissing: "chưa có số liệu",
  markNotApplicable: "không áp dụng",
  markZero: "bằng không",
  legendTargets: "Tên đầy đủ của mục tiêu",
  leftOut: "Không có trong bảng vì chỉ tính ở {unit}: {targets}.",
  emptyTitle: "Không đơn vị nào có từ 2 mục tiêu nguy cơ, không đạt",
  emptyText: "Không có đơn vị nào như vậy trong kỳ, kế hoạch và số liệu đang xem.",
  showAll: "Xem tất cả",
} as const;

/** Children by their index. */
export const ranking = {
  title: "{count} {children} xếp theo chỉ số tham khảo",
  lead: "{ranked}/{all} {children} được xếp hạng; cao nhất {high}, thấp nhất {low}.",
  leadOne: "{ranked}/{all} {children} được xếp hạng: {high}.",
  leadSame: "{ranked}/{all} {children} được xếp hạng, chỉ số bằng nhau: {index}.",
  leadNone: "Chưa {children} nào có đủ số liệu để xếp hạng.",
  leadNothing: "Không mục tiêu nào áp dụng ở các {children} này, nên không xếp hạng.",
  named: "{unit} ({index})",
  tied: "{count} đơn vị cùng {index}",
  label: "Chỉ số tham khảo, không dùng xét thi đua.",
  rules:
    "Đơn vị có chỉ số bằng nhau cùng một hạng và hạng kế tiếp bỏ qua (1, 2, 2, 4); mục tiêu không áp dụng hoặc chưa có số liệu không tính vào chỉ số, đơn vị có dưới 80% mục tiêu có số liệu không xếp hạng mà liệt kê riêng.",
  columnChange: "So với {period}",
  columnMet: "Mục tiêu đạt",
  up: "lên {count} bậc",
  down: "xuống {count} bậc",
  same: "giữ hạng",
  wasUnranked: "trước chưa xếp hạng",
  unrankedTitle: "Không xếp hạng: {count} đơn vị",
  unrankedNote: "Dưới 80% mục tiêu có số liệu, nên chưa có chỉ số. Thiếu báo cáo không phải là xếp cuối.",
  unrankedNothing: "Không mục tiêu nào áp dụng, nên không có chỉ số.",
  columnScored: "Mục tiêu có số liệu",
  columnWhy: "Vì sao",
  whyFew: "dưới 80% mục tiêu có số liệu",
  whyNone: "không mục tiêu nào áp dụng",
} as const;
