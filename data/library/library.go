// Package library is the pages at hand: the one a new reader starts with and
// the files he opens.
package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/adrg/xdg"

	"lanmu/data/markup"
	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/seeds"
)

// MaxBytes is the largest file taken for a page. A broadsheet page holds about
// 30 KB of text and a whole book 3 MB; what is larger is something else, and
// setting it would take gigabytes.
const MaxBytes = 32 << 20

// MaxPDFBytes is the largest PDF taken for a page, most of which is pictures.
const MaxPDFBytes = 256 << 20

// A Page is a restored page and where it came from.
type Page struct {
	*page.Page
	Name string // to show: the file's name without its folder
	Path string // "" for the embedded page and for standard input
}

// Seed returns the embedded page.
func Seed() Page {
	return Page{Page: page.Restore(string(seeds.OpinionPage)), Name: seeds.OpinionPageName}
}

// A Problem is why a file is no page.
type Problem int

const (
	Unreadable Problem = iota // the system refuses; the cause is in Err
	Missing
	Directory
	TooLarge
	Empty
	Binary
	NotUTF8
	NoText  // a PDF that is a picture
	Locked  // a PDF
	Damaged // a PDF, a web page
)

// An Error tells which file could not be read and why.
type Error struct {
	Path    string
	Problem Problem
	Err     error // the system's word, for Unreadable
}

// Error says what failed, the file, and what can be done.
func (e *Error) Error() string {
	switch e.Problem {
	case Missing:
		return fmt.Sprintf("%s: no such file; check the name", e.Path)
	case Directory:
		return fmt.Sprintf("%s: is a folder; name a text file in it", e.Path)
	case TooLarge:
		return fmt.Sprintf("%s: is larger than a page may be, %d MiB of text or a PDF of %d; split it", e.Path, MaxBytes>>20, MaxPDFBytes>>20)
	case Empty:
		return fmt.Sprintf("%s: holds no text; was the page extracted?", e.Path)
	case Binary:
		return fmt.Sprintf("%s: is neither text nor a PDF; extract its text first", e.Path)
	case NotUTF8:
		return fmt.Sprintf("%s: is not UTF-8 text; convert it, for instance with iconv -f GB18030 -t UTF-8", e.Path)
	}
	if e.Problem == Unreadable {
		return fmt.Sprintf("%s: cannot be read: %v", e.Path, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err) // a PDF's error says what it is and what to do
}

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Open reads and restores the page in a file.
func Open(path string) (Page, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return Page{}, &Error{Path: path, Problem: Missing, Err: err}
		}
		return Page{}, unreadable(path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Page{}, &Error{Path: path, Problem: Directory}
	}
	p, err := Read(f, path)
	if err != nil {
		return Page{}, err
	}
	p.Name, p.Path = filepath.Base(path), path
	return p, nil
}

// Read reads and restores a page; name is what errors call it.
func Read(r io.Reader, name string) (Page, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxPDFBytes+1))
	if err != nil {
		return Page{}, unreadable(name, err)
	}
	var text string
	if bytes.HasPrefix(b, []byte("%PDF-")) {
		text, err = textOfPDF(b)
	} else {
		text, err = decode(b)
	}
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			e = &Error{Problem: Unreadable, Err: err}
		}
		e.Path = name
		return Page{}, e
	}
	p, err := restore(text)
	if err != nil {
		return Page{}, &Error{Path: name, Problem: Damaged, Err: err}
	}
	return Page{Page: p, Name: name}, nil
}

// restore makes a page of text, which may be Markdown or a web page as well as a
// dump.
func restore(text string) (*page.Page, error) {
	if markup.IsWebPage(text) {
		parts, err := markup.WebPage(text)
		if err != nil {
			return nil, err
		}
		return page.Compose(parts), nil
	}
	if parts, ok := markup.Markdown(text); ok {
		return page.Compose(parts), nil
	}
	return page.Restore(text), nil
}

// pdfs reads PDFs. It starts, which takes seconds, at the first there is.
var pdfs = pdf.NewEngine(filepath.Join(xdg.CacheHome, "lanmu", "pdfium"))

// textOfPDF returns a PDF's text as blocks.
func textOfPDF(b []byte) (string, error) {
	if len(b) > MaxPDFBytes {
		return "", &Error{Problem: TooLarge}
	}
	text, err := pdfs.Text(context.Background(), b)
	for cause, problem := range map[error]Problem{
		pdf.ErrNoText: NoText, pdf.ErrLocked: Locked, pdf.ErrDamaged: Damaged, pdf.ErrTooLarge: TooLarge,
	} {
		if errors.Is(err, cause) {
			return "", &Error{Problem: problem, Err: err}
		}
	}
	return text, err
}

func unreadable(path string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err // the path is named already
	}
	return &Error{Path: path, Problem: Unreadable, Err: err}
}

// sniffed is how many bytes are looked at for signs of a binary file.
const sniffed = 8 << 10

// decode returns the text of a file.
func decode(b []byte) (string, error) {
	if len(b) > MaxBytes {
		return "", &Error{Problem: TooLarge}
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(b)) == 0 {
		return "", &Error{Problem: Empty}
	}
	if bytes.IndexByte(b[:min(len(b), sniffed)], 0) >= 0 {
		return "", &Error{Problem: Binary}
	}
	if !utf8.Valid(b) {
		return "", &Error{Problem: NotUTF8}
	}
	return string(b), nil
}
