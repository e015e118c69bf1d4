package library

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"lanmu/data/page"
	"lanmu/data/recognise"
	"lanmu/data/recognise/recognisetest"
)

// A picture is passed over until its text is asked for, then it is a page like others,
// in the library and without it, and its text is recognised once.
func TestPicturesAreReadWhenThatIsAskedFor(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	was := recognisedDir
	recognisedDir = func() string { return cache }
	defer func() { recognisedDir = was }()
	asked := recognisetest.Install(t)
	path := filepath.Join(dir, "版.png")
	recognisetest.Picture(t, path)
	choices, err := OpenChoices(filepath.Join(dir, ".choices"))
	if err != nil {
		t.Fatal(err)
	}
	defer choices.Close()
	l := open(t, t.TempDir())
	l.Follow(choices)
	if c := bring(t, l, dir); len(c.Sheets)+len(c.Failed) != 0 || len(l.Passed([]string{dir})) != 1 {
		t.Errorf("before: %+v", c)
	}
	_, err = Open(t.Context(), path)
	if e := (*Error)(nil); !errors.As(err, &e) || !e.CanBeRecognised() {
		t.Errorf("before: %v", err)
	}
	told := ""
	s, err := l.Recognise(t.Context(), path, func(done, all int) { told += fmt.Sprintf("%d/%d ", done, all) })
	if err != nil || told != "0/1 1/1 " {
		t.Fatalf("%v, told %q", err, told)
	}
	for name, read := range map[string]func() (Page, error){
		"in the library": func() (Page, error) { return l.Page(t.Context(), s) },
		"alone":          func() (Page, error) { return Open(t.Context(), path) },
	} {
		p, err := read()
		if err != nil || !p.Recognised || len(p.Articles) != 1 {
			t.Errorf("%s: %+v, %v", name, p.Page, err)
			continue
		}
		text := p.Articles[0].Blocks[0].Text
		if text.String != recognisetest.Line || len(text.Marks) != 1 || text.Marks[0].Kind != page.Uncertain || text.String[text.Marks[0].Start:text.Marks[0].End] != recognisetest.Unsure {
			t.Errorf("%s: %q, %v", name, text.String, text.Marks)
		}
	}
	if got := bring(t, l, dir).says(dir); got != "" {
		t.Errorf("after: %q", got)
	}
	again := open(t, t.TempDir()) // its cache is lost
	again.Follow(choices)
	if got := bring(t, again, dir).says(dir); got != "版.png" {
		t.Errorf("with another cache: %q", got)
	}
	if n := asked(); n != 1 {
		t.Errorf("recognised %d times", n)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Recognise(over, path, func(int, int) {}); err == nil {
		t.Error("stopped: no error")
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := l.Recognise(t.Context(), path, func(int, int) {}); !errors.Is(err, recognise.ErrNone) {
		t.Errorf("without tesseract: %v", err)
	}
}
