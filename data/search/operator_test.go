package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What each operator finds, in the index and by looking into the texts.
func TestOperators(t *testing.T) {
	s := &shelf{}
	s.put(t,
		Text("甲", "", "", "", "", []string{"工匠和他的精神，都在这里。"}),                      // 0
		Text("乙", "", "", "", "", []string{"劳模的故事。", "精神在下一段。"}),                  // 1
		Text("丙", "", "", "", "", []string{"增长了40％，共400人。", "百分之四十是多少？"}),         // 2
		Text("丁", "", "", "", "", []string{"党的十八大以来，二〇二四年三月，第三届。"}),               // 3
		Text("戊", "", "", "", "", []string{"18大，2024年3月，第13届，5.2倍，1,234人。"}),      // 4
		Text("己", "", "", "", "", []string{"二十八大箱，第十三届，Ⅲ期临床，III期。"}),              // 5
		Text("庚", "", "", "", "", []string{"这很重要，要求很高。重要的事，有要求。"}),                // 6
		Text("辛", "", "", "", "", []string{"北京大学的colour与color，GDP和gdps。"}),        // 7
		Text("壬", "", "", "", "", []string{"他提出了重要求索的问题。版本2024.3.2，2024.03，5G。"}), // 8
	)
	s.put(t, Text("癸", "", "", "", "", []string{"工匠精神与劳模精神。", strings.Repeat("很长的话", 30) + "精神"})) // 9
	for _, c := range []struct{ query, want string }{
		{"工匠 或 劳模", "[0 1 9]"}, {"劳模|工匠", "[0 1 9]"}, {"(工匠 或 劳模) 在", "[0 1]"}, {"精神 -工匠", "[1]"}, {"精神 -(工匠 劳模)", "[0 1]"},
		{"精神 (工匠 或 -劳模)", "[0 9]"},

		{"工匠 近/3 精神", "[0 9]"}, {"精神 NEAR/3 工匠", "[0 9]"}, {"工匠 近/2 精神", "[9]"}, {"故事 NEAR/50 精神", "[]"},
		{"工匠 近/1 劳模", "[]"}, {"工匠 近/3 劳模", "[9]"}, {"工匠 近/3 劳模 近/1 精神", "[9]"}, {"(劳模 或 工匠) 近/0 精神", "[0 9]"},

		{"工?精神", "[9]"}, {"工?和", "[0]"}, {"工匠???精神", "[0]"}, {"工匠？？？精神", "[0]"}, {"工匠*精神", "[0 9]"}, {"工匠??精神", "[]"}, {"精神*工匠", "[]"},
		{"匠*里", "[0]"}, {"匠*都在", "[0]"}, {`"匠*都在"`, "[0]"}, {"?工匠*", "[0 9]"},
		{"col*r", "[7]"}, {"colo?r", "[7]"}, {"co?or", "[7]"}, {"co?our与", "[7]"}, {"co?r", "[]"}, {"g?p", "[7]"}, {"与?和", "[]"}, {"与color*和", "[7]"},

		{"40", "[2]"}, {"40%", "[2]"}, {"４０％", "[2]"}, {"百分之四十", "[2]"}, {"400", "[2]"}, {"4", "[]"}, {"400%", "[]"},
		{"18大", "[3 4]"}, {"十八大", "[3 4 5]"}, {"2024年", "[3 4]"}, {"二〇二四年", "[3 4]"}, {"3月", "[3 4]"}, {"三月", "[3 4]"},
		{"第3届", "[3]"}, {"第三届", "[3]"}, {"第13届", "[4 5]"}, {"13届", "[4 5]"},
		{"5.2", "[4]"}, {"5", "[8]"}, {"2倍", "[]"}, {"5.2倍", "[4]"}, {"1234", "[4]"}, {"1,234人", "[4]"}, {"234", "[]"},
		{"2024", "[3 4 8]"}, {"2024.3", "[8]"}, {"Ⅲ期", "[5]"}, {"iii期", "[5]"}, {"Ⅲ", "[5]"}, {"5g", "[8]"},

		{"重要求", "[8]"}, {"重要，要求", "[6]"}, {"重要。要求", "[6]"}, {"重要要求", "[]"}, {"重要 要求", "[6 8]"},
		{"正则:第[一二三]届", "[3]"}, {"regex:GDP", "[7]"}, {"regex:gdp", "[7]"}, {"regex:(?i)GDPS", "[7]"}, {"regex:精.*劳", "[9]"}, {"regex:.*故事。精", "[]"},
		{"劳模 regex:下一.", "[1]"}, {"劳模 -regex:下一.", "[9]"}, {"regex:(", "[]"}, {"regex:( 或 劳模", "[1 9]"},
	} {
		got := s.find(t, c.query)
		slices.Sort(got)
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.query, got, c.want)
		}
		if scan := s.scan(c.query); !slices.Equal(scan, got) {
			t.Errorf("%s: %v in the index, %v in the texts", c.query, got, scan)
		}
	}
}

// What stands near, or between wildcards, is marked.
func TestOperatorsAreMarked(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"工匠 近/5 精神", "精神在那么远的地方。工匠和他的精神。很远的地方又是精神。", "精神在那么远的地方。[工匠]和他的[精神]。很远的地方又是精神。"},
		{"工匠*精神", "工匠的精神", "[工匠的精神]"},
		{"18大", "十八大和１８大", "[十八大]和[１８大]"},
		{"1234人", "1,234人", "[1,234人]"},
		{"40%", "40％", "[40％]"},
		{"正则:第.届 路灯", "第三届路灯", "[第三届][路灯]"},
		{"路灯 -孩子", "孩子和路灯", "孩子和[路灯]"},
		{"路灯 或 孩子", "孩子和路灯", "[孩子]和[路灯]"},
		{"co?our", "Colour", "[Colour]"},
	} {
		got, at := "", 0
		for _, m := range Parse(c.query, nil).In(c.text) {
			got, at = got+c.text[at:m[0]]+"["+c.text[m[0]:m[1]]+"]", m[1]
		}
		if got += c.text[at:]; got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
}

func TestSynonyms(t *testing.T) {
	s := Synonyms{}
	err := s.Read(strings.NewReader("# mine\n北大 = 北京大学\n麵包＝吐司 = 吐司麵包 # three\nalone\n=\n"))
	if want := "4: alone; 5: ="; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
	text := "他在北京大学吃面包。"
	for _, c := range []struct {
		query string
		want  bool
	}{{"北大", true}, {"北京大学", true}, {`"北大"`, false}, {"北", true}, {"吐司", true}, {"北大 吐司", true}, {"北大 或 无", true}, {"无 近/5 吐司", false}, {"北大 近/5 吐司", true}} {
		if got := Parse(c.query, s).Holds(article(text)); got != c.want {
			t.Errorf("%s: %v", c.query, got)
		}
	}
	if len(CommonSynonyms()) < 40 {
		t.Error("those to begin with are missing")
	}
}

func TestSnippetsShowAllWords(t *testing.T) {
	long := strings.Repeat("这一句话和要找的没有什么关系，", 12)
	body := []string{"只有工匠的一段。", "第二段有工匠，" + long + "也有精神，说到这里。", "路灯。", "精神。" + long + "安全。"}
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"工匠", []string{"只有工匠的一段。"}},
		{"工匠 精神", []string{"第二段有[工匠]，", "也有[精神]，"}},
		{"路灯 工匠", []string{"第二段有[工匠]，", "[路灯]。"}},
		{"路灯 安全", []string{"[路灯]。", "[安全]。"}},
		{"工匠 安全", []string{"第二段有[工匠]，", "[安全]。"}},
	} {
		s, marks := Parse(c.query, nil).Snippet(Text("头", "", "", "", "", body))
		if n := len([]rune(s)); n > snippet+20 {
			t.Errorf("%s: a snippet of %d characters", c.query, n)
		}
		for i := len(marks) - 1; i >= 0; i-- {
			s = s[:marks[i][0]] + "[" + s[marks[i][0]:marks[i][1]] + "]" + s[marks[i][1]:]
		}
		for _, want := range c.want {
			if !strings.Contains(s, want) && !strings.Contains(strings.NewReplacer("[", "", "]", "").Replace(s), want) {
				t.Errorf("%s: %s, want %s in it", c.query, s, want)
			}
		}
	}
}
