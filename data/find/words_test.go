package find

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		query string
		want  []Word
	}{
		{"", nil},
		{" \t\u3000", nil},
		{"工匠　精神", []Word{{Text: "工匠"}, {Text: "精神"}}},
		{`"工匠 精神" 路灯`, []Word{{Text: "工匠 精神"}, {Text: "路灯"}}},
		{"“工匠 精神”路灯", []Word{{Text: "工匠 精神"}, {Text: "路灯"}}},
		{"「工匠」", []Word{{Text: "工匠"}}},
		{`"工匠 精`, []Word{{Text: "工匠 精"}}},
		{`""`, nil},
		{"!工匠 -精神 ！路灯 －灯", []Word{{"工匠", Any, true}, {"精神", Any, true}, {"路灯", Any, true}, {"灯", Any, true}}},
		{"! - !", nil},
		{"Wi-Fi", []Word{{Text: "Wi-Fi"}}},
		{"by:李明 作者：李明 栏目:街谈 COLUMN:街谈", []Word{{"李明", Byline, false}, {"李明", Byline, false}, {"街谈", Column, false}, {"街谈", Column, false}}},
		{`-by:"李 明"`, []Word{{"李 明", Byline, true}}},
		{"日期:2024 !date:2023..", []Word{{"2024", Date, false}, {"2023..", Date, true}}},
		{"by: 时间:8:30", []Word{{Text: "时间:8:30"}}},
	} {
		if got := Words(c.query); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add(`a "b c" -by:“何” !date:2024..`)
	f.Fuzz(func(t *testing.T, query string) {
		for _, w := range Words(query) {
			if w.Text == "" || !strings.Contains(query, w.Text) {
				t.Errorf("%q: word %q is not in it", query, w.Text)
			}
			ParseDays(w.Text)
		}
	})
}

func TestParseDays(t *testing.T) {
	for _, c := range []struct{ text, first, end string }{
		{"2024", "2024-01-01", "2025-01-01"},
		{"2024-03", "2024-03-01", "2024-04-01"},
		{"2024-12", "2024-12-01", "2025-01-01"},
		{"2024-3-2", "2024-03-02", "2024-03-03"},
		{"20240302", "2024-03-02", "2024-03-03"},
		{"202403", "2024-03-01", "2024-04-01"},
		{"２０２４年３月２日", "2024-03-02", "2024-03-03"},
		{"2024.3", "2024-03-01", "2024-04-01"},
		{"2024/02/29", "2024-02-29", "2024-03-01"},
		{"2023..2024-05", "2023-01-01", "2024-06-01"},
		{"2023～2024", "2023-01-01", "2025-01-01"},
		{"2023..", "2023-01-01", "9999-01-01"},
		{"..2023-01-02", "0001-01-01", "2023-01-03"},
		{"20", "2000-01-01", "2100-01-01"},
		{"2024-", "2024-01-01", "2025-01-01"},
		{"2024-0", "2024-01-01", "2025-01-01"},
		{"2023-02-29", "", ""}, {"2024-13", "", ""}, {"路灯", "", ""}, {"2024-03-02-01", "", ""}, {"", "", ""},
		{"路灯..2024", "", ""}, {"2024..路灯", "", ""}, {"2024-003", "", ""},
	} {
		d := ParseDays(c.text)
		if c.end == "" {
			if !d.End.IsZero() {
				t.Errorf("%q: %v, want none", c.text, d)
			}
			continue
		}
		if got := fmt.Sprint(d.First.Format(time.DateOnly), " ", d.End.Format(time.DateOnly)); got != c.first+" "+c.end {
			t.Errorf("%q: %s, want %s %s", c.text, got, c.first, c.end)
		}
	}
}

func TestFilterByDay(t *testing.T) {
	at := func(s string) time.Time { d, _ := time.Parse(time.DateOnly, s); return d }
	x := New([]Item{
		{Headline: "路灯", Time: at("2023-12-31")}, {Headline: "路灯亮了", Time: at("2024-03-02")}, {Headline: "河边的路灯"},
	})
	for _, c := range []struct{ query, want string }{
		{"路灯 date:2024", "[1]"}, {"日期:2023", "[0]"}, {"!日期:2023", "[1 2]"}, {"date:2022", "[]"}, {"date:2023..", "[1 0]"}, {"date:x", "[]"},
		{"date:2", "[1 0]"}, {"date:20", "[1 0]"}, {"date:2024", "[1]"}, {"date:2024..", "[1]"}, {"date:2023..2024", "[1 0]"},
	} {
		var got []int
		for _, h := range x.Filter(context.Background(), c.query) {
			got = append(got, h.Item)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, want %s", c.query, got, c.want)
		}
	}
}
