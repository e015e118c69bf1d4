package find

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// finds asks for one headline among many and returns its place and its tier.
func finds(t *testing.T, x *Index, list []Item, query, want string) (place int, tier Tier) {
	t.Helper()
	for i, h := range x.Filter(context.Background(), query) {
		if list[h.Item].Headline == want {
			return i, h.Tier
		}
	}
	t.Errorf("%q does not find %s", query, want)
	return -1, 0
}

func itemsOf(headlines string) []Item {
	var list []Item
	for h := range strings.FieldsSeq(headlines) {
		list = append(list, Item{Headline: strings.ReplaceAll(h, "_", "　")})
	}
	return list
}

// TestWaysToType finds headlines however they are typed.
func TestWaysToType(t *testing.T) {
	list := itemsOf("战略在先 侵略者 虐待动物 女子学院 绿色旅途 军区学员 中国故事 乡村的王_军 卡尔·马克思 更多“爱心”到家 稳_字当头 " +
		"十八大以来 第14届运动会 2024年新变化 二〇二三年总结 三百六十行 十大人物 第18章 café与Müller 弘扬工\u00ad匠 发展 四川 北京 诺贝尔经济学奖 飞行检查 飞机行程检修")
	x := New(list)
	for _, c := range []struct {
		why, query, want string
		tier             Tier
	}{
		{"lue", "zhanlue", "战略在先", Pinyin}, {"lve", "zhanlve", "战略在先", Pinyin}, {"lüe", "zhanlüe", "战略在先", Pinyin},
		{"lyue", "qinlyue", "侵略者", Pinyin}, {"nue", "nuedai", "虐待动物", Pinyin}, {"nv", "nvzi", "女子学院", Pinyin},
		{"nyu", "nyuzi", "女子学院", Pinyin}, {"ü apart", "lu\u0308se", "绿色旅途", Pinyin}, {"jv", "jvnqv", "军区学员", Pinyin},
		{"tone marks", "zhōngguó", "中国故事", Pinyin}, {"tone marks apart", "zho\u0304ngguo\u0301", "中国故事", Pinyin},
		{"ǚ", "nǚzǐ", "女子学院", Pinyin}, {"tone digits", "zhong1guo2", "中国故事", Pinyin}, {"a digit for each", "lv4se4", "绿色旅途", Pinyin},
		{"over a blank", "wangjun", "乡村的王　军", Pinyin}, {"over a blank, hanzi", "王军", "乡村的王　军", Contiguous},
		{"over a point", "kaermakesi", "卡尔·马克思", Pinyin}, {"over marks", "gengduoaixin", "更多“爱心”到家", Pinyin},
		{"initials over a blank", "wzdt", "稳　字当头", Initials},
		{"digits", "18大", "十八大以来", Contiguous}, {"hanzi", "十四届", "第14届运动会", Contiguous}, {"one by one", "二零二四年", "2024年新变化", Contiguous},
		{"another zero", "二零二三", "二〇二三年总结", Contiguous}, {"a year", "2023年", "二〇二三年总结", Contiguous}, {"hundreds", "360行", "三百六十行", Contiguous},
		{"ten", "10大", "十大人物", Contiguous}, {"a number that is being typed", "1", "十大人物", Contiguous},
		{"accents", "cafe", "café与Müller", Contiguous}, {"an umlaut", "muller", "café与Müller", Contiguous}, {"an umlaut typed", "müller", "café与Müller", Contiguous},
		{"a soft hyphen", "工匠", "弘扬工\u00ad匠", Contiguous}, {"by pinyin", "gongjiang", "弘扬工\u00ad匠", Pinyin}, {"one typed", "工\u200d匠", "弘扬工\u00ad匠", Contiguous},
		{"h for f", "hazhan", "发展", Sounds}, {"hu for f", "huazhan", "发展", Sounds}, {"s for si", "shichuan", "四川", Sounds},
		{"two turned round", "xinbianhua2024", "2024年新变化", Apart},
	} {
		if _, tier := finds(t, x, list, c.query, c.want); tier != c.tier && !(c.tier == Contiguous && tier < c.tier) {
			t.Errorf("%s: %q finds %s in tier %d, want %d", c.why, c.query, c.want, tier, c.tier)
		}
	}
	if place, _ := finds(t, x, list, "fei xing jian", "飞行检查"); place != 0 {
		t.Error("words that stand together do not come first")
	}
	for _, q := range []string{"18", "218", "24"} {
		for _, h := range x.Filter(context.Background(), q) {
			if list[h.Item].Headline == "第14届运动会" {
				t.Errorf("%q finds %s", q, "第14届运动会")
			}
		}
	}
}

// TestWhatWasMeant finds what slips were meant for, beside what is found by
// single letters.
func TestWhatWasMeant(t *testing.T) {
	list := itemsOf("北京晚报 北京冬天 北京胡同 北京早餐 诺贝尔经济学奖 华为手机 缅怀汶川 新疆来客 枪击案 国家大事 英国警方通报 硬汉父亲 十强父亲 FWPREVIEW说明 Costco开业 发展与环境 中国科学家 工匠精神 将来的精神 政府 网友表示")
	x := New(list)
	for _, c := range []struct{ why, query, want string }{
		{"missing", "bejing", "北京晚报"}, {"swapped", "huawie", "华为手机"}, {"doubled", "xinnjiang", "新疆来客"}, {"beside", "qiangki", "枪击案"},
		{"beside, at the end", "guojua", "国家大事"}, {"over syllables", "gonjgiang", "工匠精神"}, {"a homophone", "工将精神", "工匠精神"},
		{"two homophones", "影过警方", "英国警方通报"}, {"a wrong hanzi", "硬这父亲", "硬汉父亲"}, {"two hanzi swapped", "工精匠神", "工匠精神"},
		{"Latin swapped", "fwpreviwe", "FWPREVIEW说明"}, {"Latin missing", "csotco", "Costco开业"}, {"a letter missing", "zhegfu", "政府"},
		{"hanzi and letters", "工jaing", "工匠精神"}, {"not finished", "wangyoubia", "网友表示"}, {"in one of two words", "zhongguo keuejia", "中国科学家"},
	} {
		if place, _ := finds(t, x, list, c.query, c.want); place > 0 {
			t.Errorf("%s: %q finds %s in place %d", c.why, c.query, c.want, place)
		}
	}
	hits := x.Filter(context.Background(), "bejing")
	if m := hits[0].Marks; m.Meant != "北京" || m.Sound != "bei jing" || !slices.Equal(m.Headline, []int{0, 1}) {
		t.Errorf("bejing is taken for %+v", m)
	}
	if last := hits[len(hits)-1]; last.Tier != Mixed || list[last.Item].Headline != "诺贝尔经济学奖" {
		t.Errorf("single letters come in place of %d, tier %d", len(hits), last.Tier)
	}
	if hits := x.Filter(context.Background(), "工将精神"); hits[0].Meant != "工匠精神" {
		t.Errorf("工将精神 is taken for %q", hits[0].Meant)
	}
	if hits := x.Filter(context.Background(), "qqqqq"); len(hits) > 0 {
		t.Errorf("qqqqq finds %d", len(hits))
	}
}

// TestTypingOnAfterASlip types words with a slip in them letter by letter: the
// list is never empty on the way to what is found, and has it at the end.
func TestTypingOnAfterASlip(t *testing.T) {
	list := generated(400)
	x := New(list)
	n := 0
	for i := range 60 {
		readings := Readings(list[i].Headline)
		word := readings[0] + readings[1]
		if strings.Contains(word, " ") || len(word) < 5 {
			continue
		}
		for k := 1; k < len(word)-1; k++ {
			typed := word[:k] + string(word[k+1]) + string(word[k]) + word[k+2:]
			if word[k] == word[k+1] {
				continue
			}
			empty := ""
			for l := 1; l <= len(typed); l++ {
				n++
				hits := x.Filter(context.Background(), typed[:l])
				switch {
				case len(hits) == 0:
					empty = typed[:l]
				case empty != "":
					t.Fatalf("%q finds nothing, and %q finds %s", empty, typed[:l], list[hits[0].Item].Headline)
				}
			}
			if empty != "" {
				t.Errorf("%q, typed for %s, finds nothing", typed, list[i].Headline)
			}
		}
	}
	if n < 500 {
		t.Errorf("%d keys, want 500", n)
	}
}

// TestTypedRightly types words of headlines letter by letter: nothing comes back.
func TestTypedRightly(t *testing.T) {
	list := generated(3000)
	x := New(list)
	n := 0
	for i := range 300 {
		chars := []rune(list[i].Headline)[:4]
		readings := Readings(string(chars))
		if slices.Contains(readings, "") {
			continue
		}
		initials := ""
		for _, s := range readings {
			initials += s[:1]
		}
		for _, word := range []string{string(chars), strings.Join(readings, ""), initials, readings[0] + string(chars[1:3]), string(chars[:2]) + readings[2]} {
			before := map[int]bool{}
			for l, r := range []rune(word) {
				n++
				now := map[int]bool{}
				for _, h := range x.Filter(context.Background(), string([]rune(word)[:l])+string(r)) {
					if now[h.Item] = true; l > 0 && !before[h.Item] {
						t.Fatalf("%s brings back %s at its letter %d", word, list[h.Item].Headline, l+1)
					}
				}
				before = now
			}
		}
	}
	if n < 4000 {
		t.Errorf("%d keys, want 4000", n)
	}
}

func TestDoublePinyin(t *testing.T) {
	for _, c := range []struct {
		keys        Keys
		typed, want string
	}{
		{Xiaohe, "vsgo", "zhong'guo"}, {Xiaohe, "bwjk", "bei'jing"}, {Xiaohe, "uihv", "shi'hui"}, {Xiaohe, "vjlt", "zhan'lue"}, {Xiaohe, "v", "zh"}, {Xiaohe, "g", ""}, {Xiaohe, "gsjl", "gong'jiang"},
		{Xiaohe, "aj", "an"}, {Xiaohe, "ahvb", ""}, {Xiaohe, "ee", "e"}, {Xiaohe, "lcn", "lao'n"}, {Xiaohe, "nvzi", "nv'zi"}, {Xiaohe, "hxxw", ""},
		{Ziranma, "vsgo", "zhong'guo"}, {Ziranma, "bzjy", "bei'jing"}, {Ziranma, "lv", "lv"}, {Ziranma, "ah", "ang"}, {Ziranma, "er", "er"}, {Ziranma, "gsjd", "gong'jiang"},
		{Microsoft, "bzj;", "bei'jing"}, {Microsoft, "ol", "ai"}, {Microsoft, "or", "er"}, {Microsoft, "ly", "lv"}, {Microsoft, "lv", "lve"}, {Microsoft, "vsg", "zhong'g"},
	} {
		full, cuts := c.keys.full([]rune(c.typed))
		got := ""
		for k, r := range full {
			if cuts>>k&1 != 0 {
				got += "'"
			}
			got += string(r)
		}
		if got != c.want {
			t.Errorf("%d: %s is %q, want %q", c.keys, c.typed, got, c.want)
		}
	}
	list := itemsOf("工匠精神 中国故事 北京")
	for _, keys := range []Keys{Ziranma, Xiaohe, Microsoft} {
		x := NewFor(list, keys)
		for l := 1; l <= 4; l++ {
			if place, _ := finds(t, x, list, "vsgo"[:l], "中国故事"); place != 0 {
				t.Errorf("%d: %q finds 中国故事 in place %d", keys, "vsgo"[:l], place)
			}
		}
		if place, tier := finds(t, x, list, "gongjiang", "工匠精神"); place != 0 || tier != Pinyin {
			t.Errorf("%d: full pinyin is not understood", keys)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ hanzi, digits string }{
		{"二零二四", "2024"}, {"十", "10"}, {"十八", "18"}, {"二十", "20"}, {"九十九", "99"}, {"一百零五", "105"}, {"一百一十", "110"},
		{"三千零六十", "3060"}, {"一千零一", "1001"}, {"九千九百九十九", "9999"}, {"五", "5"},
	} {
		var read []int
		for _, r := range c.hanzi {
			read = append(read, numeral(r))
		}
		if got := digitsOf(read); got != c.digits {
			t.Errorf("%s is %q, want %s", c.hanzi, got, c.digits)
		}
		if got := hanziOf(c.digits); !slices.Contains(got, c.hanzi) {
			t.Errorf("%s is %q, want %s among them", c.digits, got, c.hanzi)
		}
	}
	for _, s := range []string{"百", "千五", "十十", "一二十", "百十", "零", "五十百"} {
		var read []int
		for _, r := range s {
			read = append(read, numeral(r))
		}
		if got := digitsOf(read); got != "" && s != "零" {
			t.Errorf("%s is %q, want none", s, got)
		}
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		typed, meant string
		want         int
	}{
		{"bejing"[:2], "bei", missingSlip}, {"wie", "wei", swappedSlip}, {"xinn", "xin", doubledSlip}, {"tta", "ta", doubledSlip},
		{"ki", "ji", besideSlip + firstSlip}, {"gaa", "gai", otherSlip}, {"gqai", "gai", extraBeside}, {"gpai", "gai", extraSlip},
		{"bei", "bei", 0}, {"bie", "bei", swappedSlip}, {"ab", "cd", 0}, {"abc", "a", 0}, {"b", "be", missingSlip}, {"gi", "gai", missingSlip},
	} {
		if got := slip([]byte(c.typed), c.meant); got != c.want {
			t.Errorf("%s for %s weighs %d, want %d", c.typed, c.meant, got, c.want)
		}
	}
}

// A slip is seen within a run of letters and digits too, if most of the word is right.
func TestSlipsWithinARun(t *testing.T) {
	list := itemsOf("I.T2016FWPREVIEW提案 路灯亮了")
	x := New(list)
	for _, q := range []string{"fwpreviwe", "fwprevew", "fwprevieww", "fwpreveiw"} {
		if _, tier := finds(t, x, list, q, "I.T2016FWPREVIEW提案"); tier != Forgiven {
			t.Errorf("%s: tier %d", q, tier)
		}
	}
	for _, q := range []string{"previwe", "wfpreview", "view"} { // no beginning of it, or too little
		for _, h := range x.Filter(t.Context(), q) {
			if h.Tier == Forgiven && q == "wfpreview" {
				t.Errorf("%s finds %s", q, list[h.Item].Headline)
			}
		}
	}
}
