package app_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAFaultWhereTheWindowIsDrawn ends the real program by a key, a shortcut, a
// letter and a click that fail. What was typed before is on the disk, what the
// runtime says of it in a log, and the next start tells of that.
func TestAFaultWhereTheWindowIsDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program eight times")
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		t.Skip("xdotool is not installed")
	}
	display := virtualDisplay(t)
	for name, does := range map[string][][]string{
		"a key":      {{"key", "F8"}},
		"a shortcut": {{"key", "ctrl+shift+y"}},
		"a letter":   {{"key", "Escape"}, {"key", "y"}},
		"a click":    {{"key", "F7"}, {"mousemove", "300", "300"}, {"click", "1"}},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			env := append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "DBUS_SESSION_BUS_ADDRESS=unix:path=/dev/null", "HOME="+home)
			for _, dir := range []string{"CONFIG", "STATE", "CACHE", "DATA"} {
				env = append(env, "XDG_"+dir+"_HOME="+filepath.Join(home, strings.ToLower(dir)))
			}
			code, said := endedBy(t, append(env, "LANMU_TEST_BREAKS=fails"), does)
			if code == 0 || !strings.Contains(said, "panic: as meant") {
				t.Fatalf("the program ended with %d and said\n%s", code, said)
			}
			if b, _ := os.ReadFile(filepath.Join(home, "config/lanmu/bookmarks.jsonl")); !bytes.Contains(b, []byte("再读一遍")) {
				t.Errorf("the note is lost; kept is %q", b)
			}
			if b, _ := os.ReadFile(filepath.Join(home, "state/lanmu/crash.log")); !bytes.Contains(b, []byte("panic: as meant")) {
				t.Errorf("the log says %q", b)
			}
			code, said = endedBy(t, append(env, "LANMU_TEST_BREAKS=tells", "LANGUAGE=en"), [][]string{{"key", "F8"}})
			if logs, _ := filepath.Glob(filepath.Join(home, "state/lanmu/crash-*.log")); code != 0 || len(logs) != 1 || !strings.Contains(said, "ended unexpectedly") {
				t.Errorf("the next start ended with %d, keeps %q and says\n%s", code, logs, said)
			}
		})
	}
}

// endedBy starts the program, has xdotool do something with its window until it
// ends, and returns how it did and what it said.
func endedBy(t *testing.T, env []string, does [][]string) (code int, said string) {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command(os.Args[0])
	c.Env, c.Stdout, c.Stderr = env, &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { c.Wait(); close(ended) }()
	defer func() { c.Process.Kill(); <-ended }()
	xdotool := func(args ...string) string {
		x := exec.Command("xdotool", args...)
		x.Env = env
		b, _ := x.Output()
		return strings.TrimSpace(string(b))
	}
	for end := time.Now().Add(patience); ; {
		select {
		case <-ended:
			return c.ProcessState.ExitCode(), out.String()
		case <-time.After(300 * time.Millisecond):
		}
		if time.Now().After(end) {
			t.Fatalf("the program does not end; it said\n%s", out.String())
		}
		window, _, _ := strings.Cut(xdotool("search", "--onlyvisible", "--class", "."), "\n")
		if title := xdotool("getwindowname", window); window == "" || !strings.Contains(title, " — ") {
			continue // no article is open yet
		}
		xdotool("windowfocus", "--sync", window)
		for _, d := range does {
			xdotool(d...)
		}
	}
}
