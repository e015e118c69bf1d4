package app

import (
	"bytes"
	"lanmu/app/facsimile"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/library"
	"lanmu/tools/sample/press"
	"lanmu/widgets/document"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// sitDownPrinted sits a reader down before a PDF of the sample page's articles.
func sitDownPrinted(t *testing.T) *session {
	t.Helper()
	s := sitDown(t)
	var docs []document.Document
	for _, e := range stock.EntriesOf(library.Seed()) {
		docs = append(docs, present.Document(e))
	}
	var b bytes.Buffer
	if err := present.WritePDF(&b, s.dress.Faces, present.Form{}, "样张", "", docs); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "printed.pdf")
	if err := os.WriteFile(path, bytes.ReplaceAll(b.Bytes(), []byte(library.OwnMark), []byte("a press house")[:len(library.OwnMark)]), 0o600); err != nil {
		t.Fatal(err)
	}
	s.in.Open([]string{path}, true)
	s.settles()
	s.win.Resize(fyne.NewSize(1280, 800))
	return s
}

// The picture follows what is opened, and a press in the middle of an article's place
// on it opens that article.
func TestThePictureLeadsToItsArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	s := sitDownPrinted(t)
	if s.printed.Visible() {
		t.Fatal("the picture is there unasked")
	}
	s.facsimile.Toggle()
	s.settles()
	if !s.printed.Visible() {
		t.Fatal("the picture is not there")
	}
	e := s.reading.Entry()
	pressed := 0
	for i := range e.From.Articles {
		s.reading.OpenShown(present.Shown{Ref: stock.Ref{Sheet: e.Sheet, N: i}}, "")
		s.settles()
		at := e.From.Regions(i)
		if len(at) == 0 || s.picture.Open() != i || s.facsimile.Sheet() != at[0].Page {
			t.Fatalf("article %d stands at %v; %d is tinted on sheet %d", i, at, s.picture.Open(), s.facsimile.Sheet())
		}
		if i+1 == len(e.From.Articles) || e.From.Regions(i + 1)[0].Page != at[0].Page {
			continue
		}
		to := e.From.Regions(i + 1)[0]
		s.picture.Press(float32(to.Left+to.Right)/2, float32(to.Top+to.Bottom)/2)
		s.settles()
		if got := s.reading.Entry().Number; got != i+1 {
			t.Errorf("a press on %q opens %q", e.From.Articles[i+1].Title(), e.From.Articles[got].Title())
		}
		pressed++
	}
	if pressed == 0 {
		t.Error("no sheet has two articles")
	}
	s.build() // as in another language
	s.settles()
	if !s.printed.Visible() || s.facsimile.Sheet() == 0 {
		t.Error("the picture is gone with the language")
	}
	s.facsimile.Toggle()
	if s.printed.Visible() {
		t.Error("the picture stays")
	}
}

// A press in the middle of where an article was printed opens it, however the page lies in
// its file and whatever its size: what is right is known of pages of the generator's.
func TestAPressOpensWhatWasPrintedThere(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	custom := func(name string) *press.Custom {
		return &press.Customs[slices.IndexFunc(press.Customs, func(c press.Custom) bool { return c.Name == name })]
	}
	for _, c := range []struct {
		name   string
		custom *press.Custom
		press  press.Press
	}{
		{"plain", custom("squares"), press.Press{}},
		{"turned to the right", custom("squares"), press.Press{Turn: 90, Subset: true}},
		{"upside down", custom("squares"), press.Press{Turn: 180, Subset: true, Shuffled: true}},
		{"turned to the left", custom("squares"), press.Press{Turn: 270, Subset: true}},
		{"cropped", custom("squares"), press.Press{Cropped: true}},
		{"cropped and turned", custom("squares"), press.Press{Cropped: true, Turn: 270, Subset: true}},
		{"wider than high", custom("vertical"), press.Press{Subset: true}},
		{"narrow", custom("feature"), press.Press{}},
		{"wide", custom("latin"), press.Press{Cropped: true, Turn: 90, Subset: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			const clicks = 10
			var is press.Issue
			for n := uint64(0); n*uint64(len(press.Make(c.custom, 0).Articles)) < clicks; n++ {
				is.Pages, is.Names = append(is.Pages, press.Make(c.custom, 40+n)), append(is.Names, "")
			}
			path := filepath.Join(t.TempDir(), "issue.pdf")
			write(t, path, string(is.PDF(c.press)))
			s := sitDown(t, path)
			s.win.Resize(fyne.NewSize(1280, 800))
			s.facsimile.Toggle()
			s.settles()
			pressed := 0
			for _, truth := range is.Truths() {
				if pressed == clicks {
					break
				}
				pressed++
				for _, r := range truth.Regions[:min(2, len(truth.Regions))] { // the headline, and the text's first strip
					for s.facsimile.Sheet() != r.Page {
						s.facsimile.Turn(r.Page - s.facsimile.Sheet())
						s.settles()
					}
					x, y := r.Middle()
					s.picture.Press(float32(x), float32(y))
					s.settles()
					if got := s.reading.Entry().Mark.Headline; got != truth.Headline {
						t.Errorf("a press on %q at %.0f, %.0f of sheet %d opens %q", truth.Headline, x, y, r.Page, got)
					}
				}
			}
			if pressed < clicks {
				t.Errorf("%d articles are pressed", pressed)
			}
		})
	}
}

// What has no picture says so in the words of what can be done.
func TestAPageWithoutAPicture(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lamps.txt")
	if err := os.WriteFile(path, []byte("■街谈\n食堂的灯\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, path)
	s.facsimile.Toggle()
	s.settles()
	if said := s.picture.Troubled(); !strings.Contains(said, "没有版面图") || !strings.Contains(said, "lamps.txt") {
		t.Errorf("in place of the picture it says %q", said)
	}
}

// What became of a file is said in place of its picture, with what can be done, and once
// that is mended the picture is there.
func TestAPictureThatCannotBeDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	locked, err := os.ReadFile("../data/pdf/testdata/locked-aes.pdf")
	if err != nil {
		t.Fatal(err)
	}
	whole := press.Make(&press.Customs[0], 7).PDF(press.Presses[0], 0)
	for _, c := range []struct {
		name, says, again string
		now               []byte // in place of the page; nil for nothing
	}{
		{"cut.pdf", "损坏", "重试", whole[:len(whole)/3]},
		{"emptied.pdf", "它不是 PDF", "", []byte{}},
		{"other.pdf", "它不是 PDF", "", bytes.Repeat([]byte("油盐酱醋"), 400)},
		{"locked.pdf", "密码", "输入密码…", locked},
		{"gone.pdf", "不存在", "重试", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			write(t, path, string(whole))
			s := sitDown(t, path)
			s.in.End() // nobody looks after the file
			if c.now == nil {
				os.Remove(path)
			} else {
				write(t, path, string(c.now))
			}
			s.facsimile.Toggle()
			s.settles()
			if said := s.picture.Troubled(); !strings.Contains(said, c.says) || !strings.Contains(said, c.name) || s.picture.Again != c.again {
				t.Errorf("it says %q and offers %q", said, s.picture.Again)
			}
			if c.again != "重试" {
				return
			}
			write(t, path, string(whole))
			s.picture.OnAgain()
			s.settles()
			if said := s.picture.Troubled(); said != "" || s.facsimile.Sheet() != 1 {
				t.Errorf("mended, it says %q of sheet %d", said, s.facsimile.Sheet())
			}
		})
	}
}

// Where the picture stands is remembered.
func TestWhereThePictureStands(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	write(t, path, string(press.Make(&press.Customs[0], 7).PDF(press.Presses[0], 0)))
	a, kept := test.NewTempApp(t), filepath.Join(t.TempDir(), "bookmarks.jsonl")
	type seen struct{ list, picture, text bool }
	for _, c := range []struct {
		place int
		want  seen
	}{
		{facsimile.Beside, seen{true, true, true}},
		{facsimile.Instead, seen{false, true, true}},
		{facsimile.Alone, seen{false, true, false}},
	} {
		s := sitDownIn(t, a, kept, path)
		s.win.Resize(fyne.NewSize(1280, 800))
		s.facsimile.SetPlace(c.place)
		s.settles()
		is := func(when string) {
			t.Helper()
			if got := (seen{s.left.Visible(), s.printed.Visible(), s.sides.Visible()}); got != c.want {
				t.Errorf("%s, with the picture at %d, are seen %+v, want %+v", when, c.place, got, c.want)
			}
		}
		is("chosen")
		s.leaves()
		s = sitDownIn(t, a, kept, path)
		s.win.Resize(fyne.NewSize(1280, 800))
		s.settles()
		is("at the next start")
		if c.place == facsimile.Alone {
			s.reading.OpenShown(present.Shown{Ref: s.in.Shelf().Refs[0]}, "")
			s.settles()
		}
		s.leaves()
	}
}
