//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestASilentDrive asks for a library one folder of which does not answer: what is
// known of it is searched, and that it does not is said.
func TestASilentDrive(t *testing.T) {
	if testing.Short() {
		t.Skip("waits until a drive is taken to be silent")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace, which makes calls to the system wait, is not installed")
	}
	binary, home := build(t), t.TempDir()
	hangs, answers := filepath.Join(home, "hangs"), filepath.Join(home, "answers")
	for dir, text := range map[string]string{hangs: villagePage, answers: marketPage} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "2024-05-06.txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, status := runAt(t, home, binary, "", "index", dir); status != 0 {
			t.Fatal(stderr)
		}
	}
	silent := []string{"-f", "-qq", "-o", os.DevNull, "-e", "signal=none", "-P", hangs,
		"-e", "trace=newfstatat,openat", "-e", "inject=newfstatat,openat:delay_enter=25s", binary}
	for _, c := range []struct{ command, query, found string }{
		{"search", "路灯", "山村的路灯亮了"},
		{"find", "caishichang", "菜市场搬进了新楼"},
	} {
		stdout, stderr, status := runAt(t, home, "strace", "", append(slices.Clone(silent), c.command, c.query)...)
		if status != 1 || !regexp.MustCompile(c.found).MatchString(stdout) || !regexp.MustCompile(`hangs: its drive does not answer; going on`).MatchString(stderr) {
			t.Errorf("%s %s ends with %d, finds %q and says %q", c.command, c.query, status, stdout, stderr)
		}
	}
}
