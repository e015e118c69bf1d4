//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// An inputMethod is one that readers have, as Debian packs it.
type inputMethod struct {
	tools   []string
	env     []string
	program []string
	ready   func(d *desk) bool // it can be asked for Chinese
	chinese func(d *desk) bool // has it write Chinese where the focus is, and reports whether it does
}

var fcitx5 = inputMethod{
	tools:   []string{"fcitx5", "fcitx5-remote"},
	env:     []string{"XMODIFIERS=@im=fcitx"},
	program: []string{"fcitx5", "--disable=wayland"},
	ready:   func(d *desk) bool { return d.command("fcitx5-remote").Run() == nil },
	chinese: func(d *desk) bool {
		d.command("fcitx5-remote", "-o").Run()
		out, _ := d.command("fcitx5-remote").Output()
		return strings.TrimSpace(string(out)) == "2"
	},
}

var ibus = inputMethod{
	tools:   []string{"ibus", "ibus-daemon"},
	env:     []string{"XMODIFIERS=@im=ibus", "GSETTINGS_BACKEND=memory"},
	program: []string{"ibus-daemon", "--replace"},
	ready:   func(d *desk) bool { return d.command("ibus", "list-engine").Run() == nil },
	chinese: func(d *desk) bool {
		d.command("ibus", "engine", "libpinyin").Run()
		out, _ := d.command("ibus", "engine").Output()
		return strings.TrimSpace(string(out)) == "libpinyin"
	},
}

// newTypist is a desk with a session's bus and an input method.
func newTypist(t *testing.T, m inputMethod, tools ...string) *desk {
	t.Helper()
	for _, tool := range append(append([]string{"dbus-daemon"}, m.tools...), tools...) {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not here; make test installs it", tool)
		}
	}
	d := newDesk(t, "xclip")
	d.env = m.env
	profile := filepath.Join(d.home, "config", "fcitx5", "profile")
	if err := os.MkdirAll(filepath.Dir(profile), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(profile, []byte(fcitxProfile), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

const fcitxProfile = `[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
`

// joins starts the session's bus.
func (d *desk) joins() {
	d.Helper()
	conf := filepath.Join(d.home, "bus.conf")
	if err := os.WriteFile(conf, []byte(busConf), 0o644); err != nil {
		d.Fatal(err)
	}
	bus := d.command("dbus-daemon", "--config-file="+conf, "--nofork", "--nopidfile", "--print-address", "--address=unix:dir="+d.runtime())
	out, err := bus.StdoutPipe()
	if err != nil {
		d.Fatal(err)
	}
	if err := bus.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { bus.Process.Kill(); bus.Wait() })
	address, _ := bufio.NewReader(out).ReadString('\n')
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(address))
}

// busConf is that of a session's bus which starts nothing by itself.
const busConf = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`

// composes starts the input method.
func (d *desk) composes(m inputMethod) *exec.Cmd {
	d.Helper()
	c := d.command(m.program[0], m.program[1:]...)
	c.SysProcAttr.Setpgid = true
	if err := c.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { d.ends(c) })
	d.eventually(m.program[0], func() bool { return m.ready(d) })
	return c
}

// ends kills a program and those it began.
func (d *desk) ends(c *exec.Cmd) {
	syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
	c.Wait()
}

// writes has the method write Chinese in the field that has the focus. Its first
// key waits for what it has to read.
func (d *desk) writes(m inputMethod) {
	d.Helper()
	d.eventually("the method to write Chinese", func() bool { return m.chinese(d) })
	d.eventually("a composition", func() bool {
		d.presses("a")
		for range 20 {
			if d.underlined() {
				d.presses("Escape")
				return true
			}
			time.Sleep(50 * time.Millisecond)
		}
		d.presses("BackSpace")
		return false
	})
	d.eventually("no composition", func() bool { return !d.underlined() })
}

// box is where the filter is, in a window of the size it first opens in and in English.
var box = image.Rect(30, 82, 300, 110)

// underlined reports whether something in the filter is: a row of pixels is dark
// for the breadth of a letter and more.
func (d *desk) underlined() bool { return !d.line().Empty() }

// line is where something in the filter is underlined: below the strokes of
// hanzi, which stand on the line.
func (d *desk) line() image.Rectangle {
	img := d.picture()
	for y := box.Max.Y - 8; y < box.Max.Y-4; y++ {
		from := -1
		for x := box.Min.X; x < box.Max.X; x++ {
			switch dark := grey(img, x, y) < 120; {
			case dark && from < 0:
				from = x
			case !dark && from >= 0:
				if x-from >= 6 {
					return image.Rect(from, y, x, y+1)
				}
				from = -1
			}
		}
	}
	return image.Rectangle{}
}

// fieldHolds waits for the field that has the focus to hold a text, which is a regular
// expression.
func (d *desk) fieldHolds(text string) {
	d.Helper()
	want, last := regexp.MustCompile("^(?:"+text+")$"), ""
	d.eventually("the field to hold "+text, func() bool {
		d.presses("ctrl+a", "ctrl+c", "End")
		if now := d.copied(); now != last {
			last = now
			d.Logf("the field holds %q", now)
		}
		return want.MatchString(last)
	})
}

// clears empties the field that has the focus.
func (d *desk) clears() { d.presses("ctrl+a", "BackSpace") }

// shown are the windows a method has opened of itself.
func (d *desk) shown() []image.Rectangle {
	d.Helper()
	xgb.Logger.SetOutput(io.Discard) // it tells of what it goes on without
	x, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		d.Fatal(err)
	}
	defer x.Close()
	tree, err := xproto.QueryTree(x, xproto.Setup(x).DefaultScreen(x).Root).Reply()
	if err != nil {
		d.Fatal(err)
	}
	var out []image.Rectangle
	for _, w := range tree.Children {
		a, err := xproto.GetWindowAttributes(x, w).Reply()
		if err != nil || a.MapState != xproto.MapStateViewable || !a.OverrideRedirect {
			continue
		}
		if g, err := xproto.GetGeometry(x, xproto.Drawable(w)).Reply(); err == nil && g.Width > 20 && g.Height > 10 {
			out = append(out, image.Rect(int(g.X), int(g.Y), int(g.X)+int(g.Width), int(g.Y)+int(g.Height)))
		}
	}
	return out
}

// leavesWindow gives the keyboard to another window, and comes back.
func (d *desk) leavesWindow() {
	d.Helper()
	x, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		d.Fatal(err)
	}
	defer x.Close()
	id, err := xproto.NewWindowId(x)
	if err != nil {
		d.Fatal(err)
	}
	screen := xproto.Setup(x).DefaultScreen(x)
	xproto.CreateWindow(x, screen.RootDepth, id, screen.Root, 1200, 850, 50, 30, 0, xproto.WindowClassInputOutput, screen.RootVisual, 0, nil)
	xproto.MapWindow(x, id)
	for _, w := range []string{"another window", "the program"} {
		to := id
		if w == "the program" {
			d.xdotool("windowfocus", "--sync", d.window())
			continue
		}
		d.eventually("the focus to go to "+w, func() bool {
			xproto.SetInputFocus(x, xproto.InputFocusPointerRoot, to, xproto.TimeCurrentTime)
			f, err := xproto.GetInputFocus(x).Reply()
			return err == nil && f.Focus == to
		})
	}
}

// TestChineseUnderX11 types into the real program by the methods readers have.
func TestChineseUnderX11(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		method     inputMethod
	}{
		{"fcitx5", "C", fcitx5},
		{"IBus", "xx_XX.UTF-8", ibus}, // a locale that is not installed
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTypist(t, c.method)
			d.lang = c.lang
			d.joins()
			method := d.composes(c.method)
			d.starts()
			d.presses("ctrl+k")
			d.writes(c.method)
			d.typesChinese(func() {
				// The candidates are below what is composed.
				d.eventually("candidates below the composition", func() bool {
					line := d.line()
					return slices.ContainsFunc(d.shown(), func(r image.Rectangle) bool {
						return r.Min.Y >= line.Max.Y-4 && r.Min.Y < line.Max.Y+30 && r.Min.X > line.Min.X-40 && r.Min.X < line.Max.X+20
					})
				})
			})

			// The window is left with something half-written in it.
			d.clears()
			d.types("gongjiang ")
			d.fieldHolds("工匠")
			d.types("gong")
			d.eventually("a composition", d.underlined)
			d.leavesWindow()
			d.eventually("no composition", func() bool { return !d.underlined() })
			d.types("gongjiang ")
			d.fieldHolds("工匠.*工匠")

			// The method is stopped in the midst of a word, and goes on; it is
			// killed, and another one is there.
			d.clears()
			d.types("gongjiang gong")
			d.eventually("a composition", d.underlined)
			syscall.Kill(-method.Process.Pid, syscall.SIGSTOP)
			d.types("xyz")
			d.fieldHolds("工匠.*xyz")
			syscall.Kill(-method.Process.Pid, syscall.SIGCONT)
			d.clears()
			d.writes(c.method)
			d.types("gongjiang jing")
			d.eventually("a composition", d.underlined)
			d.ends(method)
			d.types("xyz")
			d.fieldHolds("工匠.*xyz")
			d.composes(c.method)
			d.clears()
			d.types("x") // a key notices it at the latest
			d.clears()
			d.writes(c.method)
			d.types("gongjiang ")
			d.fieldHolds("工匠")
		})
	}
}

// typesChinese goes through what a method must be let do in the fields, and must
// not be asked on the text. The focus is in the filter, and that is empty; look
// looks at the first composition.
func (d *desk) typesChinese(look func()) {
	d.Helper()
	d.types("gongjiang")
	d.eventually("an underlined composition", d.underlined)
	look()
	d.presses("space")
	d.fieldHolds("工匠")
	open := d.title()
	for _, c := range []struct {
		typed string
		keys  []string
		holds string
	}{
		{"jing", []string{"BackSpace", "BackSpace", "BackSpace", "BackSpace"}, "工匠"},
		{"jing", []string{"Escape"}, "工匠"},
		{"jing", []string{"Down", "space"}, `工匠\p{Han}+`},
		{"jing", []string{"Tab", "Escape"}, "工匠"},
		{"jing", []string{"Return"}, "工匠jing"},
	} {
		d.clears()
		d.types("gongjiang ")
		d.types(c.typed)
		d.presses(c.keys...)
		d.fieldHolds(c.holds)
	}
	if d.title() != open {
		d.Errorf("Enter opened %q", d.title())
	}

	// Shift alone turns to letters and back.
	d.presses("Shift_L")
	d.types("jing")
	d.presses("Shift_L")
	d.types("gongjiang ")
	d.fieldHolds("工匠jingjing工匠")

	// Thirty keys a second.
	d.clears()
	d.xdotool("type", "--delay", "33", strings.Repeat("gongjiang ", 6))
	d.fieldHolds(strings.Repeat("工匠", 6))

	// On the text single keys act. What was typed is gone with the second Esc.
	d.clears()
	d.presses("Escape", "Escape", "j")
	d.eventually("the next article", func() bool { return d.title() != open })
	d.presses("k")
	d.reads(open)

	// A note is on the disk as it is typed, and left with something half-written.
	d.presses("ctrl+e")
	d.types("gongjiang ")
	d.keeps("config/lanmu/bookmarks.jsonl", "工匠")
	d.types("jing")
	d.presses("BackSpace", "BackSpace", "BackSpace", "BackSpace")
	d.types("jing")
	d.presses("Escape")
	d.types("jing")
	d.presses("Return")
	d.types("gongjiang ")
	d.keeps("config/lanmu/bookmarks.jsonl", "工匠jing工匠")
	d.presses("Return") // in no composition, it begins a line
	d.types("gongjiang ")
	d.presses("Up", "Home")
	d.types("gongjiang ")
	d.keeps("config/lanmu/bookmarks.jsonl", `工匠工匠jing工匠\n工匠`)
	d.types("gong")
	d.presses("Escape", "Escape") // what is composed goes, then the box
	d.clicks(line{at: box})       // some methods take a shortcut that would lead there
	d.types("gongjiang ")
	d.fieldHolds("工匠")
}

// TestChineseByThePortal types by IBus as programs do that run in a sandbox and do
// not see where its bus is.
func TestChineseByThePortal(t *testing.T) {
	d := newTypist(t, ibus)
	d.env = append(d.env, "IBUS_ADDRESS_FILE="+filepath.Join(d.home, "elsewhere"))
	d.joins()
	d.composes(ibus)
	portal := inputMethod{program: []string{"/usr/libexec/ibus-portal"}, ready: func(*desk) bool { return true }}
	d.composes(portal)
	d.starts()
	d.presses("ctrl+k")
	d.writes(ibus)
	d.types("gongjiang jing")
	d.presses("BackSpace", "BackSpace", "BackSpace", "BackSpace")
	d.fieldHolds("工匠")
}

// TestChineseUnderWayland does so on a native Wayland, in a sway that shows itself
// on the virtual screen.
func TestChineseUnderWayland(t *testing.T) {
	m := fcitx5
	m.env = nil
	d := newTypist(t, m, "sway", "swaymsg", "wl-paste")
	d.lang = "C.UTF-8"
	d.wayland = true
	d.asNobody()
	d.joins()
	conf := filepath.Join(d.home, "sway.conf")
	if err := os.WriteFile(conf, []byte("xwayland disable\noutput * resolution 1280x900\ndefault_border none\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.env = append(d.env, "WLR_BACKENDS=x11", "WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1")
	sway := d.command("sway", "-c", conf)
	sway.Stderr = t.Output()
	if err := sway.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sway.Process.Kill(); sway.Wait() })
	d.eventually("sway", func() bool {
		sockets, _ := filepath.Glob(filepath.Join(d.runtime(), "wayland-[0-9]"))
		ipc, _ := filepath.Glob(filepath.Join(d.runtime(), "sway-ipc.*.sock"))
		if len(sockets) == 0 || len(ipc) == 0 {
			return false
		}
		d.env = append(d.env, "WAYLAND_DISPLAY="+filepath.Base(sockets[0]), "SWAYSOCK="+ipc[0], "XDG_SESSION_TYPE=wayland")
		return true
	})
	d.composes(m)
	d.starts()
	d.presses("ctrl+k")
	d.writes(m)
	d.typesChinese(func() {
		// The candidates are below what is composed, in the window: where a heading
		// stood, one is marked.
		d.eventually("candidates below the composition", func() bool {
			below := image.Rect(box.Min.X+10, box.Max.Y+4, box.Min.X+60, box.Max.Y+22)
			return count(d.picture(), below, func(r, g, b uint32) bool { return r == 0xef && g == 0xe3 && b == 0xd6 }) > 200
		})
	})
}

// asNobody has all that is started from now on run as nobody, if the test runs as
// root: sway does not.
func (d *desk) asNobody() {
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	d.user = &syscall.Credential{Uid: nobody, Gid: nobody}
	binary, err := os.ReadFile(d.binary)
	if err != nil {
		d.Fatal(err)
	}
	d.binary = filepath.Join(d.home, "lanmu")
	if err := os.WriteFile(d.binary, binary, 0o755); err != nil {
		d.Fatal(err)
	}
	filepath.WalkDir(d.home, func(path string, _ os.DirEntry, _ error) error { return os.Chown(path, nobody, nobody) })
	for dir := filepath.Dir(d.home); len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		os.Chmod(dir, 0o755)
	}
}

// swayTitle is the title of the window in sway that has the focus.
func (d *desk) swayTitle() string {
	type node struct {
		Name    string
		App     string `json:"app_id"`
		Nodes   []node
		Focused bool
	}
	var root node
	out, _ := d.command("swaymsg", "-t", "get_tree").Output()
	json.Unmarshal(out, &root)
	var find func(n node) string
	find = func(n node) string {
		if n.App != "" {
			return n.Name
		}
		for _, c := range n.Nodes {
			if s := find(c); s != "" {
				return s
			}
		}
		return ""
	}
	return find(root)
}
