package press

import (
	"fmt"
	"strings"
)

// A typeface writes characters into content streams and their fonts into the file.
type typeface interface {
	// code returns the font that has r, and r in it as a string of a content stream.
	code(r rune, bold bool) (font, code string)
	// fonts writes the fonts and returns the dictionary of them.
	fonts(f *file) string
}

// named are fonts that are not in the file: their names and widths alone are.
type named struct {
	script
	vertical bool
}

func (n named) code(r rune, bold bool) (font, code string) {
	font = "F1"
	if bold {
		font = "F2"
	}
	if n.script == latin {
		if i := strings.IndexRune(ansi, r); i >= 0 {
			r = rune([]byte{0x92, 0x93, 0x94, 0x97}[strings.Count(ansi[:i], "")-1])
		}
		return font, fmt.Sprintf("%02x", r)
	}
	return font, fmt.Sprintf("%04x", r)
}

// ansi are the characters that WinAnsiEncoding has at 92, 93, 94 and 97.
const ansi = "’“”—"

func (n named) fonts(f *file) string {
	var dict strings.Builder
	for i, name := range [][2]string{{"SimSun", "SimHei"}, {"MingLiU", "MingLiU-Bold"}, {"ArialMT", "Arial-BoldMT"}}[n.script] {
		flags := "/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]"
		descriptor := f.object("<</Type/FontDescriptor/FontName/" + name + flags + ">>")
		var font ref
		if n.script == latin {
			font = f.object(fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 151/Widths[%s]/FontDescriptor %v>>", name, n.widths(' ', 0x97), descriptor))
		} else {
			cmap, ordering := "UniGB-UCS2-", "GB1"
			if n.script == traditional {
				cmap, ordering = "UniCNS-UCS2-", "CNS1"
			}
			direction := "H"
			if n.vertical {
				direction = "V"
			}
			font = f.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/%s%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 2>>/DW 1000/W[1[%s]]/FontDescriptor %v>>]>>",
				name, cmap, direction, name, ordering, n.widths(' ', '~'), descriptor))
		}
		fmt.Fprintf(&dict, "/F%d %v", i+1, font)
	}
	return dict.String()
}

// widths are those of characters from one to another, in thousandths of an em.
func (n named) widths(from, to rune) string {
	var s strings.Builder
	for r := from; r <= to; r++ {
		c := r
		if i := strings.IndexByte("\x92\x93\x94\x97", byte(r)); r > '~' && i >= 0 {
			c = []rune(ansi)[i]
		}
		fmt.Fprintf(&s, "%.0f ", 1000*n.script.em(c))
	}
	return s.String()
}

// subsets are fonts in the file, each with some of the characters that are used,
// as if they were as square as their room, marks in the part of it where they
// stand.
type subsets struct {
	script
	of [2]subset // type of the body, and bold
}

// A subset is the characters of a weight that are used, in the order of their use.
type subset struct {
	known map[rune]int
	all   []rune
}

// perFont is how many characters a font has.
const perFont = 100

var subsetNames = [2]string{"BAKQCV+Song", "CHXWEM+Hei"}

func (s *subsets) code(r rune, bold bool) (font, code string) {
	weight := 0
	if bold {
		weight = 1
	}
	of := &s.of[weight]
	i, ok := of.known[r]
	if !ok {
		if of.known == nil {
			of.known = map[rune]int{}
		}
		i = len(of.all)
		of.known[r] = i
		of.all = append(of.all, r)
	}
	return fmt.Sprintf("S%d-%d", weight, i/perFont), fmt.Sprintf("%02x", i%perFont+'!')
}

func (s *subsets) fonts(f *file) string {
	var dict strings.Builder
	for weight, of := range s.of {
		for n := 0; n*perFont < len(of.all); n++ {
			font := s.font(f, subsetNames[weight], of.all[n*perFont:min((n+1)*perFont, len(of.all))])
			fmt.Fprintf(&dict, "/S%d-%d %v", weight, n, font)
		}
	}
	return dict.String()
}

// font writes a font of some characters.
func (s *subsets) font(f *file, name string, of []rune) ref {
	var differences, procs, widths, names strings.Builder
	for i, r := range of {
		w := 1000 * s.script.em(r)
		b := inkOf(r, w)
		fmt.Fprintf(&widths, "%.0f ", w)
		fmt.Fprintf(&differences, "/g%d", i)
		fmt.Fprintf(&procs, "/g%d %v", i, f.stream("", fmt.Sprintf("%.0f 0 %.0f %.0f %.0f %.0f d1 %[2]f %[3]f %[6]f %[7]f re f", w, b[0], b[1], b[2], b[3], b[2]-b[0], b[3]-b[1])))
		fmt.Fprintf(&names, "<%02x><%04x>", i+'!', r)
	}
	toUnicode := f.stream("", fmt.Sprintf("/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange<00><ff>endcodespacerange %d beginbfchar%sendbfchar endcmap end end", len(of), names.String()))
	return f.object(fmt.Sprintf("<</Type/Font/Subtype/Type3/Name/%s/FontBBox[0 -120 1000 880]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 33/LastChar %d/Widths[%s]/Encoding<</Differences[33%s]>>/CharProcs<<%s>>/ToUnicode %v/FontDescriptor<</Type/FontDescriptor/FontName/%s/Flags 4>>>>",
		name, len(of)+32, widths.String(), differences.String(), procs.String(), toUnicode, name))
}

// inkOf is where a character's ink stands, in thousandths of an em, on room as wide
// as w.
func inkOf(r rune, w float64) [4]float64 {
	switch {
	case r < 0x2000:
		return [4]float64{.1 * w, 0, .9 * w, 650}
	case strings.ContainsRune("，。、；：？！", r):
		return [4]float64{80, -60, 350, 250}
	case strings.ContainsRune("“（《【", r):
		return [4]float64{550 * w / 1000, -60, 950 * w / 1000, 800}
	case strings.ContainsRune("”）》】", r):
		return [4]float64{50 * w / 1000, -60, 450 * w / 1000, 800}
	}
	return [4]float64{50, -60, 950, 840}
}
