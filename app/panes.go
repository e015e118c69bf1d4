package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/reading"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// panes are what the window holds, in the language that was spoken when they were
// made: each part draws into its own.
type panes struct {
	sidebar  *widgets.Sidebar
	task     *widgets.Task // tells of what is being read in
	reader   *widgets.Reader
	source   *widgets.Reader  // the page as it came, beside the article
	beside   *fyne.Container  // the source under its title
	sourceIs *widget.Label    // that
	sourced  *widgets.Button  // in its place where the source may be another: names its file
	picture  *widgets.Picture // the page as it was printed
	strip    *widgets.Strip   // the pages of its issue
	tools    *widgets.Toolbar // above it
	printed  *fyne.Container  // all three
	star     *widgets.Star
	findbar  *widgets.FindBar
	notepad  *widgets.NotePad
	progress *widgets.Progress
	banner   *widgets.Banner
	toast    *widgets.Toast
	tips     *widgets.Tips
	selected *widgets.SelectBar  // at what is selected
	offered  *widgets.Candidates // where the method shows none itself
	toolbar  *widgets.Toolbar
	voice    *widgets.Toolbar // while the text is read aloud
	foot     *fyne.Container  // what stands below the text
	right    *fyne.Container  // the text, and what stands above and below it
	menubar  *widgets.MenuBar
	bars     *fyne.Container  // both
	hint     *widgets.Hint    // says what the mouse rests on
	frame    *fyne.Container  // all of it but what stands above
	left     *fyne.Container  // the sidebar, and what is being done below it
	sides    *container.Split // reader and source; its trailing side is hidden until asked for
	looks    *container.Split // printed and sides, likewise
	split    *container.Split
	wide     float64 // the window's width when it was laid out last
	side     float64 // the sidebar's, as the reader had it last
	set      float64 // the share of the window that was made of it
	listed   bool    // where only one of them is seen it is the list, and not the text or the picture
	texted   bool    // where the picture is alone a text was opened beside it
}

// build makes the panes, in the language spoken now, and has the parts draw into
// them.
func (w *window) build() {
	faces := w.dress.Faces
	w.panes = panes{
		sidebar: widgets.NewSidebar(faces, widgets.SidebarText{
			Filter: tongue.T("sidebar.filter"),
			Views:  []string{tongue.T("sidebar.columns"), tongue.T("sidebar.bookmarks"), tongue.T("sidebar.recent"), tongue.T("sidebar.unread"), tongue.T("sidebar.dates"), tongue.T("sidebar.issue")},
			Clear:  tongue.T("sidebar.clear"),
			Turns:  []string{named("command.previousissue").told(), named("command.nextissue").told()},
			Star:   named("command.bookmark").told(), More: tongue.T("tabs.more"),
			Steps: []string{tongue.T("papers.lastyear"), tongue.T("papers.lastmonth"), tongue.T("papers.nextmonth"), tongue.T("papers.nextyear")},
		}),
		task:     widgets.NewTask(),
		source:   widgets.NewReader(faces, nil),
		picture:  widgets.NewPicture(),
		strip:    widgets.NewStrip(),
		star:     widgets.NewStar(w.marks.Toggle),
		findbar:  widgets.NewFindBar(widgets.FindText{Hint: tongue.T("find.hint"), Next: named("command.findnext").told(), Previous: named("command.findprevious").told(), Close: withKey("bar.close", "Esc")}),
		notepad:  widgets.NewNotePad(tongue.T("note.hint"), tongue.T("note.tags")),
		progress: widgets.NewProgress(faces),
		banner:   widgets.NewBanner(tongue.T("banner.dismiss")),
		toast:    widgets.NewToast(),
		tips:     widgets.NewTips(tongue.T("banner.dismiss"), w.noTips),
	}
	w.star.Name = named("command.bookmark").told()
	w.reader = widgets.NewReader(faces, w.star)
	w.source.Hide()
	w.sourceIs = widget.NewLabelWithStyle(tongue.T("source.title"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	w.sourceIs.Truncation = fyne.TextTruncateEllipsis
	w.sourced = widgets.NewButton("", w.showSources)
	w.sourced.Importance, w.sourced.Alignment = widget.LowImportance, widget.ButtonAlignLeading
	w.sourced.Hide()
	w.beside = container.NewBorder(container.NewBorder(nil, nil, nil, widgets.NewIconButton(theme.CancelIcon(), withKey("bar.close", named("command.source").shortcuts()[0]), w.toggleSource), container.NewStack(w.sourceIs, w.sourced)), nil, nil, nil, w.source)
	w.beside.Hide()
	w.source.Go, w.source.UI = w.work.Go, w.work.UI
	w.task.Hide()
	w.makeMenus()
	w.toolbar, w.voice, w.menubar = w.newToolbar(tools()), w.newToolbar(voiceTools()), w.newMenuBar()
	w.voice.Hide()
	w.tools = w.newToolbar(pictureTools())
	w.lay()
	w.selected = w.newSelectBar()
	w.win.SetContent(container.New(whole{w}, w.frame, w.selected, w.offered, w.hint))
	w.hear()
	w.bindCommands()
	w.list.Draw(w.sidebar)
	w.in.Draw(w.task)
	w.above.Draw(w.banner, w.toast, w.tips)
	w.marks.Draw(noteBox{w.notepad, w})
	w.reading.Draw(reading.Panes{Reader: w.reader, Source: w.source, SourcePane: w.beside, Star: w.star, Find: w.findbar, Progress: w.progress})
	w.dress.Draw(w.reader, w.source)
	w.dimPictures()
	w.facsimile.Draw(w.picture, w.strip)
	w.boundPictures()
	w.restoreState()
	w.updateMenus()
}

// lay lays the panes out. The keyboard walks them in this order.
func (p *panes) lay() {
	p.sides = container.NewHSplit(p.reader, p.beside)
	p.printed = container.New(widgets.Pictured{Bar: p.tools, Picture: p.picture, Strip: p.strip}, p.tools, p.picture, p.strip)
	p.printed.Hide()
	p.looks = container.NewHSplit(p.printed, p.sides)
	head, foot := container.NewVBox(p.findbar), container.NewVBox(p.tips, p.voice, p.progress)
	right := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, p.looks, foot)
	over := container.New(widgets.Afloat{Foot: foot}, right, p.banner, p.toast)
	p.banner.OnRoom, p.toast.OnRoom = over.Refresh, over.Refresh
	p.findbar.OnRoom, p.tips.OnRoom = right.Refresh, func() { right.Refresh(); over.Refresh() }
	p.left = container.NewBorder(nil, p.task, nil, nil, p.sidebar)
	p.task.OnRoom = p.left.Refresh
	p.split = container.NewHSplit(p.left, over)
	p.foot, p.right = foot, over
	p.bars = widgets.Topped(p.menubar, p.toolbar)
	p.frame = container.New(layout.NewBorderLayout(p.bars, nil, nil, nil), p.bars, p.split)
	p.offered, p.hint = widgets.NewCandidates(p.frame), widgets.NewHint(p.frame)
}

// hear has the parts hear what the reader does in the panes.
func (w *window) hear() {
	w.sidebar.OnFilter = func(typed string) {
		w.list.Filter()
		if typed == "" {
			w.list.Hint()
		}
	}
	w.sidebar.OnView = func(int) { w.list.Viewed() }
	w.sidebar.OnChosen, w.sidebar.OnOpen, w.sidebar.OnStar, w.sidebar.OnFold = w.list.Pick, w.list.OpenRow, w.list.StarRow, w.list.Fold
	w.sidebar.OnMenu = w.showRowMenu
	w.sidebar.OnChip, w.sidebar.OnSpan, w.sidebar.OnFocus = w.list.Press, w.list.Span, w.list.Hint
	w.sidebar.OnTurn, w.sidebar.OnTitle = w.turnIssue, w.list.Calendar
	w.sidebar.OnDay, w.sidebar.OnMonths, w.sidebar.OnChoice = w.list.Day, w.list.Months, w.list.OfPaper
	w.sidebar.OnEscape = func() {
		w.list.LookThrough(false)
		w.list.Unhint()
		w.reader.Focus()
	}
	w.notepad.OnTyped, w.notepad.OnLeft, w.notepad.OnFull = w.marks.Type, w.marks.Leave, w.marks.Full
	w.notepad.OnRoom = func() { w.above.Box().Fit() }
	w.reader.OnZoom = func(step int) { w.dress.StepSize(float32(step)) }
	w.source.OnZoom = w.reader.OnZoom
	w.reader.OnMenu, w.reader.OnLink = w.showMenu, w.openLink
	w.reader.OnImage, w.reader.OnImageMenu = w.enlarge, w.showImageMenu
	w.reader.Go, w.reader.UI = w.work.Go, w.work.UI
	w.reader.OnChosen, w.reader.OnHighlight = w.choseText, w.openNote
}

// offers is where candidates are shown above what has the focus.
func (w *window) offers() *widgets.Candidates {
	if p := w.above.Palette(); p != nil && p.Visible() {
		return p.Candidates()
	}
	return w.offered
}

// refresh draws the text anew: a font for some of it has been found.
func (p *panes) refresh() {
	p.reader.Refresh()
	p.source.Refresh()
	p.sidebar.Refresh()
}

// noTips is done when the reader wants no tips.
func (w *window) noTips() {
	w.above.TriedAll()
	w.reader.Focus()
}

// whole gives the window to what it holds, and has a box that is open follow
// the window's size.
type whole struct{ w *window }

// keepSidebar has the sidebar stay as wide as it was where the window's width becomes
// another, and leave half of that to the text.
func (w *window) keepSidebar(width float64) {
	was := w.wide
	if w.wide = width; was == 0 || was == width || width <= 0 {
		return
	}
	if w.split.Offset != w.set { // the reader has moved it
		w.side = w.split.Offset * was
	}
	w.set = min(w.side/width, max(.5, w.split.Offset))
	w.split.Offset = w.set
}

// MinSize implements fyne.Layout.
func (whole) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l whole) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	// Picture and text stand beside each other where both can be read.
	const least = 560
	l.w.toolbar.Hidden = l.w.barHidden(size.Height)
	l.w.keepSidebar(float64(size.Width))
	l.w.arrange(size.Width)
	room := size.Width
	if l.w.left.Visible() && l.w.right.Visible() {
		room *= float32(1 - l.w.split.Offset)
	}
	l.w.looks.Horizontal = room >= least
	objects[0].Resize(size)
	l.w.split.Refresh()
	objects[0].Refresh() // it may be of that size already
	if b := l.w.above.Box(); b.Visible() {
		b.Fit()
	}
}
