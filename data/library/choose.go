package library

import (
	"context"
	"errors"
	"fmt"

	"lanmu/data/search"
)

// Decode reads a file in an encoding, or in the one that is guessed for "", and
// remembers that choice. The returned sheet takes the place of the one with the
// same Path. An error may also be of the journal (*journal.Error) that keeps the
// choice, see Follow; the file is read so all the same, until the cache is gone.
func (l *Library) Decode(ctx context.Context, path string, enc Encoding) (*Sheet, error) {
	if enc != "" && decoders[enc] == nil {
		return nil, fmt.Errorf("%s: %s is no encoding that is known", path, enc)
	}
	sheet, err := l.readNow(ctx, path, enc)
	if err != nil {
		return nil, err
	}
	l.mu.RLock()
	choices := l.choices
	l.mu.RUnlock()
	if err := choices.set(clean(path), enc); err != nil {
		return nil, err
	}
	return sheet, nil
}

// readNow reads one file, whatever is known of it, and keeps that.
func (l *Library) readNow(ctx context.Context, path string, enc Encoding) (*Sheet, error) {
	path = clean(path)
	info, err := Stat(ctx, path, func() {})
	if err != nil {
		return nil, openError(path, err)
	}
	s, _ := l.cache()
	u := &update{l: l, s: s, ctx: ctx, on: func(Change) {}, builder: search.NewBuilder()}
	r := u.readSafely(ctx, job{met: met{path, info.Size(), info.ModTime().UnixNano(), true}, as: enc}, func() {})
	if r == nil {
		return nil, ctx.Err()
	}
	if r.failed != nil {
		return nil, r.failed
	}
	u.batch = []*reading{r}
	if err := u.keep(); err != nil {
		_, told := l.replace(s, err)
		return nil, errors.Join(told, err)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if sheet := l.shelf.sheet(l.shelf.in(path)); sheet != nil {
		return sheet, nil
	}
	return nil, &Error{Path: path, Problem: Missing}
}
