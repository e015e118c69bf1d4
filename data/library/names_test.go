package library

import (
	"encoding/json"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

func TestNames(t *testing.T) {
	gbk := func(s string) string { return string(in(t, "gb18030", s)) }
	for _, c := range []struct{ path, text, shown string }{
		{"/papers/晨报", "/papers/晨报", "/papers/晨报"},
		{"/papers/" + gbk("报纸"), "file:///papers/%B1%A8%D6%BD", "/papers/报纸"},
		{"/papers/" + gbk("人民日报") + "/晨报/a b%.txt", "file:///papers/%C8%CB%C3%F1%C8%D5%B1%A8/%E6%99%A8%E6%8A%A5/a%20b%25.txt", "/papers/人民日报/晨报/a b%.txt"},
		{"/papers/\xff", "file:///papers/%FF", `/papers/\xff`},
		{"/papers/a\xffb", "file:///papers/a%FFb", `/papers/a\xffb`},
		{"file:///papers/%FF", "", "file:///papers/%FF"}, // another, with a name that no path has
		{"/file:///a", "/file:///a", "/file:///a"},
		{"", "", ""},
	} {
		if text := NameText(c.path); c.text != "" && text != c.text {
			t.Errorf("%q is written %q, want %q", c.path, text, c.text)
		}
		if shown := ShownName(c.path); shown != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.path, shown, c.shown)
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"a", "\xb1\xa8", "%FF", "file:///a", "/\x00\xff", "a?b#c\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		path := "/" + name
		text := NameText(path)
		if b, err := json.Marshal(text); err != nil || json.Unmarshal(b, &text) != nil || PathOf(text) != path {
			t.Errorf("%q comes back from %q as %q", path, text, PathOf(text))
		}
		if shown := ShownName(path); !utf8.ValidString(shown) {
			t.Errorf("%q is shown as %q", path, shown)
		}
	})
}

// Folders and files whose names are no UTF-8 are there at every start, whatever
// begins their names, and can be taken out of the library.
func TestNamesThatAreNoUTF8(t *testing.T) {
	dir, cache, kept := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "folders.jsonl")
	odd := string(in(t, "gb18030", "报纸"))
	write(t, dir, map[string]string{odd + "/" + odd + ".txt": lamps, odd + "/\xff\xfe.txt": bakery, odd + "/a.txt": lamps + "一。\n", "other.txt": lamps + "二。\n"})
	folder := filepath.Join(dir, odd)
	for start := range 3 {
		f, err := OpenFolders(kept)
		if err != nil {
			t.Fatal(err)
		}
		choices, err := OpenChoices(filepath.Join(filepath.Dir(kept), "encodings.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		if start == 0 {
			if err := f.Add(folder); err != nil {
				t.Fatal(err)
			}
		}
		if all := f.All(); len(all) != 1 || all[0] != folder {
			t.Errorf("start %d: the folders are %q", start, all)
		}
		l := open(t, cache)
		l.Follow(choices)
		known, failed, err := l.Known(t.Context(), f.All())
		if want := min(start, 1) * 3; len(known) != want || len(failed) > 0 || err != nil {
			t.Errorf("start %d: %d pages are known, want %d; %v, %v", start, len(known), want, failed, err)
		}
		c := bring(t, l, f.All()...)
		if len(c.Failed)+len(c.Gone) > 0 || start > 0 && len(c.Sheets) > 0 {
			t.Errorf("start %d: %q", start, c.says(dir))
		}
		if start == 0 {
			for _, s := range c.Sheets {
				if !utf8.ValidString(s.Name()) {
					t.Errorf("a page is called %q", s.Name())
				}
			}
			if _, err := l.Decode(t.Context(), filepath.Join(folder, odd+".txt"), "big5"); err != nil {
				t.Error(err)
			}
		}
		if got := choices.of(filepath.Join(folder, odd+".txt")); got != "big5" {
			t.Errorf("start %d: its encoding is chosen as %q", start, got)
		}
		if n := found(t, l, "面包房"); n != 1 {
			t.Errorf("start %d: %d are found", start, n)
		}
		l.Close()
		choices.Close()
		if start == 2 {
			if err := f.Remove(folder); err != nil || len(f.All()) != 0 {
				t.Errorf("removed: %q, %v", f.All(), err)
			}
		}
		f.Close()
	}
}
