package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// TestCalendarByKeyboard: arrows go among the days and into other months, Enter presses
// a day there is, and no other.
func TestCalendarByKeyboard(t *testing.T) {
	newTestApp(t)
	c := newCalendar([]string{"上一年", "上个月", "下个月", "下一年"})
	onScreen(t, c, 280, 300)
	var days, months []int
	c.onDay = func(day int) { days = append(days, day) }
	april := document.Calendar{Title: "2024年4月", First: 0, Length: 30, Days: map[int]bool{1: true, 29: true}, Before: true}
	c.onMonths = func(by int) { months = append(months, by); c.set(april) }
	c.set(document.Calendar{Title: "2024年3月", First: 4, Length: 31, Days: map[int]bool{4: true, 5: true, 30: true}, Chosen: 4, Before: true, After: true})
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			c.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn) // the 6th is no day there is
	press(fyne.KeyEnd, fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	if want := []int{4, 5, 30, 4}; !slices.Equal(days, want) {
		t.Errorf("pressed %v, want %v", days, want)
	}
	press(fyne.KeyEnd, fyne.KeyDown)
	if !slices.Equal(months, []int{1}) || c.at != 1 {
		t.Errorf("went %v months, to day %d; want one, to the first", months, c.at)
	}
	press(fyne.KeyPageUp)
	c.TypedRune('>')
	if want := []int{1, -1, 12}; !slices.Equal(months, want) {
		t.Errorf("went %v months, want %v", months, want)
	}
}

// The week before a month's first is to be pressed too, where a row is left for it.
func TestCalendarShowsTheWeekBefore(t *testing.T) {
	newTestApp(t)
	c := newCalendar([]string{"上一年", "上个月", "下个月", "下一年"})
	onScreen(t, c, 280, 300)
	var days []int
	c.onDay = func(day int) { days = append(days, day) }
	c.set(document.Calendar{Title: "2026年12月", First: 1, Length: 31, Earlier: 30, Days: map[int]bool{1: true, -6: true, -20: true}, Chosen: 1})
	for _, d := range c.days {
		if d.text.Text == "24" && d.day < 1 {
			d.Tapped(nil)
		}
	}
	if want := []int{-6}; !slices.Equal(days, want) {
		t.Errorf("pressed %v, want %v", days, want)
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := []int{-6, 1}; !slices.Equal(days, want) {
		t.Errorf("then pressed %v, want %v", days, want)
	}
	c.set(document.Calendar{Title: "2026年8月", First: 5, Length: 31, Earlier: 31, Days: map[int]bool{1: true, 0: true, -6: true}})
	if d := c.days[5]; d.text.Text != "1" || c.days[4].text.Text != "31" {
		t.Errorf("a month of six rows begins with %q, %q", c.days[4].text.Text, d.text.Text)
	}
}

// TestTabsKeepToOneRow: what has no room is in a menu, what is chosen is seen.
func TestTabsKeepToOneRow(t *testing.T) {
	newTestApp(t)
	tabs := newTabs("Issue", "Columns", "Papers", "Bookmarks", "Recent", "Unread")
	tabs.fits = true
	onScreen(t, tabs, 600, 40)
	seen := func() (out []int) {
		for i, w := range tabs.words {
			if w.Visible() {
				out = append(out, i)
			}
		}
		return out
	}
	if got := seen(); len(got) != 6 || tabs.more.Visible() {
		t.Errorf("tabs %v are seen where all have room", got)
	}
	height := tabs.Size().Height
	for _, width := range []float32{400, 300, 230, 180} {
		tabs.Resize(fyne.NewSize(width, height))
		all := append(seen(), tabs.hidden...)
		if slices.Sort(all); !slices.Equal(all, []int{0, 1, 2, 3, 4, 5}) {
			t.Errorf("%v wide: %v are to be had", width, all)
		}
		end := float32(0)
		for _, w := range append(tabs.words, tabs.more) {
			if w.Visible() {
				end = max(end, w.Position().X+w.Size().Width)
			}
		}
		if end > width {
			t.Errorf("%v wide: tabs end at %v", width, end)
		}
	}
	tabs.choose(5)
	if got := seen(); !slices.Contains(got, 5) {
		t.Errorf("what is chosen is not among %v", got)
	}
	tabs.offer([]document.View{{Number: 1, Name: "栏目"}, {Number: 3, Name: "收藏"}})
	if got := seen(); !slices.Equal(got, []int{1, 3}) || tabs.chosen != 1 {
		t.Errorf("%v are seen, %d is chosen; want 1 and 3, 1", got, tabs.chosen)
	}
}
