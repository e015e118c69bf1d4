package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// extensions are how the names of pages end.
var extensions = map[string]bool{
	".txt": true, ".md": true, ".markdown": true, ".html": true, ".htm": true, ".xhtml": true, ".pdf": true,
}

// isPage tells whether a file in a folder is taken for a page, by its name.
func isPage(name string) bool {
	return !strings.HasPrefix(name, ".") && extensions[strings.ToLower(filepath.Ext(name))]
}

// met is a file as the walk met it.
type met struct {
	path  string
	size  int64
	mtime int64 // nanoseconds since 1970
	asked bool  // it was named itself, not met in a folder
}

// A walk looks through folders for pages.
type walk struct {
	ctx    context.Context
	files  []met
	failed []*Error
	unseen []string // folders whose files could not be told
	seen   map[string]bool
	dirs   func(path string) // is told of each folder
}

// look walks roots, which are files or folders. A folder that is met twice, by
// links or because it is in another, is looked at once.
func (w *walk) look(roots []string) {
	w.seen = map[string]bool{}
	for _, root := range roots {
		root = clean(root)
		info, err := os.Stat(root)
		switch {
		case w.ctx.Err() != nil:
			return
		case err != nil:
			w.failed, w.unseen = append(w.failed, openError(root, err)), append(w.unseen, root)
		case info.IsDir():
			w.folder(root)
		default:
			w.file(root, info, true)
		}
	}
}

// clean makes a path absolute, so that it is the same wherever Lanmu is started. It
// may be given as NameText writes it.
func clean(path string) string {
	path = PathOf(path)
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

func cleaned(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = clean(p)
	}
	return out
}

func (w *walk) folder(dir string) {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		if w.seen[real] {
			return
		}
		w.seen[real] = true
	}
	if w.dirs != nil {
		w.dirs(dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil { // entries holds what could be read
		w.failed, w.unseen = append(w.failed, unreadable(dir, err)), append(w.unseen, dir)
	}
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return
		}
		name := e.Name()
		path := filepath.Join(dir, name)
		if strings.HasPrefix(name, ".") || !e.IsDir() && e.Type()&os.ModeSymlink == 0 && !isPage(name) {
			continue
		}
		if e.IsDir() {
			w.folder(path)
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			_, gone := os.Lstat(path)
			if os.IsNotExist(gone) || !isPage(name) && (os.IsNotExist(err) || errors.Is(err, syscall.ELOOP)) { // or a link that leads nowhere
				break
			}
			w.failed = append(w.failed, openError(path, err))
			if !isPage(name) { // it may be a folder
				w.unseen = append(w.unseen, path)
			}
		case info.IsDir():
			w.folder(path)
		case isPage(name):
			w.file(path, info, false)
		}
	}
}

// file takes a file in. Only regular files are ever opened: a pipe would never
// end, and opening one may wait for good.
func (w *walk) file(path string, info os.FileInfo, asked bool) {
	if !info.Mode().IsRegular() {
		w.failed = append(w.failed, &Error{Path: path, Problem: Unreadable, Err: errNoFile})
		return
	}
	w.files = append(w.files, met{path, info.Size(), info.ModTime().UnixNano(), asked})
}

var errNoFile = errors.New("it is no file but a pipe or a device")

// under tells whether path is root or in it.
func under(path, root string) bool {
	return path == root || strings.HasPrefix(path, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator))
}

// underAny tells whether path is one of roots or in one.
func underAny(path string, roots []string) bool {
	for _, r := range roots {
		if under(path, r) {
			return true
		}
	}
	return false
}
