package library

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"lanmu/data/fault"
	"lanmu/data/page"
)

// drawings are pictures that were drawn, kept in a folder, a file each: what was not
// looked at for the longest time goes when they are too many. Nothing else knows of
// them; the folder may be deleted while the program runs, and no error of it matters.
type drawings struct {
	dir string

	mu      sync.Mutex
	most    int64
	size    int64 // of all; -1 until they were counted
	pending sync.WaitGroup
	writing int
}

// A drawingKey is what a drawing is of.
type drawingKey struct {
	file     fileID
	n, width int
	clip     image.Rectangle
	region   page.Region
}

func newDrawings(dir string, most int64) *drawings { return &drawings{dir: dir, most: most, size: -1} }

const drawingEnding = ".png"

func (d *drawings) path(k drawingKey) string {
	sum := sha256.Sum256(fmt.Append(nil, k.file.path, "\x00", k.file.size, k.file.time.UnixNano(), " ", k.n, k.width, k.clip, k.region))
	return filepath.Join(d.dir, hex.EncodeToString(sum[:16])+drawingEnding)
}

// get returns a drawing, nil if it is not kept.
func (d *drawings) get(k drawingKey) *image.RGBA {
	path := d.path(k)
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	m, err := png.Decode(bufio.NewReader(f))
	if err != nil {
		os.Remove(path)
		return nil
	}
	now := time.Now()
	os.Chtimes(path, now, now)
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}

// mostWriting is how many drawings are written at a time: more are not kept.
const mostWriting = 4

// put keeps a drawing, soon.
func (d *drawings) put(k drawingKey, m *image.RGBA) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.most <= 0 || d.writing == mostWriting {
		return
	}
	d.writing++
	d.pending.Add(1)
	fault.Go(fault.Ignore, func() {
		defer d.pending.Done()
		n := d.write(d.path(k), m)
		d.mu.Lock()
		defer d.mu.Unlock()
		d.writing--
		if d.count(); n > 0 {
			d.size += n
		}
		if d.size > d.most {
			d.evict(d.most - d.most/10)
		}
	})
}

// write writes a drawing and returns its bytes, 0 if it could not.
func (d *drawings) write(path string, m image.Image) int64 {
	var b bytes.Buffer
	if (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m) != nil {
		return 0
	}
	if os.MkdirAll(d.dir, 0o700) != nil {
		return 0
	}
	d.mu.Lock()
	d.count() // before it is there
	d.mu.Unlock()
	f, err := os.CreateTemp(d.dir, "new-*")
	if err != nil {
		return 0
	}
	_, err = f.Write(b.Bytes())
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return 0
	}
	return int64(b.Len())
}

// wait waits until what was put is written.
func (d *drawings) wait() { d.pending.Wait() }

// all are the drawings there are, the one not looked at for the longest time first.
func (d *drawings) all() (out []fs.FileInfo) {
	entries, _ := os.ReadDir(d.dir)
	for _, e := range entries {
		if fi, err := e.Info(); err == nil && fi.Mode().IsRegular() {
			out = append(out, fi)
		}
	}
	slices.SortFunc(out, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	return out
}

// count counts what is there, once.
func (d *drawings) count() {
	if d.size >= 0 {
		return
	}
	d.size = 0
	for _, fi := range d.all() {
		d.size += fi.Size()
	}
}

// evict removes the oldest until no more than so many bytes are left.
func (d *drawings) evict(most int64) {
	all := d.all() // others may have written, or removed
	d.size = 0
	for _, fi := range all {
		d.size += fi.Size()
	}
	for _, fi := range all {
		if d.size <= most {
			return
		}
		if os.Remove(filepath.Join(d.dir, fi.Name())) == nil {
			d.size -= fi.Size()
		}
	}
}

// measure is how many bytes they take.
func (d *drawings) measure() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.size = -1
	d.count()
	return d.size
}

// bound bounds them, in bytes; 0 keeps none.
func (d *drawings) bound(bytes int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.most = bytes
	if d.count(); d.size > bytes {
		d.evict(bytes)
	}
}

// clear removes all.
func (d *drawings) clear() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.size = 0
	return os.RemoveAll(d.dir)
}
