package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/library"
)

// maxOpened is how many files and folders are remembered as opened lately.
const maxOpened = 20

// noteOpened remembers what was opened, the latest first.
func (w *window) noteOpened(paths []string) {
	p := w.app.Preferences()
	var list []string
	for _, path := range paths {
		list = append(list, library.NameText(path))
	}
	for _, was := range p.StringList(prefOpened) {
		if !slices.Contains(list, was) {
			list = append(list, was)
		}
	}
	p.SetStringList(prefOpened, list[:min(len(list), maxOpened)])
}

// showOpen asks what to open: a file, a folder, or what was opened lately. A
// path that is typed can be opened as it is.
func (w *window) showOpen() {
	all := []above.Choice{
		{Text: tongue.T("open.file"), Now: true, Do: w.openFileDialog},
		{Text: tongue.T("open.folder"), Do: w.openFolderDialog},
	}
	for _, path := range w.app.Preferences().StringList(prefOpened) {
		path = library.PathOf(path)
		all = append(all, above.Choice{Text: present.Shortened(path), Beside: tongue.T("open.lately"), Do: func() { w.openPaths([]string{path}, true) }})
	}
	w.above.Choose("command.open", tongue.T("open.hint"), all, func(q string) []above.Choice {
		path := typedPath(q)
		if path == "" {
			return nil
		}
		return []above.Choice{{Text: path, Beside: tongue.T("open.path"), Do: func() { w.openPaths([]string{path}, true) }}}
	})
}

// typedPath is the path that was typed, "" if none was. Whether there is anything
// at it turns out when it is opened.
func typedPath(q string) string {
	q = strings.TrimSpace(q)
	if rest, ok := strings.CutPrefix(q, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			q = home + rest
		}
	}
	if !filepath.IsAbs(q) {
		return ""
	}
	return filepath.Clean(q)
}

// canDecode tells whether the open article's page may be decoded otherwise.
func (w *window) canDecode() bool {
	s := w.current.Sheet
	if s == nil || s.Path() == "" {
		return false
	}
	in, _ := s.Encoding()
	return in != ""
}

// showEncodings asks in which encoding to read the open article's file.
func (w *window) showEncodings() {
	s := w.current.Sheet
	in, guessed := s.Encoding()
	var all []above.Choice
	for _, enc := range library.Encodings {
		beside := ""
		if enc == in {
			beside = tongue.T("encoding.now")
			if guessed {
				beside = tongue.T("encoding.guessed")
			}
		}
		all = append(all, above.Choice{Text: strings.ToUpper(string(enc)), Beside: beside, Now: enc == in, Do: func() { w.decode(s, enc) }})
	}
	w.above.Choose("command.encoding", tongue.T("encoding.hint"), all, nil)
}

// decode reads a page's file in another encoding.
func (w *window) decode(s *library.Sheet, enc library.Encoding) {
	w.work.Go(func() {
		again, err := w.Library.Decode(w.work.Life(), s.Path(), enc)
		w.work.UI(func() {
			if err != nil {
				w.above.Say(s.Path(), present.OpenError(s.Path(), err))
				return
			}
			w.above.Unsay(s.Path())
			w.take(library.Change{Sheets: []*library.Sheet{again}})
			w.showSheet(again)
		})
	})
}
