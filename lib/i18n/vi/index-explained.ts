/** How the reference index of a unit comes about. */
export const indexExplained = {
  close: "Đóng cách tính",
  title: "Chỉ số tham khảo {index}: trung bình mức đạt của {scored} mục tiêu",
  titleNone: "Chưa có chỉ số: {scored}/{applicable} mục tiêu có số liệu, cần ít nhất 80%",
  formula:
    "Mức đạt của một mục tiêu = kết quả ÷ mức phải đạt, nhiều nhất là 100%. Mục tiêu nào cũng nặng như nhau; mục tiêu không áp dụng và mục tiêu chưa có số liệu không tính. Hạng xếp theo chỉ số chưa làm tròn. Không dùng xét thi đua.",
  caption: "Mức đạt của từng mục tiêu",
  columnTarget: "Mục tiêu và mức phải đạt",
  columnResult: "Kết quả",
  columnAttainment: "Mức đạt",
  mean: "Trung bình",
  notCounted: "không tính",
  unscored: "Không tính vào chỉ số: {targets}.",
} as const;
