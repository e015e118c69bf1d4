// Package facsimile is the page as it was printed: its picture beside the text, on
// which every article leads to itself.
package facsimile

import (
	"context"
	"errors"
	"image"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/widgets"
)

// Needs is what the part needs of the window.
type Needs struct {
	Work *work.Work
	Said interface { // above the text
		Say(about, text string)
		Unsay(about string)
	}
	Preferences interface {
		Bool(key string) bool
		SetBool(key string, value bool)
	}
	Gallery   *library.Gallery
	Entry     func() stock.Entry // that is open
	OnArticle func(stock.Ref)    // an article was pressed
	OnTurn    func(by int)       // the page after the last is asked for, or before the first
	OnShown   func(bool)         // the pane is to be seen, or no more
}

// Facsimile is the picture of the open article's page.
type Facsimile struct {
	Needs
	pane    *widgets.Picture
	on      bool
	path    string      // of the file that is shown, "" for none
	sizes   []pdf.Size  // of its sheets
	sheet   int         // that is shown, from 1 on
	from    stock.Entry // an article of the file
	opening work.Latest
}

// prefOn is where it is remembered whether the picture is to be seen.
const prefOn = "facsimile"

// New shows nothing yet.
func New(n Needs) *Facsimile { return &Facsimile{Needs: n, on: n.Preferences.Bool(prefOn)} }

// about is what is said of pictures.
const about = "facsimile"

// Draw has the picture be seen in a pane.
func (f *Facsimile) Draw(pane *widgets.Picture) {
	f.pane = pane
	pane.Go, pane.UI = f.Work.Go, f.Work.UI
	pane.Draw = func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error) {
		return nil, context.Canceled
	}
	pane.OnArea = func(of int) {
		if s := f.from.Sheet; s != nil {
			f.OnArticle(stock.Ref{Sheet: s, N: of})
		}
	}
	pane.OnTurn = f.Turn
	pane.OnError = func(err error) {
		if f.path != "" && !errors.Is(err, context.Canceled) {
			f.Said.Say(about, present.OpenError(f.path, err))
		}
	}
	if f.on {
		f.OnShown(true)
		f.sheet = 0
		f.Follow()
	}
}

// Sheet is the number of the sheet of its document that is shown, 0 for none.
func (f *Facsimile) Sheet() int { return f.sheet }

// On reports whether the picture is to be seen.
func (f *Facsimile) On() bool { return f.on }

// Can reports whether the open article's page may have a picture.
func (f *Facsimile) Can() bool { return f.on || pathOf(f.Entry()) != "" }

// pathOf is the file of an article's page, "" if that is not at hand.
func pathOf(e stock.Entry) string {
	if e.Sheet == nil {
		return ""
	}
	return e.Sheet.Path()
}

// Toggle shows or hides the picture.
func (f *Facsimile) Toggle() {
	f.on = !f.on
	f.Preferences.SetBool(prefOn, f.on)
	f.OnShown(f.on)
	if !f.on {
		f.drop()
		f.Said.Unsay(about)
		return
	}
	f.Follow()
}

// Follow shows the page of the article that is open now, with its areas tinted.
func (f *Facsimile) Follow() {
	if !f.on {
		return
	}
	e := f.Entry()
	path := pathOf(e)
	switch {
	case e.Zero():
	case f.path == path && path != "":
		f.from = e
		f.show(f.sheetOf(e))
	case path == "":
		f.drop()
		f.Said.Say(about, tongue.T("facsimile.none", map[string]any{"File": e.Page}))
	default:
		f.open(e, path)
	}
}

// open opens the pictures of a file.
func (f *Facsimile) open(e stock.Entry, path string) {
	f.drop()
	ctx := f.opening.Begin(f.Work.Life())
	f.Work.Go(func() {
		sizes, err := f.Gallery.Sizes(ctx, path)
		f.Work.UI(func() {
			switch {
			case ctx.Err() != nil:
			case errors.Is(err, library.ErrNoPicture):
				f.Said.Say(about, tongue.T("facsimile.none", map[string]any{"File": e.Page}))
			case err != nil:
				f.Said.Say(about, present.OpenError(path, err))
			default:
				f.Said.Unsay(about)
				f.path, f.sizes, f.from, f.sheet = path, sizes, e, 0
				f.show(f.sheetOf(e))
			}
		})
	})
}

// drop lets go of the pictures.
func (f *Facsimile) drop() {
	f.opening.End()
	f.path, f.sizes, f.from, f.sheet = "", nil, stock.Entry{}, 0
	f.pane.Clear()
}

// sheetOf is the sheet that an article begins on.
func (f *Facsimile) sheetOf(e stock.Entry) int {
	if e.From != nil && e.Number < len(e.From.Articles) {
		if at := e.From.Regions(e.Number); len(at) > 0 {
			return at[0].Page
		}
	}
	return max(f.sheet, 1)
}

// show shows a sheet, and what is open on it.
func (f *Facsimile) show(sheet int) {
	sheet = max(1, min(sheet, len(f.sizes)))
	if sheet != f.sheet {
		f.sheet = sheet
		f.pane.Draw = f.drawing(f.path, sheet)
		s := f.sizes[sheet-1]
		f.pane.SetSheet(fyne.NewSize(float32(s.Width), float32(s.Height)), areas(f.from.From, sheet))
	}
	f.pane.Opened(f.from.Number)
}

// drawing draws a sheet of a file.
func (f *Facsimile) drawing(path string, sheet int) func(context.Context, int, image.Rectangle) (image.Image, error) {
	return func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error) {
		m, err := f.Gallery.Draw(ctx, path, sheet, width, clip)
		if err != nil {
			return nil, err
		}
		return m, nil
	}
}

// areas are where the articles of a page stand on a sheet of its document.
func areas(p *page.Page, sheet int) (out []widgets.Area) {
	if p == nil {
		return nil
	}
	for i := range p.Articles {
		for _, r := range p.Regions(i) {
			if r.Page == sheet {
				out = append(out, widgets.Area{Of: i, Title: p.Articles[i].Title(),
					Left: float32(r.Left), Top: float32(r.Top), Right: float32(r.Right), Bottom: float32(r.Bottom)})
			}
		}
	}
	return out
}

// Turn shows the sheet after this one of the document, or before; beyond its ends the
// window is asked.
func (f *Facsimile) Turn(by int) {
	if f.path == "" {
		return
	}
	if to := f.sheet + by; to >= 1 && to <= len(f.sizes) {
		f.show(to)
		return
	}
	f.OnTurn(by)
}

// End lets go of what is open.
func (f *Facsimile) End() {
	f.opening.End()
}
