package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// A Progress is a thin line that tells how far a text has been read, with a
// few quiet words at its end.
type Progress struct {
	widget.BaseWidget
	faces  *glyph.Faces
	part   float32 // of the text read, 0 to 1
	words  string
	track  *canvas.Rectangle
	done   *canvas.Rectangle
	text   *canvas.Raster
	setter typeset.Setter
}

// NewProgress returns a progress line at its start.
func NewProgress(faces *glyph.Faces) *Progress {
	p := &Progress{faces: faces, track: canvas.NewRectangle(themeColor(theme.ColorNameSeparator)),
		done: canvas.NewRectangle(themeColor(inkAccent))}
	p.text = canvas.NewRaster(p.draw)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how much of the text has been read, 0 to 1, and the words.
func (p *Progress) Set(part float32, words string) {
	if part != p.part || words != p.words {
		p.part, p.words = part, words
		p.Refresh()
	}
}

func (p *Progress) draw(w, h int) image.Image {
	row := &rowPainter{dst: image.NewRGBA(image.Rect(0, 0, w, h)), setter: &p.setter}
	if size := p.text.Size(); size.Width > 0 {
		row.scale, row.width = float32(w)/size.Width, size.Width
		in := ink{p.faces.Sans, p.faces.SansBold, detailEm * rowScale(), themeColor(inkQuiet)}
		row.text(p.words, nil, in, row.width-margin-row.advance(p.words, in), size.Height-7*rowScale())
	}
	return row.dst
}

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer { return &progressRenderer{p} }

type progressRenderer struct{ p *Progress }

func (r *progressRenderer) Destroy()           {}
func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(100, 24*rowScale()) }
func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.track, r.p.done, r.p.text}
}

func (r *progressRenderer) Layout(size fyne.Size) {
	r.p.track.Resize(fyne.NewSize(size.Width, 1))
	r.p.done.Resize(fyne.NewSize(size.Width*r.p.part, 2))
	r.p.text.Resize(size)
}

func (r *progressRenderer) Refresh() {
	r.p.track.FillColor, r.p.done.FillColor = themeColor(theme.ColorNameSeparator), themeColor(inkAccent)
	r.Layout(r.p.Size())
	r.p.track.Refresh()
	r.p.done.Refresh()
	r.p.text.Refresh()
}
