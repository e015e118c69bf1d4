package app

import (
	"time"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// Preferences the window is restored from. They may be lost without harm; what
// may not is in memory.
const (
	prefWidth    = "window.width"
	prefHeight   = "window.height"
	prefSplit    = "window.split"
	prefTextSize = "text.size"
	prefLeading  = "text.leading"
	prefMeasure  = "text.measure"
	prefSans     = "text.sans"
	prefFamily   = "text.family"
	prefOwned    = "text.owned"
	prefVertical = "text.vertical"
	prefColours  = "colours"
	prefScale    = "desktop.scale"
	prefKeys     = "pinyin.keys"
	prefLanguage = "language"
)

// state is what waits to be restored or written.
type state struct {
	article string // to open when its page is there
	at      document.Position
	timer   *time.Timer
}

// stateDelay is how long the window must be left alone before its state is
// written: long enough not to write while scrolling.
const stateDelay = 400 * time.Millisecond

func (w *window) restoreState() {
	p := w.app.Preferences()
	width := max(p.FloatWithFallback(prefWidth, 1100), 320)
	height := max(p.FloatWithFallback(prefHeight, 760), 240)
	w.win.Resize(fyne.NewSize(float32(width), float32(height)))
	w.split.SetOffset(min(max(p.FloatWithFallback(prefSplit, .28), .1), .9))
	w.colours = colours(p.StringWithFallback(prefColours, string(automatic)))
	normal := widgets.DefaultComfort
	w.setComfort(widgets.Comfort{
		Size:    float32(p.FloatWithFallback(prefTextSize, float64(normal.Size))),
		Leading: float32(p.FloatWithFallback(prefLeading, float64(normal.Leading))),
		Measure: float32(p.FloatWithFallback(prefMeasure, float64(normal.Measure))),
		Sans:    p.Bool(prefSans), Vertical: p.Bool(prefVertical),
	})
	w.restoreFamily()
	if recent := w.Reading.Recent(); len(recent) > 0 {
		w.state.article = recent[0].Article
		w.state.at = document.Position{Block: recent[0].Block, Offset: recent[0].Offset}
	}
	w.reader.OnScrolled = func() {
		w.showProgress()
		w.noteState()
	}
	w.win.SetCloseIntercept(func() { w.leave(w.win.Close) })
}

// resume opens the article that was open when the program ended, or else the
// first one, once a page is there to take it from.
func (w *window) resume() {
	if !w.current.Zero() && w.current.Mark.ID != w.state.article && w.state.article == "" {
		return
	}
	if r, ok := w.in.Shelf().Find(w.state.article); ok {
		at := w.state.at
		w.state.article = ""
		w.with(r, func(e stock.Entry) { w.open(e, at) })
		return
	}
	if w.current.Zero() && len(w.in.Shelf().Refs) > 0 {
		article, at := w.state.article, w.state.at
		w.with(w.in.Shelf().Refs[0], func(e stock.Entry) {
			w.open(e, document.Position{})
			w.state.article, w.state.at = article, at
		})
	}
}

// noteState has the state written when the window is left alone for a moment.
func (w *window) noteState() {
	if w.state.timer != nil {
		w.state.timer.Stop()
	}
	w.state.timer = time.AfterFunc(stateDelay, func() { w.work.UI(w.saveState) })
}

func (w *window) saveState() {
	p := w.app.Preferences()
	size := w.win.Canvas().Size()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
	p.SetFloat(prefSplit, w.split.Offset)
	p.SetFloat(prefTextSize, float64(w.comfort.Size))
	p.SetFloat(prefLeading, float64(w.comfort.Leading))
	p.SetFloat(prefMeasure, float64(w.comfort.Measure))
	p.SetBool(prefSans, w.comfort.Sans)
	p.SetBool(prefVertical, w.comfort.Vertical)
	w.notePlace()
}

// readPart is how much of an article must have been seen for it to be read.
const readPart = .995

// notePlace keeps where the open article is being read.
func (w *window) notePlace() {
	if w.current.Zero() || w.current.Article == nil {
		return
	}
	m, at := w.current.Mark, w.reader.At()
	was, _ := w.Reading.Get(m.ID)
	p := bookmark.Place{Article: m.ID, Headline: m.Headline, Column: m.Column, Byline: m.Byline, Page: m.Page, File: m.File, Folio: m.Folio,
		Block: at.Block, Offset: at.Offset, Read: was.Read || w.reader.Read() > readPart, Opened: w.opened}
	w.placing.Add(w.work, func() {
		err := w.Reading.Set(p)
		w.work.UI(func() {
			if err != nil {
				w.above.Say("reading", tongue.T("error.reading", map[string]any{"Cause": present.SaveError(err)}))
				return
			}
			w.above.Unsay("reading")
			if p.Read && !was.Read {
				w.list.ReadThrough()
			}
		})
	})
}
