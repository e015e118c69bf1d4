//go:build linux

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
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
	lang    string
	display string
	screen  *os.Process
	program *exec.Cmd
	exited  chan struct{}       // closed when it has ended
	stderr  io.Writer           // what it says goes here
	env     []string            // besides its own
	user    *syscall.Credential // nil for the one the test runs as
	wayland bool                // the screen shows a Wayland desktop
}

// patience is how long anything may take before the test gives up on it. It is
// no measurement: a busy machine may take its time.
const patience = 5 * time.Minute

func newDesk(t *testing.T, tools ...string) *desk {
	t.Helper()
	for _, tool := range append([]string{"Xvfb", "xdotool", "import"}, tools...) {
		if _, err := exec.LookPath(tool); err != nil {
			if tool == "Xvfb" {
				t.Skip("no Xvfb here; make test installs it")
			}
			t.Fatalf("Xvfb is here but %s is not; make test installs it", tool)
		}
	}
	d := &desk{T: t, home: t.TempDir(), binary: build(t), lang: "C", stderr: t.Output()}
	if err := os.Mkdir(d.runtime(), 0o700); err != nil {
		t.Fatal(err)
	}
	d.startScreen()
	return d
}

// startScreen lets Xvfb choose a free display, which it tells once it is ready. Its
// keys do not repeat: on a busy machine half a second may pass between the press of
// a key and its release, and a letter would be typed twice.
func (d *desk) startScreen() {
	d.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset", "-r")
	x.ExtraFiles = []*os.File{w}
	x.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := x.Start(); err != nil {
		d.Fatal(err)
	}
	w.Close()
	d.screen = x.Process
	d.Cleanup(func() { x.Process.Kill(); x.Wait() })
	var n int
	r.SetReadDeadline(time.Now().Add(patience))
	if _, err := fmt.Fscan(r, &n); err != nil {
		d.Fatalf("Xvfb told no display: %v", err)
	}
	d.display = fmt.Sprintf(":%d", n)
}

func (d *desk) runtime() string { return filepath.Join(d.home, "run") }

func (d *desk) environ() []string {
	env := []string{"DISPLAY=" + d.display, "HOME=" + d.home, "PATH=" + os.Getenv("PATH"),
		"LANG=" + d.lang, "FYNE_SCALE=1", "FYNE_THEME=light", "XDG_RUNTIME_DIR=" + d.runtime()}
	for _, dir := range []string{"CONFIG", "STATE", "CACHE", "DATA"} {
		env = append(env, "XDG_"+dir+"_HOME="+filepath.Join(d.home, strings.ToLower(dir)))
	}
	return append(env, d.env...)
}

// command is a command with the desk's surroundings.
func (d *desk) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = d.environ()
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Credential: d.user}
	return c
}

// starts runs the program and waits for its window to show a headline.
func (d *desk) starts(args ...string) {
	d.Helper()
	d.program = d.command(d.binary, args...)
	d.program.Stderr = d.stderr
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
	if d.wayland {
		d.xdotool("mousemove", "700", "600") // the keyboard follows it
	} else {
		d.xdotool("windowfocus", "--sync", d.window())
	}
	d.eventually("a drawn window", func() bool { return inked(d.picture()) > 10000 })
}

// dies kills the program without a chance to save anything.
func (d *desk) dies() {
	d.program.Process.Kill()
	<-d.exited
	d.eventually("the window to be gone", func() bool { return d.title() == "" })
}

// ended reports whether the program has ended by itself.
func (d *desk) ended() bool {
	select {
	case <-d.exited:
		return true
	case <-time.After(50 * time.Millisecond):
		return false
	}
}

// script has xdotool do all of a script at once.
func (d *desk) script(lines string) {
	d.Helper()
	c := d.command("xdotool", "-")
	c.Env = append(c.Env, "LC_ALL=C.UTF-8")
	c.Stdin = strings.NewReader(lines)
	if out, err := c.CombinedOutput(); err != nil {
		d.Fatalf("xdotool: %v\n%s", err, out)
	}
}

func (d *desk) xdotool(args ...string) string {
	c := d.command("xdotool", args...)
	c.Env = append(c.Env, "LC_ALL=C.UTF-8") // it reads what it types by its locale
	out, _ := c.Output()
	return strings.TrimSpace(string(out))
}

func (d *desk) window() string {
	id, _, _ := strings.Cut(d.xdotool("search", "--onlyvisible", "--class", "."), "\n")
	return id
}

func (d *desk) title() string {
	if d.wayland {
		return d.swayTitle()
	}
	if id := d.window(); id != "" {
		return d.xdotool("getwindowname", id)
	}
	return ""
}

func (d *desk) presses(keys ...string) {
	d.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
}

// types types letters. Hanzi, for which xdotool changes the keyboard while the
// program may still look at it, are put in by pastes.
func (d *desk) types(text string) { d.xdotool("type", "--delay", "60", text) }

// pastes puts text into the field that has the focus, as an input method would.
func (d *desk) pastes(text string) {
	d.Helper()
	c := d.command("xclip", "-selection", "clipboard", "-in")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		d.Fatalf("xclip: %v", err)
	}
	d.presses("ctrl+v")
}

// copied is what the clipboard holds.
func (d *desk) copied() string {
	c := d.command("xclip", "-selection", "clipboard", "-out")
	if d.wayland {
		c = d.command("wl-paste", "--no-newline")
	}
	out, _ := c.Output()
	return string(out)
}

// running names the programs that run in the desk's surroundings, but for the
// one that keeps the clipboard.
func (d *desk) running() []string {
	var out []string
	found, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, f := range found {
		environ, _ := os.ReadFile(f)
		if bytes.Contains(environ, []byte("HOME="+d.home+"\x00")) {
			name, _ := os.ReadFile(filepath.Join(filepath.Dir(f), "comm"))
			if s := strings.TrimSpace(string(name)); s != "xclip" && s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

func (d *desk) eventually(what string, ok func() bool) {
	d.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			shot := filepath.Join(d.ArtifactDir(), "screen.png") // kept by go test -artifacts
			d.command("import", "-silent", "-window", "root", shot).Run()
			d.Fatalf("waited %v for %s; the window is titled %q; the screen is in %s", patience, what, d.title(), shot)
		}
	}
}

// reads waits for the article with the headline to be open.
func (d *desk) reads(headline string) {
	d.Helper()
	d.eventually("the article "+headline, func() bool { return strings.HasPrefix(d.title(), headline) })
}

// keeps waits for a file under the home to hold all of texts.
func (d *desk) keeps(file string, texts ...string) {
	d.Helper()
	d.eventually(file+" to hold "+strings.Join(texts, ", "), func() bool {
		found, _ := filepath.Glob(filepath.Join(d.home, file))
		for _, f := range found {
			b, _ := os.ReadFile(f)
			all := len(b) > 0
			for _, text := range texts {
				all = all && bytes.Contains(b, []byte(text))
			}
			if all {
				return true
			}
		}
		return false
	})
}
