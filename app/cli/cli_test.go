package cli

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"lanmu/app/stock"
)

// terminalOf runs commands in a home of their own.
func terminalOf(t *testing.T) func(stdin string, args ...string) (status int, out, errs string) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"CONFIG", "DATA", "STATE", "CACHE"} {
		t.Setenv("XDG_"+name+"_HOME", filepath.Join(home, strings.ToLower(name)))
	}
	t.Setenv("HOME", home)
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	return func(stdin string, args ...string) (int, string, string) {
		var out, errs strings.Builder
		in, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		w.WriteString(stdin)
		w.Close()
		was := os.Stdin
		os.Stdin = in
		defer func() { os.Stdin = was }()
		status := execute(func([]string, bool) error { t.Error("a window was opened"); return nil }, args, &out, &errs)
		return status, out.String(), errs.String()
	}
}

// TestCommands are what a reader types, one after another, and what he reads.
func TestCommands(t *testing.T) {
	lanmu := terminalOf(t)
	dir := t.TempDir()
	page := filepath.Join(dir, "page.txt")
	if err := os.WriteFile(page, []byte("■短评\n\n村口的路灯亮了\n\n□林小满\n\n六月二日，村口的路灯亮了，夜里走路的人多了起来。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(dir, "none.txt")
	packed := filepath.Join(t.TempDir(), "packed.zip")
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for _, name := range []string{"1.txt", "2.txt"} {
		if f, err := z.Create(name); err != nil {
			t.Fatal(err)
		} else {
			io.WriteString(f, "春天来了"+name+"\n\n山坡上的杏花开了。\n")
		}
	}
	if err := errors.Join(z.Close(), os.WriteFile(packed, archive.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, stdin string
		args        []string
		status      int
		out, errs   string // stand in what is written
	}{
		{"a page is restored", "", []string{"convert", page}, 0, "村口的路灯亮了", ""},
		{"from standard input", "春天来了\n\n山坡上的杏花开了。\n", []string{"convert", "-"}, 0, "山坡上的杏花开了", ""},
		{"no such file", "", []string{"convert", none}, 1, "", "none.txt"},
		{"no such form", "", []string{"convert", "--to", "tea", page}, 2, "", "--to tea is no form"},
		{"by pinyin", "", []string{"find", "ludeng", page}, 0, "短评\t村口的路灯亮了\t林小满", ""},
		{"nothing matches", "", []string{"find", "火星", page}, 1, "", "nothing matches"},
		{"lines", "路灯\n杏花\n", []string{"find", "--stdin", "xinghua"}, 0, "杏花\n", ""},
		{"in a text", "", []string{"search", "夜里", page}, 0, "夜里走路", ""},
		{"a folder", "", []string{"index", "--json", dir}, 0, `"pages":1`, ""},
		{"from the library", "", []string{"find", "lin"}, 0, "村口的路灯亮了", ""},
		{"a bookmark", "", []string{"bookmarks", "add", "--note", "记下", "路灯", page}, 0, "", ""},
		{"is listed", "", []string{"bookmarks", "list"}, 0, "短评\t村口的路灯亮了", ""},
		{"and exported", "", []string{"bookmarks", "export"}, 0, "记下", ""},
		{"and removed", "", []string{"bookmarks", "remove", "村口的路灯亮了"}, 0, "", ""},
		{"once", "", []string{"bookmarks", "remove", "村口的路灯亮了"}, 1, "", "no bookmark has this id or headline"},
		{"set in lines", "", []string{"convert", "--width", "8", page}, 0, "六月二日，村\n", ""},
		{"in too short ones", "", []string{"convert", "--width", "3", page}, 2, "", "is at least 8"},
		{"as JSON", "", []string{"convert", "--to", "json", page, page}, 0, "[\n{", ""},
		{"an archive", "", []string{"convert", "--to", "json", packed}, 0, "春天来了2.txt", ""},
		{"as Markdown", "", []string{"convert", "--to", "markdown", page}, 0, "# 村口的路灯亮了", ""},
		{"as a web page", "", []string{"convert", "--to", "html", page}, 0, "<!DOCTYPE html>", ""},
		{"two as one web page", "", []string{"convert", "--to", "html", page, page}, 2, "", "name one FILE"},
		{"as references", "", []string{"convert", "--to", "ris", page}, 0, "TI  - 村口的路灯亮了", ""},
		{"as BibTeX", "", []string{"convert", "--to", "bibtex", page}, 0, "村口的路灯亮了", ""},
		{"as a PDF", "", []string{"convert", "--to", "pdf", page}, 0, "%PDF-", ""},
		{"as a PDF in lines", "", []string{"convert", "--to", "pdf", "--width", "12", page}, 2, "", "goes with --to text"},
		{"explained", "", []string{"convert", "--explain", page}, 0, "村口的路灯亮了", ""},
		{"drawn, of two", "", []string{"convert", "--explain", "--to", "svg", page, page}, 2, "", "name one FILE"},
		{"drawn, of text", "", []string{"convert", "--explain", "--to", "svg", page}, 1, "", "page.txt"},
		{"one of two files", "", []string{"convert", none, page}, 1, "村口的路灯亮了", "none.txt"},
		{"no file", "", []string{"convert"}, 2, "", "requires at least 1 arg"},
		{"headlines as JSON", "", []string{"find", "--json", "ludeng", page}, 0, `"headline":"村口的路灯亮了"`, ""},
		{"one of them", "", []string{"find", "--limit", "1", "", page}, 0, "村口的路灯亮了", ""},
		{"texts as JSON", "", []string{"search", "--json", "夜里", page}, 0, `"headline":"村口的路灯亮了"`, ""},
		{"no text has it", "", []string{"search", "火星", page}, 1, "", "火星"},
		{"bookmarks as tea", "", []string{"bookmarks", "export", "--to", "tea"}, 2, "", "--to tea is no form"},
		{"no such article", "", []string{"bookmarks", "add", "火星", page}, 1, "", "火星"},
		{"bookmarks back", `{"not": "ours"}`, []string{"bookmarks", "import", "-"}, 1, "", "lanmu:"},
		{"the folder", "", []string{"index"}, 0, "", ""},
		{"the folder goes", "", []string{"index", "--remove", dir}, 0, "", ""},
		{"once", "", []string{"index", "--remove", dir}, 1, "", "lanmu:"},
		{"the version", "", []string{"--version"}, 0, "lanmu ", ""},
		{"help", "", []string{"--help"}, 0, "Usage:", ""},
		{"help of a command", "", []string{"search", "--help"}, 0, "lanmu search", ""},
		{"no such command", "", []string{"library", "list"}, 2, "", "library: no such file, and no such command\n"},
		{"a slip in a command", "", []string{"serach", "路灯"}, 2, "", "did you mean search?"},
		{"no such command of bookmarks", "", []string{"bookmarks", "frob"}, 2, "", "frob"},
		{"an unknown command's flag", "", []string{"find", "--tea"}, 2, "", "Try 'lanmu --help'"},
	} {
		status, out, errs := lanmu(c.stdin, c.args...)
		if status != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
			t.Errorf("%s: lanmu %q ended with %d, want %d, and wrote\n%s%s", c.name, c.args, status, c.status, out, errs)
		}
	}
}

// TestAWindowIsOpened on the files that are named, and on none.
func TestAWindowIsOpened(t *testing.T) {
	for _, c := range []struct {
		args  []string
		files []string
		alone bool
	}{{nil, nil, false}, {[]string{"a.txt", "b"}, []string{"a.txt", "b"}, false}, {[]string{"--new-window", "a.txt"}, []string{"a.txt"}, true}} {
		var files []string
		var alone bool
		opened := 0
		open := func(f []string, a bool) error { files, alone, opened = f, a, opened+1; return nil }
		if status := execute(open, append([]string{}, c.args...), io.Discard, io.Discard); status != 0 || opened != 1 || alone != c.alone || !slices.Equal(files, c.files) {
			t.Errorf("%q: status %d, opened %d times, alone %v, on %q", c.args, status, opened, alone, files)
		}
	}
	var errs strings.Builder
	broken := func([]string, bool) error { return errors.New("the screen\nis gone") }
	if status := execute(broken, []string{}, io.Discard, &errs); status != exitFailure || errs.String() != "lanmu: the screen\n  is gone\n" {
		t.Errorf("status %d, said %q", status, errs.String())
	}
}

// A bookmark's file is found from wherever the window is started.
func TestFilesAreNamedFromTheRoot(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("灯.txt", []byte("■街谈\n\n食堂的灯\n\n□何小满\n\n灯亮得一天比一天久。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	pages, errs := openAll(t.Context(), []string{"灯.txt"})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got, want := stock.EntriesOf(pages[0])[0].Mark.File, filepath.Join(dir, "灯.txt"); got != want {
		t.Errorf("the bookmark is of %s, want %s", got, want)
	}
}
