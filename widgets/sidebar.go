package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// SidebarText is what a Sidebar says, in the reader's language.
type SidebarText struct {
	Filter string   // shown in the empty filter box
	Views  []string // names of the views, from left to right
	Clear  string   // on the button that empties the filter box
	Turns  []string // on what goes to the issue before and after
	Steps  []string // and a year back, a month back, a month on, a year on
	Star   string   // what the star of a row is for
	More   string   // on what shows the views that have no room
}

// A Sidebar is a filter box over a list of rows. It says what was typed and
// which row was opened; what the rows are is up to its owner.
type Sidebar struct {
	widget.BaseWidget
	OnFilter func(query string)
	OnView   func(view int)
	OnOpen   func(row int)
	OnChosen func(row int) // a row was selected, opened or not
	OnStar   func(row int)
	OnFold   func(heading int)               // what stands under a heading is to be folded or unfolded
	OnRune   func(rune)                      // letters typed on the list
	OnKey    func(*fyne.KeyEvent)            // keys that mean nothing here
	OnChip   func(chip, choice int)          // a chip of the summary was pressed, or one of its choices; -1 for the chip
	OnSpan   func(from, to int)              // a stretch of its bars was chosen
	OnFocus  func()                          // the keyboard came to the filter box
	OnTurn   func(by int)                    // the issue before is asked for, or after
	OnTitle  func()                          // the title of the issue was pressed
	OnDay    func(day int)                   // a day of the calendar was pressed
	OnMonths func(by int)                    // another month of it is asked for
	OnChoice func(i int)                     // of what its days are
	OnEscape func()                          // Esc where there is nothing left to clear
	OnMenu   func(row int, at fyne.Position) // a row was clicked with the other button
	// OnShortcut is told of the shortcuts typed into the filter box that are
	// not for editing.
	OnShortcut func(fyne.Shortcut)

	text    SidebarText
	waiting bool     // for the rows of what was typed last
	entered bool     // Enter was pressed meanwhile: it means those rows
	history []string // what was typed before, latest first
	recalls int      // which of it is in the box, counted from 1; 0 for none
	views   *tabs
	filter  *filterEntry
	issue   *issueBar
	month   *calendar
	summary *summary
	list    *rowList
	none    *fyne.Container // in place of the list; filled when first needed, as a Banner is
	empty   *widget.Label
	clear   *Button
	body    *fyne.Container
}

// NewSidebar returns a sidebar without rows.
func NewSidebar(faces *glyph.Faces, text SidebarText) *Sidebar {
	s := &Sidebar{
		text:   text,
		views:  newTabs(text.Views...),
		filter: newFilterEntry(),
		list:   newRowList(faces),
		empty:  widget.NewLabel(""),
	}
	s.summary = newSummary(faces)
	s.summary.Hide()
	s.summary.onChip = func(chip, choice int) {
		if s.OnChip != nil {
			s.OnChip(chip, choice)
		}
	}
	s.summary.bars.OnSpan = func(from, to int) {
		if s.OnSpan != nil {
			s.OnSpan(from, to)
		}
	}
	s.filter.onFocus = func() {
		if s.OnFocus != nil {
			s.OnFocus()
		}
	}
	s.list.starName = text.Star
	s.views.fits = true
	s.views.more.means(text.More)
	turns := append(text.Turns, "", "")
	s.issue, s.month = newIssueBar(turns[0], turns[1]), newCalendar(text.Steps)
	s.issue.onTurn = func(by int) { s.OnTurn(by) }
	s.issue.onTitle = func() { s.OnTitle() }
	s.month.onDay = func(day int) { s.OnDay(day) }
	s.month.onMonths = func(by int) { s.OnMonths(by) }
	s.month.onChoice = func(i int) { s.OnChoice(i) }
	s.month.onLeave = s.FocusFilter
	s.empty.Wrapping = fyne.TextWrapWord
	s.empty.Alignment = fyne.TextAlignCenter
	s.none = container.NewVBox()
	s.none.Hide()
	s.views.OnChosen = func(i int) {
		if s.OnView != nil {
			s.OnView(i)
		}
	}
	s.filter.SetPlaceHolder(text.Filter)
	s.filter.OnChanged = func(q string) {
		s.waiting, s.entered = true, false
		if s.recalls > 0 && q != s.history[s.recalls-1] {
			s.recalls = 0
		}
		if s.OnFilter != nil {
			s.OnFilter(q)
		}
	}
	s.filter.onUp = func() { s.recall(1) }
	s.filter.onDown = func() {
		if s.recalls > 0 {
			s.recall(-1)
		} else if s.list.rows.Len > 0 {
			s.focus(s.list)
		}
	}
	s.filter.onEnter = func() {
		if s.waiting {
			s.entered = true
		} else {
			s.list.open(s.list.selected)
		}
	}
	s.filter.onEscape = s.escape
	s.filter.onShortcut = func(k fyne.Shortcut) {
		if s.OnShortcut != nil {
			s.OnShortcut(k)
		}
	}
	s.list.onOpen = func(row int) {
		if s.OnOpen != nil {
			s.OnOpen(row)
		}
	}
	s.list.onChosen = func(row int) {
		if s.OnChosen != nil {
			s.OnChosen(row)
		}
	}
	s.list.onStar = func(row int) {
		if s.OnStar != nil {
			s.OnStar(row)
		}
	}
	s.list.onMenu = func(row int, at fyne.Position) {
		if s.OnMenu != nil {
			s.OnMenu(row, at)
		}
	}
	s.list.onFold = func(heading int) {
		if s.OnFold != nil {
			s.OnFold(heading)
		}
	}
	other := func(k *fyne.KeyEvent) {
		if s.OnKey != nil {
			s.OnKey(k)
		}
	}
	s.filter.onKey, s.list.onKey = other, other
	s.list.onRune = func(r rune) {
		if s.OnRune != nil {
			s.OnRune(r)
		}
	}
	s.list.onLeave = s.FocusFilter
	s.list.onEscape = s.escape
	s.ExtendBaseWidget(s)
	return s
}

// SetHistory takes what was typed before, latest first. ↑ in the empty box
// brings it back.
func (s *Sidebar) SetHistory(history []string) { s.history, s.recalls = history, 0 }

// recall puts what was typed before into the box: older by 1, newer by -1.
func (s *Sidebar) recall(by int) {
	if s.recalls == 0 && s.filter.Text != "" || s.recalls+by > len(s.history) {
		return
	}
	s.recalls += by
	q := ""
	if s.recalls > 0 {
		q = s.history[s.recalls-1]
	}
	s.filter.SetText(q)
	s.filter.CursorColumn = len([]rune(q))
	s.filter.Refresh()
}

// SetRows shows rows with one of them selected, or none for -1.
func (s *Sidebar) SetRows(rows document.Rows, selected int) {
	s.none.Hide()
	s.list.Show()
	s.list.setRows(rows, selected)
	s.waiting = false
	if s.entered {
		s.entered = false
		s.list.open(selected)
	}
}

// Extend shows rows of which the first are those shown already: what is selected
// and what is in view stay.
func (s *Sidebar) Extend(rows document.Rows) { s.list.extend(rows) }

// Renew is SetRows for a list that has changed by itself: it is not scrolled.
func (s *Sidebar) Renew(rows document.Rows, selected int) {
	top := s.list.GetScrollOffset()
	s.SetRows(rows, selected)
	s.list.ScrollToOffset(top)
}

// Select selects a row as the reader does, without opening it.
func (s *Sidebar) Select(row int) {
	if row != s.list.selected && row < s.list.rows.Len {
		s.list.choose(row)
	}
}

// SetSummary tells of what is listed, above the rows.
func (s *Sidebar) SetSummary(is document.Summary) {
	if is.Empty() && s.summary.Hidden {
		return
	}
	s.summary.set(is)
	if s.body != nil {
		s.body.Refresh()
	}
}

// SetViews offers views, in an order.
func (s *Sidebar) SetViews(views []document.View) { s.views.offer(views) }

// SetIssue shows the title of the issue that is listed, or none.
func (s *Sidebar) SetIssue(is document.Issue) {
	if s.issue.Hidden && is.Title == "" {
		return
	}
	s.issue.set(is)
	if s.body != nil {
		s.body.Refresh()
	}
}

// SetCalendar shows a month of the days there are, or none.
func (s *Sidebar) SetCalendar(is document.Calendar) {
	if s.month.Hidden && is.Length == 0 {
		return
	}
	s.month.set(is)
	if s.body != nil {
		s.body.Refresh()
	}
}

// Summary is what is told.
func (s *Sidebar) Summary() document.Summary { return s.summary.is }

// Insert types into the filter box where the caret is, as a word of its own.
func (s *Sidebar) Insert(word string) {
	typed := []rune(s.filter.Text)
	at := min(max(s.filter.CursorColumn, 0), len(typed))
	before, after := string(typed[:at]), string(typed[at:])
	if before != "" && before[len(before)-1] != ' ' {
		before += " "
	}
	s.filter.SetText(before + word + after)
	s.filter.CursorColumn = len([]rune(before + word))
	s.filter.Refresh()
	s.FocusFilter()
}

// Redraw asks for the rows in view anew.
func (s *Sidebar) Redraw() { s.list.Refresh() }

// SetHint says in the empty filter box what it is for.
func (s *Sidebar) SetHint(hint string) { s.filter.SetPlaceHolder(hint) }

// SetEmpty says why there are no rows, and offers to clear the filter if one
// is typed.
func (s *Sidebar) SetEmpty(why string) {
	if s.clear == nil {
		s.clear = NewButton(s.text.Clear, s.Clear)
		s.none.Objects = []fyne.CanvasObject{s.empty, container.NewCenter(s.clear)}
	}
	s.waiting, s.entered = false, false
	s.list.setRows(document.Rows{}, -1)
	s.list.Hide()
	s.empty.SetText(why)
	s.clear.Hidden = s.filter.Text == ""
	s.none.Show()
	s.none.Refresh()
}

// Rows returns the rows shown and which is selected, -1 for none.
func (s *Sidebar) Rows() ([]document.Row, int) { return s.list.rows.All(), s.list.selected }

// Empty returns what is said in place of rows, "" when there are rows.
func (s *Sidebar) Empty() string {
	if s.none.Hidden {
		return ""
	}
	return s.empty.Text
}

// Query is what the filter box holds.
func (s *Sidebar) Query() string { return s.filter.Text }

// SetQuery types into the filter box.
func (s *Sidebar) SetQuery(q string) {
	s.filter.SetText(q)
	s.FocusFilter()
}

// SetCount says on the tab of a view how many are listed there; none for 0.
func (s *Sidebar) SetCount(view, n int) {
	word := s.text.Views[view]
	if n > 0 {
		word += " " + strconv.Itoa(n)
	}
	s.views.words[view].say(word)
	s.views.Refresh()
}

// View is the number of the view chosen.
func (s *Sidebar) View() int { return s.views.chosen }

// ShowView chooses a view as a tap on its name does.
func (s *Sidebar) ShowView(view int) { s.views.choose(view) }

// Clear empties the filter box.
func (s *Sidebar) Clear() {
	s.filter.SetText("")
	s.FocusFilter()
}

// FocusFilter takes the keyboard to the filter box.
func (s *Sidebar) FocusFilter() { s.focus(s.filter) }

func (s *Sidebar) escape() {
	if s.filter.Text != "" {
		s.Clear()
	} else if s.OnEscape != nil {
		s.OnEscape()
	}
}

func (s *Sidebar) focus(w fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(w)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Sidebar) CreateRenderer() fyne.WidgetRenderer {
	body := container.NewStack(s.list, s.none)
	s.body = container.New(stack{}, s.views, s.filter, s.issue, s.month, s.summary, body)
	return widget.NewSimpleRenderer(container.NewPadded(s.body))
}

// MinSize keeps room for a headline of a few words.
func (s *Sidebar) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return s.BaseWidget.MinSize().Max(fyne.NewSize(200, 0))
}

// stack puts objects one below the other, each as high as it has to be in the
// width there is; the last has the rest.
type stack struct{}

// MinSize implements fyne.Layout.
func (stack) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+theme.Padding())
	}
	return size
}

// Layout implements fyne.Layout.
func (stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // that of words that wrap is right from now on
		height := o.MinSize().Height
		if i == len(objects)-1 {
			height = max(size.Height-y, 0)
		}
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + theme.Padding()
	}
}
