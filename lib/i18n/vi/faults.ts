/** Lỗi trong tệp số liệu và trong ô nhập. */
export const faults = {
  "empty-file": "tệp trống",
  "not-text": "tệp không phải văn bản UTF-8",
  "not-a-workbook": "tệp không phải sổ tính XLSX đọc được",
  "workbook-too-large": "sổ tính quá lớn sau khi giải nén",
  "no-header": "không có dòng tiêu đề",
  "malformed-quotes": "dấu ngoặc kép không đúng quy cách hoặc không được đóng",
  "ragged-row": "dòng có {found} ô, tiêu đề có {expected} cột",
  "too-many-rows": "tệp có quá nhiều dòng; mỗi lần nhập nhiều nhất {most} dòng",
  "too-many-faults": "tệp có từ {most} lỗi trở lên; các lỗi còn lại không được liệt kê",
  "unknown-column": "không có cột “{value}”; các cột: {known}",
  "repeated-column": "cột “{value}” bị lặp lại",
  "missing-column": "thiếu cột “{value}”",
  required: "chưa có giá trị",
  "unknown-unit": "không có đơn vị mã “{value}”",
  "unknown-unit-likely": "không có đơn vị mã “{value}”; có thể là “{likely}” ({name}), mã bị mất số 0 ở đầu",
  "unknown-indicator": "không có chỉ số theo dõi “{value}”",
  "unknown-period": "không có kỳ “{value}”; các kỳ: {known}",
  "unknown-status": "không có trạng thái “{value}”; dùng {known}",
  "unknown-state": "không có giá trị “{value}”; dùng {known}",
  "unknown-service": "không có dịch vụ “{value}”; các dịch vụ: {known}",
  "wrong-level": "{indicator} do {levels} báo cáo; {value} ({name}) là {level}",
  "wrong-level-likely":
    "{indicator} do {levels} báo cáo; {value} ({name}) là {level}; có thể là “{likely}” ({likelyName}), mã bị mất số 0 ở đầu",
  "duplicate-row": "trùng đơn vị, chỉ số và kỳ với dòng {line}",
  "payload-missing": "{indicator} cần giá trị này",
  "payload-of-another-measure": "{indicator} không có giá trị này; chỉ số này dùng {fields}",
  "payload-of-not-applicable": "không áp dụng thì không có giá trị này",
  "not-boolean": "“{value}” không phải true hoặc false",
  "not-whole": "“{value}” không phải số nguyên",
  negative: "“{value}” là số âm",
  "too-large": "“{value}” quá lớn",
  "numerator-above-denominator": "tử số {numerator} lớn hơn mẫu số {denominator}",
  "reason-missing": "không áp dụng thì cần nêu lý do",
  "reason-not-allowed": "lý do “{reason}” không dùng cho {indicator}",
  "reason-ignored": "đã có số liệu nên lý do này không được dùng",
  "changed-much": "khác nhiều so với kỳ {period}: trước {before}, nay {now}; kiểm tra lại",
  "unit-outside-scope": "đơn vị {value} không thuộc phạm vi của bạn",
  "status-not-allowed": "bạn không được ghi trạng thái “{value}”",
  locked: "số liệu đã gửi, đang chờ duyệt nên không ghi đè được",
  "period-closed": "kỳ {value} đã chốt số liệu",
} as const;

/** Tên cấp của người báo cáo, dùng trong câu lỗi. */
export const faultLevels = {
  country: "Trung ương",
  province: "cấp tỉnh",
  district: "cấp huyện",
  commune: "cấp xã",
} as const;

/** Chỗ của lỗi khi không thuộc riêng một cột. */
export const faultPlaces = { row: "dòng", or: "hoặc" } as const;
