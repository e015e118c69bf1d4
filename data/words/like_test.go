package words

import (
	"slices"
	"testing"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ letters, word string }{
		{"sulian", "苏联"}, {"gongjiang", "工匠"}, {"lvxing", "旅行"}, {"lyuxing", "旅行"}, {"chongqing", "重庆"}, {"xian", "西安"},
	} {
		if got := Read(c.letters); !slices.Contains(got, c.word) {
			t.Errorf("%s: %v, want %s", c.letters, got, c.word)
		}
	}
	for _, letters := range []string{"", "q", "sulianx", "GDP"} {
		if got := Read(letters); len(got) > 0 {
			t.Errorf("%s: %v", letters, got)
		}
	}
}

func TestLike(t *testing.T) {
	for _, c := range []struct{ typed, word string }{
		{"攻匠", "工匠"}, {"图书管", "图书馆"}, {"图书馆馆", "图书馆"}, {"人工智", "人工智能"}, {"圖書管", "图书馆"},
	} {
		if got := Like(c.typed); !slices.Contains(got, c.word) || slices.Contains(got, c.typed) {
			t.Errorf("%s: %v, want %s", c.typed, got, c.word)
		}
	}
}
