/** Refusals of the API and of forms, as problem details say them. */
export const errors = {
  titles: {
    s400: "Yêu cầu không hợp lệ",
    s401: "Chưa đăng nhập",
    s403: "Không được phép",
    s404: "Không tìm thấy",
    s405: "Không có phương thức này",
    s409: "Dữ liệu đã thay đổi",
    s413: "Tệp quá lớn",
    s415: "Kiểu nội dung không được hỗ trợ",
    s422: "Có lỗi trong dữ liệu gửi lên",
    s429: "Quá nhiều yêu cầu, thử lại sau",
    s500: "Lỗi hệ thống",
    s503: "Hệ thống tạm thời không phục vụ được",
  },
  unknownParameter: "Không có tham số “{name}”.",
  repeatedParameter: "Tham số “{name}” chỉ được ghi một lần.",
  invalidParameter: "Tham số “{name}” thiếu hoặc không hợp lệ.",
  foreignOrigin: "Yêu cầu thay đổi dữ liệu phải được gửi từ trang của hệ thống này.",
  mustChangePassword: "Phải đổi mật khẩu dùng một lần trước khi làm việc tiếp.",
} as const;
