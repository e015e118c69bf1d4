package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestCandidates shows a list where there is room for it, and all of it.
func TestCandidates(t *testing.T) {
	few := Offer{Labels: []string{"1. ", "2. "}, Texts: []string{"工匠", "弓匠"}, Chosen: 0}
	many := Offer{Labels: make([]string, 9), Texts: strings.Split(strings.Repeat("|共产党宣言一八四八", 9)[1:], "|"), Chosen: 8}
	all := Offer{Above: "拼音", Labels: []string{"1. "}, Texts: []string{"工匠"}, Below: "翻页", Chosen: -1}
	line := fyne.NewSize(2, 20)
	for _, c := range []struct {
		name         string
		offer        Offer
		at           fyne.Position
		below, shown bool
		texts        int
	}{
		{"below the line", few, fyne.NewPos(40, 50), true, true, 2},
		{"above it at the foot", few, fyne.NewPos(40, 370), false, true, 2},
		{"left of the edge", few, fyne.NewPos(495, 50), true, true, 2},
		{"below each other if they are too broad", many, fyne.NewPos(40, 50), true, true, 9},
		{"words above and below", all, fyne.NewPos(40, 50), true, true, 3},
		{"nothing", Offer{}, fyne.NewPos(40, 50), true, false, 0},
	} {
		under := canvas.NewRectangle(nil)
		list := NewCandidates(under)
		w := test.NewTempWindow(t, container.New(first{}, under, list))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(500, 400))
		list.Propose(few, fyne.NewPos(1, 1), line)
		list.Propose(c.offer, c.at, line)
		if list.Visible() != c.shown {
			t.Errorf("%s: it is shown: %v", c.name, list.Visible())
		}
		if !c.shown {
			continue
		}
		from, to := list.Position(), list.Position().Add(list.Size())
		if from.X < 0 || from.Y < 0 || to.X > 500 || to.Y > 400 {
			t.Errorf("%s: it stands from %v to %v, in a window of 500 by 400", c.name, from, to)
		}
		if c.below != (from.Y >= c.at.Y+line.Height) || !c.below && to.Y > c.at.Y {
			t.Errorf("%s: it stands from %v to %v, the line is at %v", c.name, from, to, c.at)
		}
		texts := 0
		for _, o := range test.WidgetRenderer(list).Objects() {
			if text, ok := o.(*canvas.Text); ok {
				texts++
				if end := o.Position().Add(text.MinSize()); end.X > list.Size().Width || end.Y > list.Size().Height {
					t.Errorf("%s: %q ends at %v, the list at %v", c.name, text.Text, end, list.Size())
				}
			}
		}
		if texts != c.texts {
			t.Errorf("%s: %d texts, want %d", c.name, texts, c.texts)
		}
	}
}
