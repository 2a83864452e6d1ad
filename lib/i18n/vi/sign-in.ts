/** Signing in and the own account. */
export const signIn = {
  title: "Đăng nhập",
  username: "Tên đăng nhập",
  password: "Mật khẩu",
  submit: "Đăng nhập",
  faults: {
    "wrong-credentials": "Tên đăng nhập hoặc mật khẩu không đúng.",
    throttled: "Đăng nhập sai quá nhiều lần. Thử lại sau 15 phút.",
    "foreign-origin": "Biểu mẫu không được gửi từ trang này. Tải lại trang rồi thử lại.",
  },
  backToForm: "Về trang đăng nhập",
  help: "Quên mật khẩu hoặc chưa có tài khoản: liên hệ quản trị của cơ quan.",
} as const;

export const account = {
  title: "Tài khoản",
  passwordTitle: "Đổi mật khẩu",
  mustChange: "Mật khẩu đang dùng chỉ dùng được một lần. Đặt mật khẩu mới để tiếp tục.",
  currentPassword: "Mật khẩu hiện tại",
  newPassword: "Mật khẩu mới",
  newPasswordHint: "Từ 12 ký tự trở lên.",
  repeatPassword: "Nhập lại mật khẩu mới",
  submit: "Đổi mật khẩu",
  changed: "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.",
  faults: {
    "wrong-credentials": "Mật khẩu hiện tại không đúng.",
    throttled: "Nhập sai quá nhiều lần. Thử lại sau 15 phút.",
    "too-short": "Mật khẩu mới phải có từ 12 ký tự trở lên.",
    "too-long": "Mật khẩu mới không được dài quá 256 ký tự.",
    unchanged: "Mật khẩu mới phải khác mật khẩu hiện tại.",
    "repeated-wrongly": "Hai lần nhập mật khẩu mới không giống nhau.",
  },
  continue: "Về trang đầu",
  signOut: "Đăng xuất",
} as const;
