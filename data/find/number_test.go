package find

import (
	"strings"
	"testing"
)

func TestOtherNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"路灯", ""}, {"18大", "一八大 十八大"}, {"十八大", "18大"}, {"2024年", "二零二四年 二千零二十四年"}, {"二零二四年", "2024年"},
		{"40%", "百分之四十"}, {"百分之四十", "40%"}, {"百分之五", "5%"}, {"第3届", "第三届"}, {"第三届", "第3届"}, {"一起", ""}, {"万一", ""},
		{"5.2倍", ""}, {"12345678", ""}, {"3月", "三月"}, {"七上八下", ""}, {"3", "三"}, {"一百零五", "105"}, {"百分", ""},
	} {
		var got []string
		for _, o := range OtherNumbers([]rune(c.text)) {
			got = append(got, string(o))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}
