package glyph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/fontscan"
	"golang.org/x/image/font/sfnt"
)

// A File is a font of the system: a file, and which of the fonts in it.
type File struct {
	Path  string
	Index int
}

// A Family is a family of the system's fonts that can set Chinese.
type Family struct {
	Name    string // in Chinese where the font has it so
	Regular File
	Bold    File // the heaviest, which may be the regular one
}

// lightest is the least weight of a font to read by. Of a variable font only
// its default instance is drawn, and that is often a hairline.
const lightest = 300

// needed are characters that every font for reading Chinese has, in the
// simplified or the traditional form, and fewest is how many characters it has
// at least: half of what a newspaper uses.
const (
	needed = "的一是不了人在有我他"
	simple = "这来国时说们为会"
	tradit = "這來國時說們為會"
	fewest = 3000
)

// Families returns the families of the system's fonts that can set Chinese, by
// name. The index of fonts is kept in dir; without one all fonts are read, which
// takes seconds.
func Families(dir string) ([]Family, error) {
	prints, err := fontscan.SystemFonts(log.New(io.Discard, "", 0), dir)
	if err != nil {
		return nil, fmt.Errorf("glyph: cannot list the system's fonts: %w", err)
	}
	type face struct {
		File
		weight font.Weight
	}
	by := map[string][]face{}
	for _, p := range prints {
		if readsChinese(p.Runes) && p.Aspect.Style == font.StyleNormal && p.Aspect.Stretch == font.StretchNormal {
			by[p.Family] = append(by[p.Family], face{File{p.Location.File, int(p.Location.Index)}, p.Aspect.Weight})
		}
	}
	var out []Family
	for _, faces := range by {
		slices.SortFunc(faces, func(a, b face) int {
			return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Index, b.Index))
		})
		regular := slices.MinFunc(faces, func(a, b face) int {
			return cmp.Compare(max(a.weight-400, 400-a.weight), max(b.weight-400, 400-b.weight))
		})
		name := familyName(regular.File)
		if regular.weight < lightest || name == "" || !opens(regular.File) || !opens(faces[len(faces)-1].File) {
			continue
		}
		out = append(out, Family{name, regular.File, faces[len(faces)-1].File})
	}
	slices.SortFunc(out, func(a, b Family) int { return cmp.Compare(a.Name, b.Name) })
	return slices.CompactFunc(out, func(a, b Family) bool { return a.Name == b.Name }), nil
}

func opens(at File) bool {
	_, err := openFont(at)
	return err == nil
}

func readsChinese(has fontscan.RuneSet) bool {
	all := func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool { return !has.Contains(r) })
	}
	return all(needed) && (all(simple) || all(tradit)) && has.Len() >= fewest
}

// Open returns the family's faces. What they lack is asked of next and nextBold.
func (f Family) Open(next, nextBold *Face) (regular, bold *Face, err error) {
	if regular, err = openFace(f.Regular, next); err != nil {
		return nil, nil, err
	}
	if bold, err = openFace(f.Bold, nextBold); err != nil {
		return nil, nil, err
	}
	return regular, bold, nil
}

// openFace reads a font, which stays open: what is drawn of it is read when it
// is first drawn.
func openFace(at File, next *Face) (*Face, error) {
	font, err := openFont(at)
	if err != nil {
		return nil, fmt.Errorf("glyph: %w", err)
	}
	f := newFace(font, next)
	f.lent = next != nil
	f.file = at
	f.measureLatin()
	return f, nil
}

// isMark reports whether r is a mark of Chinese text. Marks are set half as wide
// where they meet, by where the embedded fonts have their ink: other fonts, and
// all for Taiwan and Hong Kong, have it elsewhere, and so all borrow these marks.
func isMark(r rune) bool {
	switch {
	case r >= 0x3000 && r < 0x3040, r >= 0xfe10 && r < 0xfe20, r >= 0xfe30 && r < 0xfe50, // and vertical forms
		r >= 0xff00 && r < 0xff10, r >= 0xff1a && r < 0xff21, r >= 0xff3b && r < 0xff41, r >= 0xff5b && r < 0xff66:
		return true
	}
	return strings.ContainsRune("‘’“”—―…⋯·─│", r)
}

func openFont(at File) (*sfnt.Font, error) {
	file, err := os.Open(at.Path)
	if err != nil {
		return nil, err
	}
	fonts, err := sfnt.ParseCollectionReaderAt(file)
	if err == nil {
		var font *sfnt.Font
		if font, err = fonts.Font(at.Index); err == nil {
			return font, nil
		}
	}
	defer file.Close()
	if whole, ok := aligned(file, at.Index); ok {
		if font, err := sfnt.Parse(whole); err == nil {
			return font, nil
		}
	}
	return nil, fmt.Errorf("cannot read the font %s: %w", at.Path, err)
}

// aligned writes the font anew with each table at a multiple of four bytes. Some
// collections, WenQuanYi's among them, do not keep to that rule, and other
// programs do not mind; the parser does.
func aligned(file opentype.Resource, index int) ([]byte, bool) {
	loaders, err := opentype.NewLoaders(file)
	if err != nil || index >= len(loaders) {
		return nil, false
	}
	tags := loaders[index].Tables()
	out := binary.BigEndian.AppendUint32(nil, uint32(loaders[index].Type))
	out = binary.BigEndian.AppendUint16(out, uint16(len(tags)))
	out = append(out, make([]byte, 6+16*len(tags))...) // what helps to search, which none does, and the directory
	for i, tag := range tags {
		table, err := loaders[index].RawTable(tag)
		if err != nil {
			return nil, false
		}
		entry := out[12+16*i:]
		binary.BigEndian.PutUint32(entry, uint32(tag))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(table)))
		out = append(out, table...)
		out = append(out, make([]byte, -len(table)&3)...)
	}
	return out, true
}

// familyName is the name of a font's family: in simplified or traditional
// Chinese if the font tells it so, else in English. It is "" if it cannot be read.
func familyName(at File) string {
	file, err := os.Open(at.Path)
	if err != nil {
		return ""
	}
	defer file.Close()
	loaders, err := opentype.NewLoaders(file)
	if err != nil || at.Index >= len(loaders) {
		return ""
	}
	if table, err := loaders[at.Index].RawTable(opentype.MustNewTag("name")); err == nil {
		if name := chineseName(table); name != "" {
			return name
		}
	}
	d, _ := font.Describe(loaders[at.Index], nil)
	return d.Family
}

// Numbers of the OpenType specification's table of names.
const (
	platformWindows = 3
	nameFamily      = 1
	nameTypographic = 16 // the family where it has more styles than nameFamily can tell
)

// chinese are the languages of Windows that Chinese names are in, the first as
// good as the last is bad.
var chinese = []uint16{0x0804, 0x1004, 0x0404, 0x0c04, 0x1404}

// chineseName returns the family's name in Chinese out of a table of names, ""
// if there is none.
func chineseName(table []byte) string {
	word := func(at int) int {
		if at < 0 || at+2 > len(table) {
			return 0
		}
		return int(table[at])<<8 | int(table[at+1])
	}
	best, name := len(chinese)*2, ""
	for i := range word(2) {
		rec := 6 + 12*i
		id, at, n := word(rec+6), word(4)+word(rec+10), word(rec+8)
		if rec+12 > len(table) {
			break
		}
		rank := slices.Index(chinese, uint16(word(rec+4))) * 2
		if word(rec) != platformWindows || rank < 0 || at+n > len(table) {
			continue
		}
		switch id {
		case nameTypographic:
		case nameFamily:
			rank++
		default:
			continue
		}
		if rank >= best {
			continue
		}
		units := make([]uint16, n/2)
		for k := range units {
			units[k] = uint16(word(at + 2*k))
		}
		best, name = rank, strings.TrimSpace(string(utf16.Decode(units)))
	}
	return name
}
