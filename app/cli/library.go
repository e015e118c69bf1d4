package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/library"
)

// catalogue is the library as a command uses it: some files and folders, brought up
// to date.
type catalogue struct {
	stock.Stacks
	ctx  context.Context
	stop context.CancelFunc
	stock.View
	waits bool              // for drives that do not answer: what is on them is all that is asked for
	fresh int               // pages read just now
	given map[string]string // paths as they were given, by what they are known as
}

// openCatalogue opens the library for a command that Ctrl+C stops. A cache that
// cannot be used is told of on stderr and costs time only.
func openCatalogue(stderr io.Writer) (*catalogue, error) {
	s := &catalogue{}
	var err error
	s.Stacks, err = stock.OpenStacks()
	var cache *library.CacheError
	switch {
	case s.Library == nil || s.Folders == nil:
		return nil, err
	case errors.As(err, &cache):
		fmt.Fprintln(stderr, "lanmu:", cache)
	case err != nil:
		s.close()
		return nil, err
	}
	if s.Wrong != nil {
		fmt.Fprintln(stderr, "lanmu:", s.Wrong)
	}
	s.ctx, s.stop = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	return s, nil
}

func (s *catalogue) close() {
	if s.stop != nil {
		s.stop()
	}
	s.Stacks.Close()
}

// take brings paths up to date, or the reader's folders if there are none, with
// progress on stderr if that is a terminal. If the reader has no folders either,
// the embedded page is all there is.
func (s *catalogue) take(paths []string, stderr io.Writer) error {
	s.given = map[string]string{}
	for _, path := range paths {
		s.given[absolute(path)] = path
	}
	if len(paths) == 0 {
		paths = s.Folders.All()
	}
	if len(paths) == 0 {
		s.Apply(library.Change{Sheets: []*library.Sheet{s.Library.Hold(library.Seed())}})
		return nil
	}
	known, failed, err := s.Library.Known(s.ctx, paths)
	if err = s.tolerate(err, stderr); err != nil {
		return err
	}
	s.Apply(library.Change{Sheets: known, Failed: failed})
	line := newProgressLine(stderr)
	ctx, goOn := context.WithCancel(s.ctx)
	defer goOn()
	told := map[string]bool{}
	err = s.Library.Update(ctx, paths, func(c library.Change) {
		s.Apply(c)
		s.fresh += len(c.Sheets)
		line.show(c.Progress)
		for _, root := range c.Progress.Silent {
			if !told[root] {
				told[root] = true
				line.clear()
				s.tellSilent(root, stderr)
			}
			if !s.waits {
				goOn()
			}
		}
	})
	line.clear()
	if ctx.Err() != nil && s.ctx.Err() == nil {
		return nil
	}
	return s.tolerate(err, stderr)
}

// tellSilent says what is waited for, or is not.
func (s *catalogue) tellSilent(path string, stderr io.Writer) {
	path = cmp.Or(s.given[path], path)
	if s.waits {
		fmt.Fprintf(stderr, "lanmu: %s: its drive does not answer; waiting for it, Ctrl+C stops\n", path)
	} else {
		fmt.Fprintf(stderr, "lanmu: %s: its drive does not answer; going on with what was read of it before\n", path)
	}
}

// tolerate tells of a cache that was of no use, and returns other errors.
func (s *catalogue) tolerate(err error, stderr io.Writer) error {
	if s.ctx.Err() != nil {
		return errors.New("stopped; what was read is kept")
	}
	var cache *library.CacheError
	if errors.As(err, &cache) {
		fmt.Fprintln(stderr, "lanmu:", cache)
		return nil
	}
	return err
}

// errs are the failures as errors.
func (s *catalogue) errs() (out []error) {
	for _, path := range slices.Sorted(maps.Keys(s.Failed)) {
		e := s.Failed[path]
		if s.isPassed(path) {
			continue
		}
		same := *e
		same.Path = cmp.Or(s.given[e.Path], e.Path)
		out = append(out, &same)
	}
	return out
}

// isPassed reports whether a file that failed is of a kind that is not read, and was met in
// a folder: it is told of with the others there.
func (s *catalogue) isPassed(path string) bool {
	_, given := s.given[path]
	return !given && s.Failed[path].Problem == library.Foreign
}

// isEmpty tells whether a folder that was looked through has no page.
func (s *catalogue) isEmpty(folder string) bool {
	path := absolute(folder)
	if s.Failed[path] != nil {
		return false // is told of
	}
	return !slices.ContainsFunc(s.Sheets, func(x *library.Sheet) bool { return stock.RootOf(x.Path(), []string{path}) == 0 })
}

// A progressLine is a line of a terminal that is written over and over. It shows
// nothing elsewhere, nor before patience is over.
type progressLine struct {
	out   io.Writer // nil if it is no terminal
	since time.Time
	shown bool
}

func newProgressLine(out io.Writer) *progressLine {
	l := &progressLine{since: time.Now()}
	if s, ok := out.(*system.Terminal); ok {
		l.out = s.Tty
	}
	return l
}

func (l *progressLine) show(p library.Progress) {
	if l.out == nil || time.Since(l.since) < stock.Patience || p.BytesTotal == 0 {
		return
	}
	const width = 24
	full := int(width * float64(p.BytesDone) / float64(p.BytesTotal))
	s := fmt.Sprintf("%s%s %d of %d files", strings.Repeat("█", full), strings.Repeat("░", width-full), p.Done, p.Total)
	if p.Left >= time.Second {
		s += fmt.Sprintf(", %v left", p.Left.Round(time.Second))
	}
	if p.Failed > 0 {
		s += fmt.Sprintf(", %d failed", p.Failed)
	}
	l.say(s)
}

// texts tells how many texts have been looked into.
func (l *progressLine) texts(read, of int) {
	if l.out != nil && of > 0 && time.Since(l.since) >= stock.Patience {
		l.say(fmt.Sprintf("%d of %d texts", read, of))
	}
}

func (l *progressLine) say(s string) {
	fmt.Fprintf(l.out, "\r%s\x1b[K", s)
	l.shown = true
}

func (l *progressLine) clear() {
	if l.shown {
		fmt.Fprint(l.out, "\r\x1b[K")
	}
}

// absolute is a path as the library knows it.
func absolute(path string) string {
	path = library.PathOf(path)
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
