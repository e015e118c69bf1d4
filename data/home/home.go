// Package home tells where a reader's things are kept: by the XDG Base Directory
// Specification, in folders of his home directory.
//
// HOME may not be set, in a job of the system's say. Then the home directory is
// the one the list of users has, as it is for other programs of the desktop, and
// if there is none nothing is kept: the root of the file system is nobody's home.
package home

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/adrg/xdg"
)

// missing tells that there is no home directory.
var missing = !find(user.Current)

// find sees to it that HOME names a folder, for the toolkit too, and tells
// whether it does.
func find(who func() (*user.User, error)) bool {
	if runtime.GOOS == "windows" || filepath.IsAbs(os.Getenv("HOME")) {
		return true // Windows asks otherwise
	}
	u, err := who()
	if err != nil || !filepath.IsAbs(u.HomeDir) || filepath.Clean(u.HomeDir) == "/" {
		return false
	}
	if fi, err := os.Stat(u.HomeDir); err != nil || !fi.IsDir() {
		return false
	}
	os.Setenv("HOME", u.HomeDir)
	xdg.Reload()
	return true
}

// Config is where a file of settings or bookmarks is kept, of which the error
// says what it is.
func Config(name string) (string, error) { return under(xdg.ConfigHome, "XDG_CONFIG_HOME", name) }

// Data is where texts are kept.
func Data(name string) (string, error) { return under(xdg.DataHome, "XDG_DATA_HOME", name) }

// State is where is kept what is being read.
func State(name string) (string, error) { return under(xdg.StateHome, "XDG_STATE_HOME", name) }

func under(dir, variable, name string) (string, error) {
	if !has(dir, variable) {
		what := strings.TrimSuffix(name, filepath.Ext(name))
		return "", fmt.Errorf("%s: there is no home directory to keep them in; set HOME and start again", what)
	}
	return filepath.Join(dir, "lanmu", name), nil
}

// Check reports whether a window can be opened, whose toolkit keeps things too.
func Check() error {
	for variable, dir := range map[string]string{"XDG_CONFIG_HOME": xdg.ConfigHome, "XDG_DATA_HOME": xdg.DataHome,
		"XDG_STATE_HOME": xdg.StateHome, "XDG_CACHE_HOME": xdg.CacheHome} {
		if !has(dir, variable) {
			return errors.New("there is no home directory to keep anything in; set HOME and start again")
		}
	}
	return nil
}

// has reports whether a folder is the reader's.
func has(dir, variable string) bool {
	return filepath.IsAbs(dir) && (!missing || filepath.IsAbs(os.Getenv(variable)))
}

// Cache is the folder of what can be made anew. Without a home directory it is
// one for this run alone.
func Cache() string {
	if has(xdg.CacheHome, "XDG_CACHE_HOME") {
		return filepath.Join(xdg.CacheHome, "lanmu")
	}
	dir, err := temporary()
	if err != nil {
		return filepath.Join(os.DevNull, "lanmu") // where nothing can be made
	}
	return dir
}

var (
	made      string
	temporary = sync.OnceValues(func() (dir string, err error) {
		made, err = os.MkdirTemp("", "lanmu-")
		return made, err
	})
)

// Leave removes what was kept for this run alone.
func Leave() {
	if made != "" {
		os.RemoveAll(made)
	}
}
