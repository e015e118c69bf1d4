package library

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"math"
	"slices"
	"sync"
	"time"

	"lanmu/data/page"
	"lanmu/data/pdf"
)

// A Gallery draws pages of files as they look, and parts of them. It draws one at a
// time, what was asked for last first, small pictures after all else, and what nobody
// waits for any more not at all. What was drawn whole, and cuts, are kept on disk (see
// drawings).
type Gallery struct {
	life context.Context
	end  context.CancelFunc
	kept *drawings

	mu      sync.Mutex
	busy    bool
	waiting []chan struct{} // the newest last

	open []*album // by who draws alone; the last used last
}

// An album is a file that is open to be drawn.
type album struct {
	*Pictures
	id fileID
}

// A fileID tells a file from what it was before it was written anew.
type fileID struct {
	path string
	size int64
	time time.Time
}

// mostAlbums is how many files are open at a time: that which is looked at, and one
// that a text is read from.
const mostAlbums = 2

// NewGallery returns one that keeps what it drew in a folder, which may be deleted at
// any time; in no more than so many bytes of it.
func NewGallery(dir string, most int64) *Gallery {
	g := &Gallery{kept: newDrawings(dir, most)}
	g.life, g.end = context.WithCancel(context.Background())
	return g
}

// Close lets go of all files. What is drawn then is an error.
func (g *Gallery) Close() {
	g.end()
	if g.turn(context.Background(), false) != nil {
		return
	}
	defer g.done()
	for _, a := range g.open {
		a.Close()
	}
	g.open = nil
	g.kept.wait()
}

// Size is how many bytes what is kept of drawings takes. It asks the disk.
func (g *Gallery) Size() int64 { return g.kept.measure() }

// SetMost bounds what is kept, in bytes; 0 keeps nothing. It writes to the disk.
func (g *Gallery) SetMost(bytes int64) { g.kept.bound(bytes) }

// Clear removes what is kept.
func (g *Gallery) Clear() error { return g.kept.clear() }

// turn waits until nothing else is drawn; done ends that. The newest has its turn first,
// who is patient last.
func (g *Gallery) turn(ctx context.Context, patient bool) error {
	g.mu.Lock()
	if !g.busy {
		g.busy = true
		g.mu.Unlock()
		return nil
	}
	mine := make(chan struct{})
	if patient {
		g.waiting = slices.Insert(g.waiting, 0, mine)
	} else {
		g.waiting = append(g.waiting, mine)
	}
	g.mu.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	i := slices.Index(g.waiting, mine)
	if i >= 0 {
		g.waiting = slices.Delete(g.waiting, i, i+1)
	}
	g.mu.Unlock()
	if i < 0 { // it is this one's turn
		g.done()
	}
	return context.Cause(ctx)
}

func (g *Gallery) done() {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := len(g.waiting)
	if g.busy = n > 0; n > 0 {
		close(g.waiting[n-1])
		g.waiting = g.waiting[:n-1]
	}
}

// Sizes are those of a file's pages, in points for a PDF; what only has pixels has one
// to a point.
func (g *Gallery) Sizes(ctx context.Context, path string) ([]pdf.Size, error) {
	if err := g.turn(ctx, false); err != nil {
		return nil, err
	}
	defer g.done()
	a, err := g.album(ctx, path, false)
	if err != nil {
		return nil, err
	}
	sizes := a.Sizes()
	if len(sizes) == 0 {
		return nil, named(ErrNoPicture, path)
	}
	return sizes, nil
}

// Draw draws the part of page n, counted from 1, that clip shows of it where it is so
// many pixels wide.
func (g *Gallery) Draw(ctx context.Context, path string, n, width int, clip image.Rectangle) (*image.RGBA, error) {
	return g.draw(ctx, path, n, func(pdf.Size) (int, image.Rectangle) { return width, clip }, drawingKey{n: n, width: width, clip: clip})
}

// Small draws all of page n as large as it fits into so many pixels, when nothing else
// is to be drawn.
func (g *Gallery) Small(ctx context.Context, path string, n int, within image.Point) (*image.RGBA, error) {
	return g.draw(ctx, path, n, func(s pdf.Size) (int, image.Rectangle) {
		width := max(1, int(min(float64(within.X), float64(within.Y)*s.Width/s.Height)))
		return width, image.Rect(0, 0, width, within.Y)
	}, drawingKey{n: n, clip: image.Rectangle{Max: within}})
}

// Cut draws what clip shows of a part of a page where that is so many pixels wide; all
// of it for an empty clip.
func (g *Gallery) Cut(ctx context.Context, path string, r page.Region, width int, clip image.Rectangle) (*image.RGBA, error) {
	return g.draw(ctx, path, r.Page, func(s pdf.Size) (int, image.Rectangle) {
		scale := float64(width) / float64(max(r.Right-r.Left, 1))
		at := func(x int) int { return int(math.Round(scale * float64(x))) }
		all := image.Rect(at(r.Left), at(r.Top), at(r.Right), at(r.Bottom))
		if !clip.Empty() {
			all = all.Intersect(clip.Add(all.Min))
		}
		return int(math.Round(scale * s.Width)), all
	}, drawingKey{n: r.Page, width: width, clip: clip, region: r})
}

func (g *Gallery) draw(ctx context.Context, path string, n int, what func(pdf.Size) (width int, clip image.Rectangle), key drawingKey) (*image.RGBA, error) {
	id, err := identify(path)
	if err != nil {
		return nil, err
	}
	key.file = id
	if m := g.kept.get(key); m != nil {
		return m, nil
	}
	small := key.width == 0
	if err := g.turn(ctx, small); err != nil {
		return nil, err
	}
	defer g.done()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	a, err := g.album(ctx, path, small)
	if err != nil {
		return nil, err
	}
	m, clip, width, err := a.draw(n, key.region != page.Region{}, what)
	if err != nil {
		g.drop(a) // the engine is not what it was
		return nil, err
	}
	if key.region != (page.Region{}) && key.clip.Empty() || key.region == (page.Region{}) && clip.Min == (image.Point{}) && clip.Dx() >= width {
		g.kept.put(key, m)
	}
	return m, nil
}

// draw draws what is asked for of page n, or of the picture with that number, if it is a
// part of a document that flows.
func (a *album) draw(n int, part bool, what func(pdf.Size) (int, image.Rectangle)) (m *image.RGBA, clip image.Rectangle, width int, err error) {
	if part && a.flow != nil {
		whole, err := a.picture(n)
		if err != nil {
			return nil, clip, 0, err
		}
		width, clip = what(sizeOf(whole))
		return scaled(whole, width, clip), clip, width, nil
	}
	sizes := a.Sizes()
	if n < 1 || n > len(sizes) {
		return nil, clip, 0, &Error{Path: a.path, Problem: Changed, Err: errNoPage}
	}
	width, clip = what(sizes[n-1])
	m, err = a.Pictures.Draw(n-1, width, clip)
	return m, clip, width, err
}

// Original is a picture of a document that flows as it is there, where that is a JPEG or
// a PNG; flows tells whether it is of one.
func (g *Gallery) Original(ctx context.Context, path string, r page.Region) (data []byte, kind string, flows bool, err error) {
	if err := g.turn(ctx, false); err != nil {
		return nil, "", false, err
	}
	defer g.done()
	a, err := g.album(ctx, path, false)
	if err != nil || a.flow == nil {
		return nil, "", false, err
	}
	in, err := a.flow.take(r.Page)
	if err != nil {
		return nil, "", true, &Error{Path: path, Problem: Damaged, Err: err}
	}
	defer in.Close()
	data, err = io.ReadAll(io.LimitReader(in, maxDrawing))
	if err != nil {
		return nil, "", true, unreadable(path, err)
	}
	if _, kind, err = image.DecodeConfig(bytes.NewReader(data)); err != nil || kind != "jpeg" && kind != "png" {
		return nil, "", true, nil
	}
	return data, kind, true, nil
}

var errNoPage = errors.New("has no such page any more")

// album returns a file opened, in whose turn it is called. One that is opened by the way
// is let go before others.
func (g *Gallery) album(ctx context.Context, path string, aside bool) (*album, error) {
	id, err := identify(path)
	if err != nil {
		return nil, err
	}
	for i, a := range g.open {
		if a.id == id {
			if !aside {
				g.open = append(slices.Delete(g.open, i, i+1), a)
			}
			return a, nil
		}
		if a.id.path == path {
			g.drop(a)
			break
		}
	}
	if len(g.open) >= mostAlbums {
		g.drop(g.open[0])
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	p, err := OpenPictures(g.life, path)
	if err != nil {
		return nil, err
	}
	a := &album{p, id}
	if aside {
		g.open = slices.Insert(g.open, 0, a)
	} else {
		g.open = append(g.open, a)
	}
	return a, nil
}

func (g *Gallery) drop(a *album) {
	a.Close()
	g.open = slices.DeleteFunc(g.open, func(o *album) bool { return o == a })
}

func identify(path string) (fileID, error) {
	fi, err := stat(path)
	if err != nil {
		return fileID{}, unreadable(path, err)
	}
	return fileID{path, fi.Size(), fi.ModTime()}, nil
}
