package find

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

var items = []Item{
	{Headline: "路灯亮了", Column: "乡间来信", Byline: "林小满"},
	{Headline: "山那边的书店", Column: "乡间来信", Byline: "周望"},
	{Headline: "书与灯", Column: "一周漫谈", Byline: "江灯儿"},
	{Headline: "Go 与路", Column: "一周漫谈"},
}

func headlines(items []Item, x *Index, q string) []string {
	var out []string
	for _, h := range x.Filter(context.Background(), q) {
		out = append(out, items[h.Item].Headline)
	}
	return out
}

func TestMarks(t *testing.T) {
	x := New(items)
	for _, c := range []struct {
		why, query string
		item       int
		want       Marks
	}{
		{"hanzi", "路灯", 0, Marks{Headline: []int{0, 1}}},
		{"a byline", "周望", 1, Marks{Byline: []int{0, 1}}},
		{"a column", "漫谈", 2, Marks{Column: []int{2, 3}}},
		{"with gaps", "山书", 1, Marks{Headline: []int{0, 4}}},
		{"any case and width", "ｇＯ", 3, Marks{Headline: []int{0, 1}}},
		{"pinyin, with its sound", "shudian", 1, Marks{Headline: []int{4, 5}, Sound: "shu dian"}},
		{"initials", "ld", 0, Marks{Headline: []int{0, 1}, Sound: "lu deng"}},
		{"two words in two texts", "shu zhouw", 1, Marks{Headline: []int{4}, Byline: []int{0, 1}, Sound: "shu zhou wang"}},
	} {
		hits := x.Filter(context.Background(), c.query)
		i := slices.IndexFunc(hits, func(h Hit) bool { return h.Item == c.item })
		if i < 0 {
			t.Errorf("%s: %q does not find %s", c.why, c.query, items[c.item].Headline)
			continue
		}
		got := *hits[i].Marks
		for _, l := range []*[]int{&got.Headline, &got.Byline, &got.Column} {
			if len(*l) == 0 {
				*l = nil
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q marks %+v, want %+v", c.why, c.query, got, c.want)
		}
	}
}

func TestEmptyQueryIsEverything(t *testing.T) {
	hits := New(items).Filter(context.Background(), "  ")
	if len(hits) != len(items) || hits[2].Item != 2 || hits[0].Headline != nil {
		t.Errorf("got %v", hits)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := New(items).Filter(ctx, "路"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestLaterComesFirst(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 3, n, 0, 0, 0, 0, time.UTC) }
	dated := []Item{{Headline: "路灯一", Time: day(1)}, {Headline: "路灯三", Time: day(3)}, {Headline: "路灯二", Time: day(2)}, {Headline: "路灯四"}}
	if got, want := strings.Join(headlines(dated, New(dated), "ludeng"), " "), "路灯三 路灯二 路灯一 路灯四"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMixedUpSounds(t *testing.T) {
	x := New(items)
	for q, want := range map[string]string{"nudeng": "路灯亮了", "luden": "路灯亮了", "sudian": "山那边的书店", "sannabian": "山那边的书店", "sanlabian": "山那边的书店"} {
		hits := x.Filter(context.Background(), q)
		if i := slices.IndexFunc(hits, func(h Hit) bool { return items[h.Item].Headline == want }); i < 0 || hits[i].Tier > Sounds {
			t.Errorf("%q finds %v, want %s among them, by its sounds", q, plain(hits), want)
		}
	}
}

// TestALetterMoreBringsNothingBack types random queries letter by letter, with
// one index that remembers and one that does not.
func TestALetterMoreBringsNothingBack(t *testing.T) {
	all := generated(400)
	remembers := New(all)
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("gongjiangzhshenaiuo 路灯书店工人GDP")
	for range 300 {
		var q []rune
		var before map[int]bool
		for range 6 {
			q = append(q, letters[random.IntN(len(letters))])
			got := remembers.Filter(context.Background(), string(q))
			fresh := New(all).Filter(context.Background(), string(q))
			if !reflect.DeepEqual(plain(got), plain(fresh)) {
				t.Fatalf("%q: typed letter by letter %v, at once %v", string(q), plain(got), plain(fresh))
			}
			if slices.ContainsFunc(got, func(h Hit) bool { return h.Tier == Forgiven || h.Tier == Apart }) {
				break
			}
			now := map[int]bool{}
			for _, h := range got {
				if now[h.Item] = true; before != nil && !before[h.Item] {
					t.Fatalf("%q brings back %s", string(q), all[h.Item].Headline)
				}
			}
			before = now
		}
	}
}

// TestLines finds in lines what an index of them finds.
func TestLines(t *testing.T) {
	all := generated(3000)
	lines := make([]string, len(all))
	for i := range all {
		all[i] = Item{Headline: all[i].Headline}
		lines[i] = all[i].Headline
	}
	x := New(all)
	for _, q := range []string{"g", "gongjiang", "工匠 !路灯", "chongqi", "gonjgiang", "", "银行 yunnan"} {
		got, want := Lines(context.Background(), lines, q), x.Filter(context.Background(), q)
		if !reflect.DeepEqual(plain(got), plain(want)) {
			t.Errorf("%q: %d hits in lines, %d in the index", q, len(got), len(want))
		}
	}
}

// plain is hits without their marks.
func plain(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprint(h.Item, h.Tier))
	}
	return out
}

// generated makes n items of common words in an order of their own.
func generated(n int) []Item {
	words := strings.Fields("工匠 精神 时代 路灯 书店 乡村 振兴 重启 重庆 银行 行动 云南 操作 指南 老人 运动 孩子 学校 教育 改革 开放 经济 增长 安全 生产 健康 医保 社区 食堂 志愿 服务 春天 杏花 丰收 稻田 河流 保护 环境 绿色 低碳 数字 科技 创新 企业 工会 联系 让 更多 把 打造 成为 期待 呼唤 不能 应当 如何 为何 一条 两座 三个 GDP Wi-Fi 2024年 的 了 与 在 从 到")
	random := rand.New(rand.NewPCG(7, 7))
	out := make([]Item, n)
	for i := range out {
		var b strings.Builder
		for range 3 + random.IntN(6) {
			b.WriteString(words[random.IntN(len(words))])
		}
		out[i] = Item{Headline: b.String(), Column: words[random.IntN(20)] + "时评", Byline: words[random.IntN(30)]}
	}
	return out
}
