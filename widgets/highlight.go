package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"lanmu/widgets/document"
)

// Highlights are the passages that the reader has kept, each in one of five colours.
// What has a note shows it: a mark beside the text, and the note itself where the margin
// has room for it.

// hues are the colours of highlights, over paper and over what is dark. Text has a
// contrast of 7:1 to each in every scheme, which a test of the schemes holds.
var hues = [...]struct{ light, dark color.NRGBA }{
	{color.NRGBA{0xf5, 0xc4, 0x0a, 0x80}, color.NRGBA{0xf5, 0xc4, 0x0a, 0x38}}, // yellow
	{color.NRGBA{0x5f, 0xc9, 0x6b, 0x60}, color.NRGBA{0x5f, 0xc9, 0x6b, 0x3e}}, // green
	{color.NRGBA{0x5a, 0xa9, 0xf5, 0x5c}, color.NRGBA{0x5a, 0xa9, 0xf5, 0x46}}, // blue
	{color.NRGBA{0xf5, 0x7b, 0x74, 0x5c}, color.NRGBA{0xf5, 0x5b, 0x54, 0x50}}, // red
	{color.NRGBA{0xb8, 0x86, 0xf0, 0x5c}, color.NRGBA{0xb0, 0x76, 0xf5, 0x54}}, // purple
}

// Hues is how many colours highlights have.
const Hues = len(hues)

// HueOver is a colour of highlights as it is seen over a background.
func HueOver(back color.Color, n int) color.NRGBA {
	if n < 0 || n >= len(hues) {
		n = 0
	}
	hue := hues[n].light
	if isDark(back) {
		hue = hues[n].dark
	}
	r, g, b, _ := back.RGBA()
	over := func(h uint8, p uint32) uint8 {
		a := uint32(hue.A)
		return uint8((uint32(h)*a + p>>8*(0xff-a)) / 0xff)
	}
	return color.NRGBA{over(hue.R, r), over(hue.G, g), over(hue.B, b), 0xff}
}

// isDark tells whether a colour is nearer to black than to white, as the eye has it.
func isDark(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return 299*r+587*g+114*b < 500*0xffff
}

// A noteSpot is where a note is told of beside the text, along and across the lines.
type noteSpot struct {
	at   fyne.Position
	size fyne.Size
	id   string
}

const (
	spotSize   = 14  // of the mark beside the text, canvas units
	noteSize   = 12  // of the text in the margin
	noteLead   = 17  // of its lines
	noteLeast  = 110 // room in which a note is set, canvas units: nine hanzi
	noteMost   = 240
	notesLines = 6 // of one note at most; a click shows all of it
)

// addNotes marks beside the text what has a note, and sets the notes in the margin where
// that has room.
func (s *sheet) addNotes(offset, height float32) {
	free := float32(0) // of the margin, from there down
	seen := map[string]bool{}
	for _, k := range s.kept {
		if k.Note == "" || seen[k.ID] || k.Block >= len(s.blocks) || s.blocks[k.Block].lines == nil {
			continue
		}
		seen[k.ID] = true
		p := s.point(document.Position{Block: k.Block, Offset: k.Start})
		b := &s.blocks[k.Block]
		if p.Y < offset-b.line || p.Y > offset+height+b.line || s.paged && (p.Y < offset || p.Y > offset+height) {
			continue
		}
		x := s.left + s.snap(s.measure*s.em) + s.em/2
		mark := canvas.NewImageFromResource(theme.NewColoredResource(theme.DocumentCreateIcon(), inkAccent))
		mark.FillMode = canvas.ImageFillContain
		s.put(mark, x, s.snap(p.Y-spotSize/2), spotSize, spotSize)
		s.objects = append(s.objects, mark)
		spot := noteSpot{fyne.NewPos(x, p.Y-spotSize/2), fyne.NewSize(spotSize, spotSize), k.ID}
		if room := min(s.width-s.in.away.X-x-spotSize-margin, noteMost); room >= noteLeast && !s.comfort.Vertical && s.in == s.columns[len(s.columns)-1] {
			y := max(p.Y-noteLead/2, free)
			lines := wrapped(k.Note, room)
			for n, words := range lines {
				t := canvas.NewText(words, themeColor(inkQuiet))
				t.TextSize = noteSize
				s.put(t, x+spotSize+4, s.snap(y+float32(n)*noteLead), room, noteLead)
				s.objects = append(s.objects, t)
			}
			free = y + float32(len(lines))*noteLead + noteLead/2
			spot.size = fyne.NewSize(spotSize+4+room, max(free-p.Y, spotSize))
		}
		s.spots = append(s.spots, spot)
	}
}

// wrapped are the first lines of a note, as broad as there is room.
func wrapped(note string, room float32) (out []string) {
	for _, p := range strings.Split(strings.TrimSpace(note), "\n") {
		runes := []rune(strings.TrimSpace(p))
		for len(runes) > 0 {
			n := len(runes)
			for n > 1 && fyne.MeasureText(string(runes[:n]), noteSize, fyne.TextStyle{}).Width > room {
				n -= max(1, (n-int(room/noteSize))/2)
			}
			n = max(n, 1)
			for n < len(runes) && fyne.MeasureText(string(runes[:n+1]), noteSize, fyne.TextStyle{}).Width <= room {
				n++
			}
			if len(out) == notesLines-1 && n < len(runes) {
				return append(out, string(runes[:max(n-1, 1)])+"…")
			}
			out, runes = append(out, string(runes[:n])), runes[n:]
		}
		if len(out) >= notesLines {
			return out
		}
	}
	return out
}

// keptAt is the id of the highlight that a point of the canvas is on, or whose note is
// told of there; "" for none.
func (s *sheet) keptAt(p fyne.Position) string {
	at := s.fromCanvas(p)
	for _, spot := range s.spots {
		if in := at.Subtract(spot.at); in.X >= 0 && in.Y >= 0 && in.X < spot.size.Width && in.Y < spot.size.Height {
			return spot.id
		}
	}
	if len(s.kept) == 0 || at.X < s.left-s.em || at.X > s.left+(s.measure+1)*s.em {
		return ""
	}
	u := s.under(at)
	id := ""
	for _, k := range s.kept { // of several, what was kept last
		if k.Block == u.Block && u.Offset >= k.Start && u.Offset < k.End {
			id = k.ID
		}
	}
	return id
}
