package library

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"lanmu/data/page"
)

func TestPack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	random := func(n int) string {
		var s strings.Builder
		for range n {
			s.WriteRune([]rune("工匠精神，𠮷a\n")[r.IntN(8)])
		}
		return s.String()
	}
	long := random(40_000) // longer than what is looked back
	for _, c := range []struct {
		texts []string
		s     source
	}{
		{nil, source{decoded: decoded{text: "■街谈\n路灯"}}},
		{[]string{"路灯", "", "𠮷野"}, source{decoded: decoded{text: "路灯𠮷野"}}},
		{[]string{long, string([]rune(long)[:3000])}, source{decoded: decoded{text: long + long}}},
		{[]string{"路灯"}, source{parts: []page.Part{}}},
		{[]string{"路灯\n"}, source{parts: []page.Part{{Kind: page.PartHeadline, Text: "路灯"}, {Kind: page.PartParagraph}, {Kind: page.PartOther, Text: "脚注"}}}},
	} {
		texts, data := packTexts(c.texts), packSource(&c.s, c.texts)
		got, err := unpackTexts(texts)
		if err != nil || strings.Join(got, "|") != strings.Join(c.texts, "|") {
			t.Errorf("texts: %.60q, %v", strings.Join(got, "|"), err)
		}
		for i, want := range c.texts {
			if one, err := unpackText(texts, i); err != nil || one != want {
				t.Errorf("text %d: %v", i, err)
			}
		}
		if _, err := unpackText(texts, len(c.texts)); err == nil {
			t.Error("a text that is none is read")
		}
		s, err := unpackSource(data, got)
		if err != nil || !reflect.DeepEqual(s, c.s) {
			t.Errorf("source: %.60q, %d parts, %v", s.text, len(s.parts), err)
		}
	}
}

func TestList(t *testing.T) {
	articles := []Article{{"1", "路灯", "街谈", "何小满"}, {"2", "", "", ""}, {"3", "面包房", "街谈", ""}, {"4", "灯", "", "李明"}}
	got, sizes, err := readList(appendList(nil, articles, []uint16{5, 1, 65535, 7}), func(s string) string { return s })
	if err != nil || !reflect.DeepEqual(got, articles) || !reflect.DeepEqual(sizes, []uint16{5, 1, 65535, 7}) {
		t.Errorf("%v, %v, %v", got, sizes, err)
	}
}

// FuzzUnpack reads what the cache may hold when it is damaged in a way that no
// checksum tells.
func FuzzUnpack(f *testing.F) {
	f.Add(packTexts([]string{"路灯", "𠮷"})[:9], []byte{0, 1, 2})
	f.Add(appendList(nil, []Article{{"1", "路灯", "街谈", "何小满"}}, []uint16{5}), []byte{3, 2, 2, 5, 3, 'a', 'b', 'c', 'd', 'e'})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if texts, err := unpackTexts(sealed(a)); err == nil {
			unpackSource(sealed(b), texts)
		}
		unpackText(sealed(a), 1)
		readSource(string(b))
		readList(a, func(s string) string { return s })
		unsealed(b)
	})
}
