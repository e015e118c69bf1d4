package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// line is a line as a journal writes it.
func line(id, at, text string) string {
	return fmt.Sprintf(`{"id":"%s","at":"2026-03-02T%s:00Z","body":"%s"}`+"\n", id, at, text)
}

func TestWhatIsReadableIsRead(t *testing.T) {
	a, b := line("a", "08:00", "老街"), line("b", "08:01", "渡口")
	hole := strings.Repeat("\x00", 300<<10) // longer than the reading buffer
	for _, c := range []struct {
		name, file string
		want       []string
		aside      string
	}{
		{"empty", "", nil, ""},
		{"blank lines", "\n\n" + a + "\r\n" + b, []string{"a 老街", "b 渡口"}, ""},
		{"torn last line", a + b[:30], []string{"a 老街"}, b[:30] + "\n"},
		{"last line lacks only its end", a + b[:len(b)-1], []string{"a 老街", "b 渡口"}, ""},
		{"torn line in the middle", a + a[:20] + "\n" + b, []string{"a 老街", "b 渡口"}, a[:20] + "\n"},
		{"another line after a torn one", a[:20] + b, []string{"b 渡口"}, a[:20] + "\n"},
		{"garbage", "\xff\xfe\x80\n" + a + "<<<<<<< HEAD\n", []string{"a 老街"}, "\xff\xfe\x80\n<<<<<<< HEAD\n"},
		{"hole at the end", a + b + hole, []string{"a 老街", "b 渡口"}, ""},
		{"hole before a line", hole + a + hole + b, []string{"a 老街", "b 渡口"}, ""},
		{"hole in a line", a[:20] + hole + b, []string{"b 渡口"}, a[:20] + "\n"},
		{"garbage as it stands", "\x00\x00 <<<<<<< \t \r\n" + a + "\xfe\xffn\x00o\x00\n\x00t\x00e\x00", []string{"a 老街"},
			"\x00\x00 <<<<<<< \t \r\n\xfe\xffn\x00o\x00\n\x00t\x00e\x00\n"},
		{"garbage and a line", "  ?? " + a + " \t\x00\n", []string{"a 老街"}, "  ?? \n"},
		{"blank", " \t\r\n\x00\x00\n" + a, []string{"a 老街"}, ""},
		{"a hole larger than what is read at once", strings.Repeat("\x00", 900<<10) + "??\n" + a, []string{"a 老街"}, "??\n"},
		{"no id", `{"body":"老街"}` + "\n" + `{"id":"","body":"x"}` + "\n[1]\n" + a, []string{"a 老街"},
			`{"body":"老街"}` + "\n" + `{"id":"","body":"x"}` + "\n[1]\n"},
		{"a type of a later version", `{"id":"a","body":{"zh":"老街"}}` + "\n", []string{"a "}, ""},
		{"no time", `{"id":"a","body":"old"}` + "\n" + a, []string{"a 老街"}, ""},
		{"a clock gone wild", `{"id":"a","at":"9999-12-31T23:59:59.999999999Z","body":"far"}` + "\n" + a, []string{"a far"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "notes.jsonl")
			os.WriteFile(path, []byte(c.file), 0o600)
			d := open(t, path)
			d.keeps(c.want...)
			if got := d.content(path + ".unreadable"); got != c.aside {
				t.Errorf("set aside %q, want %q", got, c.aside)
			}
			if a := d.Aside(); (a.Path != "") != (c.aside != "") || a.Lines != strings.Count(c.aside, "\n") {
				t.Errorf("told that %+v was set aside", a)
			}
			d.put("a", "new")
			d.put("c", "three")
			want := []string{"a new"}
			for _, w := range c.want {
				if w[0] != 'a' {
					want = append(want, w)
				}
			}
			want = append(want, "c three")
			d.keeps(want...)
			d.another().keeps(want...)
		})
	}
}

func TestALineTornWhileOpenIsMended(t *testing.T) {
	d := newDesk(t)
	d.put("a", "1")
	f, err := os.OpenFile(d.path, os.O_WRONLY|os.O_APPEND, 0)
	d.must(err)
	f.WriteString(`{"id":"b","bo`)
	f.Close()
	d.put("c", "3")
	d.keeps("a 1", "c 3")
	if !strings.Contains(d.content(d.path), `"bo`+"\n"+`{"id":"c"`) {
		t.Errorf("the line is not on a line of its own:\n%s", d.content(d.path))
	}
	e := d.another()
	e.keeps("a 1", "c 3")
	if got := e.content(d.path + ".unreadable"); got != `{"id":"b","bo`+"\n" {
		t.Errorf("set aside %q", got)
	}
}

// A journal of 200 MB, nearly all of it superseded.
func TestAHugeJournal(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200 MB")
	}
	path := filepath.Join(t.TempDir(), "notes.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	block := strings.Builder{}
	for i := range 1000 {
		block.WriteString(line(fmt.Sprint("id", i), "08:00", strings.Repeat("老街的灯", 80)))
	}
	for n := 0; n < 200<<20; n += block.Len() {
		f.WriteString(block.String())
	}
	f.Close()
	d := open(t, path)
	if n := len(d.Live()); n != 1000 {
		t.Fatalf("%d entries, want 1000", n)
	}
	d.put("id0", "new")
	d.Close()
	if d.lines() != 1000 {
		t.Errorf("%d lines after compaction, want 1000", d.lines())
	}
	if v, _ := open(t, path).Get("id0"); v.Text != "new" {
		t.Errorf("id0 is %q", v.Text)
	}
}

func TestCompaction(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "real", "notes.jsonl")
	link := filepath.Join(dir, "notes.jsonl")
	os.Mkdir(filepath.Dir(real), 0o755)
	if err := os.Symlink("real/notes.jsonl", link); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(real, nil, 0o600)
	d := open(t, link)
	d.put("a", "1")
	os.Chmod(real, 0o640)
	stale := filepath.Join(dir, "real", ".notes.jsonl123456")
	os.WriteFile(stale, nil, 0o600)
	d.put("a", "2")
	d.put("b", "3")
	d.must(d.Delete("b"))
	e := d.another()
	d.must(d.Compact())
	if d.lines() != 2 {
		t.Errorf("%d lines, want 2:\n%s", d.lines(), d.content(link))
	}
	if fi, _ := os.Lstat(link); fi.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if fi, _ := os.Stat(real); fi.Mode() != 0o640 {
		t.Errorf("the mode became %v", fi.Mode())
	}
	if _, err := os.Stat(stale); err == nil {
		t.Error("what a killed compaction left is still there")
	}
	e.put("c", "4") // opened before the file was replaced
	d.must(d.Refresh())
	d.keeps("a 2", "c 4")
	d.another().keeps("a 2", "c 4")
}

func TestWhatWasDeletedIsForgottenInTime(t *testing.T) {
	d := newDesk(t)
	for id, ago := range map[string]time.Duration{"old": UndoFor + time.Hour, "new": UndoFor - time.Hour} {
		e := NewEntry(id, time.Now().Add(-ago), note{Text: "secret " + id})
		e.Deleted = true
		d.merge(e)
	}
	d.must(d.Compact())
	if s := d.content(d.path); strings.Contains(s, "secret old") || !strings.Contains(s, "secret new") || !strings.Contains(s, `"old"`) {
		t.Errorf("the file holds\n%s", s)
	}
	e := d.another()
	e.merge(NewEntry("old", time.Now().Add(-2*UndoFor), note{Text: "from an old copy"}))
	e.must(e.Restore("old", "new"))
	e.keeps("new secret new")
}

func TestAnOlderCopyIsCompletedAgain(t *testing.T) {
	d := newDesk(t)
	d.put("a", "1")
	older := d.content(d.path)
	d.put("b", "2")
	for _, replace := range []func(){
		func() { os.WriteFile(d.path+".new", []byte(older), 0o600); os.Rename(d.path+".new", d.path) },
		func() { os.WriteFile(d.path, []byte(older), 0o600) }, // in place, shorter
		func() { os.WriteFile(d.path, []byte(older+strings.Repeat(older, 20)), 0o600) },
		func() { os.Remove(d.path); d.put("c", "3"); d.must(d.Delete("c")) },
	} {
		replace()
		d.must(d.Refresh())
		d.keeps("a 1", "b 2")
		d.another().keeps("a 1", "b 2")
	}
}
