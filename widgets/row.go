package widgets

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// Sizes of rows, in canvas units. Every entry has room for two lines of
// headline, so that all are of one height and a list of any length stays cheap.
const (
	rowEm         = 15
	detailEm      = 12
	headingEm     = 12.5
	signEm        = 8  // of the sign that a heading can be folded
	rowPad        = 12 // beside the text
	rowFirst      = 6  // above the first line
	rowLine       = 21
	rowHeight     = rowFirst + 2*rowLine + 4
	headingHeight = 34
	compactHeight = rowLine + 13 // of an entry of one line
	barWidth      = 3            // of the bar that tells where the keyboard is
	starEm        = 20           // of the star
	starRoom      = 36           // of the corner in which a click is meant for the star
)

// rowView draws one Row. It takes taps itself: the list would not tell of a
// tap on a row that is selected already.
type rowView struct {
	widget.BaseWidget
	faces  *glyph.Faces
	height float32 // of an entry
	row    document.Row
	bar    bool // a bar at the left: the keyboard is here
	hover  bool // the mouse is here: an empty star is offered
	tapped func()
	star   func()
	menu   func(at fyne.Position)

	starName string // said while the mouse rests on the star, "" for nothing
	overStar bool   // it does

	cut    bool // not all of the headline is seen
	setter typeset.Setter
	raster *canvas.Raster
}

func newRowView(faces *glyph.Faces) *rowView {
	v := &rowView{faces: faces, height: rowHeight}
	v.raster = canvas.NewRaster(v.draw)
	v.ExtendBaseWidget(v)
	return v
}

func (v *rowView) set(row document.Row, bar bool, tapped, star func()) {
	v.row, v.bar, v.tapped, v.star = row, bar, tapped, star
	v.Refresh()
}

// Tapped implements fyne.Tappable.
func (v *rowView) Tapped(e *fyne.PointEvent) {
	switch {
	case v.row.Heading && v.tapped != nil:
		v.tapped()
	case v.onStar(e.Position):
		v.star()
	case v.tapped != nil:
		v.tapped()
	}
}

// TappedSecondary asks for the menu of the row.
func (v *rowView) TappedSecondary(e *fyne.PointEvent) {
	if v.menu != nil {
		v.menu(e.AbsolutePosition)
	}
}

// MouseIn says the whole headline where it is cut.
func (v *rowView) MouseIn(e *desktop.MouseEvent) {
	v.hovers(true)
	v.overStar = v.onStar(e.Position)
	v.says()
}

// onStar reports whether a point is where a click turns the star.
func (v *rowView) onStar(p fyne.Position) bool {
	return v.star != nil && !v.row.Heading && p.Y < starRoom*rowScale() && p.X > v.Size().Width-starRoom*rowScale()
}

// says has what the mouse is on be said: the star, or a headline that is cut.
func (v *rowView) says() {
	hint.rests(v, func() string {
		switch {
		case v.overStar && v.starName != "":
			return v.starName
		case !v.cut:
			return ""
		}
		if v.row.Detail == "" || v.row.Found {
			return v.row.Text
		}
		return v.row.Text + "\n" + v.row.Detail
	})
}

// MouseMoved implements desktop.Hoverable.
func (v *rowView) MouseMoved(e *desktop.MouseEvent) {
	if on := v.onStar(e.Position); on != v.overStar {
		v.overStar = on
		v.says()
	}
}

// MouseOut implements desktop.Hoverable.
func (v *rowView) MouseOut() {
	v.hovers(false)
	hint.leaves()
}

func (v *rowView) hovers(on bool) {
	v.hover = on
	if !v.row.Heading || v.row.Fold != document.Fixed {
		v.Refresh()
	}
}

// MinSize is the size of an entry; headings are made lower by the list.
func (v *rowView) MinSize() fyne.Size { return fyne.NewSize(120, v.height*rowScale()) }

// rowScale is how much larger rows are than usual.
func rowScale() float32 { return theme.TextSize() / usualText }

// usualText is the size of the interface's words at which rows are of their usual one.
const usualText = 14

// CreateRenderer implements fyne.Widget.
func (v *rowView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.raster)
}

// draw makes the picture of the row, w by h pixels.
func (v *rowView) draw(w, h int) image.Image {
	p := &rowPainter{dst: image.NewRGBA(image.Rect(0, 0, w, h)), setter: &v.setter}
	if size := v.raster.Size(); size.Width > 0 {
		k := rowScale() // all of a row grows with the words of the interface
		p.scale = float32(w) / size.Width * k
		p.width = size.Width / k
		v.cut = false
		if v.hover && (!v.row.Heading || v.row.Fold != document.Fixed) {
			draw.Draw(p.dst, p.dst.Bounds(), image.NewUniform(themeColor(theme.ColorNameHover)), image.Point{}, draw.Over)
		}
		if v.row.Heading {
			v.drawHeading(p, size.Height/k)
		} else {
			v.drawEntry(p)
		}
		if v.bar {
			bar := image.Rect(0, 0, round(barWidth*float32(w)/size.Width), h)
			draw.Draw(p.dst, bar, image.NewUniform(themeColor(theme.ColorNamePrimary)), image.Point{}, draw.Src)
		}
	}
	return p.dst
}

func (v *rowView) drawHeading(p *rowPainter, height float32) {
	base := height - 9
	room := p.width - 2*rowPad
	left := float32(rowPad)
	if v.row.Fold != document.Fixed {
		sign := ink{v.faces.Sans, v.faces.Sans, signEm, themeColor(inkQuiet)}
		if v.hover {
			sign.color = themeColor(inkPlain)
		}
		left += float32(v.row.Level) * headingEm
		p.text(foldSigns[v.row.Fold], nil, sign, left, base-1)
		left += 1.25 * headingEm
		room -= left - rowPad
	} else if v.row.Level > 0 { // it begins with what it stands under
		left += 1.25 * headingEm * float32(v.row.Level)
		room -= left - rowPad
	}
	if v.row.Detail != "" {
		d := ink{v.faces.Sans, v.faces.SansBold, detailEm, themeColor(inkQuiet)}
		wide := p.advance(v.row.Detail, d)
		p.text(v.row.Detail, v.row.DetailMarks, d, p.width-rowPad-wide, base)
		room -= wide + detailEm
	}
	in := ink{v.faces.SansBold, v.faces.SansBold, headingEm, themeColor(inkQuiet)}
	p.text(v.fit(p, v.row.Text, in, room), v.row.Marks, in, left, base)
}

// fit is the painter's, and notes that something was cut.
func (v *rowView) fit(p *rowPainter, s string, in ink, room float32) string {
	got := p.fit(s, in, room)
	v.cut = v.cut || got != s
	return got
}

var foldSigns = map[document.Fold]string{document.Unfolded: "▼", document.Folded: "▶", document.Pressed: "→", document.Offered: "→"}

func (v *rowView) drawEntry(p *rowPainter) {
	in := ink{v.faces.Sans, v.faces.SansBold, rowEm, themeColor(inkPlain)}
	quiet := ink{v.faces.Sans, v.faces.SansBold, detailEm, themeColor(inkQuiet)}
	if v.row.Read {
		in.color = themeColor(inkQuiet)
	}
	const first, second = rowFirst + 16, rowFirst + rowLine + 16
	room := p.width - 2*rowPad
	if v.height < rowHeight {
		firstRoom := room
		if v.row.Beside != "" {
			wide := p.advance(v.row.Beside, quiet)
			p.text(v.row.Beside, nil, quiet, p.width-rowPad-wide, first)
			firstRoom = room - wide - 2*detailEm
		}
		p.text(v.fit(p, v.row.Text, in, firstRoom), v.row.Marks, in, rowPad, first)
		return
	}
	firstRoom := room - starEm - 4 // the star's is kept free: text that moved aside for it would run from the mouse
	star := ink{v.faces.Sans, v.faces.Sans, starEm, themeColor(theme.ColorNamePrimary)}
	switch {
	case v.row.Starred:
		p.text("★", nil, star, p.width-rowPad-starEm+2, first+2)
	case v.hover && v.star != nil:
		star.color = themeColor(inkQuiet)
		p.text("☆", nil, star, p.width-rowPad-starEm+2, first+2)
	}
	if v.row.Found {
		if beside := v.beside(); beside != "" {
			wide := p.advance(beside, quiet)
			p.text(beside, nil, quiet, p.width-rowPad-starEm-4-wide, first)
			firstRoom -= wide + detailEm
		}
		p.text(v.fit(p, v.row.Text, in, firstRoom), v.row.Marks, in, rowPad, first)
		p.text(p.fit(v.row.Detail, quiet, room), v.row.DetailMarks, quiet, rowPad, second)
		return
	}
	// Who and when stand at the end of the second line, the day at the edge.
	end := p.width - rowPad
	if beside := v.beside(); beside != "" {
		end -= p.advance(beside, quiet)
		p.text(beside, nil, quiet, end, second)
		end -= detailEm
	}
	detail := p.fit(v.row.Detail, quiet, (end-rowPad)*.6)
	if detail != "" {
		end -= p.advance(detail, quiet)
		p.text(detail, v.row.DetailMarks, quiet, end, second)
		end -= detailEm
	}
	lines := v.twoLines(in, firstRoom, end-rowPad)
	if len(lines) <= 1 {
		p.text(v.row.Text, v.row.Marks, in, rowPad, first)
		return
	}
	cut := lines[1].Start
	head, rest := v.row.Text[:cut], v.row.Text[cut:]
	p.text(head, v.row.Marks, in, rowPad, first)
	p.text(v.fit(p, rest, in, end-rowPad), shift(v.row.Marks, len([]rune(head))), in, rowPad, second)
}

// beside is what stands at the row's edge.
func (v *rowView) beside() string {
	if v.row.Sound != "" && (v.hover || v.bar) {
		return v.row.Sound
	}
	return v.row.Beside
}

// twoLines breaks the headline where it reads best, if its second line then has
// the room that is left there; else as far to the right as it goes.
func (v *rowView) twoLines(in ink, room, second float32) []typeset.Line {
	style := typeset.Style{Measure: room / in.em}
	lines := v.setter.Display(v.row.Text, in.plain, style, v.faces.Words)
	if len(lines) > 2 || len(lines) == 2 && lines[1].Width*in.em > second {
		lines = v.setter.Break(v.row.Text, in.plain, style)
	}
	return lines
}

// shift takes marks to a text that starts n runes later.
func shift(marks []int, n int) []int {
	var out []int
	for _, m := range marks {
		if m >= n {
			out = append(out, m-n)
		}
	}
	return out
}

// ink is how a run of text is drawn.
type ink struct {
	plain, bold *glyph.Face
	em          float32
	color       color.Color
}

// rowPainter draws text onto the picture of a row. Lengths are in canvas units.
type rowPainter struct {
	dst    *image.RGBA
	scale  float32
	width  float32
	setter *typeset.Setter
}

// unbroken is a measure no headline reaches, in em.
const unbroken = 1 << 20

// text draws s with its baseline's start at x, y; marked runes in bold and in
// the primary colour.
func (p *rowPainter) text(s string, marks []int, in ink, x, y float32) {
	lines := p.setter.Paragraph(s, in.plain, typeset.Style{Measure: unbroken})
	if len(lines) == 0 {
		return
	}
	ppem := round(in.em * p.scale)
	accent := themeColor(theme.ColorNamePrimary)
	marked := markedOffsets(s, marks)
	for i, g := range lines[0].Glyphs {
		at := image.Pt(round(x*p.scale+g.X*float32(ppem)), round(y*p.scale))
		if marked[g.Offset] {
			drawGlyph(p.dst, in.bold, lines[0].Glyphs, i, glyph.Cut{PPEM: ppem}, at, accent)
		} else {
			drawGlyph(p.dst, in.plain, lines[0].Glyphs, i, glyph.Cut{PPEM: ppem}, at, in.color)
		}
	}
}

// markedOffsets turns rune indexes into byte offsets.
func markedOffsets(s string, marks []int) map[int]bool {
	if len(marks) == 0 {
		return nil
	}
	set := make(map[int]bool, len(marks))
	i, m := 0, 0
	for at := range s {
		if m < len(marks) && marks[m] == i {
			set[at] = true
			m++
		}
		i++
	}
	return set
}

// advance is the room s takes.
func (p *rowPainter) advance(s string, in ink) float32 {
	lines := p.setter.Paragraph(s, in.plain, typeset.Style{Measure: unbroken})
	if len(lines) == 0 {
		return 0
	}
	return lines[0].Width * in.em
}

// fit cuts s to the room there is, with an ellipsis where it was cut.
func (p *rowPainter) fit(s string, in ink, room float32) string {
	if p.advance(s, in) <= room {
		return s
	}
	lines := p.setter.Paragraph(s, in.plain, typeset.Style{Measure: max(room/in.em-1, 1)})
	if len(lines) == 0 {
		return s
	}
	return s[:lines[0].End] + "…"
}
