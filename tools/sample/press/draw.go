package press

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Press is a way of drawing pages: how programs make their PDFs.
type Press struct {
	Name     string
	Shuffled bool // frames are drawn in any order
	Last     bool // headlines, labels and authors after all text
	Alone    bool // each character is an object of its own
	Subset   bool // fonts are in the file in parts; otherwise their names alone
	Turn     int  // degrees the page is turned by, and what is drawn on it back: 0, 90, 180, 270
	Cropped  bool // there is more paper around the page, with marks for who cuts it, than is seen
	Jitter   bool // no two lines of a size, nor of a baseline, as recognised text has them
	Hidden   bool // what is drawn is seen nowhere: a layer over a picture
}

// Presses are those that pages are drawn by.
var Presses = []Press{
	{Name: "plain"},
	{Name: "shuffled", Shuffled: true, Last: true, Subset: true},
	{Name: "alone", Alone: true, Last: true},
	{Name: "subset", Subset: true},
	{Name: "turned", Turn: 90, Subset: true, Shuffled: true},
	{Name: "scanned", Jitter: true, Hidden: true, Alone: true},
}

// PDF draws p. The order it is drawn in depends on order: as the press does for 0,
// line by line in any other otherwise.
func (p *Page) PDF(press Press, order uint64) []byte { return bound(press, order, p) }

// bound draws pages of one custom into one file.
func bound(press Press, order uint64, all ...*Page) []byte {
	var sheets []sheet
	for _, p := range all {
		sheets = append(sheets, p.sheets()...)
	}
	return drawn(press, order, all[0].Custom, sheets)
}

// drawn draws sheets as a custom has them into a file.
func drawn(press Press, order uint64, c *Custom, sheets []sheet) []byte {
	f := &file{}
	f.WriteString("%PDF-1.5\n%\xe5\xe6\xe7\xe8\n")
	var face typeface = named{c.script, c.vertical}
	if press.Subset {
		face = &subsets{script: c.script}
	}
	root, pages, resources := f.promise(), f.promise(), f.promise()
	dot := f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\xc0")
	var kids []string
	for i, s := range sheets {
		d := drawer{sheet: &s, press: press, face: face, vertical: c.vertical, script: c.script, rng: rand.New(rand.NewPCG(uint64(i), 3))}
		d.measure()
		boxes, content := d.mounted(d.content(order, uint64(i)))
		kids = append(kids, f.object(fmt.Sprintf("<</Type/Page/Parent %v%s/Contents %v/Resources %v>>", pages, boxes, f.stream("", content), resources)).String())
	}
	f.keep(resources, fmt.Sprintf("<</Font<<%s>>/XObject<</I %v>>>>", face.fonts(f), dot))
	f.keep(pages, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids)))
	f.keep(root, fmt.Sprintf("<</Type/Catalog/Pages %v>>", pages))
	return f.end(root)
}

// A drawer draws a sheet.
type drawer struct {
	*sheet
	script
	press                 Press
	face                  typeface
	vertical              bool
	pageWidth, pageHeight float64
	rng                   *rand.Rand
}

// measure tells how large the page is as it is seen.
func (d *drawer) measure() {
	d.pageWidth, d.pageHeight = d.length+2*margin, d.depth+2*margin
	if d.vertical {
		d.pageWidth, d.pageHeight = d.pageHeight, d.pageWidth
	}
}

// mounted puts what is drawn on the page as the press has it lie in the file, and tells
// its boxes.
func (d *drawer) mounted(content string) (boxes, out string) {
	width, height, turn := d.pageWidth, d.pageHeight, ""
	switch d.press.Turn {
	case 90:
		content = fmt.Sprintf("0 1 -1 0 %.2f 0 cm\n", height) + content
		width, height = height, width
	case 180:
		content = fmt.Sprintf("-1 0 0 -1 %.2f %.2f cm\n", width, height) + content
	case 270:
		content = fmt.Sprintf("0 -1 1 0 0 %.2f cm\n", width) + content
		width, height = height, width
	}
	if d.press.Turn != 0 {
		turn = fmt.Sprintf("/Rotate %d", d.press.Turn)
	}
	if !d.press.Cropped {
		return fmt.Sprintf("/MediaBox[0 0 %.2f %.2f]%s", width, height, turn), content
	}
	const left, below, right, above = 60, 90, 30, 20 // of the page: nothing of it is even
	mark := fmt.Sprintf("10 %d 40 .5 re f %d 10 .5 60 re f\n", below-5, left-5)
	return fmt.Sprintf("/MediaBox[-10 -20 %.2f %.2f]/CropBox[%d %d %.2f %.2f]%s", width+left+right, height+below+above, left, below, width+left, height+below, turn),
		mark + fmt.Sprintf("1 0 0 1 %d %d cm\n", left, below) + content
}

// content is the sheet's content stream.
func (d *drawer) content(order, page uint64) string {
	var pictures, shapes, texts []string
	if d.press.Hidden {
		pictures = append(pictures, d.picture(area{-margin, -margin, d.length + 2*margin, d.depth + 2*margin}))
	}
	for _, a := range d.tints {
		shapes = append(shapes, ".9 g "+d.area(a)+" f 0 g 0 G "+d.area(a)+" S\n")
	}
	for _, a := range d.rules {
		shapes = append(shapes, d.area(a)+" f\n")
	}
	for _, a := range d.pictures {
		pictures = append(pictures, d.picture(a))
	}
	ink := make([][]string, len(d.lines))
	for i := range d.lines {
		ink[i] = d.line(&d.lines[i])
	}
	for _, i := range d.order(order, page) {
		pieces := ink[i]
		if order > 0 { // characters that stand alone are drawn in any order too
			pieces = slices.Clone(pieces)
			rng := rand.New(rand.NewPCG(order, uint64(i)))
			rng.Shuffle(len(pieces), func(a, b int) { pieces[a], pieces[b] = pieces[b], pieces[a] })
		}
		texts = append(texts, pieces...)
	}
	return strings.Join(pictures, "") + strings.Join(shapes, "") + strings.Join(texts, "")
}

// order is the order of d's lines in which they are drawn.
func (d *drawer) order(order, page uint64) []int {
	lines := make([]int, len(d.lines))
	for i := range lines {
		lines[i] = i
	}
	switch {
	case order > 0:
		rand.New(rand.NewPCG(order, page)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	default:
		orderLines(d.lines, lines, d.press, page)
	}
	return lines
}

// orderLines puts lines in the order in which a press draws.
func orderLines(lines []line, in []int, press Press, page uint64) {
	place := map[int]int{}
	if press.Shuffled {
		most := 0
		for i := range lines {
			most = max(most, lines[i].frame)
		}
		for i, k := range rand.New(rand.NewPCG(page, 11)).Perm(most + 1) {
			place[i] = k
		}
	}
	slices.SortStableFunc(in, func(a, b int) int {
		if h, k := lines[a].head, lines[b].head; press.Last && h != k {
			if k {
				return -1
			}
			return 1
		}
		return place[lines[a].frame] - place[lines[b].frame]
	})
}

// at turns a place on the sheet into one on the page.
func (d *drawer) at(u, v float64) (x, y float64) {
	if d.vertical {
		return d.pageWidth - margin - v, d.pageHeight - margin - u
	}
	return margin + u, d.pageHeight - margin - v
}

func (d *drawer) area(a area) string {
	x1, y1 := d.at(a.u, a.v)
	x2, y2 := d.at(a.u+a.width, a.v+a.depth)
	return fmt.Sprintf("%.2f %.2f %.2f %.2f re", min(x1, x2), min(y1, y2), math.Abs(x2-x1), math.Abs(y2-y1))
}

func (d *drawer) picture(a area) string {
	x1, y1 := d.at(a.u, a.v)
	x2, y2 := d.at(a.u+a.width, a.v+a.depth)
	return fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /I Do Q\n", math.Abs(x2-x1), math.Abs(y2-y1), min(x1, x2), min(y1, y2))
}

// line draws a line of type, in one piece or in several.
func (d *drawer) line(l *line) (pieces []string) {
	text := []rune(l.text)
	size, sink := l.size, 0.0
	if d.press.Jitter {
		size *= 1 + .03*(d.rng.Float64()-.5)
		sink = .06 * size * (d.rng.Float64() - .5)
	}
	spread := spreadOf(text, l.room/l.size-d.script.width(l.text))
	alone := d.press.Alone || d.vertical && d.press.Subset
	mode := ""
	if d.press.Hidden {
		mode = "3 Tr "
	}
	u, from := 0.0, 0
	var run strings.Builder
	var font string
	var start float64
	flush := func() {
		if run.Len() == 0 {
			return
		}
		x, y := d.at(l.u+start*l.size, l.v)
		switch {
		case d.vertical && d.press.Subset:
			x, y = x-l.size, y-.88*size
		case d.vertical:
			x += sink - l.size/2
		default:
			y -= .88*l.size + sink
		}
		pieces = append(pieces, fmt.Sprintf("BT %s/%s %.2f Tf 1 0 0 1 %.2f %.2f Tm [%s]TJ ET\n", mode, font, size, x, y, run.String()))
		run.Reset()
	}
	for i, r := range text {
		f, code := d.face.code(r, l.bold)
		if f != font || alone {
			flush()
			font, from, start = f, i, u
		}
		if r == ' ' && alone && d.press.Jitter { // recognised text has no blanks
			u += d.script.em(r) + spread(i)
			continue
		}
		if i > from && spread(i-1) != 0 && run.Len() > 0 {
			fmt.Fprintf(&run, "%.0f", -1000*spread(i-1))
		}
		run.WriteString("<" + code + ">")
		u += d.script.em(r) + spread(i)
	}
	flush()
	return pieces
}

// spreadOf tells how much is added after each character of a line that is spare
// em too short: between words where there are, otherwise between all.
func spreadOf(text []rune, spare float64) func(i int) float64 {
	gaps := 0
	for _, r := range text {
		if r == ' ' {
			gaps++
		}
	}
	latin := inWord(text[0]) && gaps > 0
	if !latin {
		gaps = len(text) - 1
	}
	if spare < .005 || gaps == 0 {
		return func(int) float64 { return 0 }
	}
	return func(i int) float64 {
		if latin && text[i] != ' ' {
			return 0
		}
		return spare / float64(gaps)
	}
}
