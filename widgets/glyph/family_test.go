package glyph

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/font/sfnt"

	"lanmu/assets"
)

// names makes a table of names.
func names(recs ...[]any) []byte {
	table := binary.BigEndian.AppendUint16(nil, 0)
	table = binary.BigEndian.AppendUint16(table, uint16(len(recs)))
	table = binary.BigEndian.AppendUint16(table, uint16(6+12*len(recs)))
	var texts []byte
	for _, r := range recs {
		at := len(texts)
		for _, u := range utf16.Encode([]rune(r[3].(string))) {
			texts = binary.BigEndian.AppendUint16(texts, u)
		}
		for _, v := range []int{r[0].(int), 1, r[1].(int), r[2].(int), len(texts) - at, at} {
			table = binary.BigEndian.AppendUint16(table, uint16(v))
		}
	}
	return append(table, texts...)
}

func TestAFamilysChineseName(t *testing.T) {
	for _, c := range []struct {
		recs [][]any
		want string
	}{
		{[][]any{{3, 0x0409, 1, "Lamp Kai"}}, ""},
		{[][]any{{3, 0x0409, 1, "Lamp Kai"}, {3, 0x0404, 1, "路燈楷"}, {3, 0x0804, 1, "路灯楷"}}, "路灯楷"},
		{[][]any{{3, 0x0804, 1, "路灯楷 中"}, {3, 0x0804, 16, "路灯楷"}}, "路灯楷"},
		{[][]any{{3, 0x0404, 16, "路燈楷"}, {3, 0x0404, 4, "路燈楷 粗"}}, "路燈楷"},
		{[][]any{{1, 0x0804, 1, "路灯"}}, ""},
	} {
		if got := chineseName(names(c.recs...)); got != c.want {
			t.Errorf("%v: %q, want %q", c.recs, got, c.want)
		}
	}
}

func FuzzChineseName(f *testing.F) {
	f.Add(names([]any{3, 0x0804, 1, "路灯楷"}))
	f.Add([]byte{0, 0, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, table []byte) { chineseName(table) })
}

func TestAFamilyIsOpened(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "song.otf")
	if err := os.WriteFile(path, assets.SerifRegular, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := familyName(File{path, 0}); !strings.Contains(got, "Noto Serif") && !strings.Contains(got, "思源宋") {
		t.Errorf("the family is called %q", got)
	}
	embedded, err := NewFace(assets.SerifRegular, nil)
	if err != nil {
		t.Fatal(err)
	}
	one := Family{"宋", File{path, 0}, File{path, 0}}
	regular, bold, err := one.Open(embedded, embedded)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Face{regular, bold} {
		for _, r := range "，“﹃" {
			if _, own := f.index(r); own {
				t.Errorf("%c is not asked of the embedded font", r)
			}
		}
		for _, r := range "路A1" {
			if got, want := f.Advance(r), embedded.Advance(r); got != want {
				t.Errorf("%c moves %v, want %v", r, got, want)
			}
		}
	}
	for _, bad := range []File{{path, 3}, {filepath.Join(dir, "none.otf"), 0}} {
		if _, _, err := (Family{"", bad, bad}).Open(nil, nil); err == nil || !strings.Contains(err.Error(), bad.Path) {
			t.Errorf("%v: got %v", bad, err)
		}
	}
}

// TestAFamilysLettersAreKerned by its own tables, and bound.
func TestAFamilysLettersAreKerned(t *testing.T) {
	dir := t.TempDir()
	open := func(name string, font []byte) *Face {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, font, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := openFace(File{path, 0}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := open("kerned.otf", assets.SerifRegularLatin)
	want := kernedFace(t)
	for _, pair := range []string{"AV", "To", "nn"} {
		a, b := rune(pair[0]), rune(pair[1])
		if got, want := f.Kern(a, b), want.Kern(a, b); got != want {
			t.Errorf("%s is kerned by %v em, want %v", pair, got, want)
		}
	}
	fi := f.Ligature("ffi")
	if m, _ := f.Mask(fi, Cut{PPEM: 32}); fi == 0 || m == nil {
		t.Error("ffi is not one")
	}
	if outline, _ := f.Outline(fi); len(outline) == 0 {
		t.Error("ffi is not printed")
	}
	plain := open("plain.otf", assets.SerifRegular)
	if plain.Kern('A', 'V') != 0 || plain.Ligature("ffi") != 0 {
		t.Error("a font without tables is kerned")
	}
}

// TestAFontOutOfLineIsOpened: some fonts' tables begin anywhere.
func TestAFontOutOfLineIsOpened(t *testing.T) {
	loader, err := opentype.NewLoader(bytes.NewReader(assets.SerifRegular))
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		content, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	path := filepath.Join(t.TempDir(), "song.ttf")
	odd := opentype.WriteTTF(tables) // one behind the other
	copy(odd, "OTTO")
	if _, err := sfnt.Parse(odd); err == nil {
		t.Fatal("nothing is out of line here")
	}
	if err := os.WriteFile(path, odd, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := openFace(File{path, 0}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := f.Mask('路', Cut{PPEM: 20}); a == nil {
		t.Error("nothing is drawn")
	}
}
