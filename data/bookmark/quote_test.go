package bookmark

import (
	"strings"
	"testing"
)

const lamp = `天一黑，老街的灯就亮了。卖豆腐的陈师傅收了摊，把最后一块豆腐送给门口的孩子。
灯是去年新装的，共24盏。装灯以前，老街的人习惯摸黑走路；装灯以后，夜里多了说话的声音。
有人问，一盏灯值多少钱？陈师傅说，灯亮了，老街就还在。灯亮了，人就回来。`

// marked is the passage that begins with the nth first and ends with the next
// last.
func marked(t *testing.T, text, first, last string, n int) Bookmark {
	t.Helper()
	start := 0
	for ; n > 1; n-- {
		start += strings.Index(text[start:], first) + len(first)
	}
	start += strings.Index(text[start:], first)
	end := start + strings.Index(text[start:], last) + len(last)
	b, ok := Bookmark{ID: "lamp", Headline: "老街的灯"}.Passage(text, start, end)
	if !ok {
		t.Fatal("nothing was marked")
	}
	return b
}

func TestAPassageIsFoundAgain(t *testing.T) {
	second := marked(t, lamp, "灯亮了", "灯亮了", 2)
	sentence := marked(t, lamp, "灯是", "24盏。", 1)
	across := marked(t, lamp, "把最后", "新装的", 1)
	short := marked(t, lamp, "共", "盏", 1)
	for _, c := range []struct {
		name         string
		mark         Bookmark
		text         string
		before, want string // what stands before the passage, and the passage
	}{
		{"as it was", sentence, lamp, "\n", "灯是去年新装的，共24盏。"},
		{"the second of two", second, lamp, "。", "灯亮了"},
		{"moved by text before", second, strings.Repeat("前言。", 40) + lamp, "。", "灯亮了"},
		{"fragments joined", across, strings.ReplaceAll(lamp, "\n", ""), "，", "把最后一块豆腐送给门口的孩子。灯是去年新装的"},
		{"other paragraphs", across, strings.ReplaceAll(lamp, "，", "，\n"), "\n", "把最后一块豆腐送给门口的孩子。\n灯是去年新装的"},
		{"full-width digits", sentence, strings.ReplaceAll(lamp, "24", "２４"), "\n", "灯是去年新装的，共２４盏。"},
		{"full-width digits, too few to guess", short, strings.ReplaceAll(lamp, "24", "２４"), "，", "共２４盏"},
		{"too few to guess", short, strings.ReplaceAll(lamp, "24", "36"), "", ""},
		{"a word changed", sentence, strings.ReplaceAll(lamp, "去年", "前年"), "\n", "灯是前年新装的，共24盏。"},
		{"a word put in", sentence, strings.ReplaceAll(lamp, "共24", "一共24"), "\n", "灯是去年新装的，一共24盏。"},
		{"rewritten", sentence, strings.ReplaceAll(lamp, "灯是去年新装的，共24盏", "路灯工程于去年完工"), "", ""},
		{"another article", sentence, "渡口的船回来了。", "", ""},
		{"no text", sentence, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, end, ok := c.mark.Find(c.text)
			got := ""
			if ok {
				got = c.text[start:end]
			}
			if ok != (c.want != "") || got != c.want {
				t.Fatalf("found %q, want %q", got, c.want)
			}
			if !strings.HasSuffix(c.text[:start], c.before) {
				t.Errorf("found after %q, want it after %q", lastRunes(c.text[:start], 4), c.before)
			}
		})
	}
	start, _, _ := second.Find(lamp)
	if want := strings.LastIndex(lamp, "灯亮了"); start != want {
		t.Errorf("the second 灯亮了 is found at %d, want %d", start, want)
	}
}

func TestAPassageIsItsWords(t *testing.T) {
	a := marked(t, lamp, "把最后", "新装的", 1)
	b := marked(t, strings.ReplaceAll(lamp, "\n", "\n\u3000\u3000"), "把最后", "新装的", 1)
	if a.ID != b.ID || a.ArticleID() != "lamp" || !a.IsPassage() {
		t.Errorf("ids %s and %s of the same words", a.ID, b.ID)
	}
	if c := marked(t, lamp, "灯亮了", "灯亮了", 1); c.ID == marked(t, lamp, "灯亮了", "灯亮了", 2).ID {
		t.Errorf("two places have one id %s", c.ID)
	}
	if _, ok := (Bookmark{ID: "lamp"}).Passage(" \n ", 0, 3); ok {
		t.Error("nothing was marked all the same")
	}
}

// slowDistance is how many characters must be put in, left out or changed to
// make b of a.
func slowDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// FuzzFind holds finding against comparing with every stretch of the text.
func FuzzFind(f *testing.F) {
	f.Add(lamp, "灯是去年新装的，共24盏。", "", "")
	f.Add("甲乙丙丁戊己庚辛", "乙丙 天戊", "甲", "己")
	f.Add("aaaa aaab", "aaac", "", "")
	f.Add("", "x", "\xff", "\xff")
	f.Fuzz(func(t *testing.T, text, quote, prefix, suffix string) {
		text, quote = firstRunes(text, 60), firstRunes(quote, 16)
		b := Bookmark{Quote: quote, Prefix: prefix, Suffix: suffix}
		start, end, ok := b.Find(text)
		q, runes := newFolded(quote).runes, newFolded(text).runes
		least := len(q) + 1
		for i := range runes {
			for j := i + 1; j <= len(runes); j++ {
				least = min(least, slowDistance(q, runes[i:j]))
			}
		}
		if want := len(q) > 0 && least <= len(q)/4 && len(q) <= 2*len(runes); ok != want {
			t.Fatalf("%q in %q: found %v, the nearest stretch differs by %d", quote, text, ok, least)
		}
		if !ok {
			return
		}
		if got := slowDistance(q, newFolded(text[start:end]).runes); got != least {
			t.Fatalf("%q in %q: %q differs by %d, the nearest stretch by %d", quote, text, text[start:end], got, least)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(lamp, 20)
	mark, _ := Bookmark{ID: "lamp"}.Passage(text, 0, 900)
	changed := strings.ReplaceAll(text, "去年", "前年")
	b.Run("same", func(b *testing.B) {
		for b.Loop() {
			mark.Find(text)
		}
	})
	b.Run("changed", func(b *testing.B) {
		for b.Loop() {
			mark.Find(changed)
		}
	})
}
