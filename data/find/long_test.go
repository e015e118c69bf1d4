package find

import (
	"context"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// TestALongQuery: what is pasted by a slip finds what its beginning finds, and
// takes no more than that does.
func TestALongQuery(t *testing.T) {
	x := New(generated(400))
	const n = 100_000
	allocated := func(q string) (hits []Hit, size uint64) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		hits = x.Filter(context.Background(), q)
		runtime.ReadMemStats(&after)
		return hits, after.TotalAlloc - before.TotalAlloc
	}
	for _, c := range []struct{ why, query string }{
		{"hanzi", strings.Repeat("工匠精神", n/4)},
		{"one letter", strings.Repeat("a", n)},
		{"pinyin", strings.Repeat("gongjiang", n/9)},
		{"syllables apart", strings.Repeat("xi'an", n/5)},
		{"words", strings.Repeat("工匠 ", n/3)},
		{"words to leave out", strings.Repeat("!稻 ", n/3)},
		{"phrases", strings.Repeat(`"工匠"`, n/4)},
		{"an open phrase", `"` + strings.Repeat("工匠 ", n/3)},
		{"blanks", strings.Repeat(" ", n) + "工匠"},
		{"no UTF-8", strings.Repeat("\xff", n)},
	} {
		short := beginning(strings.TrimLeft(c.query, " "), longestFilter)
		want, size := allocated(short)
		got, more := allocated(c.query)
		if !reflect.DeepEqual(plain(got), plain(want)) {
			t.Errorf("%s: finds %d, its beginning %d", c.why, len(got), len(want))
		}
		if more > 2*size+1<<16 {
			t.Errorf("%s: takes %d bytes, its beginning %d", c.why, more, size)
		}
		if in := In(t.Context(), "让工匠精神照亮车间", c.query); len(in) > 2 {
			t.Errorf("%s: is in a text at %v", c.why, in)
		}
		e, _ := Parse(c.query)
		if all := e.Alternatives(); len(all) > mostAlternatives || len(all[0]) > longestQuery {
			t.Errorf("%s: %d alternatives, %d words", c.why, len(all), len(all[0]))
		}
	}
}

// patience is a context that is cancelled when it has been asked a number of
// times.
type patience struct {
	context.Context
	asked, most int
}

func (p *patience) Err() error {
	if p.asked++; p.asked > p.most {
		return context.Canceled
	}
	return nil
}

// TestWaysAreTriedOnce: however many ways there are to read a word into a text,
// each place of it is tried once with each of its letters.
func TestWaysAreTriedOnce(t *testing.T) {
	for _, c := range []struct{ why, text, query string }{
		{"read in one letter or in two", strings.Repeat("儿", 60), strings.Repeat("er", 14) + "eeee"},
		{"one letter", strings.Repeat("阿", 200), strings.Repeat("a", longestFilter)},
		{"initials and syllables", strings.Repeat("嗯哥", 100), strings.Repeat("ng", longestFilter/2)},
		{"never the last", strings.Repeat("这车石", 70), strings.Repeat("zhchsh", 10) + "q"},
	} {
		x := New([]Item{{Headline: c.text}})
		m := x.matcher(context.Background())
		w := newWord(x.t, words(c.query, FullPinyin)[0])
		m.as(w, 1)
		if places := len([]rune(c.text)); m.tried > places*len(w.q)*len(w.q) {
			t.Errorf("%s: %d ways tried at %d places for %d letters", c.why, m.tried, places, len(w.q))
		}
	}
}

// TestStopsSoon cancels in the middle of one long text.
func TestStopsSoon(t *testing.T) {
	x := New([]Item{{Headline: strings.Repeat("啊", 100_000)}})
	ctx := &patience{Context: context.Background(), most: 3}
	m := x.matcher(ctx)
	if m.as(newWord(x.t, words(strings.Repeat("a", 63)+"b", FullPinyin)[0]), 1); m.tried > 4*workBetween {
		t.Errorf("%d ways were tried after it was cancelled", m.tried-3*workBetween)
	}
	ctx = &patience{Context: context.Background(), most: 3}
	if hits := x.Filter(ctx, strings.Repeat("a", 63)+"b"); hits != nil || ctx.asked > 10 {
		t.Errorf("cancelled after 3 questions, asked %d times; %d hits", ctx.asked, len(hits))
	}
}
