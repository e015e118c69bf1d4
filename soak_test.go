//go:build linux

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// expected are lines the toolkit logs where there is no desktop to talk to, and
// when it reads its preferences again while it writes them.
var expected = regexp.MustCompile(`(?m)^(.*Preferences load error:|.*Cause: (EOF|unexpected EOF)|.*failed to watch theme settings|.*dbus-launch.*|.*Cause: (exec|dial|dbus).*|.*At:.*|.*Getting favorite locations|.*this computer does not define.*|)\n`)

// TestRandomInputs gives the program what a cat on the keyboard would. It may
// be quit, for that is among what can be asked of it, but must not crash, grow
// or complain.
func TestRandomInputs(t *testing.T) {
	d := newDesk(t)
	n := times("LANMU_INPUTS", 100, 300)
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d inputs of seed %d", n, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	d.opensNothing()
	var log bytes.Buffer
	d.stderr = &log
	folder := d.library(60)
	d.starts(folder)
	const batch = 50
	c := curve{desk: d, settled: min(1000, n/3)}
	crashes := map[string]bool{}
	for done := batch; done <= n; done += batch {
		script := strings.Builder{}
		if random.IntN(5) == 0 { // a filter that nothing matches would be all it has for hours
			script.WriteString("key Escape Escape ctrl+k ctrl+a BackSpace Escape ctrl+1 Home Return\n")
		}
		for range batch {
			script.WriteString(randomInput(random) + "\n")
		}
		d.script(script.String())
		d.crashed(crashes, fmt.Sprintf("after %d inputs, the last of which were\n%s", done, script.String()))
		if d.ended() {
			if code := d.program.ProcessState.ExitCode(); code != 0 {
				t.Fatalf("ended with status %d after %d inputs; the last were\n%s\nit said\n%s", code, done, script.String(), log.String())
			}
			c.ends()
			t.Logf("quit after %d", done)
			d.starts(folder)
			c.begins(done)
		}
		c.after(done)
		if done%1000 == 0 || done == n {
			c.tell(done)
		}
	}
	c.rests(n)
	c.ends()
	d.dies()
	d.complained(log.String())
}

// crashed fails the test for each crash that is kept and is not known of yet: few
// are kept, and what brought it about is told only now.
func (d *desk) crashed(known map[string]bool, when string) {
	d.Helper()
	left, _ := filepath.Glob(filepath.Join(d.home, "state", "lanmu", "crash-*"))
	for _, f := range left {
		if said, err := os.ReadFile(f); err == nil && len(said) > 0 && !known[f] {
			known[f] = true
			d.Errorf("%s\na crash is kept in %s\n%s", when, f, said[:min(len(said), 8000)])
		}
	}
}

// opensNothing has the desktop open nothing: what is shown of a folder or an address by
// another program, and what that says, is not Lanmu's.
func (d *desk) opensNothing() {
	d.Helper()
	bin := d.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		d.Fatal(err)
	}
	d.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// complained fails the test if the program has said what is not expected, or
// kept a crash.
func (d *desk) complained(log string) {
	d.Helper()
	if rest := expected.ReplaceAllString(log, ""); strings.TrimSpace(rest) != "" {
		d.Errorf("the log says\n%s", rest)
	}
	left, _ := filepath.Glob(filepath.Join(d.home, "state", "lanmu", "crash*"))
	for _, f := range left {
		if said, err := os.ReadFile(f); err == nil && len(said) > 0 {
			d.Errorf("a crash is kept in %s\n%s", f, said[:min(len(said), 8000)])
		}
	}
}

// randomInput is a line for xdotool.
func randomInput(r *rand.Rand) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	switch r.IntN(10) {
	case 0, 1, 2:
		x, y := 5+r.IntN(1090), 5+r.IntN(750)
		if y < 30 {
			x = max(x, 60) // the menu that is left can be quit from, and what is to be seen to grow must live
		}
		return fmt.Sprintf("mousemove %d %d click %s", x, y, pick("1", "1", "1", "3", "4", "5", "5"))
	case 3:
		return fmt.Sprintf("mousemove %d %d mousedown 1 mousemove %d %d mouseup 1", 320+r.IntN(700), 40+r.IntN(700), 320+r.IntN(700), 40+r.IntN(700))
	case 4:
		return "key " + staying(pick("j", "k", "n", "s", "v", "f", "o", "slash", "question", "g", "1", "a", "z"))
	case 5:
		return "key " + pick("Up", "Down", "Left", "Right", "Home", "End", "Page_Up", "Page_Down", "space", "Return", "Tab", "shift+Tab")
	case 6:
		return "key " + staying(pick("ctrl+", "ctrl+", "ctrl+shift+", "alt+")+pick("1", "2", "3", "4", "5", "d", "e", "f", "g", "k", "l", "p", "t", "u", "z", "a", "c", "v", "plus", "minus", "0", "bracketleft", "bracketright", "equal", "comma", "s"))
	case 7:
		return "type --delay 1 " + pick("工匠", "gj", "lao ren", "让更多", "!!", "\"", "栏目:", "……")
	case 8:
		return "key shift+" + pick("Up", "Down", "Left", "Right", "Home", "End")
	}
	return "key " + staying(pick("Escape", "Escape", "Escape", "BackSpace", "Delete", "F1", "F3", "shift+F3", "F11", "Escape", "alt+Left", "alt+Right"))
}

// staying is the key, and if it opens the list of all commands some more that
// close it: one of them is to quit, as in the menu, and comes up all too often.
func staying(key string) string {
	switch key {
	case "ctrl+shift+p", "F1", "question", "alt+f":
		return key + " Down Down Up Escape"
	}
	return key
}
