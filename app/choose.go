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

// showOpen asks what to open: a file, a folder, or what was opened lately. A
// path that is typed can be opened as it is.
func (w *window) showOpen() {
	all := []above.Choice{
		{Text: tongue.T("open.file"), Now: true, Do: w.openFileDialog},
		{Text: tongue.T("open.folder"), Do: w.openFolderDialog},
	}
	for _, path := range w.in.Lately() {
		all = append(all, above.Choice{Text: present.Shortened(path), Beside: tongue.T("open.lately"), Do: func() { w.in.Open([]string{path}, true) }})
	}
	w.above.Choose("command.open", tongue.T("open.hint"), all, func(q string) []above.Choice {
		path := typedPath(q)
		if path == "" {
			return nil
		}
		return []above.Choice{{Text: path, Beside: tongue.T("open.path"), Do: func() { w.in.Open([]string{path}, true) }}}
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

// canDecode reports whether the open article's page may be decoded otherwise.
func (w *window) canDecode() bool {
	s := w.reading.Entry().Sheet
	if s == nil || s.Path() == "" {
		return false
	}
	in, _ := s.Encoding()
	return in != ""
}

// showEncodings asks in which encoding to read the open article's file.
func (w *window) showEncodings() {
	s := w.reading.Entry().Sheet
	now, guessed := s.Encoding()
	var all []above.Choice
	if !slices.Contains(library.Encodings, now) { // parts in several, as was guessed
		all = append(all, above.Choice{Text: strings.ToUpper(string(now)), Beside: tongue.T("encoding.guessed"), Now: true, Do: func() { w.in.Decode(s, "") }})
	}
	for _, enc := range library.Encodings {
		beside := ""
		if enc == now {
			beside = tongue.T("encoding.now")
			if guessed {
				beside = tongue.T("encoding.guessed")
			}
		}
		all = append(all, above.Choice{Text: strings.ToUpper(string(enc)), Beside: beside, Now: enc == now, Do: func() { w.in.Decode(s, enc) }})
	}
	w.above.Choose("command.encoding", tongue.T("encoding.hint"), all, nil)
}
