package pdf

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestScattered: type strewn over a page, and a line whose marks all come after
// it, take no time out of proportion.
func TestScattered(t *testing.T) {
	slow(t)
	const n = 300_000
	rng := rand.New(rand.NewPCG(1, 0))
	strewn, marks := make([]char, n), make([]char, 2*n)
	for i := range n {
		x, at := rng.Float64()*1e5, float64(10*i)
		strewn[i] = ink('灯', x, x+10, rng.Float64()*1e5, 10)
		marks[i], marks[n+i] = ink('灯', at, at+9, 0, 10), ink('。', at, at+5, 0, 10)
	}
	done := make(chan error, 1)
	go func() {
		_, err := compose(runsOfAll([]forme{{chars: strewn}, {chars: marks}}))
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Minute):
		t.Fatal("not done")
	}
}

// ink is a character whose ink begins where it is set.
func ink(r rune, left, right, y, size float64) char {
	return char{r: r, left: left, right: right, x: left, y: y, size: size}
}

// sheet is type as a compositor lays it: set puts lines with their first
// baseline at y.
type sheet []char

func (s *sheet) set(x, y, size float64, lines ...string) {
	for _, l := range lines {
		at := x
		for _, r := range l {
			left := at
			if opens(r) {
				left += size / 2
			}
			if r != '　' {
				c := ink(r, left+size/10, at+size*.9, y, size)
				c.x = at
				*s = append(*s, c)
			}
			at += size
		}
		y -= 1.5 * size
	}
}

func assertBlocks(t *testing.T, what string, chars []char, want ...string) {
	t.Helper()
	var got []string
	for _, p := range blocksOf(runsOf(framesOf(wordsOf(chars), forme{}), 1)) {
		got = append(got, p.Text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBlocks(t *testing.T) {
	var s sheet
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。", "　　第二天人多了", "起来。")
	assertBlocks(t, "an indent begins a paragraph, a full stop at a line's end none",
		s, "天黑了，街上没有人。灯亮了。", "第二天人多了起来。")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。")
	s.set(100, 100, 10, "书店的门也开了。", "　　第二天人多了")
	assertBlocks(t, "a column begun at its edge goes on, though the break fell on a full stop",
		s, "天黑了，街上没有人。灯亮了。书店的门也开了。", "第二天人多了")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。")
	s.set(100, 100, 10, "　　书店的门开了", "。第二天人多了。")
	assertBlocks(t, "a column begun with an indent begins a paragraph",
		s, "天黑了，街上没有人。灯亮了。", "书店的门开了。第二天人多了。")

	s = nil
	s.set(0, 100, 20, "路灯亮到了", "山那边")
	s.set(0, 40, 10, "　　天黑了，街上", "没有人。")
	s.set(50, 10, 10, "□林小满")
	assertBlocks(t, "a headline of two lines is one block, a byline at the right its own",
		s, "路灯亮到了山那边", "天黑了，街上没有人。", "□林小满")

	s = nil
	s.set(0, 100, 10, "　　他说天黑了，", "“灯还亮着。”说", "完他就走了。")
	assertBlocks(t, "an opening mark at the edge is no indent", s, "他说天黑了，“灯还亮着。”说完他就走了。")

	s = nil
	s.set(0, 100, 10, "天黑了，街上的人", "走了。灯亮了。")
	s.set(0, 66, 10, "第二天人多起来，", "书店也开了门。")
	s.set(100, 100, 10, "桥修好了，有人过", "河去看灯。")
	assertBlocks(t, "paragraphs without an indent stand apart, and end with a column that ends a sentence",
		s, "天黑了，街上的人走了。灯亮了。", "第二天人多起来，书店也开了门。", "桥修好了，有人过河去看灯。")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上的人走了。", "从“灯亮”到“门开”，路上有人。", "（江岸晚报）", "　　第二天人多了起来。")
	assertBlocks(t, "a line may be short for what begins the next; a source note is no heading",
		s, "天黑了，街上的人走了。从“灯亮”到“门开”，路上有人。（江岸晚报）", "第二天人多了起来。")

	s = nil
	s.set(0, 100, 10, "　　那年（一九四", "○年）天黑了。", "○林小满")
	assertBlocks(t, "a zero at a line's beginning is no mark",
		s, "那年（一九四○年）天黑了。", "○林小满")

	s = nil
	s.set(0, 100, 20, "天黑了街上没有", "人灯亮了")
	s.set(0, 34, 20, "第二天人多起来", "书店也开了门")
	s.set(0, -40, 10, "　　天黑了，街上没有人，灯亮", "了。第二天人多起来。")
	assertBlocks(t, "two pull quotes above one another are two",
		s, "天黑了街上没有人灯亮了", "第二天人多起来书店也开了门", "天黑了，街上没有人，灯亮了。第二天人多起来。")

	s = nil
	s.set(0, 100, 10, "他说“灯亮“门开着，走", "了。他说“灯亮，人来了", "。")
	s = slices.Insert(s, 11, ink('”', 46, 48, 100, 10))     // squeezed between 亮 and “
	s = slices.Insert(s, 11+1+11, ink('”', 66, 68, 85, 10)) // between 亮 and ，
	assertBlocks(t, "a mark told of after its line goes where it stands",
		s, "他说“灯亮”“门开着，走了。他说“灯亮”，人来了。")
}

// FuzzCompose holds the passes to what may never happen: a character lost, a
// panic, whatever the places are.
func FuzzCompose(f *testing.F) {
	f.Add("路灯亮了。□林小满 abc", uint64(1))
	f.Fuzz(func(t *testing.T, source string, seed uint64) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		rng := rand.New(rand.NewPCG(seed, 0))
		var chars []char
		for _, r := range source {
			x, y, size := rng.Float64()*200, float64(rng.IntN(20))*15, 10+float64(rng.IntN(2))*8
			for slices.ContainsFunc(chars, func(o char) bool { return o.r == r && o.y == y && math.Abs(o.x-x) < 3 }) {
				x += 3 // nearer it would be the same, drawn once more to be bold
			}
			chars = append(chars, ink(r, x, x+10, y, size))
		}
		parts, err := compose(runsOfAll([]forme{{chars: chars}}))
		if err != nil {
			return
		}
		got := text(parts)
		hyphens := strings.NewReplacer("-", "", "\x02", "") // a word that one broke has lost it
		if a, b := sorted(hyphens.Replace(source)), sorted(hyphens.Replace(got)); a != b {
			t.Errorf("%q became %q", a, b)
		}
	})
}

// sorted returns the characters of s but blanks, in their own order: a mark may
// have been led back to its place.
func sorted(s string) string {
	r := []rune(strings.Join(strings.Fields(s), ""))
	slices.Sort(r)
	return string(r)
}
