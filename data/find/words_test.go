package find

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// written is an expression in one form.
func written(e Expr) string {
	var of []string
	for _, o := range e.Of {
		of = append(of, written(o))
	}
	switch e.Op {
	case And:
		return "(" + strings.Join(of, " ") + ")"
	case Or:
		return "(" + strings.Join(of, " | ") + ")"
	case Not:
		return "-" + of[0]
	case Near:
		return fmt.Sprintf("(%s near/%d %s)", of[0], e.N, of[1])
	}
	w := [...]string{"", "by:", "column:", "date:", "paper:", "page:", "regex:"}[e.Word.Field] + e.Word.Text
	if e.Word.Quoted {
		w = "“" + w + "”"
	}
	return w
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ query, want, problems string }{
		{"", "()", ""},
		{" \t\u3000", "()", ""},
		{"工匠", "工匠", ""},
		{"工匠　精神", "(工匠 精神)", ""},
		{`"工匠 精神" 路灯`, "(“工匠 精神” 路灯)", ""},
		{"“工匠 精神”路灯", "(“工匠 精神” 路灯)", ""},
		{"「工匠」", "“工匠”", ""},
		{`"工匠 精`, "“工匠 精”", ""},
		{`""`, "()", ""},
		{"工匠 !精神 -路灯 ！灯 －亮", "(工匠 -精神 -路灯 -灯 -亮)", ""},
		{"! - !", "()", ""},
		{"-路灯", "-路灯", "only-excluded"},
		{"Wi-Fi", "Wi-Fi", ""},
		{"by:李明 作者：李明 栏目:街谈 COLUMN:街谈", "(by:李明 by:李明 column:街谈 column:街谈)", ""},
		{`路灯 -by:"李 明"`, "(路灯 -“by:李 明”)", ""},
		{"日期:2024 !date:2023..", "(date:2024 -date:2023..)", ""},
		{"by: 时间:8:30", "时间:8:30", ""},

		{"工匠 OR 劳模", "(工匠 | 劳模)", ""},
		{"工匠 或 劳模 或者 焊工", "(工匠 | 劳模 | 焊工)", ""},
		{"工匠|劳模｜焊工 精神", "((工匠 | 劳模 | 焊工) 精神)", ""},
		{"精神 工匠 或 劳模", "(精神 (工匠 | 劳模))", ""},
		{"精神 AND 工匠", "(精神 工匠)", ""},
		{"精神 NOT 工匠", "(精神 -工匠)", ""},
		{"工匠 (精神 或 劳模)", "(工匠 (精神 | 劳模))", ""},
		{"（工匠 精神） 或 劳模", "((工匠 精神) | 劳模)", ""},
		{"(工匠 精神", "(工匠 精神)", "not-closed ("},
		{"工匠) 精神", "(工匠) 精神)", ""},
		{"纪念（八十周年）", "纪念（八十周年）", ""},
		{"-(工匠 或 劳模) 精神", "(-(工匠 | 劳模) 精神)", ""},
		{"或", "或", ""}, {"或 工匠", "(或 工匠)", ""},
		{"工匠 或", "工匠", "no-operand 或"},
		{"OR 工匠", "工匠", "no-operand OR"},
		{"工匠 OR OR 劳模", "(工匠 | 劳模)", "no-operand OR"},
		{"路灯 NOT", "路灯", "no-operand NOT"},

		{"工匠 NEAR/5 精神", "(工匠 near/5 精神)", ""},
		{"工匠 近/5 精神 路灯", "((工匠 near/5 精神) 路灯)", ""},
		{"工匠 near/5 精神 NEAR 焊工", "((工匠 near/5 精神) near/10 焊工)", ""},
		{"(工匠 或 劳模) ＮＥＡＲ／５ “精 神”", "((工匠 | 劳模) near/5 “精 神”)", ""},
		{"近", "近", ""}, {"near", "near", ""},
		{"工匠 NEAR/0 精神", "(工匠 near/10 精神)", "bad-distance NEAR/0"},
		{"工匠 近/几 精神", "(工匠 near/10 精神)", "bad-distance 近/几"},
		{"工匠 NEAR/500 精神", "(工匠 near/10 精神)", "bad-distance NEAR/500"},
		{"工匠 NEAR/5", "工匠", "no-operand NEAR/5"},
		{"NEAR/5 工匠", "工匠", "no-operand NEAR/5"},
		{"工匠 NEAR/5 作者:李明", "(工匠 by:李明)", "bad-near NEAR/5"},
		{"(工匠 精神) NEAR/5 路灯", "(工匠 精神 路灯)", "bad-near NEAR/5"},

		{"报纸：晨光 版：3 page:A05", "(paper:晨光 page:3 page:A05)", ""},
		{"日期:2024-13 路灯", "(date:2024-13 路灯)", "bad-date 2024-13"},
		{"正则:第[一二](届|次)", "regex:第[一二](届|次)", ""},
		{`regex:"工 匠" 精神`, "(“regex:工 匠” 精神)", ""},
	} {
		e, problems := Parse(c.query)
		var told []string
		for _, p := range problems {
			told = append(told, strings.TrimSpace(string(p.Kind)+" "+p.Text))
			if p.Error() == string(p.Kind) {
				t.Errorf("%q: %s has no words", c.query, p.Kind)
			}
		}
		if got := written(e); got != c.want || strings.Join(told, ", ") != c.problems {
			t.Errorf("%q: %s, told %q; want %s, %q", c.query, got, told, c.want, c.problems)
		}
	}
}

func TestAlternatives(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"a b", "a b"}, {"a | b", "a; b"}, {"(a | b) (c | d)", "a c; a d; b c; b d"},
		{"a -(b | c)", "a -b -c"}, {"a -(b c)", "a -b; a -c"}, {"a NEAR/5 b | c", "a b; c"}, {"a -(-b)", "a b"},
		{"(a|b) (a|b) (a|b) (a|b) (a|b)", ""}, // no more than sixteen
	} {
		e, _ := Parse(c.query)
		var out []string
		for _, words := range e.Alternatives() {
			var all []string
			for _, w := range words {
				if w.Exclude {
					w.Text = "-" + w.Text
				}
				all = append(all, w.Text)
			}
			out = append(out, strings.Join(all, " "))
		}
		if got := strings.Join(out, "; "); got != c.want && c.want != "" || len(out) > mostAlternatives {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`a "b c" -by:“何” !date:2024.. (a | b NEAR/5 c`)
	f.Fuzz(func(t *testing.T, query string) {
		e, problems := Parse(query)
		for _, words := range e.Alternatives() {
			for _, w := range words {
				if w.Text == "" || !strings.Contains(query, w.Text) {
					t.Errorf("%q: word %q is not in it", query, w.Text)
				}
				ParseDays(w.Text)
			}
		}
		for _, p := range problems {
			if !strings.Contains(query, p.Text) {
				t.Errorf("%q: told of %q", query, p.Text)
			}
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

func TestFilterByPage(t *testing.T) {
	x := New([]Item{{Headline: "路灯"}, {Headline: "路灯亮了"}, {Headline: "河边的路灯"}})
	x.Stood = func(item int) (paper, page string) {
		return [...]string{"晨光日报", "晨光日报", ""}[item], [...]string{"3 评论", "A05", ""}[item]
	}
	for _, c := range []struct{ query, want string }{
		{"报纸:晨光", "[0 1]"}, {"路灯 报纸:晨光 版:03", "[0]"}, {"版:评论", "[0]"}, {"路灯 版:a05", "[1]"}, {"路灯 -报纸:晨光", "[2]"}, {"路灯 版:5", "[]"}, {"版:0", "[]"},
		{"(版:3 或 版:A05) 亮", "[1]"},
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

// FuzzAsked asks whatever may be typed, operators and all, in each kind of keys.
func FuzzAsked(f *testing.F) {
	of := func(item int) (paper, page string) { return "晨光日报", "3 评论" }
	items := []Item{{Headline: "路灯亮了", Byline: "林小满", Column: "街谈", Time: time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC)}, {Headline: "Wi-Fi 7 GDP增长5.2%"}}
	var indexes []*Index
	for keys := FullPinyin; keys <= Microsoft; keys++ {
		x := NewFor(items, keys)
		x.Stood = of
		indexes = append(indexes, x)
	}
	f.Add("日期:1报纸:nlao ren")
	f.Add("版:正则:/a/lao ren")
	for name := range prefixes {
		for _, q := range []string{"路灯 dengluliang", "nlao ren", "chenguang", "晨光日报社", "gj", "3", "\"laoren", "", "2024", "lao'ren ("} {
			f.Add(name + ":" + q)
			f.Add("路灯 -" + name + "：" + q)
		}
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, x := range indexes {
			for _, h := range x.Filter(t.Context(), query) {
				x.Mark(h.Item, query)
			}
		}
	})
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

func TestWith(t *testing.T) {
	for _, c := range []struct{ query, prefix, text, want string }{
		{"", "日期：", "2015", "日期：2015"},
		{"工匠", "栏目：", "街谈", "工匠 栏目：街谈"},
		{"工匠 日期：2014 date:2013 精神", "日期：", "2015", "工匠 精神 日期：2015"},
		{"工匠 日期：2014", "日期：", "", "工匠"},
		{`"工 匠" (a | b) -精神`, "by:", "李 明", `"工 匠" (a | b) -精神 by:"李 明"`},
		{"|", "by:", "x", "| by:x"},
	} {
		if got := With(c.query, c.prefix, c.text); got != c.want {
			t.Errorf("%s with %s%s: %s, want %s", c.query, c.prefix, c.text, got, c.want)
		}
	}
	if got := Asked("工匠 日期：2014..2015 -日期:2013", Date); got != "2014..2015" {
		t.Errorf("asked for %s", got)
	}
}

func FuzzWith(f *testing.F) {
	f.Add("工匠 | (日期:2014", "日期：", "2015")
	f.Fuzz(func(t *testing.T, query, prefix, text string) { With(query, prefix, text) })
}
