package present

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"lanmu/app/stock"
	"lanmu/app/system"
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
	library.NoConverter:  "error.noconverter",
}

// OpenError says in the reader's language why a file could not be opened.
func OpenError(path string, err error) string {
	return tongue.T("error.open", map[string]any{"File": library.ShownName(path), "Why": WhyNot(err)})
}

// WhyNot is the reason alone, a sentence in the reader's language, and what can be
// done. Of what nobody foresaw it says so; the error itself is printed.
func WhyNot(err error) string {
	if e, ok := errors.AsType[*journal.Error](err); ok && obstacles[e.Problem] != "" {
		return tongue.T(obstacles[e.Problem], map[string]any{"File": Shortened(e.Path), "Owner": e.Owner})
	}
	if e, ok := errors.AsType[*library.CacheError](err); ok {
		return whyCache(e)
	}
	if e, ok := errors.AsType[*library.LostError](err); ok {
		return tongue.Count("error.lost", e.Files, nil)
	}
	if e, ok := errors.AsType[*library.Error](err); ok {
		return whyFile(e)
	}
	if said, ok := errors.AsType[system.Said](err); ok {
		return tongue.T("cause.said", map[string]any{"Words": string(said)})
	}
	for _, c := range causes {
		if !errors.Is(err, c.is) {
			continue
		}
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			return tongue.T("cause.at", map[string]any{"Path": Shortened(at.Path), "Cause": tongue.T(c.key)})
		}
		return tongue.T(c.key)
	}
	fmt.Fprintln(system.WriterTo(os.Stderr), "lanmu:", err)
	return tongue.T("cause.unknown")
}

// Pathless is an error without the path it may tell, for where that is told already.
func Pathless(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}

// causes are what the system and others say is wrong.
var causes = []struct {
	is  error
	key string
}{
	{stock.ErrMoved, "error.moved"}, {ErrSlow, "error.slow"}, {system.ErrSilent, "aloud.silent"}, {system.ErrNoClipboard, "picture.noclipboard"},
	{syscall.ENOSPC, "cause.full"}, {syscall.EROFS, "cause.readonly"}, {syscall.EIO, "cause.damaged"},
	{fs.ErrNotExist, "cause.missing"}, {fs.ErrPermission, "cause.forbidden"}, {fs.ErrExist, "cause.exists"},
	{exec.ErrNotFound, "cause.noprogram"}, {os.ErrDeadlineExceeded, "cause.late"},
}

// whyCache says what was wrong with the cache, and what was done.
func whyCache(e *library.CacheError) string {
	switch {
	case e.Aside != "":
		return tongue.T("cause.cache.damaged", map[string]any{"File": filepath.Base(e.Aside)})
	case e.Busy():
		return tongue.T("cause.cache.busy")
	}
	return tongue.T("cause.cache.unusable", map[string]any{"Folder": Shortened(filepath.Dir(e.Path))})
}

// whyFile says why a file cannot be read.
func whyFile(e *library.Error) string {
	data := map[string]any{"MiB": library.MaxBytes >> 20, "Lines": library.MaxLines, "Pages": library.MaxPDFPages, "Seconds": int(library.MaxPDFTime.Seconds()), "Cause": ""}
	if e.Problem == library.Unreadable && e.Err != nil {
		data["Cause"] = WhyNot(Pathless(e.Err))
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
