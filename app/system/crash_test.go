package system

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestACrashIsKept crashes a process and looks for what it left.
func TestACrashIsKept(t *testing.T) {
	if dir := os.Getenv("LANMU_CRASH_IN"); dir != "" {
		if _, err := KeepCrash(dir, time.Now()); err != nil {
			t.Fatal(err)
		}
		go panic("as meant")
		select {}
	}
	dir := t.TempDir()
	c := exec.Command(os.Args[0], "-test.run", "^TestACrashIsKept$")
	c.Env = append(os.Environ(), "LANMU_CRASH_IN="+dir)
	if err := c.Run(); err == nil {
		t.Fatal("the process did not crash")
	}
	at := time.Date(2026, 3, 2, 8, 5, 0, 0, time.UTC)
	last, err := KeepCrash(dir, at)
	if want := filepath.Join(dir, "crash-20260302-080500.log"); err != nil || last != want {
		t.Fatalf("got %q, %v, want %q", last, err, want)
	}
	b, err := os.ReadFile(last)
	if err != nil || !bytes.Contains(b, []byte("panic: as meant")) || !bytes.Contains(b, []byte("goroutine ")) {
		t.Errorf("kept %q, %v", b, err)
	}
	if last, err := KeepCrash(dir, at); last != "" || err != nil {
		t.Errorf("with no crash since: %q, %v", last, err)
	}
}

func TestOldCrashesMakeRoom(t *testing.T) {
	dir := t.TempDir()
	at := time.Date(2026, 3, 2, 8, 5, 0, 0, time.UTC)
	for n := range 2 * maxCrashes {
		if err := os.WriteFile(filepath.Join(dir, "crash.log"), []byte("panic"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := KeepCrash(dir, at.Add(time.Duration(n)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	logs, _ := filepath.Glob(filepath.Join(dir, "crash-*.log"))
	if want := filepath.Join(dir, "crash-20260302-170500.log"); len(logs) != maxCrashes || logs[len(logs)-1] != want {
		t.Errorf("kept %q", logs)
	}
}
