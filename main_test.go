package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// built is the program, built once for all tests. TestMain takes it away.
var built struct {
	sync.Once
	dir string
	err error
}

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(built.dir)
	os.Exit(code)
}

// build builds the program.
func build(t *testing.T) (binary string) {
	t.Helper()
	built.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "lanmu"); built.err != nil {
			return
		}
		if out, err := exec.Command("go", "build", "-o", built.dir, ".").CombinedOutput(); err != nil {
			built.err = fmt.Errorf("go build: %v\n%s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "lanmu")
}

// run runs the program's command line with no display and nothing remembered.
func run(t *testing.T, binary, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	return runAt(t, t.TempDir(), binary, stdin, args...)
}

// runAt is run with home as the home directory.
func runAt(t *testing.T, home, binary, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	c := exec.Command(binary, args...)
	c.Env = []string{"HOME=" + home, "LANG=C"}
	c.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

func TestCommandLine(t *testing.T) {
	dir, binary := t.TempDir(), build(t)
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	page := file("page.txt", "■短评\n\n路灯亮了\n\n□林小满\n\n村口的路灯亮了，夜里走路的人多了起来。\n")
	gbk := file("gbk.txt", "\xb2\xe2\xca\xd4")
	noise := file("noise.txt", "\xff\xff\xff\x80\xff\xff")
	for _, c := range []struct {
		name   string
		args   []string
		stdin  string
		status int
		stdout string // a regular expression
		stderr string // a regular expression
	}{
		{"version", []string{"--version"}, "", 0, `^lanmu \d+\.\d+\.\d+`, `^$`},
		{"help", []string{"--help"}, "", 0, `convert`, `^$`},
		{"json", []string{"convert", "--to", "json", page}, "", 0, `"headline": ?"路灯亮了"`, `^$`},
		{"standard input", []string{"convert", "--to", "json", "-"}, "路灯亮了\n\n村口的路灯亮了，夜里走路的人多了起来。\n", 0, `"路灯亮了"`, `^$`},
		{"markdown", []string{"convert", "--to", "markdown", page}, "", 0, `# 路灯亮了`, `^$`},
		{"html", []string{"convert", "--to", "html", page}, "", 0, `<h[12][^>]*>路灯亮了</h`, `^$`},
		{"text", []string{"convert", page}, "", 0, `　　村口的路灯亮了`, `^$`},
		{"explained", []string{"convert", "--explain", page}, "", 0, `(?s)headline +路灯亮了\n.*a headline\? yes: begins a section`, `^$`},
		{"text set in lines", []string{"convert", "--width", "8", page}, "", 0, `　　村口的路灯亮\n了，夜里走路的人\n多了起来。\n$`, `^$`},
		{"too short a line", []string{"convert", "--width", "3", page}, "", 2, `^$`, `--width 3`},
		{"lines of JSON", []string{"convert", "--width", "30", "--to", "json", page}, "", 2, `^$`, `goes with --to text`},
		{"two pages as JSON", []string{"convert", "--to", "json", page, page}, "", 0, `(?s)^\[.*路灯亮了.*,\n.*路灯亮了.*\]\n$`, `^$`},
		{"PDF", []string{"convert", "--to", "pdf", page, page}, "", 0, `(?s)^%PDF-.*%%EOF\n$`, `^$`},
		{"a bad file among good ones, as PDF", []string{"convert", "--to", "pdf", noise, page}, "", 1, `^%PDF-`, `noise\.txt: is text in no encoding`},
		{"nothing for a PDF", []string{"convert", "--to", "pdf", noise}, "", 1, `^$`, `noise\.txt: is text in no encoding`},
		{"lines of PDF", []string{"convert", "--width", "30", "--to", "pdf", page}, "", 2, `^$`, `goes with --to text`},
		{"no such file", []string{"convert", filepath.Join(dir, "none.txt")}, "", 1, `^$`, `none\.txt: no such file`},
		{"a bad file among good ones", []string{"convert", noise, page}, "", 1, `路灯亮了`, `noise\.txt: is text in no encoding`},
		{"GBK", []string{"convert", gbk}, "", 0, `测试`, `^$`},
		{"folder", []string{"convert", dir}, "", 1, `^$`, `is a folder`},
		{"empty standard input", []string{"convert", "-"}, "", 1, `^$`, `standard input: holds no text`},
		{"unknown form", []string{"convert", "--to", "epub", page}, "", 2, `^$`, `--to epub`},
		{"unknown flag", []string{"--frobnicate"}, "", 2, `^$`, `frobnicate`},
		{"find by pinyin", []string{"find", "gjjs"}, "", 0, `^劳动时评\t让工匠精神释放时代光彩\t潘铎印\n$`, `^$`},
		{"find, at most one", []string{"find", "--limit", "1", "让"}, "", 0, `^[^\n]*让工匠精神[^\n]*\n$`, `^$`},
		{"find as JSON", []string{"find", "--json", "gongj"}, "", 0, `"matched":\[1,2\],"sound":"gong jiang"`, `^$`},
		{"find in a file", []string{"find", "ludeng", page}, "", 0, `^短评\t路灯亮了\t林小满\n$`, `^$`},
		{"find nothing", []string{"find", "火星"}, "", 1, `^$`, `nothing matches`},
		{"find in lines", []string{"find", "--stdin", "chongqi"}, "重庆\n路灯\n重启\n", 0, `^重启\n重庆\n$`, `^$`},
		{"find in lines, and in files", []string{"find", "--stdin", "a", page}, "", 2, `^$`, `--stdin takes one QUERY`},
		{"a limit below nothing", []string{"find", "--limit", "-1", "a"}, "", 2, `^$`, `--limit -1`},
		{"find what", []string{"find"}, "", 2, `^$`, `lanmu:`},
		{"nothing to convert", []string{"convert"}, "", 2, `^$`, `lanmu:`},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, status := run(t, binary, c.stdin, c.args...)
			if status != c.status {
				t.Errorf("exit status %d, want %d", status, c.status)
			}
			if !regexp.MustCompile(c.stdout).MatchString(stdout) {
				t.Errorf("standard output %q does not match %q", stdout, c.stdout)
			}
			if !regexp.MustCompile(c.stderr).MatchString(stderr) || strings.Contains(stderr, "goroutine") {
				t.Errorf("standard error %q does not match %q", stderr, c.stderr)
			}
		})
	}
}

// TestLibraryFromAScript takes folders into the library, finds and searches in
// them and takes them out, a step after the other, in one home.
// TestNoScreen: without one the program says so.
func TestNoScreen(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is a screen")
	}
	if _, stderr, status := run(t, build(t), ""); status != 1 || !strings.Contains(stderr, "no screen") || strings.Contains(stderr, "panic") {
		t.Errorf("it ends with %d and says\n%s", status, stderr)
	}
}

func TestLibraryFromAScript(t *testing.T) {
	home, binary := t.TempDir(), build(t)
	papers := filepath.Join(home, "papers")
	for name, content := range map[string]string{
		"2024/2024-03-02.txt": "■短评\n\n路灯亮了\n\n□林小满\n\n村口的路灯亮了，夜里走路的人多了起来。\n",
		"2024/0303/04.md":     "# 街谈\n\n## 面包房\n\n□何小满\n\n街角的面包房天不亮就开门，门口的路灯还亮着。\n",
		"noise.txt":           "\xff\xff\xff\x80\xff\xff",
		"../more/thesis.caj":  "HN\x00\x00",
	} {
		path := filepath.Join(papers, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args   []string
		status int
		stdout string // a regular expression
		stderr string // a regular expression
	}{
		{[]string{"index"}, 2, `^$`, `no folder is in the library`},
		{[]string{"search", "工匠精神"}, 0, `^劳动时评\t让工匠精神释放时代光彩\t`, `^$`}, // the embedded page
		{[]string{"search", "路灯", papers}, 1, `(?s)^短评\t路灯亮了\t林小满\t\S+2024-03-02.txt\t村口的路灯亮了，夜里走路的人多了起来。\n街谈\t面包房\t何小满\t`, `^lanmu: \S+noise.txt: is text in no encoding`},
		{[]string{"search", "路灯"}, 1, `^$`, `nothing matches`}, // not remembered
		{[]string{"index", papers}, 1, `^$`, `^lanmu: \S+noise.txt: is text in no encoding`},
		{[]string{"index", "--json"}, 1, `^\{"pages":2,"articles":2,"read":0,"seconds":[\d.e-]+,"failed":\[\{"file":"\S+noise.txt","error":"`, `noise.txt`},
		{[]string{"search", "--limit", "1", "--json", "路灯 by:何小满"}, 1, `^\{"id":"\w+","headline":"面包房","column":"街谈","byline":"何小满","number":"4","page":"04.md","file":"\S+04.md","date":"2024-03-03","snippet":"[^"]+","matched":\[\[\d+,\d+\]\]\}\n$`, `noise`},
		{[]string{"search", "\"门口 的路灯\""}, 1, `面包房`, `noise`},
		{[]string{"search", "--", "-面包 路灯"}, 1, `^短评\t路灯亮了[^\n]*\n$`, `noise`},
		{[]string{"search", "date:2024-03-03"}, 1, `^街谈[^\n]*\n$`, `noise`},
		{[]string{"search", "火星"}, 1, `^$`, `nothing matches`},
		{[]string{"search", "--limit", "-1", "路灯"}, 2, `^$`, `--limit -1`},
		{[]string{"search"}, 2, `^$`, `lanmu:`},
		{[]string{"find", "ludeng"}, 1, `^短评\t路灯亮了\t林小满\n$`, `noise`},
		{[]string{"find", "--json", "mianbao", filepath.Join(papers, "2024")}, 0, `"date":"2024-03-03"`, `^$`},
		{[]string{"find", "日期:2024-03-03", papers}, 1, `^街谈\t面包房\t何小满\n$`, `noise`},
		{[]string{"index", filepath.Join(home, "none")}, 1, `^$`, `none: no such file`},
		{[]string{"index", filepath.Join(home, "more")}, 0, `^$`, `(?s)^\S+more: nothing in it can be read\n\S+more: 1 × CNKI document \(CAJ\)\n  CNKI document \(CAJ\): Save it as PDF with CAJViewer.\n`},
		{[]string{"index", "--remove", filepath.Join(home, "more")}, 0, `^$`, `^$`},
		{[]string{"index", "--remove", filepath.Join(home, "none")}, 1, `^$`, `none: is not in the library`},
		{[]string{"index", "--remove", papers}, 0, `^$`, `^$`},
		{[]string{"index", "--remove"}, 2, `^$`, `--remove takes FOLDERs`},
		{[]string{"find", "ludeng"}, 1, `^$`, `nothing matches`},
	} {
		stdout, stderr, status := runAt(t, home, binary, "", c.args...)
		if status != c.status {
			t.Errorf("%q: exit status %d, want %d", c.args, status, c.status)
		}
		if !regexp.MustCompile(c.stdout).MatchString(stdout) {
			t.Errorf("%q: standard output %q does not match %q", c.args, stdout, c.stdout)
		}
		if !regexp.MustCompile(c.stderr).MatchString(stderr) || strings.Contains(stderr, "goroutine") || strings.Contains(stderr, "nil") {
			t.Errorf("%q: standard error %q does not match %q", c.args, stderr, c.stderr)
		}
	}
}

// TestBookmarksFromAScript adds, lists, exports, removes and imports bookmarks
// in one home, a step after the other.
func TestBookmarksFromAScript(t *testing.T) {
	home, binary := t.TempDir(), build(t)
	exported := ""
	for _, c := range []struct {
		args   []string
		status int
		stdout string // a regular expression
		stderr string // a regular expression
	}{
		{[]string{"list"}, 0, `^$`, `^$`},
		{[]string{"add", "--note", "再读", "--tag", "工匠", "让工匠精神"}, 0, `^\w+\n$`, `^$`},
		{[]string{"add", "--quote", "国之重器", "让工匠精神释放时代光彩"}, 0, `^\w+#\w+\n$`, `^$`},
		{[]string{"add", "让更多老年人便捷地乐享运动"}, 0, `^\w+\n$`, `^$`},
		{[]string{"add", "让"}, 1, `^$`, `several headlines; name one of 让工匠精神释放时代光彩, 让更多`},
		{[]string{"add", "火星"}, 1, `^$`, `火星: no such headline`},
		{[]string{"add", "--quote", "火星", "让工匠精神"}, 1, `^$`, `holds no "火星"`},
		{[]string{"add", "让工匠精神", filepath.Join(home, "none.txt")}, 1, `^$`, `none.txt: no such file`},
		{[]string{"list"}, 0, `(?s)^\w+\t\d{4}-\d\d-\d\d\t网评锐语\t让更多.*\n\w+#\w+\t[-\d]+\t劳动时评\t让工匠精神释放时代光彩\t国之重器\n\w+\t[-\d]+\t劳动时评\t让工匠精神释放时代光彩\t\t再读 #工匠\n$`, `^$`},
		{[]string{"list", "老年"}, 0, `^\w+\t[^\n]*让更多老年人[^\n]*\n$`, `^$`},
		{[]string{"list", "--json", "工匠"}, 0, `(?s)"note":"再读".*"tags":\["工匠"\]`, `^$`},
		{[]string{"export"}, 0, `(?s)## 让更多老年人.*> 国之重器.*\n#工匠`, `^$`},
		{[]string{"export", "--to", "html", "老年"}, 0, `(?s)<h2>让更多老年人便捷地乐享运动</h2>`, `^$`},
		{[]string{"export", "--to", "json"}, 0, `"TextQuoteSelector"`, `^$`},
		{[]string{"export", "--to", "epub"}, 2, `^$`, `--to epub`},
		{[]string{"remove", "让工匠精神释放时代光彩"}, 1, `^$`, `several bookmarks have this headline`},
		{[]string{"remove", "让更多老年人便捷地乐享运动"}, 0, `^$`, `^$`},
		{[]string{"remove", "让更多老年人便捷地乐享运动"}, 1, `^$`, `no bookmark has this id or headline`},
		{[]string{"list", "老年"}, 0, `^$`, `^$`},
		{[]string{"import", "-"}, 0, `^-: 1 of 3 bookmarks taken in\n$`, `^$`}, // the removed one
		{[]string{"list", "老年"}, 0, `老年`, `^$`},
		{[]string{"import", filepath.Join(home, "none.json")}, 1, `^$`, `none.json: no such file`},
		{[]string{"import", binary}, 1, `^$`, `no Web Annotations`},
		{[]string{}, 2, `^$`, `needs one of list`},
	} {
		stdin := ""
		if len(c.args) == 2 && c.args[1] == "-" {
			stdin = exported
		}
		stdout, stderr, status := runAt(t, home, binary, stdin, append([]string{"bookmarks"}, c.args...)...)
		if status != c.status {
			t.Errorf("%q: exit status %d, want %d", c.args, status, c.status)
		}
		if !regexp.MustCompile(c.stdout).MatchString(stdout) {
			t.Errorf("%q: standard output %q does not match %q", c.args, stdout, c.stdout)
		}
		if !regexp.MustCompile(c.stderr).MatchString(stderr) || strings.Contains(stderr, "goroutine") {
			t.Errorf("%q: standard error %q does not match %q", c.args, stderr, c.stderr)
		}
		if len(c.args) == 3 && c.args[2] == "json" {
			exported = stdout
		}
	}
}
