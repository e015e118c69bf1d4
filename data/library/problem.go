package library

import (
	"errors"
	"fmt"
	"lanmu/data/pdf"
	"os"
)

// A Problem is why a file is no page.
type Problem int

const (
	Unreadable Problem = iota // the system refuses; the cause is in Err
	Missing
	Directory
	TooLarge // more text than a page has, or more bytes
	Empty
	Binary
	Undecodable // in no encoding that is known, or damaged
	NoText      // a PDF that is a picture
	Locked      // a PDF
	Damaged     // a PDF, a web page
	TooSlow     // a PDF
	TooMuch     // a PDF that asks for more than a page does
	TooManyPages
	Changed      // since it was listed
	Faulty       // the program failed at it; the cause, with where that was, is in Err
	NoLetters    // a PDF whose fonts do not say which characters they draw
	Foreign      // of a kind that is not read; Err is its name
	NoRecogniser // there is none of the text of pictures
	NoConverter  // nor LibreOffice, for old documents

	lastProblem = NoConverter
)

// An Error tells which file could not be read and why.
type Error struct {
	Path    string
	Problem Problem
	Err     error // the system's word, for Unreadable; a PDF's, a web page's or an archive's; the name of a Kind
}

// Error says what failed, the file, and what can be done.
func (e *Error) Error() string {
	path := ShownName(e.Path)
	switch e.Problem {
	case Missing:
		return fmt.Sprintf("%s: no such file; check the name", path)
	case Directory:
		return fmt.Sprintf("%s: is a folder; name a text file in it", path)
	case TooLarge:
		return fmt.Sprintf("%s: is larger than a page may be, %d MiB of text in %d lines or a PDF of %d MiB; split it", path, MaxBytes>>20, MaxLines, MaxPDFBytes>>20)
	case Empty:
		return fmt.Sprintf("%s: holds no text; was the page extracted?", path)
	case Binary:
		return fmt.Sprintf("%s: is no kind of file that is known; if there is text in it, save it as PDF or as text", path)
	case Foreign:
		return path + ": " + e.Kind().sentence()
	case Changed:
		return fmt.Sprintf("%s: has changed since it was listed; open it again", path)
	case Faulty:
		return fmt.Sprintf("%s: cannot be read: %v; please report it with the file", path, e.Err)
	case Undecodable:
		return fmt.Sprintf("%s: is text in no encoding that is known; convert it to UTF-8, for instance with iconv", path)
	}
	if e.Problem == Unreadable {
		return fmt.Sprintf("%s: cannot be read: %v; see who may read it and whether its disk is sound, and try again", path, e.Err)
	}
	return fmt.Sprintf("%s: %v", path, e.Err) // a PDF's error says what it is and what to do
}

// Kind is that of a file which is not read, nil of others.
func (e *Error) Kind() *Kind {
	if e.Problem != Foreign || e.Err == nil {
		return nil
	}
	return byName[e.Err.Error()]
}

// CanBeRecognised reports whether another program can read a file: of a picture the text
// is recognised, an old document is converted.
func (e *Error) CanBeRecognised() bool {
	return e.Problem == NoText || e.Problem == NoLetters || e.Kind().Asked()
}

// CanBeUnlocked reports whether a file can be read with its password. That of an archive
// or a book cannot.
func (e *Error) CanBeUnlocked() bool {
	return errors.Is(e.Err, pdf.ErrLocked) || e.Problem == Locked && kindOfName(e.Path) == pdfKind
}

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.Err }

func unreadable(path string, err error) *Error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err // the path is named already
	}
	return &Error{Path: path, Problem: Unreadable, Err: err}
}

// named returns err as an *Error about a file.
func named(err error, path string) *Error {
	var e *Error
	if !errors.As(err, &e) {
		return unreadable(path, err)
	}
	e.Path = path
	return e
}

// openError returns the error of a file that could not be opened.
func openError(path string, err error) *Error {
	e := unreadable(path, err)
	if errors.Is(err, os.ErrNotExist) {
		e.Problem = Missing
	}
	return e
}
