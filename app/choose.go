package app

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// choice is one of what the reader may choose from by typing some of it.
type choice struct {
	text, beside string
	now          bool // it is what was chosen before
	do           func()
}

// choose lists choices for a command, to be found by typing. typed, which may be nil, returns
// what can be done with just what was typed.
func (w *window) choose(command, hint string, all []choice, typed func(query string) []choice) {
	p := widgets.NewPalette(w.faces, hint, w.win.Canvas())
	items := make([]find.Item, len(all))
	for i, c := range all {
		items[i] = find.Item{Headline: c.text}
	}
	index := find.New(items)
	var listed []choice
	p.OnTyped = func(q string) {
		listed = nil
		var rows []document.Row
		selected := -1
		add := func(c choice, row document.Row) {
			if selected < 0 && (q != "" || c.now) {
				selected = len(rows)
			}
			row.Text = c.text
			listed, rows = append(listed, c), append(rows, row)
		}
		if typed != nil {
			for _, c := range typed(q) {
				add(c, document.Row{Beside: c.beside})
			}
		}
		for _, h := range index.Filter(w.work.Life(), q) {
			c := all[h.Item]
			add(c, document.Row{Marks: h.Headline, Beside: cmp.Or(c.beside, h.Sound)})
		}
		p.SetRows(rows, selected)
	}
	p.OnChosen = func(row int) {
		w.reader.Focus()
		if row < len(listed) {
			listed[row].do()
		}
	}
	w.openPalette(command, p)
}

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
	all := []choice{
		{text: tongue.T("open.file"), now: true, do: w.openFileDialog},
		{text: tongue.T("open.folder"), do: w.openFolderDialog},
	}
	for _, path := range w.app.Preferences().StringList(prefOpened) {
		path = library.PathOf(path)
		all = append(all, choice{text: present.Shortened(path), beside: tongue.T("open.lately"), do: func() { w.openPaths([]string{path}, true) }})
	}
	w.choose("command.open", tongue.T("open.hint"), all, func(q string) []choice {
		path := typedPath(q)
		if path == "" {
			return nil
		}
		return []choice{{text: path, beside: tongue.T("open.path"), do: func() { w.openPaths([]string{path}, true) }}}
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
	var all []choice
	for _, enc := range library.Encodings {
		beside := ""
		if enc == in {
			beside = tongue.T("encoding.now")
			if guessed {
				beside = tongue.T("encoding.guessed")
			}
		}
		all = append(all, choice{text: strings.ToUpper(string(enc)), beside: beside, now: enc == in, do: func() { w.decode(s, enc) }})
	}
	w.choose("command.encoding", tongue.T("encoding.hint"), all, nil)
}

// decode reads a page's file in another encoding.
func (w *window) decode(s *library.Sheet, enc library.Encoding) {
	w.work.Go(func() {
		again, err := w.Library.Decode(w.work.Life(), s.Path(), enc)
		w.work.UI(func() {
			if err != nil {
				w.banner.Say(s.Path(), present.OpenError(s.Path(), err))
				return
			}
			w.banner.Unsay(s.Path())
			w.take(library.Change{Sheets: []*library.Sheet{again}})
			w.showSheet(again)
		})
	})
}
