package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// onTerminal runs the program on a terminal of its own and returns what that was
// sent.
func onTerminal(t *testing.T, home, binary string, args ...string) string {
	t.Helper()
	ours, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	defer ours.Close()
	var number, unlocked int32
	for request, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &unlocked, syscall.TIOCGPTN: &number} {
		if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, ours.Fd(), request, uintptr(unsafe.Pointer(value))); e != 0 {
			t.Skipf("no terminal to be had: %v", e)
		}
	}
	theirs, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminal to be had: %v", err)
	}
	c := exec.Command(binary, args...)
	c.Env = []string{"HOME=" + home, "LANG=C"}
	c.Stdout, c.Stderr = theirs, theirs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	theirs.Close()
	sent := make(chan string)
	go func() {
		b, _ := io.ReadAll(ours) // EIO when the last of them has gone
		sent <- string(b)
	}()
	c.Wait()
	return <-sent
}

// ours are the sequences that the program itself steers a terminal with: bold,
// and the line of progress.
var ours = regexp.MustCompile("\x1b\\[[01]m|\x1b\\[K")

// steering are characters that no text may send to a terminal.
var steering = regexp.MustCompile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]|\r[^\n]")

// TestTextSteersNoTerminal: what a page, a file's name or a query holds is shown
// on a terminal as signs, and goes into a pipe as it is.
func TestTextSteersNoTerminal(t *testing.T) {
	home, dir, binary := t.TempDir(), t.TempDir(), build(t)
	const evil = "\x1b]0;hi\a\x1b[2J\u009b31m\u202e\x7f\b\x1b[1A"
	page := filepath.Join(dir, "a"+evil+".txt")
	text := "■短评\n\n路灯" + evil + "亮了\n\n□林小满\n\n村口的" + evil + "路灯亮了，夜里走路的人多了起来。\n"
	if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, errs, status := runAt(t, home, binary, "", "bookmarks", "add", "--note", evil, "路灯"+evil+"亮了", page); status != 0 {
		t.Fatalf("%s%s", out, errs)
	}
	for _, c := range []struct {
		args  []string
		shown string // on the terminal
		piped string
	}{
		{[]string{"find", "ludeng", page}, "路灯␛]0;hi␇␛[2J", "路灯\x1b]0;hi\a"},
		{[]string{"find", "--json", "ludeng", page}, `\u009b31m\u202e\u007f`, "\u009b31m\u202e\x7f"},
		{[]string{"search", "路灯", page}, "\x1b[1m路灯\x1b[0m", "路灯\x1b]0;hi\a"},
		{[]string{"search", "--json", "路灯", page}, `\u009b31m\u202e\u007f`, "\u009b31m\u202e\x7f"},
		{[]string{"bookmarks", "list"}, "路灯␛]0;hi␇␛[2J", "路灯\x1b]0;hi\a"},
		{[]string{"bookmarks", "export"}, "路灯␛\\]0;hi␇", "路灯\x1b\\]0;hi\a"},
		{[]string{"convert", page}, "村口的␛]0;hi␇␛[2J", "村口的\x1b]0;hi\a"},
		{[]string{"convert", "--to", "markdown", page}, "␛", "\x1b"},
		{[]string{"convert", dir + "/none" + evil}, "none␛]0;hi␇", "none\x1b]0;hi\a"},
		{[]string{"convert", dir + "/none\nlanmu: all is well"}, "none\r\n  lanmu", "none\n  lanmu"},
		{[]string{"index", dir + "/none" + evil}, "none␛]0;hi␇", "none\x1b]0;hi\a"},
		{[]string{"bookmarks", "remove", evil}, "␛]0;hi␇", "\x1b]0;hi\a"},
		{[]string{"convert", "--to", evil, page}, "␛]0;hi␇", "\x1b]0;hi\a"},
		{[]string{"--" + evil}, "␛]0;hi␇", "\x1b]0;hi\a"},
	} {
		name := strings.Join(c.args[:min(2, len(c.args))], " ")
		shown := onTerminal(t, home, binary, c.args...)
		if bad := steering.FindString(ours.ReplaceAllString(shown, "")); bad != "" || !strings.Contains(shown, c.shown) {
			t.Errorf("%q: on a terminal %q, with %q in it; want %q", name, shown, bad, c.shown)
		}
		out, errs, _ := runAt(t, home, binary, "", c.args...)
		if !strings.Contains(out+errs, c.piped) {
			t.Errorf("%q: into a pipe %q; want %q", name, out+errs, c.piped)
		}
	}
}
