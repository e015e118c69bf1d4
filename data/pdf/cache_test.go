package pdf

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
)

// answer is a module whose f returns 42.
var answer = []byte("\x00asm\x01\x00\x00\x00" + "\x01\x05\x01\x60\x00\x01\x7f" + "\x03\x02\x01\x00" + "\x07\x05\x01\x01f\x00\x00" + "\x0a\x06\x01\x04\x00\x41\x2a\x0b")

// assertAnswers compiles answer with a cache in dir, and runs it.
func assertAnswers(t *testing.T, dir, when string) {
	t.Helper()
	p, err := compile(dir, answer)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	defer p.runtime.Close(context.Background())
	m, err := p.runtime.InstantiateModule(t.Context(), p.code, wazero.NewModuleConfig())
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	if got, err := m.ExportedFunction("f").Call(t.Context()); err != nil || got[0] != 42 {
		t.Errorf("%s: %v, %v", when, got, err)
	}
}

// TestDamagedCode: compiled code that is damaged in whatever way is made anew.
func TestDamagedCode(t *testing.T) {
	dir := t.TempDir()
	assertAnswers(t, dir, "at first")
	paths := compiled(dir)
	if len(paths) != 1 {
		t.Fatalf("compiled to %q", paths)
	}
	whole, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	damaged := map[string][]byte{"empty": nil, "cut": whole[:len(whole)/2], "longer": append(bytes.Clone(whole), 0), "NUL": make([]byte, len(whole))}
	for i := 0; i < len(whole); i += 7 {
		b := bytes.Clone(whole)
		b[i] ^= 1 << (i % 8)
		damaged["a bit of byte "+string(rune('0'+i%10))] = b
	}
	damaged["the last bit"] = append(bytes.Clone(whole[:len(whole)-1]), whole[len(whole)-1]^1)
	for name, b := range damaged {
		if err := os.WriteFile(paths[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
		assertAnswers(t, dir, name)
		if got, err := os.ReadFile(paths[0]); err != nil || !bytes.Equal(got, whole) {
			t.Errorf("%s: it was not made anew (%v)", name, err)
		}
	}
	for _, sum := range []string{"", "0"} {
		if err := os.WriteFile(paths[0]+sumSuffix, []byte(sum), 0o600); err != nil {
			t.Fatal(err)
		}
		assertAnswers(t, dir, "another sum")
	}
	if err := os.Remove(paths[0] + sumSuffix); err != nil {
		t.Fatal(err)
	}
	assertAnswers(t, dir, "no sum")
	if got, err := os.ReadFile(paths[0] + sumSuffix); err != nil || !bytes.Equal(got, sumOf(paths[0])) {
		t.Errorf("the sum is %q, %v", got, err)
	}
}

// TestFormerCode: what another version compiled goes when this one has compiled, and
// of several that are left the newest stays.
func TestFormerCode(t *testing.T) {
	dir := t.TempDir()
	former := func(name string, at time.Time) string {
		t.Helper()
		path := filepath.Join(dir, name)
		for _, err := range []error{
			os.MkdirAll(filepath.Dir(path), 0o700),
			os.WriteFile(path, []byte(name), 0o600),
			os.WriteFile(path+sumSuffix, sumOf(path), 0o600),
			os.Chtimes(path, at, at),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	now := time.Now()
	former("wazero-v1/older", now.AddDate(0, 0, -2))
	former("wazero-v2/of the future", now.AddDate(0, 0, 2))
	assertAnswers(t, dir, "among others")
	left := compiled(dir)
	if len(left) != 1 || strings.Contains(left[0], "wazero-v") {
		t.Errorf("left are %q", left)
	}
	for _, gone := range []string{"wazero-v1", "wazero-v2"} {
		if _, err := os.Stat(filepath.Join(dir, gone)); err == nil {
			t.Errorf("the folder %s is left", gone)
		}
	}
	former("wazero-v1/older", now.AddDate(0, 0, -2))
	left = append(left, former("wazero-v1/young", now.Add(-time.Hour)))
	assertAnswers(t, dir, "with nothing compiled")
	if got := compiled(dir); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(left))) {
		t.Errorf("left are %q, want %q", got, left)
	}
}

// TestCodeIsOurs: code is used only from a folder into which nobody else can have
// put it.
func TestCodeIsOurs(t *testing.T) {
	above := filepath.Join(t.TempDir(), "above")
	dir := filepath.Join(above, "cache")
	assertAnswers(t, dir, "at first")
	evil := filepath.Join(filepath.Dir(compiled(dir)[0]), "evil")
	for _, c := range []struct {
		name    string
		path    string
		mode    os.FileMode
		use     bool
		emptied bool
	}{
		{"closed", dir, 0o700, true, false},
		{"read by others", dir, 0o755, true, false},
		{"open to others", dir, 0o777, true, true},
		{"its code open to others", filepath.Dir(evil), 0o777, true, true},
		{"a folder above open to others", above, 0o777, false, false},
	} {
		if err := os.MkdirAll(filepath.Dir(evil), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(evil, []byte("code"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(evil+sumSuffix, sumOf(evil), 0o600); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Stat(c.path)
		if err := os.Chmod(c.path, c.mode); err != nil {
			t.Fatal(err)
		}
		unlock, use := openCache(dir)
		unlock()
		if _, err := os.Stat(evil); use != c.use || os.IsNotExist(err) != c.emptied {
			t.Errorf("%s: used %v; what was in it: %v", c.name, use, err)
		}
		if now, err := os.Stat(c.path); err == nil {
			if c.use && now.Mode().Perm()&0o022 != 0 {
				t.Errorf("%s: it is still open: %v", c.name, now.Mode())
			}
			os.Chmod(c.path, before.Mode())
		}
		assertAnswers(t, dir, c.name)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(dir, 12345, -1); err != nil {
			t.Fatal(err)
		}
		if unlock, use := openCache(dir); use {
			unlock()
			t.Error("another user's folder is used")
		}
		assertAnswers(t, dir, "another's")
	}
}

// TestNoCache: a cache that cannot be written costs time, not the page.
func TestNoCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	assertAnswers(t, file, "a file in its place")
	assertAnswers(t, filepath.Join(file, "cache"), "no place for it")
}
