package app

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanmu/app/above"
	"lanmu/app/aloud"
	"lanmu/app/intake"
	"lanmu/app/listing"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/widgets"
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// window is the program's one window: the sidebar, the reading pane, and what
// they show. Its fields belong to the UI goroutine.
type window struct {
	stock.Memory
	app fyne.App
	win fyne.Window

	menus    *fyne.MainMenu
	faces    *glyph.Faces
	sidebar  *widgets.Sidebar
	reader   *widgets.Reader
	star     *widgets.Star
	banner   *widgets.Banner
	findbar  *widgets.FindBar
	notebar  *widgets.NoteBar
	left     *fyne.Container // the sidebar, and what is being done below it
	split    *container.Split
	source   *widgets.Reader // the page as it came, beside the article
	progress *widgets.Progress
	tips     *widgets.Tips
	sides    *container.Split // reader and source; its trailing side is hidden until asked for

	stock.Stacks
	task *widgets.Task // tells of updating

	searched  string             // what of the texts was looked for when the open article was found
	fetching  work.Latest        // article
	current   stock.Entry        // what the reading pane shows; zero when nothing
	noted     string             // id of the bookmark whose note is shown when it is asked for
	hits      []document.Passage // of the search in the article
	hit       int                // the one in view
	finding   work.Latest        // search in the article
	comfort   widgets.Comfort
	held      widgets.Held        // the key held while nothing has the focus
	composer  *composer           // nil where the toolkit's own way composes
	offered   *widgets.Candidates // where the method shows none itself
	aloud     *aloud.Aloud
	in        *intake.Intake
	list      *listing.Listing
	above     *above.Above
	own       chosen // a family of the system's fonts
	owned     bool   // the text is drawn with it
	colours   colours
	opened    time.Time // when the open article was opened
	state     state
	closed    atomic.Bool // it takes no more files
	onClosing func()
	work      *work.Work // what runs on other goroutines
	intents   work.Queue // what is to be remembered of bookmarks
	turns     []turn     // of bookmarks, to be taken back; they belong to the intents
	placing   work.Queue // and of what is read
	drafts    stock.Drafts
	noting    *time.Timer // writes them
}

// newWindow builds the window with no page in it.
func newWindow(a fyne.App, m stock.Memory, l stock.Stacks) (*window, error) {
	w := &window{app: a, win: a.NewWindow(tongue.T("app.name")), Memory: m, Stacks: l, work: work.New(fyne.Do)}
	w.work.Told = w.tellFault
	w.turns = formerTurns(m)
	faces, err := present.LoadFaces(w.work.Aside, func() { w.work.UI(w.refresh) })
	if err != nil {
		return nil, err
	}
	w.faces = faces
	w.above = above.New(above.Needs{Work: w.work, Window: w.win, Faces: faces, Preferences: a.Preferences(), Back: func() { w.reader.Focus() }})
	w.in = intake.New(intake.Needs{Work: w.work, Memory: m, Stacks: l, Said: w.above, Preferences: a.Preferences(), Keys: w.keys,
		OnArrived: func() { w.above.Teach(w.in.Sample()) },
		OnShelved: w.shelved,
		OnIndexed: func() { w.list.Indexed() },
		OnShow:    w.showSheet,
		OnWhich:   w.showFailures,
	})
	w.list = listing.New(listing.Needs{Work: w.work, Memory: m, Library: l.Library, Said: w.above, Preferences: a.Preferences(), Keys: w.keys,
		Shelf:   w.in.Shelf,
		Opened:  func() string { return w.current.Mark.ID },
		OnOpen:  w.openShown,
		OnStar:  w.starShown,
		OnTyped: func() { w.above.Tried("filter") },
	})
	w.aloud = aloud.New(aloud.Needs{Work: w.work, Text: openText{w}, Said: w.above, Preferences: a.Preferences(), OnChanged: func() {
		w.above.Update()
		w.showProgress()
	}})
	forgetFonts(a)
	w.win.SetPadded(false)
	w.win.SetOnDropped(w.drop)
	w.build()
	return w, nil
}

// build makes what the window holds, in the language spoken now.
func (w *window) build() {
	w.star = widgets.NewStar(w.toggleBookmark)
	w.star.Name = tongue.T("command.bookmark")
	w.reader = widgets.NewReader(w.faces, w.star)
	w.reader.OnLink = w.openLink
	w.banner = widgets.NewBanner(tongue.T("banner.dismiss"))
	w.sidebar = widgets.NewSidebar(w.faces, widgets.SidebarText{
		Filter: tongue.T("sidebar.filter"),
		Views:  []string{tongue.T("sidebar.columns"), tongue.T("sidebar.bookmarks"), tongue.T("sidebar.recent"), tongue.T("sidebar.unread"), tongue.T("sidebar.dates")},
		Clear:  tongue.T("sidebar.clear"),
	})
	w.sidebar.OnFilter = func(string) { w.list.Filter() }
	w.sidebar.OnChosen = w.list.Pick
	w.sidebar.OnView = func(int) { w.list.Filter() }
	w.sidebar.OnOpen = w.list.OpenRow
	w.sidebar.OnStar = w.list.StarRow
	w.sidebar.OnFold = w.list.Fold
	w.sidebar.OnEscape = func() {
		w.list.LookThrough(false)
		w.reader.Focus()
	}
	w.reader.OnMenu = w.showMenu
	w.findbar = widgets.NewFindBar(widgets.FindText{Hint: tongue.T("find.hint"), Next: tongue.T("find.next"), Previous: tongue.T("find.previous"), Close: tongue.T("bar.close")})
	w.findbar.OnChanged = func(q string) {
		w.searched = ""
		w.findInArticle(q, 0)
	}
	w.findbar.OnStep = w.stepHit
	w.findbar.OnClose = func() {
		w.findInArticle("", 0)
		w.reader.Focus()
	}
	w.notebar = widgets.NewNoteBar(tongue.T("note.hint"), tongue.T("note.tags"), tongue.T("bar.close"))
	w.notebar.OnTyped, w.notebar.OnLeft, w.notebar.OnFull = w.typeNote, w.leaveNote, w.tellFull
	w.notebar.OnClose = w.reader.Focus
	w.progress = widgets.NewProgress(w.faces)
	w.tips = widgets.NewTips(tongue.T("banner.dismiss"), func() {
		w.above.TriedAll()
		w.reader.Focus()
	})
	w.source = widgets.NewReader(w.faces, nil)
	w.source.Hide()
	w.sides = container.NewHSplit(w.reader, w.source)
	// The keyboard walks them in this order.
	head, foot := container.NewVBox(w.banner, w.findbar, w.notebar), container.NewVBox(w.tips, w.progress)
	right := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, w.sides, foot)
	w.banner.OnRoom, w.findbar.OnRoom, w.notebar.OnRoom, w.tips.OnRoom = right.Refresh, right.Refresh, right.Refresh, right.Refresh
	w.task = widgets.NewTask()
	w.task.Hide()
	w.left = container.NewBorder(nil, w.task, nil, nil, w.sidebar)
	w.task.OnRoom = w.left.Refresh
	w.split = container.NewHSplit(w.left, right)
	w.offered = widgets.NewCandidates(w.split)
	w.win.SetContent(container.New(whole{w}, w.split, w.offered))
	w.bindCommands()
	w.restoreState()
	w.list.Draw(w.sidebar)
	w.in.Draw(w.task)
	w.above.Draw(w.banner, w.tips)
}

// refresh draws the text anew: a font for some of it has been found.
func (w *window) refresh() {
	w.reader.Refresh()
	w.source.Refresh()
	w.sidebar.Refresh()
}

// openText is the open article, as what is read aloud needs it.
type openText struct{ *window }

func (t openText) Article() (string, document.Document) {
	return t.current.Mark.ID, present.Document(t.current)
}
func (t openText) At() document.Position { return t.reader.At() }
func (t openText) SetMarks(marks []document.Passage, now int) {
	t.reader.SetMarks(marks, now)
}

// whole gives the window to what it holds, and has a box that is open follow
// the window's size.
type whole struct{ w *window }

// MinSize implements fyne.Layout.
func (whole) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (l whole) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if b := l.w.above.Box(); b.Visible() {
		b.Fit()
	}
}
