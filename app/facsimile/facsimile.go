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
		Int(key string) int
		SetInt(key string, value int)
	}
	Gallery   *library.Gallery
	Shelf     func() *stock.Shelf
	Entry     func() stock.Entry // that is open
	OnArticle func(stock.Ref)    // an article was pressed
	OnLeaf    func(stock.Leaf)   // a page of the issue was
	OnTurn    func(by int)       // the page after the last is asked for, or before the first
	OnLaid    func()             // the pane is to be seen, or no more, or elsewhere
	OnLocked  func(path string)  // a file asks for its password
}

// Where the picture stands.
const (
	Beside  = iota // the article, between it and the list
	Instead        // of the list
	Alone          // with the article only once one is opened
)

// Facsimile is the picture of the open article's page.
type Facsimile struct {
	Needs
	pane    *widgets.Picture
	strip   *widgets.Strip
	on      bool
	path    string                 // of the file that is shown, "" for none
	sizes   []pdf.Size             // of its sheets
	sheet   int                    // that is shown, from 1 on
	from    stock.Entry            // an article of the file
	areas   map[int][]widgets.Area // of each sheet
	begins  []int                  // the sheet each article begins on, 0 for none
	wrong   error                  // what the picture could not be shown for
	leaves  []leaf                 // in the strip
	names   []string               // of them
	opening work.Latest
	filling work.Latest
}

// Where it is remembered whether the picture is to be seen, where, and with the strip.
const (
	prefOn      = "facsimile"
	prefPlace   = "picture-place"
	prefNoStrip = "picture-strip-hidden"
)

// New shows nothing yet.
func New(n Needs) *Facsimile { return &Facsimile{Needs: n, on: n.Preferences.Bool(prefOn)} }

// Draw has the picture be seen in a pane, and its issue's pages in a strip.
func (f *Facsimile) Draw(pane *widgets.Picture, strip *widgets.Strip) {
	f.pane, f.strip = pane, strip
	f.leaves, f.names = nil, nil
	pane.Go, pane.UI = f.Work.Go, f.Work.UI
	strip.Go, strip.UI = f.Work.Go, f.Work.UI
	strip.OnPage = f.openLeaf
	strip.Hidden = !f.Strip()
	pane.Draw = func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error) {
		return nil, context.Canceled
	}
	pane.OnArea = func(of int) {
		if s := f.from.Sheet; s != nil {
			f.OnArticle(stock.Ref{Sheet: s, N: of})
		}
	}
	pane.OnTurn = f.Turn
	pane.OnAgain = f.again
	pane.OnError = func(err error) {
		if f.path != "" && !errors.Is(err, context.Canceled) {
			f.complain(f.path, err)
		}
	}
	if f.on {
		f.path, f.sheet = "", 0
		f.Follow()
	}
}

// complain says in place of the picture why there is none, and what can be done.
func (f *Facsimile) complain(path string, err error) {
	f.wrong = err
	f.pane.Again = tongue.T("picture.again")
	if e, ok := errors.AsType[*library.Error](err); ok && e.CanBeUnlocked() {
		f.pane.Again = tongue.T("failures.unlock")
	}
	if errors.Is(err, library.ErrNoPicture) {
		f.pane.Again = ""
		f.pane.Trouble(tongue.T("facsimile.none", map[string]any{"File": library.ShownName(path)}))
		return
	}
	f.pane.Trouble(present.OpenError(path, err))
}

// again tries once more what went wrong.
func (f *Facsimile) again() {
	path := pathOf(f.Entry())
	if e, ok := errors.AsType[*library.Error](f.wrong); ok && e.CanBeUnlocked() {
		f.OnLocked(path)
		return
	}
	f.path = ""
	f.Follow()
}

// Place is where the picture stands: Beside, Instead, Alone.
func (f *Facsimile) Place() int {
	return min(max(f.Preferences.Int(prefPlace), Beside), Alone)
}

// SetPlace has it stand elsewhere, and be seen.
func (f *Facsimile) SetPlace(place int) {
	f.Preferences.SetInt(prefPlace, place)
	if !f.on {
		f.Toggle()
		return
	}
	f.OnLaid()
}

// Strip reports whether an issue's other pages are to be seen.
func (f *Facsimile) Strip() bool { return !f.Preferences.Bool(prefNoStrip) }

// ToggleStrip shows or hides them.
func (f *Facsimile) ToggleStrip() {
	f.Preferences.SetBool(prefNoStrip, f.Strip())
	f.strip.Hidden = !f.Strip()
	f.OnLaid()
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
	if !f.on {
		f.drop()
	}
	f.OnLaid()
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
	case f.path == path && path != "" && f.from.From == e.From:
		f.from = e
		f.show(f.sheetOf(e))
		f.fill()
	case path == "":
		f.drop()
		f.complain(e.Page, library.ErrNoPicture)
	default:
		f.open(e, path)
	}
}

// open opens the pictures of a file.
func (f *Facsimile) open(e stock.Entry, path string) {
	if f.path != path {
		f.drop()
	}
	ctx := f.opening.Begin(f.Work.Life())
	f.Work.Go(func() {
		sizes, err := f.Gallery.Sizes(ctx, path)
		areas, begins := areasOf(e.From)
		f.Work.UI(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				f.drop()
				f.complain(path, err)
			default:
				f.path, f.sizes, f.from, f.sheet = path, sizes, e, 0
				f.areas, f.begins = areas, begins
				f.show(f.sheetOf(e))
				f.fill()
			}
		})
	})
}

// drop lets go of the pictures.
func (f *Facsimile) drop() {
	f.opening.End()
	f.filling.End()
	f.path, f.sizes, f.from, f.sheet, f.areas, f.begins, f.wrong = "", nil, stock.Entry{}, 0, nil, nil, nil
	f.pane.Clear()
	f.strip.Open(-1)
}

// sheetOf is the sheet that an article begins on.
func (f *Facsimile) sheetOf(e stock.Entry) int {
	if e.Number < len(f.begins) && f.begins[e.Number] > 0 {
		return f.begins[e.Number]
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
		f.pane.SetSheet(fyne.NewSize(float32(s.Width), float32(s.Height)), f.areas[sheet])
	}
	f.pane.Opened(f.from.Number)
	f.mark()
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

// areasOf are where the articles of a page stand on each sheet of its document, and the
// sheet each begins on.
func areasOf(p *page.Page) (on map[int][]widgets.Area, begins []int) {
	on = map[int][]widgets.Area{}
	if p == nil {
		return on, nil
	}
	begins = make([]int, len(p.Articles))
	for i := range p.Articles {
		for k, r := range p.Regions(i) {
			if k == 0 {
				begins[i] = r.Page
			}
			on[r.Page] = append(on[r.Page], widgets.Area{Of: i, Title: p.Articles[i].Title(),
				Left: float32(r.Left), Top: float32(r.Top), Right: float32(r.Right), Bottom: float32(r.Bottom)})
		}
	}
	return on, begins
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
	f.filling.End()
}
