package library

import (
	"context"
	"sync"

	"lanmu/data/pdf"
)

// passwords are those that opened a file, by its path, for as long as the program
// runs: none is written down. The page that was read is kept in the cache as any is.
var passwords sync.Map

// unlocking hands the password of a file on to what reads it, if one is known.
func unlocking(ctx context.Context, path string) context.Context {
	if p, ok := passwords.Load(clean(path)); ok {
		return pdf.WithPassword(ctx, p.(string))
	}
	return ctx
}

// Unlock reads a file that is locked by a password. The returned sheet takes the place
// of the one with the same Path. The Problem of the error is Locked if the file does
// not open with it.
func (l *Library) Unlock(ctx context.Context, path, password string) (*Sheet, error) {
	path = clean(path)
	c, err := readFile(path)
	if err != nil {
		return nil, err
	}
	d, err := pdfs().Open(pdf.WithPassword(ctx, password), c.all)
	c.close()
	if err != nil {
		return nil, named(pdfError(err), path)
	}
	d.Close()
	passwords.Store(path, password)
	return l.readNow(ctx, path, "")
}
