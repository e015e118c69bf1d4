package listing

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/app/desk"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// sidebar is a sidebar that only remembers.
type sidebar struct {
	list            *Listing
	query, hint, no string
	view, selected  int
	rows            document.Rows
	history         []string
	summary         document.Summary
	views           []document.View
	issue           document.Issue
	month           document.Calendar
}

func (s *sidebar) Query() string               { return s.query }
func (s *sidebar) SetQuery(q string)           { s.query = q; s.list.Filter() }
func (s *sidebar) SetHint(hint string)         { s.hint = hint }
func (s *sidebar) SetHistory(queries []string) { s.history = queries }
func (s *sidebar) FocusFilter()                {}
func (s *sidebar) View() int                   { return s.view }
func (s *sidebar) ShowView(view int)           { s.view = view; s.list.Filter() }
func (s *sidebar) SetRows(rows document.Rows, selected int) {
	s.rows, s.selected, s.no = rows, selected, ""
}
func (s *sidebar) Renew(rows document.Rows, selected int) { s.SetRows(rows, selected) }
func (s *sidebar) Extend(rows document.Rows)              { s.rows = rows }
func (s *sidebar) SetSummary(of document.Summary)         { s.summary = of }
func (s *sidebar) SetCount(view, n int)                   {}
func (s *sidebar) Insert(word string)                     { s.SetQuery(s.query + word) }
func (s *sidebar) SetEmpty(why string)                    { s.rows, s.selected, s.no = document.Rows{}, -1, why }
func (s *sidebar) Select(row int)                         { s.selected = row }
func (s *sidebar) Redraw()                                {}
func (s *sidebar) SetViews(views []document.View)         { s.views = views }
func (s *sidebar) SetIssue(is document.Issue)             { s.issue = is }
func (s *sidebar) SetCalendar(is document.Calendar)       { s.month = is }

// reader is a reader at a list.
type reader struct {
	*desk.Desk
	*Listing
	seen   *sidebar
	shelf  *stock.Shelf
	open   string // id of the article
	words  string // that were to be marked in it
	starts present.Shown
}

// pages are two days of a village's newspaper.
var pages = map[string]string{
	"2024-06-01-A1.txt": "■乡间来信\n\n" + desk.Article("村口的路灯亮了", "林小满", "六月一日，村口的路灯亮了，夜里走路的人多了起来。", "以前天一黑，谁也不出门。"),
	"2024-06-02-A2.txt": "■乡间来信\n\n" + desk.Article("山那边的书店", "周望", "山那边开了一家书店，孩子们坐满了台阶。", "店主说，灯要亮到最后一个人离开。") +
		"■一周漫谈\n\n" + desk.Article("杏花开了", "陈禾", "杏花开了，村里的人都出来看花。", "有人说，今年比去年早了五天。"),
}

func sitDown(t *testing.T) *reader {
	t.Helper()
	r := &reader{Desk: desk.New(t), seen: &sidebar{}}
	r.shelf = r.Shelf(pages)
	r.Listing = New(Needs{Memory: r.Desk.Memory, Library: r.Desk.Library, Work: r.Desk.Work, Said: r.Desk.Said, Preferences: r.Kept,
		Shelf:    func() *stock.Shelf { return r.shelf },
		Keys:     func() find.Keys { return find.FullPinyin },
		Opened:   func() string { return r.open },
		OnOpen:   func(s present.Shown, words string) { r.open, r.words = s.ArticleID(r.shelf), words },
		OnStar:   func(s present.Shown) { r.starts = s },
		OnTyped:  func() {},
		OnListed: func() {},
		OnRead:   func(bool, []stock.Ref) {},
	})
	r.seen.list = r.Listing
	r.Draw(r.seen)
	r.Shelved()
	r.Settle()
	return r
}

// lists tells which rows are listed, 【】 around headings.
func (r *reader) lists(want ...string) {
	r.Helper()
	var got []string
	for _, row := range r.seen.rows.All() {
		if row.Heading {
			row.Text = "【" + row.Text + "】"
		}
		got = append(got, row.Text)
	}
	if !slices.Equal(got, want) {
		r.Errorf("listed are\n%q, want\n%q", got, want)
	}
}

// row is the number of the row with a text.
func (r *reader) row(text string) int {
	r.Helper()
	at := slices.IndexFunc(r.seen.rows.All(), func(row document.Row) bool { return row.Text == text })
	if at < 0 {
		r.Fatalf("no row says %q", text)
	}
	return at
}

func (r *reader) id(headline string) string {
	r.Helper()
	for _, ref := range r.shelf.Refs {
		if ref.Article().Headline == headline {
			return r.shelf.ID(ref)
		}
	}
	r.Fatalf("no article %q", headline)
	return ""
}

const (
	lamps  = "村口的路灯亮了"
	shop   = "山那边的书店"
	apples = "杏花开了"
)

func TestWhatIsListed(t *testing.T) {
	r := sitDown(t)
	for _, id := range []string{r.id(lamps), r.id(apples)} {
		if err := r.Desk.Bookmarks.Add(bookmark.Bookmark{ID: id, Headline: map[string]string{r.id(lamps): lamps, r.id(apples): apples}[id], Time: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Desk.Reading.Set(bookmark.Place{Article: r.id(shop), Headline: shop, Read: true, Opened: time.Now()}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		view  int
		query string
		want  []string
		no    string
	}{
		{"by columns", present.ViewColumns, "", []string{"【乡间来信】", shop, lamps, "【一周漫谈】", apples}, ""},
		{"by days", present.ViewDates, "", []string{"【2024年6月2日　A02版】", shop, apples, "【2024年6月1日　A01版】", lamps}, ""},
		{"what is unread", present.ViewUnread, "", []string{"【一周漫谈】", apples, "【乡间来信】", lamps}, ""},
		{"the unread that match", present.ViewUnread, "shudian", nil, "没有"},
		{"what was read", present.ViewRecent, "", []string{shop}, ""},
		{"bookmarks", present.ViewBookmarks, "", []string{"【今天】", apples, lamps}, ""},
		{"bookmarks that match", present.ViewBookmarks, "lu", []string{"【今天】", lamps}, ""},
		{"no bookmark", present.ViewBookmarks, "火星", nil, "火星"},
		{"by pinyin", present.ViewColumns, "shudian", []string{shop, "【正文里有：书店】"}, ""},
		{"by author", present.ViewColumns, "linxiaoman", []string{lamps, "【正文里有：林小满】"}, ""},
		{"in the texts too", present.ViewColumns, "店主", []string{"【正文中】", shop}, ""},
		{"nothing", present.ViewColumns, "火星移民", nil, "火星移民"},
	} {
		r.seen.view, r.seen.query = c.view, c.query
		r.Filter()
		r.Settle()
		if r.lists(c.want...); !strings.Contains(r.seen.no, c.no) {
			t.Errorf("%s: said is %q, want %q", c.name, r.seen.no, c.no)
		}
	}
}

func TestWhatComesNext(t *testing.T) {
	r := sitDown(t)
	for _, c := range []struct {
		does func()
		open string
	}{
		{func() { r.OpenRow(r.row(shop)) }, shop},
		{func() { r.OpenNext(1) }, lamps},
		{func() { r.OpenNext(1) }, apples},
		{func() { r.OpenNext(1) }, apples}, // the last
		{func() { r.OpenNext(-1) }, lamps},
		{func() { r.Fold(0); r.Settle(); r.OpenNext(-1) }, shop}, // under its heading
		{func() { r.OpenUnread() }, lamps},
	} {
		if c.does(); r.open != r.id(c.open) {
			t.Fatalf("open is not %s", c.open)
		}
	}
	r.lists("【乡间来信】", "【一周漫谈】", apples)
	if headline, open := r.Next(); headline != apples || open == nil {
		t.Errorf("next is %q", headline)
	}
	r.OpenRow(0) // a heading is no article
	r.OpenRow(99)
	if r.open != r.id(lamps) {
		t.Error("a heading, or a row that is not there, is opened")
	}
	if r.StarRow(0); r.starts.Sheet != nil {
		t.Error("a heading is starred")
	}
	if r.StarRow(2); r.starts.ArticleID(r.shelf) != r.id(apples) {
		t.Error("the row that is starred is not told")
	}
}

// TestWhatIsSelected: of all there is, the open article; of what is typed for, the
// best; of either, what the reader picked while it is listed.
func TestWhatIsSelected(t *testing.T) {
	r := sitDown(t)
	selected := func(want string) {
		t.Helper()
		r.Settle()
		if r.seen.selected < 0 || r.seen.rows.Row(r.seen.selected).Text != want {
			t.Errorf("row %d is selected, want %s", r.seen.selected, want)
		}
	}
	r.OpenRow(r.row(apples))
	r.SelectOpened()
	selected(apples)
	r.seen.SetQuery("灯")
	selected(lamps)
	r.Pick(r.row(shop)) // found in its text
	r.seen.SetQuery("灯要")
	selected(shop)
	r.seen.SetQuery("")
	selected(apples)
}

// TestWordsOfWhatIsOpened: what was found is marked in the article, and the filter
// that found it is remembered.
func TestWordsOfWhatIsOpened(t *testing.T) {
	r := sitDown(t)
	for _, c := range []struct{ query, row, words string }{
		{"", shop, ""}, {"路灯", lamps, "路灯"}, {"ludeng", lamps, "路灯"}, {"店主", shop, "店主"}, {"linxiaoman", lamps, ""},
	} {
		r.seen.SetQuery(c.query)
		r.Settle()
		if r.OpenRow(r.row(c.row)); r.words != c.words {
			t.Errorf("%q: marked is %q, want %q", c.query, r.words, c.words)
		}
	}
	if want := []string{"linxiaoman", "店主", "ludeng", "路灯"}; !slices.Equal(r.seen.history, want) {
		t.Errorf("remembered are %q, want %q", r.seen.history, want)
	}
}

func TestOrderAndGroupsAreRemembered(t *testing.T) {
	r := sitDown(t)
	first := stock.Sorting(r.Kept.String(prefSorting))
	for range stock.Sortings {
		r.NextSorting()
		r.Settle()
	}
	if now := stock.Sorting(r.Kept.String(prefSorting)); first != "" && now != first || r.Desk.Said["sorting"] == "" {
		t.Errorf("round all orders the order is %q, was %q, and said is %q", now, first, r.Desk.Said["sorting"])
	}
	seen := map[string]bool{}
	for range present.Groupings {
		r.NextGrouping()
		seen[r.Kept.String(prefGrouping)] = true
	}
	if len(seen) != len(present.Groupings) || r.seen.view != present.ViewBookmarks {
		t.Errorf("groupings seen are %v, in view %d", seen, r.seen.view)
	}
	r.seen.ShowView(present.ViewColumns)
	r.Settle()
	r.Fold(0)
	r.Settle()
	if got := r.Kept.StringList(prefFolds); len(got) != 1 || got[0] != "+column/乡间来信" {
		t.Errorf("folded is %q", got)
	}
}

// TestTextsAlone: the filter box looks through the texts, until it does no more.
func TestTextsAlone(t *testing.T) {
	r := sitDown(t)
	r.seen.view = present.ViewBookmarks
	r.Search("最后一个人")
	r.Settle()
	if r.lists("【正文中】", shop); r.seen.query != `"最后一个人"` || r.seen.view != present.ViewColumns {
		t.Errorf("looked for is %q in view %d", r.seen.query, r.seen.view)
	}
	r.ToggleTexts()
	r.seen.SetQuery("")
	r.Settle()
	r.lists("【乡间来信】", shop, lamps, "【一周漫谈】", apples)
}

// TestAnotherIndex: rows that were found in one index are of use with another.
func TestAnotherIndex(t *testing.T) {
	r := sitDown(t)
	r.seen.SetQuery("灯")
	r.Settle()
	empty := stock.NewShelf(nil, nil, nil)
	empty.Index = empty.NewIndex(find.FullPinyin)
	r.matched, r.shelf = empty.Index, empty
	r.OpenRow(0)
	r.StarRow(0)
	r.OpenNext(1)
	r.seen.rows.All()
	r.seen.query = ""
	r.Shelved()
	r.Settle()
	if r.lists(); r.HasUnread() {
		t.Error("something is unread of nothing")
	}
}

// What is told of a list goes with it: a chip of what was found before does nothing
// while something else is looked for.
func TestChipsGoWithWhatTheyWereOf(t *testing.T) {
	r := sitDown(t)
	r.LookThrough(true)
	r.seen.SetQuery("了")
	r.Settle()
	if len(r.seen.summary.Chips) < 2 {
		t.Fatalf("chips are %+v", r.seen.summary.Chips)
	}
	r.seen.SetQuery("花")
	for chip := 1; chip < 20; chip++ { // the first is there whatever is looked for
		r.Press(chip, 0)
	}
	if r.seen.query != "花" || len(r.Kept.StringList(prefKept)) > 0 {
		t.Errorf("looked for is %q, kept %q", r.seen.query, r.Kept.StringList(prefKept))
	}
	r.Settle()
}

// Keys that go on among what is listed mean the list that was asked for, though it is
// not there yet: nobody waits for it.
func TestKeysDoNotWaitForTheList(t *testing.T) {
	lamps, shop := "村口的路灯亮了", "山那边的书店"
	for _, c := range []struct {
		name string
		ask  func(r *reader)
		want string
	}{
		{"the columns again, and the next unread", func(r *reader) { r.LookThrough(false); r.OpenUnread() }, shop},
		{"and the next", func(r *reader) { r.LookThrough(false); r.OpenNext(1) }, shop},
		{"what is found in the texts", func(r *reader) { r.seen.SetQuery("谁也不出门"); r.OpenUnread() }, lamps},
		{"what is found in headlines", func(r *reader) { r.LookThrough(false); r.seen.SetQuery("路灯"); r.OpenUnread() }, lamps},
		{"another wish ends the one before", func(r *reader) { r.LookThrough(false); r.OpenUnread(); r.seen.SetQuery("路灯") }, ""},
		{"a row opened meanwhile", func(r *reader) {
			r.LookThrough(false)
			r.OpenUnread()
			r.OpenShown(present.Shown{Ref: r.shelf.Refs[1]})
		}, "杏花开了"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := sitDown(t)
			r.LookThrough(true) // nothing is listed: nothing was looked for before
			r.Settle()
			if r.HasUnread() {
				t.Error("of nothing something is unread")
			}
			c.ask(r)
			r.Settle()
			got := ""
			if ref, ok := r.shelf.Find(r.open); ok {
				got = ref.Article().Headline
			}
			if got != c.want {
				t.Errorf("open is %q, want %q", got, c.want)
			}
		})
	}
}
