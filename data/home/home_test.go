package home

import (
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// without takes HOME and the folders named by variables away for a test, as they
// are for a program that starts without them.
func without(t *testing.T, listed string) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no HOME")
	}
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(v, "")
		os.Unsetenv(v)
	}
	t.Cleanup(func() { missing = false })
	xdg.Reload()
	missing = !find(func() (*user.User, error) {
		if listed == "" {
			return nil, errors.New("no such user")
		}
		return &user.User{HomeDir: listed}, nil
	})
}

func TestWithoutHOMETheListOfUsersIsAsked(t *testing.T) {
	dir := t.TempDir()
	without(t, dir)
	defer xdg.Reload()
	for want, ask := range map[string]func(string) (string, error){
		".config/lanmu/notes.jsonl": Config, ".local/share/lanmu/notes.jsonl": Data, ".local/state/lanmu/notes.jsonl": State,
	} {
		if got, err := ask("notes.jsonl"); err != nil || runtime.GOOS == "linux" && got != filepath.Join(dir, want) {
			t.Errorf("kept in %s, %v; want %s", got, err, want)
		}
	}
	if c := Cache(); !strings.HasPrefix(c, dir) {
		t.Errorf("the cache is in %s", c)
	}
	if err := Check(); err != nil {
		t.Error(err)
	}
}

func TestNothingIsKeptInTheRoot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o600)
	for _, listed := range []string{"", "/", "//", "/nonexistent", "here", file} {
		without(t, listed)
		for _, ask := range []func(string) (string, error){Config, Data, State} {
			got, err := ask("notes.jsonl")
			if want := "notes: there is no home directory to keep them in; set HOME and start again"; err == nil || err.Error() != want {
				t.Errorf("home %q: kept in %q, %v", listed, got, err)
			}
		}
		if Check() == nil {
			t.Errorf("home %q: a window is opened", listed)
		}
		c := Cache()
		if !strings.HasPrefix(c, os.TempDir()) {
			t.Errorf("home %q: the cache is in %s", listed, c)
		}
		if fi, err := os.Stat(c); err != nil || fi.Mode().Perm() != 0o700 {
			t.Errorf("home %q: the cache %v, %v", listed, fi, err)
		}
	}
	Leave()
	if _, err := os.Stat(Cache()); err == nil {
		t.Error("what was kept for one run stays")
	}
	dir := t.TempDir()
	for _, v := range []string{"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"} {
		t.Setenv(v, dir)
	}
	xdg.Reload()
	if got, err := Config("notes.jsonl"); err != nil || got != filepath.Join(dir, "lanmu", "notes.jsonl") || Check() != nil {
		t.Errorf("what is named is not used: %s, %v, %v", got, err, Check())
	}
}
