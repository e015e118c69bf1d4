package library

import (
	"cmp"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanmu/data/markup"
)

// Passed tells of files in a folder that are of a kind which is not read.
type Passed struct {
	Folder string
	Kind   *Kind // nil if it is not known
	Files  int
}

// Passed returns what was passed over in roots when they were looked through last, folder
// by folder. What was read and turned out to hold no page is among it.
func (l *Library) Passed(roots []string) (out []Passed) {
	roots = cleaned(roots)
	all := map[string]tally{}
	add := func(dir, kind string, n int) {
		if all[dir] == nil {
			all[dir] = tally{}
		}
		all[dir][kind] += n
	}
	l.mu.RLock()
	for dir, kinds := range l.passed {
		if underAny(dir, roots) {
			for k, n := range kinds {
				add(dir, k, n)
			}
		}
	}
	for path, e := range l.failed {
		if k := e.Kind(); k != nil && underAny(path, roots) && !slices.Contains(roots, path) {
			add(filepath.Dir(path), k.Name, 1)
		}
	}
	l.mu.RUnlock()
	for _, dir := range slices.Sorted(maps.Keys(all)) {
		for _, k := range slices.Sorted(maps.Keys(all[dir])) {
			out = append(out, Passed{dir, byName[k], all[dir][k]})
		}
	}
	slices.SortStableFunc(out, func(a, b Passed) int {
		return cmp.Or(strings.Compare(a.Folder, b.Folder), cmp.Compare(b.Files, a.Files))
	})
	return out
}

// AskedIn returns the files in a folder that another program can read and of which
// advice says so. The picture of a page beside it is none.
func AskedIn(folder string, advice Advice) (paths []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, openError(folder, err)
	}
	pages := map[string]bool{}
	stem := func(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
	for _, e := range entries {
		if isPage(e.Name()) {
			pages[stem(e.Name())] = true
		}
	}
	for _, e := range entries {
		k := kindOfName(e.Name())
		if !hidden(e.Name()) && k.Asked() && k.Advice == advice && (k != pictureKind || !pages[stem(e.Name())]) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}

// A tally is how many files there are of kinds, by their names.
type tally map[string]int

// pass counts a file that is not read.
func (w *walk) pass(dir string, k *Kind) {
	if w.passed[dir] == nil {
		if w.passed == nil {
			w.passed = map[string]tally{}
		}
		w.passed[dir] = tally{}
	}
	name := ""
	if k != nil {
		name = k.Name
	}
	w.passed[dir][name]++
}

// passing takes note of what was passed over in roots that were looked through.
func (l *Library) passing(w *walk, roots []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.passed, func(dir string, _ tally) bool { return underAny(dir, roots) && !underAny(dir, w.unseen) })
	maps.Copy(l.passed, w.passed)
}

// hidden reports whether a name is one that is not shown: hidden files, the notes that
// systems and office programs leave beside others.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// isPage reports whether a file in a folder is taken for a page, by its name.
func isPage(name string) bool {
	k := kindOfName(name)
	return !hidden(name) && k != nil && k.Read()
}

// beside reports whether a folder holds what belongs to a web page that was saved
// beside it.
func beside(dir string, names map[string]bool) bool {
	for _, ending := range []string{"_files", ".files", "-Dateien", "_archivos", "_fichiers"} {
		if page, ok := strings.CutSuffix(dir, ending); ok && (names[page+".html"] || names[page+".htm"]) {
			return true
		}
	}
	return false
}

// kindOfFile returns the kind of a file that has no name which tells it.
func kindOfFile(path string) *Kind {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	const enough = 2 << 10
	head := make([]byte, enough)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	if isZip(head) {
		info, err := f.Stat()
		if err != nil {
			return nil
		}
		return kindOfArchive(&content{ReaderAt: f, size: info.Size()})
	}
	if k := kindOfHead(head); k != nil {
		return k
	}
	if d, err := decode(cutWell(head), ""); err == nil && (markup.IsWebPage(d.text) || mostlyHanzi(d.text)) {
		return textKind
	}
	return nil
}

// cutWell cuts the beginning of a file where a line ends.
func cutWell(b []byte) []byte {
	for i := len(b) - 1; i > len(b)/2; i-- {
		if b[i] == '\n' {
			return b[:i]
		}
	}
	return b
}

// mostlyHanzi reports whether a text is a Chinese one, and no program.
func mostlyHanzi(s string) bool {
	hanzi, others := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			hanzi++
		case r == utf8.RuneError:
			return false
		case unicode.IsLetter(r):
			others++
		}
	}
	return hanzi > others
}
