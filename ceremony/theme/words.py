"""Words that matter to where a line may break."""

# A line may well begin with these words …
_BEFORE = (
    "and cho của do for giai hoặc in là nhiệm nhằm năm of sau theo to trong trước tại từ và vì về với để"
)
# … and should not end with these.
_NOT_LAST = (
    "a and bà cho các của khu là ngày những năm of phường quận số the tháng thì trong tại tổ từ và "
    "với ông đến đồng ở"
)
# Words of two syllables that a line should not part.
_PAIRS = (
    "an ninh|bình an|bí thư|bảo vệ|bế mạc|cam kết|chiến binh|chế độ|chỉ tiêu|chỉ đạo|chủ tịch|"
    "chứng kiến|cá nhân|công an|công bố|công tác|cùng kỳ|cảm ơn|danh hiệu|danh sách|dân cư|dân phố|"
    "dịch bệnh|gia đình|giáo sư|giây lát|giấy khen|hiệu trưởng|hoàn thành|hoạt động|hạnh phúc|"
    "hội nghị|im lặng|khai mạc|khen thưởng|khu dân|kinh tế|kính chào|kế hoạch|kết quả|lao động|"
    "mô hình|mặt trận|nguyên đán|nhiệm vụ|nhân dân|năm mới|phong trào|phát triển|phát động|"
    "phòng chống|phần trăm|phụ nữ|quyết định|quý vị|quốc phòng|sinh viên|sức khỏe|tham luận|"
    "thanh niên|thi đua|thành phố|thành tích|thực hiện|tiên tiến|tiến sĩ|tiếp tục|toàn dân|"
    "trao thưởng|triển khai|trân trọng|trưởng khoa|trật tự|tập thể|tốt nghiệp|tổ quốc|tổ trưởng|"
    "tổng kết|tự quản|xuất sắc|xây dựng|xã hội|xét nghiệm|yêu nước|điểm phần|điện thoại|đoàn kết|"
    "đại biểu|đại diện|đại học|đảng ủy|ổn định|ủy ban"
)

BEFORE = frozenset(_BEFORE.split())
NOT_LAST = frozenset(_NOT_LAST.split())
PAIRS = frozenset(_PAIRS.split("|"))
