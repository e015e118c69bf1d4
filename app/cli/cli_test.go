package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
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
		{"an unknown command's flag", "", []string{"find", "--tea"}, 2, "", "Try 'lanmu --help'"},
	} {
		status, out, errs := lanmu(c.stdin, c.args...)
		if status != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
			t.Errorf("%s: lanmu %q ended with %d, want %d, and wrote\n%s%s", c.name, c.args, status, c.status, out, errs)
		}
	}
}
