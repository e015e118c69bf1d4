package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/widgets/document"
)

// The title of an issue is short where the whole has no room, and what is chosen once
// is chosen again when it is laid out again, whichever stood there before.
func TestTheTitleOfAnIssueFits(t *testing.T) {
	test.NewTempApp(t)
	b := newIssueBar("", "")
	b.set(document.Issue{Title: "晨光日报 2024年3月4日 星期一", Short: "晨光日报 2024-03-04"})
	test.NewTempWindow(t, b)
	for width, want := range map[float32]string{600: b.is.Title, 240: b.is.Short} {
		for _, before := range []string{b.is.Title, b.is.Short, ""} {
			b.title.Text = before
			for range 2 {
				aroundTitle{b}.Layout(nil, fyne.NewSize(width, 40))
				if b.title.Text != want {
					t.Errorf("%v wide, after %q: %q", width, before, b.title.Text)
				}
			}
		}
	}
}
