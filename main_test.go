package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// desk is a virtual screen with a home of its own, and the program on it.
type desk struct {
	*testing.T
	binary  string
	home    string
	display string
	program *exec.Cmd
	exited  chan struct{} // closed when it has ended
	stderr  io.Writer     // what it says goes here; nil for the test's own
}

// patience is how long anything may take before the test gives up on it. It is
// no measurement: a busy machine may take its time.
const patience = 30 * time.Second

func newDesk(t *testing.T) *desk {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			if tool == "Xvfb" {
				t.Skip("no Xvfb here; make test installs it")
			}
			t.Fatalf("Xvfb is here but %s is not; make test installs it", tool)
		}
	}
	d := &desk{T: t, home: t.TempDir()}
	d.binary = filepath.Join(d.home, "lanmu")
	if out, err := exec.Command("go", "build", "-o", d.binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	d.startScreen()
	return d
}

// startScreen lets Xvfb choose a free display, which it tells once it is ready.
func (d *desk) startScreen() {
	d.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{w}
	x.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := x.Start(); err != nil {
		d.Fatal(err)
	}
	w.Close()
	d.Cleanup(func() { x.Process.Kill(); x.Wait() })
	var n int
	r.SetReadDeadline(time.Now().Add(patience))
	if _, err := fmt.Fscan(r, &n); err != nil {
		d.Fatalf("Xvfb told no display: %v", err)
	}
	d.display = fmt.Sprintf(":%d", n)
}

func (d *desk) environ() []string {
	env := []string{"DISPLAY=" + d.display, "HOME=" + d.home, "PATH=" + os.Getenv("PATH"),
		"LANG=C", "FYNE_SCALE=1", "FYNE_THEME=light"}
	for _, dir := range []string{"CONFIG", "STATE", "CACHE", "DATA"} {
		env = append(env, "XDG_"+dir+"_HOME="+filepath.Join(d.home, strings.ToLower(dir)))
	}
	return env
}

// starts runs the program and waits for its window to show a headline.
func (d *desk) starts(args ...string) {
	d.Helper()
	d.program = exec.Command(d.binary, args...)
	d.program.Env = d.environ()
	d.program.Stderr = os.Stderr
	if d.stderr != nil {
		d.program.Stderr = d.stderr
	}
	d.program.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := d.program.Start(); err != nil {
		d.Fatal(err)
	}
	program, exited := d.program, make(chan struct{})
	d.exited = exited
	go func() {
		program.Wait()
		close(exited)
	}()
	d.Cleanup(func() { program.Process.Kill(); <-exited })
	d.eventually("a window", func() bool { return d.title() != "" })
	d.xdotool("windowfocus", "--sync", d.window())
	d.eventually("a drawn window", func() bool { return inked(d.picture()) > 10000 })
}

// dies kills the program without a chance to save anything.
func (d *desk) dies() {
	d.program.Process.Kill()
	<-d.exited
	d.eventually("the window to be gone", func() bool { return d.title() == "" })
}

// ended tells whether the program has ended by itself.
func (d *desk) ended() bool {
	select {
	case <-d.exited:
		return true
	case <-time.After(50 * time.Millisecond):
		return false
	}
}

func (d *desk) xdotool(args ...string) string {
	c := exec.Command("xdotool", args...)
	c.Env = append(d.environ(), "LC_ALL=C.UTF-8") // it reads what it types by its locale
	out, _ := c.Output()
	return strings.TrimSpace(string(out))
}

func (d *desk) window() string {
	id, _, _ := strings.Cut(d.xdotool("search", "--onlyvisible", "--class", "."), "\n")
	return id
}

func (d *desk) title() string {
	if id := d.window(); id != "" {
		return d.xdotool("getwindowname", id)
	}
	return ""
}

func (d *desk) presses(keys ...string) {
	d.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
}

func (d *desk) types(text string) { d.xdotool("type", "--delay", "60", text) }

func (d *desk) eventually(what string, ok func() bool) {
	d.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			d.Fatalf("waited %v for %s; the window is titled %q", patience, what, d.title())
		}
	}
}

// reads waits for the article with the headline to be open.
func (d *desk) reads(headline string) {
	d.Helper()
	d.eventually("the article "+headline, func() bool { return strings.HasPrefix(d.title(), headline) })
}

func (d *desk) picture() image.Image {
	d.Helper()
	c := exec.Command("import", "-window", "root", "png:-")
	c.Env = d.environ()
	out, err := c.Output()
	if err != nil {
		d.Fatalf("cannot take a picture of the screen: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		d.Fatal(err)
	}
	return img
}

// inked counts the dark pixels of a picture that are not the black of a screen
// with nothing on it.
func inked(img image.Image) int {
	return count(img, func(r, g, b uint32) bool { return r+g+b > 0 && r < 120 && g < 120 && b < 120 })
}

// red counts pixels of the accent colour in the right half of the window,
// where only the column's name, the rule of a pull quote and a star that is
// on have it.
func red(img image.Image) int {
	n := 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Dx() / 3; x < b.Max.X; x++ {
			if r, g, bl, _ := img.At(x, y).RGBA(); r>>8 == 0x9b && g>>8 == 0x1c && bl>>8 == 0x22 {
				n++
			}
		}
	}
	return n
}

func count(img image.Image, match func(r, g, b uint32) bool) int {
	n := 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			if match(r>>8, g>>8, bl>>8) {
				n++
			}
		}
	}
	return n
}

// TestAReadersSession starts the real program, filters, opens, stars, kills it
// and finds the star again.
func TestAReadersSession(t *testing.T) {
	const craft, card = "让工匠精神释放时代光彩", "把更多“工会联系卡”打造成为“连心卡”"
	d := newDesk(t)
	d.starts()
	d.reads(craft)

	d.presses("ctrl+k")
	d.types("联系卡")
	d.presses("Down", "Return")
	d.reads(card)
	before := red(d.picture())
	d.presses("ctrl+d")
	journal := filepath.Join(d.home, "config", "lanmu", "bookmarks.jsonl")
	d.eventually("the bookmark on disk", func() bool { return bookmarked(t, journal, card) })
	d.eventually("the star to turn", func() bool { return red(d.picture()) > before+50 })
	// What is open is written once the window is left alone for a moment.
	d.eventually("the open article to be noted", func() bool {
		found := false
		filepath.WalkDir(filepath.Join(d.home, "state"), func(path string, _ os.DirEntry, _ error) error {
			b, _ := os.ReadFile(path)
			found = found || bytes.Contains(b, []byte(bookmarkID(t, journal)))
			return nil
		})
		return found
	})
	d.dies()

	d.starts()
	d.reads(card)
	d.eventually("the star to be on", func() bool { return red(d.picture()) > before+50 })
	d.presses("ctrl+k")
	d.types("工匠精神")
	d.presses("Return")
	d.reads(craft)
	d.presses("ctrl+k", "Escape", "ctrl+2", "ctrl+k", "Down", "Return")
	d.reads(card)
}

func bookmarked(t *testing.T, journal, headline string) bool {
	b, err := os.ReadFile(journal)
	return err == nil && bytes.Contains(b, []byte(headline))
}

// bookmarkID is the id in the journal's one line.
func bookmarkID(t *testing.T, journal string) string {
	b, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	var line struct{ ID string }
	if err := json.Unmarshal(bytes.TrimSpace(b), &line); err != nil || line.ID == "" {
		t.Fatalf("no id in %s: %v", b, err)
	}
	return line.ID
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

// build builds the program.
func build(t *testing.T) (binary string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "lanmu")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
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
		{"text set in lines", []string{"convert", "--width", "8", page}, "", 0, `　　村口的路灯亮\n了，夜里走路的人\n多了起来。\n$`, `^$`},
		{"too short a line", []string{"convert", "--width", "3", page}, "", 2, `^$`, `--width 3`},
		{"lines of JSON", []string{"convert", "--width", "30", "--to", "json", page}, "", 2, `^$`, `goes with --to text`},
		{"two pages as JSON", []string{"convert", "--to", "json", page, page}, "", 0, `(?s)^\[.*路灯亮了.*,\n.*路灯亮了.*\]\n$`, `^$`},
		{"PDF", []string{"convert", "--to", "pdf", page, page}, "", 0, `(?s)^%PDF-.*%%EOF\n$`, `^$`},
		{"a bad file among good ones, as PDF", []string{"convert", "--to", "pdf", gbk, page}, "", 1, `^%PDF-`, `gbk\.txt: is not UTF-8`},
		{"nothing for a PDF", []string{"convert", "--to", "pdf", gbk}, "", 1, `^$`, `gbk\.txt: is not UTF-8`},
		{"lines of PDF", []string{"convert", "--width", "30", "--to", "pdf", page}, "", 2, `^$`, `goes with --to text`},
		{"no such file", []string{"convert", filepath.Join(dir, "none.txt")}, "", 1, `^$`, `none\.txt: no such file`},
		{"a bad file among good ones", []string{"convert", gbk, page}, "", 1, `路灯亮了`, `gbk\.txt: is not UTF-8`},
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
		{[]string{"list"}, 0, `(?s)^\w+\t\d{4}-\d\d-\d\d\t网评锐语\t让更多.*\n\w+#\w+\t[-\d]+\t劳动时评\t让工匠精神释放时代光彩\t国之重器\n\w+\t[-\d]+\t劳动时评\t让工匠精神释放时代光彩\n$`, `^$`},
		{[]string{"list", "老年"}, 0, `^\w+\t[^\n]*让更多老年人[^\n]*\n$`, `^$`},
		{[]string{"list", "--json", "工匠"}, 0, `(?s)"note":"再读".*"tags":\["工匠"\]`, `^$`},
		{[]string{"export"}, 0, `(?s)## 让更多老年人.*> 国之重器.*\\#工匠`, `^$`},
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
		if c.args != nil && len(c.args) == 2 && c.args[1] == "-" {
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
