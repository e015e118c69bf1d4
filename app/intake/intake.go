// Package intake is what comes into the window: files and folders that are opened,
// dropped and watched, what the reader pastes, and how far reading them is. It
// keeps what the library holds, as the goroutine that draws knows it, and the shelf
// of that.
package intake

import (
	"lanmu/app/stock"
	"lanmu/app/work"
	"lanmu/data/find"
	"lanmu/data/library"
)

// Needs is what the part needs of the window.
type Needs struct {
	stock.Memory
	stock.Stacks
	Work *work.Work
	Said interface { // above the text
		Say(about, text string)
		Unsay(about string)
	}
	Preferences interface {
		StringList(key string) []string
		SetStringList(key string, value []string)
	}
	Keys func() find.Keys // how the reader types pinyin

	OnArrived func()                 // pages may be at hand that were not, or the other way round
	OnShelved func()                 // there is another shelf
	OnIndexed func()                 // the shelf has its index
	OnShow    func(s *library.Sheet) // what was opened is to be read
	OnWhich   func()                 // the files are to be listed that could not be read
	OnNone    func()                 // there is no page, and the reader has had some
}

// Task tells how far something is that takes its time.
type Task interface {
	Set(part float32, words, button string, tapped func())
	Clear()
}

// Intake is what has come in and what is under way.
type Intake struct {
	Needs
	task     Task
	view     stock.View
	shelf    *stock.Shelf    // of the view's pages
	roots    []string        // what was opened: folders and files
	folders  map[string]bool // which of roots are remembered
	seeding  bool            // that page is being made
	warm     bool            // what reads PDFs was made ready
	sample   *library.Sheet  // the page that is built in, shown for want of another
	asked    bool            // or because the reader asked for it
	own      bool            // a page of the reader's was at hand
	making   bool            // a shelf is being made
	stale    bool            // and will be out of date when it is
	updating updating        // what is being read
	live     bool            // what was opened is watched
	watching work.Latest     // what watches it
	dropping work.Queue      // what the library is to forget
}

// New has nothing come in yet.
func New(n Needs) *Intake { return &Intake{Needs: n, shelf: stock.NewShelf(nil, nil, nil)} }

// Draw has what is being read be seen.
func (in *Intake) Draw(t Task) { in.task = t }

// Shelf is the pages of the library in the order they are listed.
func (in *Intake) Shelf() *stock.Shelf { return in.shelf }

// Now is a page as it is now; nil when it is at hand no more.
func (in *Intake) Now(s *library.Sheet) *library.Sheet { return in.view.Sheets.Get(stock.KeyOf(s)) }

// Failed are the files that could not be read, by their paths.
func (in *Intake) Failed() map[string]*library.Error { return in.view.Failed }

// Sample tells whether the page that is built in stands for want of another.
func (in *Intake) Sample() bool { return in.sample != nil && !in.asked }

// End ends what is under way.
func (in *Intake) End() {
	in.live = false
	in.watching.End()
	in.updating.End()
}

// forget takes what was opened out of the library, which may have to wait for its
// cache.
func (in *Intake) forget(roots ...string) {
	in.dropping.Add(in.Work, func() { in.Library.Drop(roots) })
}
