package system

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

func FileURL(path string) *url.URL {
	return &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
}

// PathOfURL is the path that a file: address of this machine names, and whether s is
// one: what file managers drop, and copy as text.
func PathOfURL(s string) (path string, ok bool) {
	const scheme = "file:/"
	if len(s) < len(scheme) || !strings.EqualFold(s[:len(scheme)], scheme) {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
		return "", false
	}
	path = u.Path
	if runtime.GOOS == "windows" && len(path) > 2 && path[2] == ':' { // /C:/…
		path = path[1:]
	}
	return filepath.FromSlash(path), true
}

// Path is what names a file, an address or a path, as a path.
func Path(s string) string {
	if path, ok := PathOfURL(s); ok {
		return path
	}
	return s
}

// FilesIn are the files that a text names, one a line, and nothing else: what a file
// manager puts on the clipboard. Of a text that says anything else there are none.
func FilesIn(text string) (paths []string) {
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimSpace(line)
		path, ok := PathOfURL(line)
		switch {
		case line == "", line == "copy", line == "cut", line == "x-special/nautilus-clipboard":
			continue // how GNOME begins the list
		case !ok && !filepath.IsAbs(line):
			return nil
		case !ok:
			path = line
		}
		paths = append(paths, path)
	}
	return paths
}
