package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lanmu/app/above"
	"lanmu/app/aloud"
	"lanmu/app/dress"
	"lanmu/app/facsimile"
	"lanmu/app/intake"
	"lanmu/app/listing"
	"lanmu/app/marks"
	"lanmu/app/present"
	"lanmu/app/reading"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/library"
	"lanmu/widgets"
	"lanmu/widgets/glyph"
)

// window is the program's one window. What it does its parts do, each of which owns
// what it changes; it makes them, tells each what the others have done, and has the
// reader's commands done by them. Its fields belong to the goroutine that draws.
type window struct {
	stock.Memory
	stock.Stacks
	app  fyne.App
	win  fyne.Window
	work *work.Work

	in        *intake.Intake       // what comes in
	list      *listing.Listing     // what is listed
	reading   *reading.Reading     // what is read
	marks     *marks.Marks         // what is kept of it
	aloud     *aloud.Aloud         // what is read aloud
	above     *above.Above         // what stands above
	facsimile *facsimile.Facsimile // the page as it was printed
	dress     *dress.Dress         // how it looks
	noting    *widgets.Box         // in which a note was typed last, nil before the first
	panes                          // where all that is seen
	keyboard
	ending
}

// newWindow builds the window with no page in it.
func newWindow(a fyne.App, m stock.Memory, l stock.Stacks) (*window, error) {
	w := &window{app: a, win: a.NewWindow(tongue.T("app.name")), Memory: m, Stacks: l, work: work.New(fyne.Do)}
	w.work.Told = w.tellFault
	faces, err := present.LoadFaces(w.work.Aside, func() { w.work.UI(w.panes.refresh) })
	if err != nil {
		return nil, err
	}
	w.makeParts(faces)
	forgetFonts(a)
	w.win.SetPadded(false)
	w.win.SetOnDropped(w.drop)
	w.build()
	return w, nil
}

// makeParts makes the parts, each with what it needs of the others.
func (w *window) makeParts(faces *glyph.Faces) {
	p := w.app.Preferences()
	w.above = above.New(above.Needs{Work: w.work, Window: w.win, Faces: faces, Preferences: p,
		Back: func() { w.reader.Focus() },
	})
	w.in = intake.New(intake.Needs{Work: w.work, Memory: w.Memory, Stacks: w.Stacks, Said: w.above, Preferences: p,
		Keys:      w.keys,
		OnArrived: func() { w.above.Teach(w.in.Sample()) },
		OnShelved: w.shelved,
		OnIndexed: func() { w.list.Indexed() },
		OnShow:    w.showSheet,
		OnWhich:   w.showFailures,
		OnNone:    func() { w.reading.Welcome() },
	})
	w.list = listing.New(listing.Needs{Work: w.work, Memory: w.Memory, Library: w.Library, Said: w.above, Preferences: p,
		Keys:   w.keys,
		Shelf:  w.in.Shelf,
		Opened: func() string { return w.reading.ID() },
		OnOpen: func(s present.Shown, words string) {
			w.texted = true
			w.reading.OpenShown(s, words)
		},
		OnStar:  func(s present.Shown) { w.marks.Star(s) },
		OnTyped: func() { w.above.Tried("filter") },
		OnHits:  w.exportHits,
		OnRead: func(read bool, refs []stock.Ref) {
			for _, r := range refs {
				w.reading.MarkedRead(w.in.Shelf().ID(r), read)
			}
		},
		OnListed: func() {
			w.updateMenus()
			w.reading.Listed()
		},
	})
	w.reading = reading.New(reading.Needs{Work: w.work, Memory: w.Memory, Library: w.Library, Gallery: w.Gallery, Said: w.above,
		Shelf:     w.in.Shelf,
		Now:       w.in.Now,
		Next:      w.list.Next,
		Bring:     w.in.Bring,
		Spoken:    func() string { return w.aloud.Spoken() },
		OnLeave:   w.beforeOpening,
		OnOpen:    w.afterOpening,
		OnPassage: func(id string) { w.marks.Noted(id) },
		OnScroll: func() {
			w.selected.Hide()
			w.noteState()
		},
		OnSource:  w.nameSource,
		OnThrough: w.list.ReadThrough,
		OnGone:    w.askGone,
	})
	w.marks = marks.New(marks.Needs{Work: w.work, Memory: w.Memory, Said: w.above,
		Text:      w.reading,
		Shelf:     w.in.Shelf,
		Longest:   widgets.LongestNote,
		OnMarked:  w.marked,
		OnStar:    func() { w.above.Tried("bookmark") },
		OnPassage: w.openNote,
	})
	w.dress = dress.New(dress.Needs{Work: w.work, App: w.app, Faces: faces, Said: w.above,
		OnSet: func() {
			w.dimPictures()
			w.reading.ShowProgress()
			w.above.Update()
			w.noteState()
		},
		OnChosen: w.above.Update,
		OnResized: func() {
			w.rebuild()
			w.showSettings()
		},
	})
	w.aloud = aloud.New(aloud.Needs{Work: w.work, Said: w.above, Preferences: p,
		Text: w.reading,
		OnChanged: func() {
			w.above.Update()
			w.reading.ShowProgress()
			w.updateMenus()
		},
	})
	w.facsimile = facsimile.New(facsimile.Needs{Work: w.work, Said: w.above, Preferences: p, Gallery: w.Gallery,
		Shelf: w.in.Shelf,
		Entry: w.reading.Entry,
		OnArticle: func(r stock.Ref) {
			w.texted = true
			w.reading.OpenShown(present.Shown{Ref: r}, "")
		},
		OnLeaf:   func(l stock.Leaf) { w.reading.OpenLeaf(l) },
		OnTurn:   w.turnLeaf,
		OnLaid:   w.layPicture,
		OnLocked: w.askPassword,
	})
}

// shelved shows what is on another shelf.
func (w *window) shelved() {
	if w.reading.Known() {
		w.marks.Show()
	}
	w.reading.Shelved()
	w.list.Shelved()
	w.updateMenus()
}

// showSheet reads and lists a page that was opened.
func (w *window) showSheet(s *library.Sheet) {
	if s.Len() > 0 {
		w.list.ShowArticles()
	}
	w.reading.OpenSheet(s, w.list.Filter)
}

// beforeOpening is done before another article is opened.
func (w *window) beforeOpening() {
	w.marks.Keep() // the note on this one
	noteBox{w.notepad, w}.Close()
	w.aloud.Stop()
	w.above.Unsay("sorting")
}

// afterOpening is done when another article is open.
func (w *window) afterOpening() {
	m := w.reading.Entry().Mark
	w.win.SetTitle(strings.Join(slices.DeleteFunc([]string{m.Headline, present.Stands(m.Folio), tongue.T("app.name")}, func(s string) bool { return s == "" }), " — "))
	w.marks.Noted(w.reading.ID())
	w.noteState()
	if at, ok := w.leaf(); ok {
		w.list.Read(at)
	}
	w.list.SelectOpened()
	if w.listed && w.oneSide() {
		w.showListed(false)
	}
	w.facsimile.Follow()
	w.layText()
	w.updateMenus()
}

// marked shows what is kept now.
func (w *window) marked() {
	w.reading.Marked()
	w.list.Marked()
	w.updateMenus()
}
