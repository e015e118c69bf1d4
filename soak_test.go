//go:build linux

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// inputs is how many random keys, clicks and turns of the wheel the program is
// given. LANMU_INPUTS sets another number; make soak gives it 10,000.
func inputs(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("LANMU_INPUTS")); err == nil {
		return n
	}
	if testing.Short() {
		return 100
	}
	return 300
}

// maxResident is the most memory the program may take, in MiB. A bare window of
// the toolkit takes up to 170.
const maxResident = 400

// expected are lines the toolkit logs where there is no desktop to talk to, and
// when it reads its preferences again while it writes them.
var expected = regexp.MustCompile(`(?m)^(.*Preferences load error:|.*Cause: (EOF|unexpected EOF)|.*failed to watch theme settings|.*dbus-launch.*|.*Cause: (exec|dial|dbus).*|.*At:.*|.*Getting favorite locations|.*this computer does not define.*|)\n`)

// TestRandomInputs gives the program what a cat on the keyboard would. It may
// be quit, for that is among what can be asked of it, but must not crash, grow
// or complain.
func TestRandomInputs(t *testing.T) {
	d := newDesk(t)
	n := inputs(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d inputs of seed %d", n, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var log bytes.Buffer
	d.stderr = &log
	d.starts()
	const batch = 50
	quits := 0
	for done := 0; done < n; done += batch {
		script := strings.Builder{}
		for range min(batch, n-done) {
			script.WriteString(randomInput(random) + "\n")
		}
		c := exec.Command("xdotool", "-")
		c.Env = append(d.environ(), "LC_ALL=C.UTF-8")
		c.Stdin = strings.NewReader(script.String())
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("xdotool: %v\n%s", err, out)
		}
		if d.ended() {
			if code := d.program.ProcessState.ExitCode(); code != 0 {
				t.Fatalf("ended with status %d after %d inputs; the last were\n%s\nit said\n%s", code, done+batch, script.String(), log.String())
			}
			quits++
			d.starts()
		}
		if mib := resident(t, d.program.Process.Pid); mib > maxResident {
			t.Fatalf("takes %d MiB after %d inputs", mib, done+batch)
		}
	}
	t.Logf("%d MiB at the end; quit %d times", resident(t, d.program.Process.Pid), quits)
	d.dies()
	if rest := expected.ReplaceAllString(log.String(), ""); strings.TrimSpace(rest) != "" {
		t.Errorf("the log says\n%s", rest)
	}
	if left, _ := filepath.Glob(filepath.Join(d.home, "state", "lanmu", "crash*")); len(left) > 0 {
		for _, f := range left {
			if info, err := os.Stat(f); err == nil && info.Size() > 0 {
				t.Errorf("a crash is kept in %s", f)
			}
		}
	}
}

// randomInput is a line for xdotool.
func randomInput(r *rand.Rand) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	switch r.IntN(10) {
	case 0, 1, 2:
		return fmt.Sprintf("mousemove %d %d click %s", 5+r.IntN(1090), 5+r.IntN(750), pick("1", "1", "1", "3", "4", "5", "5"))
	case 3:
		return fmt.Sprintf("mousemove %d %d mousedown 1 mousemove %d %d mouseup 1", 320+r.IntN(700), 40+r.IntN(700), 320+r.IntN(700), 40+r.IntN(700))
	case 4:
		return "key " + pick("j", "k", "n", "s", "v", "f", "o", "slash", "question", "g", "1", "a", "z")
	case 5:
		return "key " + pick("Up", "Down", "Left", "Right", "Home", "End", "Page_Up", "Page_Down", "space", "Return", "Tab", "shift+Tab")
	case 6:
		return "key " + pick("ctrl+", "ctrl+", "ctrl+shift+", "alt+") + pick("1", "2", "3", "4", "5", "d", "e", "f", "g", "k", "l", "p", "t", "u", "z", "a", "c", "v", "plus", "minus", "0", "bracketleft", "bracketright", "equal", "comma", "s")
	case 7:
		return "type --delay 1 " + pick("工匠", "gj", "lao ren", "让更多", "!!", "\"", "栏目:", "……")
	case 8:
		return "key shift+" + pick("Up", "Down", "Left", "Right", "Home", "End")
	}
	return "key " + pick("Escape", "Escape", "Escape", "BackSpace", "Delete", "F1", "F3", "shift+F3", "F11", "Escape", "alt+Left", "alt+Right")
}

// resident is the memory a process takes, in MiB.
func resident(t *testing.T, pid int) int {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0 // it has ended since
	}
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(b)
	if m == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb >> 10
}
