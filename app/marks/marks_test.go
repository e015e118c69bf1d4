package marks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanmu/app/desk"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/widgets/document"
)

// bar is a bar for notes that only remembers.
type bar struct {
	open              bool
	about, note, tags string
	said              string
}

func (b *bar) Visible() bool                { return b.open }
func (b *bar) Open(string)                  { b.open = true }
func (b *bar) Close()                       { b.open = false }
func (b *bar) Set(about, note, tags string) { b.about, b.note, b.tags = about, note, tags }
func (b *bar) Say(text string)              { b.said = text }
func (b *bar) Whole() bool                  { return len(b.note) < 1000 }

// text is the article that is open.
type text struct {
	*desk.Desk
	entry      stock.Entry
	start, end int // selected
}

func (t *text) Entry() stock.Entry                           { return t.entry }
func (t *text) Open(e stock.Entry, _ document.Position)      { t.entry = e }
func (t *text) Selected() (start, end int, ok bool)          { return t.start, t.end, t.end > 0 }
func (t *text) Touched() (b bookmark.Bookmark, touched bool) { return b, false }
func (t *text) Fetch(s *stock.Shelf, r stock.Ref) (stock.Entry, error) {
	return stock.Fetch(t.Desk.Work.Life(), t.Library, s, r)
}

// reader is a reader with two articles before him, of which the first is open.
type reader struct {
	*desk.Desk
	*Marks
	text  *text
	bar   *bar
	shelf *stock.Shelf
}

const lamps, shop = "村口的路灯亮了", "山那边的书店"

func sitDown(t *testing.T) *reader {
	t.Helper()
	d := desk.New(t)
	r := &reader{Desk: d, text: &text{Desk: d}, bar: &bar{}}
	r.shelf = d.Shelf(map[string]string{"1.txt": desk.Article(lamps, "林小满", "六月一日，村口的路灯亮了，夜里走路的人多了起来。") +
		desk.Article(shop, "周望", "山那边开了一家书店，孩子们坐满了台阶。")})
	r.Marks = New(Needs{Memory: d.Memory, Work: d.Work, Said: d.Said, Text: r.text, Longest: 1000,
		Shelf: func() *stock.Shelf { return r.shelf }, OnMarked: func() {}, OnStar: func() {}, OnPassage: func(string) {}})
	r.Draw(r.bar)
	r.opens(0)
	return r
}

func (r *reader) opens(n int) {
	r.Helper()
	e, err := r.text.Fetch(r.shelf, r.shelf.Refs[n])
	if err != nil {
		r.Fatal(err)
	}
	r.text.entry = e
	r.Noted(e.Mark.ID)
}

func (r *reader) has(n int) bool {
	r.Settle()
	return r.Desk.Bookmarks.Has(r.shelf.ID(r.shelf.Refs[n]))
}

func (r *reader) note() string {
	b, _ := r.Desk.Bookmarks.Get(r.text.entry.Mark.ID)
	return b.Note + " " + strings.Join(b.Tags, "+")
}

// TestStars turn in the order in which they were asked for, wherever they stand, and
// are taken back one by one.
func TestStars(t *testing.T) {
	r := sitDown(t)
	row := present.Shown{Ref: r.shelf.Refs[1]}
	r.Toggle()
	r.Star(row)
	r.Star(row)
	r.Star(row)
	if !r.has(0) || !r.has(1) {
		t.Fatalf("stars: %v, %v", r.has(0), r.has(1))
	}
	for _, want := range [][2]bool{{true, false}, {true, true}, {true, false}, {false, false}, {false, false}} {
		if r.Undo(); r.has(0) != want[0] || r.has(1) != want[1] {
			t.Fatalf("taken back: %v, %v, want %v; said is %q", r.has(0), r.has(1), want, r.Desk.Said.All())
		}
	}
	if got := r.Desk.Said["undo"]; !strings.Contains(got, "没有可以撤销的") {
		t.Errorf("said is %q", got)
	}
	mark := r.text.entry.Mark // of a bookmark whose page is on the shelf
	r.Star(present.Shown{Mark: &mark})
	gone := bookmark.Bookmark{ID: "gone", Headline: "不在了"}
	r.Star(present.Shown{Mark: &gone})
	if r.Settle(); !r.has(0) || !r.Desk.Bookmarks.Has("gone") {
		t.Error("a bookmark's star does not turn")
	}
}

func TestPassages(t *testing.T) {
	r := sitDown(t)
	r.KeepPassage(0, nil) // nothing is selected
	r.Settle()
	body := r.text.entry.Article.Body()
	r.text.start = strings.Index(body, "夜里")
	r.text.end = r.text.start + len("夜里走路的人")
	r.KeepPassage(0, nil)
	r.KeepPassage(0, nil) // it is kept already
	r.Settle()
	all := r.Desk.Bookmarks.All()
	if len(all) != 1 || all[0].Quote != "夜里走路的人" || r.has(0) {
		t.Fatalf("kept are %+v", all)
	}
	r.Star(present.Shown{Mark: &all[0]})
	if r.Settle(); len(r.Desk.Bookmarks.All()) != 0 {
		t.Error("the passage stays")
	}
}

// TestANoteIsKeptWhenTypingPauses, and says so with its star.
func TestANoteIsKeptWhenTypingPauses(t *testing.T) {
	r := sitDown(t)
	r.ToggleNote()
	r.Type("再读", "工会 #服务")
	for end := time.Now().Add(5 * time.Minute); len(r.Unsaved()) > 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
		r.Drawn()
	}
	if r.Settle(); r.note() != "再读 工会+服务" || r.bar.note != "再读" || !r.has(0) {
		t.Errorf("kept is %q, the bar holds %q", r.note(), r.bar.note)
	}
	r.opens(1)
	if r.bar.note != "" || r.bar.about != r.text.entry.Mark.ID {
		t.Errorf("another article's note is %q", r.bar.note)
	}
	r.opens(0)
	r.Toggle() // the star goes, and the note with it; both come back
	r.Settle()
	r.Undo()
	if r.Settle(); r.note() != "再读 工会+服务" {
		t.Errorf("what came back is %q", r.note())
	}
	r.ToggleNote()
	if r.bar.open {
		t.Error("the bar stays open")
	}
}

// TestANoteThatCannotBeKept stays a draft, is said beside its boxes or above the
// text, and is kept when it can be.
func TestANoteThatCannotBeKept(t *testing.T) {
	r := sitDown(t)
	dir := filepath.Dir(r.Desk.Bookmarks.Path())
	aside := dir + ".aside"
	if err := os.Rename(dir, aside); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, []byte("a file where the folder should be"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.ToggleNote()
	r.Type("再读", "")
	r.Leave()
	r.Settle()
	if len(r.Unsaved()) != 1 || !strings.HasPrefix(r.bar.said, "尚未保存") || r.Desk.Said["note"] != "" {
		t.Errorf("unsaved are %d; beside the note is said %q, above the text %q", len(r.Unsaved()), r.bar.said, r.Desk.Said["note"])
	}
	r.ToggleNote()
	r.Show()
	if got := r.Desk.Said["note"]; !strings.Contains(got, lamps) || !strings.Contains(got, "[") {
		t.Errorf("above the text is said %q", got)
	}
	os.Remove(dir)
	if err := os.Rename(aside, dir); err != nil {
		t.Fatal(err)
	}
	r.Wait() // as at the end
	if len(r.Unsaved()) != 0 || r.note() != "再读 " {
		t.Errorf("unsaved are %d, kept is %q", len(r.Unsaved()), r.note())
	}
	r.Type("又一句", "")
	if r.Discard(); len(r.Unsaved()) != 0 {
		t.Error("what is discarded stays")
	}
}

func TestFullBars(t *testing.T) {
	r := sitDown(t)
	r.Full(0)
	one := r.bar.said
	r.Full(12)
	if one == r.bar.said || !strings.Contains(one, "1000") || !strings.Contains(r.bar.said, "12") {
		t.Errorf("said is %q, then %q", one, r.bar.said)
	}
}
