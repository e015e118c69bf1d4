package facsimile

import (
	"errors"
	"testing"

	"lanmu/app/desk"
	"lanmu/app/stock"
	"lanmu/widgets"
)

// A pane that is no more, as when the language has changed, may tell that it could
// not draw when no file is open.
func TestAnErrorOfAPaneThatIsGone(t *testing.T) {
	d := desk.New(t)
	f := New(Needs{Work: d.Work, Said: d.Said, Preferences: d.Kept, Entry: func() stock.Entry { return stock.Entry{} }})
	pane := widgets.NewPicture()
	f.Draw(pane, widgets.NewStrip())
	pane.OnError(errors.New("damaged"))
	if len(d.Said) > 0 {
		t.Errorf("said is %v", d.Said)
	}
}
