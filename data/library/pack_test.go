package library

import (
	"bytes"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/data/roundtrip"
)

func TestPackTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	random := func(n int) string {
		var s strings.Builder
		for range n {
			s.WriteRune([]rune("工匠精神，𠮷a\n")[r.IntN(8)])
		}
		return s.String()
	}
	long := random(40_000) // longer than what is looked back
	for _, texts := range [][]string{nil, {"路灯", "", "𠮷野"}, {long, string([]rune(long)[:3000])}, {"路灯\n"}} {
		data := packTexts(texts, "a page")
		got, err := unpackTexts(data, "a page")
		if err != nil || strings.Join(got, "|") != strings.Join(texts, "|") {
			t.Errorf("texts: %.60q, %v", strings.Join(got, "|"), err)
		}
		if _, err := unpackTexts(data, "another page"); err == nil {
			t.Error("what is of one page is read as another's")
		}
		k := kept{Page: &page.Page{Source: long + strings.Join(texts, "\n")}}
		if got, err := unpack(pack(k, texts, "a page"), got, "a page"); err != nil || !reflect.DeepEqual(got, k) {
			t.Errorf("a page of %d bytes: %d bytes, %v", len(k.Page.Source), len(got.Page.Source), err)
		}
	}
}

// No field of what is kept is lost, whatever fields there are.
func TestNothingKeptIsLost(t *testing.T) {
	texts := []string{"路灯亮了", "面包房"}
	roundtrip.Check(t, func(k kept) (kept, error) { return unpack(pack(k, texts, "p"), texts, "p") })
	roundtrip.Check(t, func(l listed) (listed, error) {
		return unpackList(sealed(listOf(l), "p"), "p")
	})
	roundtrip.Check(t, func(l listed) (listed, error) {
		s, err := newSheet("/a", "b", "", 1, listOf(l))
		if err != nil {
			return l, err
		}
		return listed{s.Contents(), s.sizes()}, nil
	})
	roundtrip.Check(t, func(p page.Part) (page.Part, error) {
		k, err := unpack(pack(kept{Page: &page.Page{}, Parts: []page.Part{{}, p}}, nil, "p"), nil, "p")
		return k.Parts[1], err
	})
}

// A page that is too large to be kept is no damage: it is read from its file.
func TestAPageTooLargeToBeKept(t *testing.T) {
	data := pack(kept{Page: &page.Page{Source: strings.Repeat("工", maxKept/3+1)}}, nil, "p")
	if _, err := unpack(data, nil, "p"); err != errNotKept || damaged(err) {
		t.Errorf("a page that is too large: %v", err)
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	l := open(t, t.TempDir())
	s := bring(t, l, dir).Sheets[0]
	if _, err := l.store.db.Exec("UPDATE restored SET data = ?", sealed(nil, ofPage(s.Key()))); err != nil {
		t.Fatal(err)
	}
	if p, err := l.Page(t.Context(), s); err != nil || len(p.Articles) != 1 {
		t.Errorf("%v, %v", p.Page, err)
	}
	if _, _, err := l.Known(t.Context(), []string{dir}); err != nil {
		t.Errorf("told %v", err)
	}
}

type everything struct {
	S                      string
	B                      bool
	I8                     int8
	I                      int
	U8                     uint8
	U                      uint64
	F                      float64
	P                      *everything
	L                      []everything
	A                      [2]bool
	Least, Most            int64
	NoText, NoList, NoneOf []string
}

func TestEncode(t *testing.T) {
	want := everything{"工", true, -128, -1, 255, math.MaxUint64, math.Inf(1), &everything{L: []everything{{}}}, []everything{{S: strings.Repeat("a", 9999)}, {}},
		[2]bool{false, true}, math.MinInt64, math.MaxInt64, []string{"", "\xff"}, []string{}, nil}
	var b bytes.Buffer
	if err := encode(&b, want); err != nil {
		t.Fatal(err)
	}
	var got everything
	if err := decodeValue(b.String(), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for n := range b.Len() { // whatever is missing
		var got everything
		if decodeValue(b.String()[:n], &got) == nil {
			t.Errorf("%d of %d bytes are read", n, b.Len())
		}
	}
	if decodeValue(b.String()+"\x00", &got) == nil {
		t.Error("a byte too many is read")
	}
	deep := strings.Repeat("\x00\x00\x00\x00\x00\x00"+strings.Repeat("\x00", 8)+"\x01", 1<<20)
	if decodeValue(deep, &got) == nil {
		t.Error("what is deeper than any value is read")
	}
}

func TestShape(t *testing.T) {
	seen := map[string]reflect.Type{}
	for _, v := range []any{struct{ A int }{}, struct{ B int }{}, struct{ A string }{}, struct{ A []int }{}, struct{ A *int }{}, struct{ A, B int }{},
		struct{ A struct{ B int } }{}, everything{}, [2]int{}, [3]int{}} {
		s := shape(reflect.TypeOf(v))
		if was := seen[s]; was != nil {
			t.Errorf("%T is kept as %s is", v, was)
		}
		seen[s] = reflect.TypeOf(v)
	}
	for _, v := range []any{struct{ F func() }{}, struct{ M map[string]int }{}, struct{ a int }{}, struct{}{}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T can be kept", v)
				}
			}()
			shape(reflect.TypeOf(v))
		}()
	}
}

// FuzzUnpack reads what the cache may hold when it is damaged in a way that no
// checksum tells.
func FuzzUnpack(f *testing.F) {
	texts := []string{"路灯", "𠮷"}
	p := page.Restore(lamps)
	f.Add(packTexts(texts, "")[:9], pack(kept{Page: p, Parts: []page.Part{{Kind: 1, Size: 9, Text: "路灯"}}}, texts, ""))
	var list bytes.Buffer
	encode(&list, listed{Contents: Contents{Articles: articlesOf(p)}, Sizes: []uint16{5}})
	f.Add([]byte{3, 2, 2, 5, 3, 'a', 'b', 'c', 'd', 'e'}, list.Bytes())
	f.Fuzz(func(t *testing.T, a, b []byte) {
		texts, _ := unpackTexts(sealed(a, ""), "")
		unpack(sealed(b, ""), texts, "")
		var k kept
		if decodeValue(string(b), &k) == nil {
			var again bytes.Buffer
			var same kept
			if encode(&again, k); decodeValue(again.String(), &same) != nil || !reflect.DeepEqual(same, k) {
				t.Errorf("%+v is read again as %+v", k, same)
			}
		}
		if l, err := unpackList(sealed(b, ""), ""); err == nil && len(l.Sizes) != len(l.Articles) {
			t.Errorf("%d sizes of %d articles", len(l.Sizes), len(l.Articles))
		}
		// A sheet reads lists by itself.
		var l listed
		s, err := newSheet("", "", "", 0, b)
		if sound := decodeValue(string(b), &l) == nil && len(l.Sizes) == len(l.Articles); sound != (err == nil) {
			t.Errorf("that this is a list is %v, and for a sheet: %v", sound, err)
		} else if sound && !slices.Equal(s.Contents().Articles, l.Articles) {
			t.Errorf("%+v is read by a sheet as %+v", l, s.Contents())
		}
	})
}
