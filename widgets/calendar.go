package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
)

// A calendar is a month of days, of which those there are can be pressed. By the
// keyboard arrows go from day to day, Page Up and Page Down from month to month, < and
// > from year to year, and Enter presses.
type calendar struct {
	widget.BaseWidget
	onDay    func(day int)
	onMonths func(by int)
	onChoice func(i int)
	onLeave  func()

	is      document.Calendar
	at      int // the day where the keyboard is
	focused bool
	turned  int // months the keyboard left the last one by, for where it goes on

	choices *tabs // nil where there is nothing to choose between
	offered []string
	steps   []*IconButton // a year back, a month back, a month on, a year on
	title   *canvas.Text
	names   []*canvas.Text
	days    []*dayCell
	body    *fyne.Container
}

// monthsAYear is how many months a year has.
const monthsAYear = 12

// newCalendar returns one that is not shown yet; steps are the names of what goes a
// year back, a month back, a month on and a year on.
func newCalendar(steps []string) *calendar {
	c := &calendar{title: canvas.NewText("", color.Black), body: container.NewVBox()}
	c.title.TextStyle.Bold, c.title.Alignment = true, fyne.TextAlignCenter
	icons := []fyne.Resource{theme.MediaFastRewindIcon(), theme.NavigateBackIcon(), theme.NavigateNextIcon(), theme.MediaFastForwardIcon()}
	for i, by := range []int{-monthsAYear, -1, 1, monthsAYear} {
		name := ""
		if i < len(steps) {
			name = steps[i]
		}
		c.steps = append(c.steps, NewIconButton(icons[i], name, func() { c.onMonths(by) }))
	}
	grid := container.New(monthGrid{})
	for range 7 {
		n := canvas.NewText("", color.Black)
		n.Alignment = fyne.TextAlignCenter
		c.names = append(c.names, n)
		grid.Add(n)
	}
	for range 6 * 7 {
		d := newDayCell(c)
		c.days = append(c.days, d)
		grid.Add(d)
	}
	head := container.NewBorder(nil, nil, container.NewHBox(c.steps[0], c.steps[1]), container.NewHBox(c.steps[2], c.steps[3]), c.title)
	c.body.Objects = []fyne.CanvasObject{head, grid}
	c.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// set shows a month, nothing for the zero Calendar.
func (c *calendar) set(is document.Calendar) {
	c.is = is
	c.Hidden = is.Length == 0
	switch {
	case c.turned > 0:
		c.at = 1
	case c.turned < 0:
		c.at = is.Length
	case is.Chosen > 0:
		c.at = is.Chosen
	}
	c.turned = 0
	c.at = max(1, min(c.at, is.Length))
	c.offer()
	c.show()
}

// offer shows what the days can be of.
func (c *calendar) offer() {
	same := len(c.offered) == len(c.is.Choices)
	for i := range c.offered {
		same = same && c.offered[i] == c.is.Choices[i]
	}
	if !same {
		c.offered = c.is.Choices
		if c.choices != nil {
			c.body.Objects = c.body.Objects[1:]
			c.choices = nil
		}
		if len(c.offered) > 1 {
			c.choices = newTabs(c.offered...)
			c.choices.fits = true
			c.body.Objects = append([]fyne.CanvasObject{c.choices}, c.body.Objects...)
		}
	}
	if c.choices != nil {
		c.choices.OnChosen = nil
		c.choices.choose(c.is.Choice)
		c.choices.OnChosen = c.onChoice
	}
}

func (c *calendar) show() {
	c.title.Text, c.title.Color, c.title.TextSize = c.is.Title, themeColor(theme.ColorNameForeground), theme.TextSize()
	for i, b := range c.steps {
		able(&b.Button, i < 2 && c.is.Before || i >= 2 && c.is.After)
	}
	for i, n := range c.names {
		n.Text, n.Color, n.TextSize = "", themeColor(theme.ColorNamePlaceHolder), 11*rowScale()
		if i < len(c.is.Weekdays) {
			n.Text = c.is.Weekdays[i]
		}
		n.Refresh()
	}
	// A row that is left is the week before: last Tuesday may be of another month.
	before := c.is.First
	if before+c.is.Length <= 5*7 {
		before += 7
	}
	for i, d := range c.days {
		d.set(i - before + 1)
	}
	c.title.Refresh()
	c.body.Refresh()
}

// Refresh implements fyne.Widget: colours may have changed.
func (c *calendar) Refresh() {
	c.show()
	c.BaseWidget.Refresh()
}

// press chooses a day, if it can be.
func (c *calendar) press(day int) {
	c.at = max(day, 1)
	if c.is.Days[day] {
		c.onDay(day)
	}
}

// FocusGained implements fyne.Focusable.
func (c *calendar) FocusGained() { c.focused = true; c.show() }

// FocusLost implements fyne.Focusable.
func (c *calendar) FocusLost() { c.focused = false; c.show() }

// TypedRune implements fyne.Focusable.
func (c *calendar) TypedRune(r rune) {
	switch r {
	case '<':
		c.onMonths(-monthsAYear)
	case '>':
		c.onMonths(monthsAYear)
	}
}

// TypedKey implements fyne.Focusable.
func (c *calendar) TypedKey(k *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}[k.Name]
	switch {
	case by != 0:
		c.step(by)
	case k.Name == fyne.KeyPageUp:
		c.onMonths(-1)
	case k.Name == fyne.KeyPageDown:
		c.onMonths(1)
	case k.Name == fyne.KeyHome:
		c.toward(1, 1)
	case k.Name == fyne.KeyEnd:
		c.toward(c.is.Length, -1)
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter, k.Name == fyne.KeySpace:
		c.press(c.at)
	case k.Name == fyne.KeyEscape && c.onLeave != nil:
		c.onLeave()
	}
}

// step goes so many days on, into the next month where this one ends.
func (c *calendar) step(by int) {
	switch to := c.at + by; {
	case to >= 1 && to <= c.is.Length:
		c.at = to
		c.show()
	case by < 0 && c.is.Before:
		c.turned = -1
		c.onMonths(-1)
	case by > 0 && c.is.After:
		c.turned = 1
		c.onMonths(1)
	}
}

// toward goes to the first day that can be pressed from one on.
func (c *calendar) toward(day, by int) {
	for ; day >= 1 && day <= c.is.Length; day += by {
		if c.is.Days[day] {
			c.at = day
			break
		}
	}
	c.show()
}

// CreateRenderer implements fyne.Widget.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }

// Sides of a calendar's rows, in canvas units: seven targets beside each other would
// be wider than a sidebar may be.
const (
	nameHeight = 18
	dayHeight  = 28
)

// monthGrid lays seven names over six weeks.
type monthGrid struct{}

// MinSize implements fyne.Layout.
func (monthGrid) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(7*24, (nameHeight+6*dayHeight)*rowScale())
}

// Layout implements fyne.Layout.
func (monthGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide, name, day := size.Width/7, nameHeight*rowScale(), dayHeight*rowScale()
	for i, o := range objects {
		x := float32(i%7) * wide
		if i < 7 {
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(wide, name))
			continue
		}
		o.Move(fyne.NewPos(x, name+float32(i/7-1)*day))
		o.Resize(fyne.NewSize(wide, day))
	}
}

// dayCell is a day of a month, or a place before or after its days.
type dayCell struct {
	widget.BaseWidget
	of      *calendar
	day     int
	hovered bool
	back    *canvas.Rectangle
	text    *canvas.Text
}

func newDayCell(of *calendar) *dayCell {
	d := &dayCell{of: of, back: newRing(), text: canvas.NewText("", color.Black)}
	d.text.Alignment = fyne.TextAlignCenter
	d.ExtendBaseWidget(d)
	return d
}

func (d *dayCell) set(day int) {
	c := d.of
	d.day = day
	d.text.Text = ""
	can := c.is.Days[day]
	switch {
	case day >= 1 && day <= c.is.Length:
		d.text.Text = strconv.Itoa(day)
	case day < 1 && can:
		d.text.Text = strconv.Itoa(c.is.Earlier + day)
	}
	d.text.TextSize, d.text.TextStyle.Bold = 13*rowScale(), can
	d.text.Color, d.back.FillColor = themeColor(theme.ColorNameDisabled), color.Transparent
	if can {
		d.text.Color = themeColor(theme.ColorNameForeground)
	}
	if day < 1 {
		d.text.Color, d.text.TextStyle.Bold = themeColor(theme.ColorNamePlaceHolder), false
	}
	switch {
	case can && day == c.is.Chosen:
		d.back.FillColor = themeColor(theme.ColorNameSelection)
	case can && d.hovered:
		d.back.FillColor = themeColor(theme.ColorNameHover)
	}
	ringed(d.back, c.focused && day == c.at)
	d.Refresh()
}

// Tapped implements fyne.Tappable.
func (d *dayCell) Tapped(*fyne.PointEvent) {
	if d.text.Text != "" {
		d.of.press(d.day)
	}
}

// MouseIn implements desktop.Hoverable.
func (d *dayCell) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.set(d.day) }

// MouseMoved implements desktop.Hoverable.
func (d *dayCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (d *dayCell) MouseOut() { d.hovered = false; d.set(d.day) }

// CreateRenderer implements fyne.Widget.
func (d *dayCell) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(d.back, container.NewCenter(d.text)))
}
