package present

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/journal"
	"lanmu/data/library"
)

var problems = map[library.Problem]string{
	library.Unreadable:   "error.unreadable",
	library.Missing:      "error.missing",
	library.Directory:    "error.directory",
	library.TooLarge:     "error.toolarge",
	library.TooSlow:      "error.tooslow",
	library.TooMuch:      "error.toomuch",
	library.TooManyPages: "error.toomanypages",
	library.Empty:        "error.empty",
	library.Binary:       "error.binary",
	library.Undecodable:  "error.encoding",
	library.NoLetters:    "error.noletters",
	library.NoText:       "error.picture",
	library.Locked:       "error.locked",
	library.Faulty:       "error.faulty",
	library.Damaged:      "error.damaged",
	library.Changed:      "error.changed",
	library.Foreign:      "error.foreign",
	library.NoRecogniser: "error.norecogniser",
}

// OpenError says in the reader's language why a file could not be opened.
func OpenError(path string, err error) string {
	return tongue.T("error.open", map[string]any{"File": library.ShownName(path), "Why": WhyNot(err)})
}

// WhyNot is the reason alone.
func WhyNot(err error) string {
	switch {
	case errors.Is(err, stock.ErrMoved):
		return tongue.T("error.moved")
	case errors.Is(err, ErrSlow):
		return tongue.T("error.slow")
	}
	var e *library.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	data := map[string]any{"MiB": library.MaxBytes >> 20, "Lines": library.MaxLines, "Pages": library.MaxPDFPages, "Seconds": int(library.MaxPDFTime.Seconds()), "Cause": ""}
	if e.Err != nil {
		data["Cause"] = e.Err.Error()
	}
	if e.Problem == library.Foreign {
		data["Kind"], data["Advice"] = KindName(e.Kind()), advice(e.Kind())
	}
	return tongue.T(problems[e.Problem], data)
}

var obstacles = map[journal.Problem]string{
	journal.Full:       "error.full",
	journal.TooLarge:   "error.filelimit",
	journal.Forbidden:  "error.forbidden",
	journal.ReadOnly:   "error.readonly",
	journal.NotAFile:   "error.notafile",
	journal.FolderGone: "error.foldergone",
	journal.Busy:       "error.busy",
	journal.Owned:      "error.owned",
	journal.Nowhere:    "error.nowhere",
}

// SaveError says in the reader's language why something could not be kept, and
// what can be done.
func SaveError(err error) string {
	var e *journal.Error
	if !errors.As(err, &e) || obstacles[e.Problem] == "" {
		return WhyNot(err)
	}
	return tongue.T(obstacles[e.Problem], map[string]any{"File": Shortened(e.Path), "Owner": e.Owner})
}

// ErrSlow tells that a page could not be had in that time.
var ErrSlow = errors.New("present: the page's file does not answer; see whether its drive is there and try again")

// Shortened writes a path from the user's home.
func Shortened(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, in := strings.CutPrefix(path, home+string(filepath.Separator)); in {
			return filepath.Join("~", library.ShownName(rest))
		}
	}
	return library.ShownName(path)
}
