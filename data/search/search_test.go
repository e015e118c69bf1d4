package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
)

// shelf is an index in memory: segments of blocks.
type shelf struct {
	texts    []string
	lengths  []uint16
	segments []segment
}

type segment struct {
	base   uint32
	keys   []uint64
	blocks [][]byte
}

// put adds texts as one segment.
func (s *shelf) put(t testing.TB, texts ...string) {
	t.Helper()
	b := NewBuilder()
	seg := segment{base: uint32(len(s.texts))}
	for _, text := range texts {
		s.lengths = append(s.lengths, uint16(max(1, b.Add(text))))
		s.texts = append(s.texts, text)
	}
	if err := b.Blocks(seg.take); err != nil {
		t.Fatal(err)
	}
	s.segments = append(s.segments, seg)
}

func (g *segment) take(key uint64, block []byte) error {
	if n := len(g.keys); n > 0 && g.keys[n-1] >= key {
		return fmt.Errorf("block %d: key %x is not above %x", n, key, g.keys[n-1])
	}
	g.keys, g.blocks = append(g.keys, key), append(g.blocks, slices.Clone(block))
	return nil
}

// sources are the segments as a query reads them.
func (s *shelf) sources() (out []Source) {
	for _, g := range s.segments {
		out = append(out, Source{g.base, uint32(len(s.texts)), func(_ context.Context, lo, hi uint64, yield func([]byte) error) error {
			from := max(0, sort.Search(len(g.keys), func(i int) bool { return g.keys[i] > lo })-1)
			for i := from; i < len(g.keys) && g.keys[i] <= hi; i++ {
				if err := yield(g.blocks[i]); err != nil {
					return err
				}
			}
			return nil
		}})
	}
	return out
}

// article is a text as an article of no known day.
func article(text string) Article { return Article{Text: text, Day: NoDay} }

// find returns the numbers of the texts that a query finds, best first.
func (s *shelf) find(t testing.TB, query string) (out []int) {
	t.Helper()
	q := Parse(query, nil)
	days := make([]int32, len(s.lengths))
	for i := range days {
		days[i] = NoDay
	}
	f, err := q.Find(context.Background(), s.sources(), Space{s.lengths, days}, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.Sort(ByRelevance)
	for _, c := range f.Docs {
		if f.Check() && !q.Holds(article(s.texts[c.Doc])) {
			continue
		}
		out = append(out, int(c.Doc))
	}
	return out
}

func TestFind(t *testing.T) {
	s := &shelf{}
	s.put(t, // 0 to 4
		Text("村口的路灯", "街谈", "何小满", "", "", []string{"路灯亮了，孩子们在灯下写字。", "老人在灯下下棋。"}),
		Text("工匠精神", "劳动时评", "李　明", "", "", []string{"焊工把一道焊缝磨了三天，GDP里没有这三天。"}),
		Text("5G基站上山", "", "", "", "", []string{"工人匠心，为了山里的5G信号。第35号基站。"}),
		Text("街角的麵包房", "街谈", "", "", "", []string{"麵包師天不亮就開門，路灯還亮著。"}),
		Text("Wi-Fi 7 来了", "", "", "", "", []string{"新的 Wi-Fi 标准，吞吐量是5.2倍，Internationalization一词很长。"}),
	)
	s.put(t, // 5, 6
		Text("路灯", "", "", "", "", []string{"一段没有别的。"}),
		Text("无题", "", "", "", "", []string{"前半句在这一行", "后半句在下一行", "哈哈哈"}),
	)
	for _, c := range []struct{ query, want string }{
		{"", "[]"}, {"。", "[]"}, {"-路灯", "[]"},
		{"路灯", "[5 0 3]"}, // in the headline first, the shorter before the longer
		{"灯", "[5 0 3]"},
		{"亮", "[3 0]"}, {"亮了", "[0]"},
		{"工匠", "[1]"}, // not 工人匠心
		{"工匠精神", "[1]"}, {"匠精", "[1]"}, {"工匠心", "[]"},
		{"工 匠", "[1 2]"}, {`"工 匠"`, "[1]"}, // between hanzi a space is none
		{"李明", "[1]"}, {"劳动时评", "[1]"},
		{"面包师", "[3]"}, {"麵包", "[3]"}, {"還亮著", "[3]"}, // 着 and 著 differ
		{"５ｇ", "[2]"}, {"5g信号", "[2]"}, {"5g信", "[2]"}, {"第3", "[]"}, {"第35", "[2]"}, {"35", "[2]"}, {"第5", "[]"},
		{"gd", "[1]"}, {"DP", "[]"}, {"gdp里", "[1]"}, {"gd里", "[]"},
		{"wi-fi", "[4]"}, {"wi fi", "[4]"}, {`"wi fi"`, "[]"}, {"5.2倍", "[4]"}, {"52倍", "[]"},
		{"internationalization", "[4]"}, {"internationalizations", "[]"}, {"internationalizat", "[4]"}, {"internationalizxx", "[]"},
		{"灯下写字", "[0]"}, {"灯下，写字", "[]"}, {"亮了孩子", "[]"}, {"亮了，孩子", "[0]"}, {"亮了,孩子", "[0]"},
		{"这一行后半", "[]"}, {"哈哈哈", "[6]"}, {"哈哈哈哈", "[]"},
		{"路灯 -麵包", "[5 0]"}, {"路灯 !亮", "[5]"}, {"路灯 -孩子们", "[5 3]"}, {"路灯 -孩子俩", "[5 0 3]"},
		{"路灯 路灯 孩子", "[0]"},
	} {
		if got := fmt.Sprint(s.find(t, c.query)); got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
}

// some makes a text of few characters, so that chance finds what is rare
// elsewhere.
func some(r *rand.Rand, longest int) string {
	alphabet := []rune("工工匠匠精神灯亮，。 \u3000abA5．繁簡𠮷ー\n“")
	var s strings.Builder
	for range r.IntN(longest) {
		s.WriteRune(alphabet[r.IntN(len(alphabet))])
	}
	return s.String()
}

// TestFindLikeAScan holds the index to looking into every text.
func TestFindLikeAScan(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 0))
		s := &shelf{}
		for range 1 + r.IntN(4) {
			var texts []string
			for range r.IntN(40) {
				texts = append(texts, some(r, 60))
			}
			s.put(t, texts...)
		}
		for i := range s.lengths {
			if r.IntN(10) == 0 {
				s.lengths[i] = 0 // is no more
			}
		}
		merged := s.merged(t)
		for range 60 {
			query := strings.ReplaceAll(some(r, 6), "\n", "")
			if r.IntN(3) == 0 {
				query += " -" + some(r, 4)
			}
			want := s.scan(query)
			for _, index := range []*shelf{s, merged} {
				got := index.find(t, query)
				slices.Sort(got)
				if !slices.Equal(got, want) {
					t.Fatalf("seed %d, %q: %v, want %v", seed, query, got, want)
				}
			}
		}
	}
}

// scan looks into every text.
func (s *shelf) scan(query string) (out []int) {
	q := Parse(query, nil)
	for i, text := range s.texts {
		if s.lengths[i] > 0 && q.Holds(article(text)) {
			out = append(out, i)
		}
	}
	return out
}

// merged is s with its segments, in any order, put together into one.
func (s *shelf) merged(t testing.TB) *shelf {
	t.Helper()
	out := &shelf{texts: s.texts, lengths: s.lengths}
	var in []Segment
	for _, g := range s.segments {
		rest := g.blocks
		in = append([]Segment{{g.base, func() ([]byte, error) {
			if len(rest) == 0 {
				return nil, nil
			}
			b := rest[0]
			rest = rest[1:]
			return b, nil
		}}}, in...)
	}
	var g segment
	if err := Merge(in, 0, func(doc uint32) bool { return s.lengths[doc] > 0 }, g.take); err != nil {
		t.Fatal(err)
	}
	out.segments = []segment{g}
	return out
}

func TestBlocksAreCut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var texts []string
	for range 300 {
		var s strings.Builder
		for range 200 {
			s.WriteRune(rune(0x4e00 + r.IntN(300)))
		}
		texts = append(texts, s.String())
	}
	s := &shelf{}
	s.put(t, texts...)
	if n := len(s.segments[0].blocks); n < 10 {
		t.Fatalf("%d blocks", n)
	}
	for _, b := range s.segments[0].blocks {
		if len(b) > 2*blockSize {
			t.Errorf("a block of %d bytes", len(b))
		}
	}
	for range 200 {
		text := []rune(texts[r.IntN(len(texts))])
		at := r.IntN(len(text) - 3)
		query := string(text[at : at+1+r.IntN(3)])
		got := s.find(t, query)
		slices.Sort(got)
		if want := s.scan(query); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

func TestInMarksAllForms(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"面包", "麵包，面 包、面，包", "[麵包][面 包]"},
		{"ｇｄｐ 增长", "GDP增长，gdps 增长", "[GDP增长][gdps][增长]"},
		{"wi-fi", "Wi—Fi 和 WIFI", "[Wi—Fi]"},
		{"哈哈", "哈哈哈", "[哈哈哈]"},
		{"灯下 下棋", "在灯下棋", "[灯下棋]"},
		{"-灯", "灯", ""},
	} {
		got := ""
		last := 0
		for _, m := range Parse(c.query, nil).In(c.text) {
			if m[0] < last || m[1] <= m[0] || m[1] > len(c.text) {
				t.Fatalf("%s in %s: range %v", c.query, c.text, m)
			}
			last = m[1]
			got += "[" + c.text[m[0]:m[1]] + "]"
		}
		if c.query == "ｇｄｐ 增长" {
			got = strings.ReplaceAll(got, "[GDP][增长]", "[GDP增长]")
		}
		if got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.query, c.text, got, c.want)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("前面的话很多，", 10) + "路灯亮了，" + strings.Repeat("后面的话也很多，", 20)
	for _, c := range []struct{ query, text, want string }{
		{"路灯", Text("路灯", "", "", "", "", []string{"", "第一段。", "第二段里有\t路灯。"}), "第二段里有 [路灯]。"},
		{"何小满", Text("路灯", "", "何小满", "", "", []string{"", "第一段。"}), "第一段。"},
		{"路灯", Text("", "", "", "", "", []string{long}), "…前面的话很多，[路灯]亮了，" + strings.Repeat("后面的话也很多，", 9) + "…"},
		{"路灯", "路灯", ""},
	} {
		s, marks := Parse(c.query, nil).Snippet(c.text)
		for i := len(marks) - 1; i >= 0; i-- {
			s = s[:marks[i][0]] + "[" + s[marks[i][0]:marks[i][1]] + "]" + s[marks[i][1]:]
		}
		if s != c.want {
			t.Errorf("%s: %q, want %q", c.query, s, c.want)
		}
	}
}

// Many pairs are sorted where they are, and stand as few do.
func TestManyPairsAreSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	b := NewBuilder()
	var sum uint64
	for i := range spareAtMost + 1 {
		pair := uint64(r.IntN(300))<<(charBits+placeBits) | uint64(r.IntN(300))<<placeBits | uint64(i)
		b.pairs = append(b.pairs, pair)
		sum += pair * pair
	}
	sortPairs(b)
	if len(b.spare) > 0 {
		t.Error("room is taken to sort them in")
	}
	for i, p := range b.pairs {
		sum -= p * p
		if i > 0 && p < b.pairs[i-1] {
			t.Fatalf("pair %d, %x, is after %x", i, p, b.pairs[i-1])
		}
	}
	if sum != 0 {
		t.Error("they are others than before")
	}
}

// A read may fail or be cancelled, at any of those that a query needs: it says so,
// and looks up no more.
func TestAReadThatFails(t *testing.T) {
	s := &shelf{}
	s.put(t, Text("甲", "", "", "", "", []string{"十八大的工匠，在北京大学。", "18大，第三届，colour。"}))
	s.put(t, Text("乙", "", "", "", "", []string{"工匠和他的精神，在北大。"}))
	days := []int32{NoDay, NoDay}
	for _, query := range []string{"工匠", "工 匠", "18大", "40%", "第三届", "北大", "(工匠 或 18大) 近/3 精神", "精神 近/3 (工匠 或 18大)", "工?精神", "col*r 或 工匠", "18大 -第三届", "regex:第三届"} {
		q := Parse(query, CommonSynonyms())
		for fails := 1; ; fails++ {
			ctx, cancel := context.WithCancel(t.Context())
			reads := 0
			sources := s.sources()
			for i := range sources {
				read := sources[i].Read
				sources[i].Read = func(ctx context.Context, lo, hi uint64, yield func([]byte) error) error {
					if reads++; reads == fails {
						cancel()
					}
					if err := ctx.Err(); err != nil {
						return err
					}
					return read(ctx, lo, hi, yield)
				}
			}
			_, err := q.Find(ctx, sources, Space{s.lengths, days}, nil)
			cancel()
			if reads > fails {
				t.Errorf("%s: %d reads, of which number %d failed", query, reads, fails)
			}
			if reads < fails {
				break
			}
			if err != context.Canceled {
				t.Errorf("%s: read %d failed, and it says %v", query, fails, err)
			}
		}
	}
}
