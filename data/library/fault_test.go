package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/data/fault"
	"lanmu/data/page"
)

// TestAFaultIsOfItsPage: a page at which the program fails is a file that cannot
// be read, and the others are there.
func TestAFaultIsOfItsPage(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"good.txt": "春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n", "bad.txt": "毒\n\n这一页谁也读不了。\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	was := restore
	t.Cleanup(func() { restore = was })
	restore = func(ctx context.Context, text string) (*page.Page, error) {
		if strings.HasPrefix(text, "毒") {
			panic("as meant")
		}
		return was(ctx, text)
	}
	isFault := func(how string, err error) {
		t.Helper()
		var e *Error
		var f *fault.Error
		if !errors.As(err, &e) || e.Problem != Faulty || !errors.As(err, &f) || f.Value != "as meant" {
			t.Errorf("%s: %v", how, err)
		}
	}
	bad := filepath.Join(dir, "bad.txt")
	_, err := Open(t.Context(), bad)
	isFault("opened", err)

	l, err := OpenLibrary(filepath.Join(dir, "cache"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	sheets, failed := map[string]*Sheet{}, map[string]*Error{}
	on := func(c Change) {
		for _, s := range c.Sheets {
			sheets[s.Name()] = s
		}
		for _, e := range c.Failed {
			failed[filepath.Base(e.Path)] = e
		}
	}
	if err := l.Update(context.Background(), []string{dir}, on); err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 1 || sheets["good.txt"] == nil || failed["bad.txt"] == nil {
		t.Fatalf("there are %v, failed %v", sheets, failed)
	}
	isFault("in its folder", failed["bad.txt"])
	_, err = l.Decode(context.Background(), bad, "utf-8")
	isFault("decoded", err)

	// The program got better: the file is read again though it has not changed.
	restore = was
	if err := l.Update(context.Background(), []string{dir}, on); err != nil {
		t.Fatal(err)
	}
	good := sheets["bad.txt"]
	if good == nil {
		t.Fatalf("there are %v", sheets)
	}
	// And worse again, for the page that is known.
	if _, err := l.store.db.Exec(`DELETE FROM restored`); err != nil {
		t.Fatal(err)
	}
	restore = func(context.Context, string) (*page.Page, error) { panic("as meant") }
	_, err = l.Page(context.Background(), good)
	isFault("shown", err)
}
