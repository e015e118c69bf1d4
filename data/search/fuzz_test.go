package search

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// FuzzFind holds the index to looking into every text.
func FuzzFind(f *testing.F) {
	f.Add("工匠", "工匠精神|匠人|工人匠心")
	f.Add(`"wi fi" -5g`, "Wi-Fi 7|WI FI 5G\n下一行|5G")
	f.Add("𠮷野", "𠮷野家|吉野家")
	f.Fuzz(func(t *testing.T, query, all string) {
		if len(query) > 200 || len(all) > 2000 {
			return
		}
		s := &shelf{}
		texts := strings.Split(all, "|")
		s.put(t, texts[:len(texts)/2]...)
		s.put(t, texts[len(texts)/2:]...)
		q := Parse(query, nil)
		if q.root.has(func(n *node) bool { return n.days != nil || n.word != nil }) {
			return
		}
		got := s.find(t, query)
		slices.Sort(got)
		if want := s.scan(query); !slices.Equal(got, want) {
			t.Errorf("%q among %q: %v, want %v", query, texts, got, want)
		}
		for _, text := range texts {
			last := 0
			for _, m := range q.In(text) {
				if m[0] < last || m[1] <= m[0] || m[1] > len(text) {
					t.Errorf("%q in %q: range %v", query, text, m)
				}
				last = m[1]
			}
			s, marks := q.Snippet(text)
			for _, m := range marks {
				if m[0] < 0 || m[1] <= m[0] || m[1] > len(s) {
					t.Errorf("%q: mark %v in %q", query, m, s)
				}
			}
		}
	})
}

// FuzzBlock reads what no Builder wrote: it ends in an error, or not at all
// otherwise than by one.
func FuzzBlock(f *testing.F) {
	s := &shelf{}
	s.put(f, "路灯亮了\n孩子们在灯下写字", "wifi wimax")
	for _, b := range s.segments[0].blocks {
		f.Add(b)
	}
	f.Add([]byte{0x01, 'a', 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, block []byte) {
		source := Source{0, 8, func(_ context.Context, _, _ uint64, yield func([]byte) error) error { return yield(block) }}
		space := Space{make([]uint16, 8), make([]int32, 8)}
		for _, query := range []string{"路灯", "路", "wi", "灯下写字", "灯下 NEAR 写字", "路*灯"} {
			Parse(query, nil).Find(context.Background(), []Source{source}, space, nil)
		}
		rest := block
		Merge([]Segment{{0, func() ([]byte, error) { b := rest; rest = nil; return b, nil }}}, 0, func(uint32) bool { return true },
			func(uint64, []byte) error { return nil })
	})
}
