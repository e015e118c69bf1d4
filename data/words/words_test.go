package words

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestAt gives texts with bars where words are cut, and holds every character of
// them to its word.
func TestAt(t *testing.T) {
	for _, text := range []string{
		"让|工匠|精神|释放|时代|光彩",
		"村里|的|老人|说",
		"研究|生命|起源",
		"乒乓球|拍卖|完|了",
		"南京市|长江大桥",
		"改革|开放|以来",
		"学习|《|红楼梦|》|，|好|！",
		"讓|時代|改變", // traditional
		"用|G|o|写",
		"龘|龘",
	} {
		plain := strings.ReplaceAll(text, "|", "")
		at := 0
		for word := range strings.SplitSeq(text, "|") {
			for i := range word {
				from, to := At(plain, at+i)
				if plain[from:to] != word {
					t.Errorf("%s: %q is in the word %q, want %q", plain, plain[at+i:], plain[from:to], word)
				}
			}
			at += len(word)
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add("让工匠精神释放时代光彩", 3)
	f.Add("\xff字", 1)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at >= len(text) || !utf8.RuneStart(text[at]) {
			return
		}
		if from, to := At(text, at); from > at || to <= at || to > len(text) {
			t.Errorf("%q: the word at %d is %d..%d", text, at, from, to)
		}
	})
}

func BenchmarkAt(b *testing.B) {
	text := strings.Repeat("让工匠精神释放时代光彩", 20)
	for b.Loop() {
		At(text, 333)
	}
}
