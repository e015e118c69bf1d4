package intake

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanmu/app/desk"
	"lanmu/data/find"
	"lanmu/data/library"
)

// task notes what is said of what takes its time.
type task struct{ said string }

func (t *task) Set(_ float32, words, _ string, _ func()) { t.said = words }
func (t *task) Clear()                                   { t.said = "" }

// door is where things come in.
type door struct {
	*desk.Desk
	*Intake
	task   *task
	shown  []string // names of pages
	events map[string]int
}

func newDoor(t *testing.T) *door {
	t.Helper()
	d := &door{Desk: desk.New(t), task: &task{}, events: map[string]int{}}
	happened := func(what string) func() { return func() { d.events[what]++ } }
	d.Intake = New(Needs{Memory: d.Desk.Memory, Stacks: d.Desk.Stacks, Work: d.Desk.Work, Said: d.Desk.Said, Preferences: d.Kept,
		Keys:      func() find.Keys { return find.FullPinyin },
		OnArrived: happened("arrived"), OnShelved: happened("shelved"), OnIndexed: happened("indexed"), OnWhich: happened("which"), OnNone: happened("none"),
		OnShow: func(s *library.Sheet) { d.shown = append(d.shown, s.Name()) },
	})
	d.Draw(d.task)
	return d
}

// holds tells which headlines are on the shelf.
func (d *door) holds(want ...string) {
	d.Helper()
	d.Settle()
	var got []string
	for _, r := range d.Intake.Shelf().Refs {
		got = append(got, r.Article().Headline)
	}
	if !slices.Equal(got, want) {
		d.Errorf("on the shelf are %q, want %q", got, want)
	}
}

const spring, autumn = "春天来了", "秋天到了"

var pages = map[string]string{
	"2024-03-01.txt": desk.Article(spring, "林小满", "山坡上的杏花开了，村里的人都出来看花。"),
	"2024-09-01.txt": desk.Article(autumn, "周望", "河边的稻子黄了，打谷场上响了一夜。"),
}

func TestAFolderComesIn(t *testing.T) {
	d := newDoor(t)
	dir := d.Write(pages)
	d.Open([]string{dir}, true)
	d.holds(autumn, spring)
	if !slices.Equal(d.Desk.Folders.All(), []string{dir}) || d.Pages(dir) != 2 {
		t.Errorf("remembered are %q, with %d pages", d.Desk.Folders.All(), d.Pages(dir))
	}
	if !slices.Equal(d.shown, []string{"2024-09-01.txt"}) || d.Intake.Shelf().Index == nil || d.events["indexed"] == 0 || d.events["shelved"] == 0 {
		t.Errorf("shown are %q, events %v", d.shown, d.events)
	}
	if !slices.Equal(d.Lately(), []string{dir}) {
		t.Errorf("opened lately is %q", d.Lately())
	}
	done := false
	d.RemoveFolder(dir, func() { done = true })
	d.Settle()
	if !done || len(d.Desk.Folders.All()) != 0 || d.Pages(dir) != 0 || d.Sample() || d.events["none"] == 0 {
		t.Errorf("removed: %v; remembered are %q, with %d pages; the page that is built in: %v", done, d.Desk.Folders.All(), d.Pages(dir), d.Sample())
	}
}

// TestThePageThatIsBuiltIn is shown while there is nothing else, and no longer.
func TestThePageThatIsBuiltIn(t *testing.T) {
	d := newDoor(t)
	d.Start(nil)
	d.Seed()
	d.Seed()
	d.Settle()
	if !d.Sample() || len(d.Intake.Shelf().Sheets) != 1 || len(d.shown) > 0 {
		t.Fatalf("of the page that is built in there are %d, shown are %q", len(d.Intake.Shelf().Sheets), d.shown)
	}
	d.OpenText(desk.Article(spring, "林小满", "山坡上的杏花开了，村里的人都出来看花。"))
	d.holds(spring)
	if d.Sample() || len(d.shown) != 1 {
		t.Errorf("it stays: %v; shown are %q", d.Sample(), d.shown)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	d := newDoor(t)
	dir := d.Write(map[string]string{"a.txt": "", "b.txt": desk.Article(spring, "林小满", "山坡上的杏花开了，村里的人都出来看花。")})
	empty := filepath.Join(dir, "a.txt")
	d.Open([]string{dir}, false)
	d.holds(spring)
	if got := slices.Collect(maps.Keys(d.Failed())); !slices.Equal(got, []string{empty}) || d.task.said == "" || d.Desk.Said.All() != "" {
		t.Errorf("failed are %q, the task says %q, the banner %q", got, d.task.said, d.Desk.Said.All())
	}
	d.Open([]string{empty}, true) // by name: that is said
	d.Settle()
	if got := d.Desk.Said[empty]; !strings.Contains(got, "没有文字") {
		t.Errorf("said is %q", got)
	}
	if err := os.WriteFile(empty, []byte(pages["2024-09-01.txt"]), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Update([]string{empty}, false)
	d.Settle()
	if len(d.Failed()) > 0 || d.task.said != "" || len(d.Intake.Shelf().Refs) != 2 {
		t.Errorf("tried again: failed are %v, the task says %q", d.Failed(), d.task.said)
	}
	d.OpenText("  \n")
	d.Settle()
	if d.Desk.Said["paste"] == "" {
		t.Error("nothing is said of a paste without text")
	}
}

// TestAnotherWindowsFolders are added and dropped as it adds and drops them.
func TestAnotherWindowsFolders(t *testing.T) {
	d := newDoor(t)
	dir := d.Write(pages)
	if err := d.Desk.Folders.Add(dir); err != nil {
		t.Fatal(err)
	}
	d.followFolders()
	d.holds(autumn, spring)
	if err := d.Desk.Folders.Remove(dir); err != nil {
		t.Fatal(err)
	}
	d.followFolders()
	d.Settle()
	if d.Pages(dir) != 0 || len(d.shown) > 0 {
		t.Errorf("%d pages stay; shown are %q", d.Pages(dir), d.shown)
	}
}

// TestAChangedPage is the page as it is now.
func TestAChangedPage(t *testing.T) {
	d := newDoor(t)
	dir := d.Write(pages)
	d.Open([]string{dir}, false)
	d.Settle()
	was := d.Intake.Shelf().Sheets[0]
	if d.Now(was) != was {
		t.Error("a page that is as it was is another now")
	}
	if err := os.WriteFile(was.Path(), []byte(desk.Article("冬天到了", "周望", "河面结了冰，孩子们都出来滑冰，天黑了才回家。")), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Update([]string{was.Path()}, false)
	d.holds("冬天到了", spring)
	if now := d.Now(was); now == nil || now == was {
		t.Error("a page that has changed is as it was")
	}
}

func TestLatelyOpenedIsNotEndless(t *testing.T) {
	d := newDoor(t)
	for n := range maxOpened + 5 {
		d.noteOpened([]string{filepath.Join("/papers", string(rune('a'+n)))})
	}
	d.noteOpened([]string{"/papers/y", "/papers/j"})
	if got := d.Lately(); len(got) != maxOpened || got[0] != "/papers/y" || got[1] != "/papers/j" || slices.Contains(got[2:], "/papers/y") {
		t.Errorf("opened lately are %q", got)
	}
}
