package library

import (
	"encoding/base64"
	"errors"
	"hash/fnv"
	"image"
	_ "image/gif" // of web pages and books
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"lanmu/data/book"
	"lanmu/data/markup"
	"lanmu/data/page"
	"lanmu/data/saved"
	"lanmu/data/zipped"
)

// The pictures of a document that flows stand beside its text: in an archive, in the file
// that a browser saved, in a folder beside a web page, or in an address. Each has a number,
// which stands where those of a PDF have that of their page. They are read when they are
// looked at, not with the text: of that only their sizes are.
type flow struct {
	number func(address string) int // 0 for none
	open   func(n int) (io.ReadCloser, error)
	inline map[int]string // what holds its picture itself, by number
}

// What a picture may have: bytes before its size is known, and at all.
const (
	maxHead    = 2 << 20
	maxDrawing = 64 << 20
)

var errNoDrawing = errors.New("has no such picture any more; it may have been moved, or its folder")

// mostTimes is how often a document shows one picture: what stands there more often is an
// ornament.
const mostTimes = 6

// look is what finds the pictures while the text is read.
func (f *flow) look() markup.Look {
	if f == nil {
		return nil
	}
	seen := map[int]int{}
	return func(address string) page.Region {
		n := f.find(address)
		if n == 0 || seen[n] == mostTimes {
			return page.Region{}
		}
		in, err := f.take(n)
		if err != nil {
			return page.Region{}
		}
		defer in.Close()
		size, _, err := image.DecodeConfig(io.LimitReader(in, maxHead))
		if err != nil || !sensible(size) {
			return page.Region{}
		}
		seen[n]++
		return page.Region{Page: n, Right: size.Width, Bottom: size.Height}
	}
}

// sensible reports whether a picture is no larger than what is unpacked.
func sensible(c image.Config) bool {
	return c.Width > 0 && c.Height > 0 && c.Width <= maxPicture && c.Height <= maxPicture && c.Width*c.Height <= maxPicture
}

// find is the number of the picture at an address, 0 for none.
func (f *flow) find(address string) int {
	if len(address) > len("data:") && strings.EqualFold(address[:len("data:")], "data:") {
		n := hashed(address)
		if f.inline == nil {
			f.inline = map[int]string{}
		}
		f.inline[n] = address
		return n
	}
	return f.number(address)
}

// hashed is a number for what has none: larger than those of archives.
func hashed(s string) int {
	h := fnv.New32a()
	io.WriteString(h, s)
	return 1<<30 | int(h.Sum32()>>2)
}

// take opens a picture.
func (f *flow) take(n int) (io.ReadCloser, error) {
	if s, ok := f.inline[n]; ok {
		return inlined(s)
	}
	return f.open(n)
}

// inlined opens the picture that an address holds.
func inlined(address string) (io.ReadCloser, error) {
	kind, data, ok := strings.Cut(address, ",")
	if !ok || !strings.HasSuffix(kind, ";base64") {
		return nil, errNoDrawing
	}
	if strings.Contains(data, "%") {
		if plain, err := url.PathUnescape(data); err == nil {
			data = plain
		}
	}
	return io.NopCloser(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data))), nil
}

// decode reads a picture.
func (f *flow) decode(n int) (image.Image, error) {
	for _, whole := range []bool{false, true} {
		in, err := f.take(n)
		if err != nil {
			return nil, err
		}
		defer in.Close()
		if !whole {
			c, _, err := image.DecodeConfig(io.LimitReader(in, maxHead))
			if err == nil && !sensible(c) {
				err = errNoDrawing
			}
			if err != nil {
				return nil, err
			}
			continue
		}
		m, _, err := image.Decode(io.LimitReader(in, maxDrawing))
		return m, err
	}
	return nil, nil
}

// flowOf are the pictures of a document; nil for what has none of its own.
func flowOf(c *content) *flow {
	kind := ""
	if c.kind != nil {
		kind = c.kind.Name
	}
	switch kind {
	case "epub", "docx", "odt":
		if a, err := zipped.Open(c, c.size); err == nil {
			return flowOfArchive(a)
		}
	case "mht":
		if p, err := saved.MHT(c.all); err == nil {
			return flowOfSaved(&p)
		}
	case "webarchive":
		if p, err := saved.WebArchive(c.all); err == nil {
			return flowOfSaved(&p)
		}
	case "":
		if d, err := decode(c.all, ""); err == nil && markup.IsWebPage(d.text) {
			f := flowBeside(c.beside)
			for _, address := range markup.Addresses(d.text) {
				f.find(address)
			}
			return f
		}
	}
	return nil
}

// flowOfArchive are the pictures of a document that is an archive, by the names of their
// files.
func flowOfArchive(a *zipped.Archive) *flow {
	numbers := make(map[string]int, len(a.Files))
	for i, f := range a.Files {
		numbers[f.Name] = i + 1
	}
	return &flow{
		number: func(file string) int { return numbers[file] },
		open: func(n int) (io.ReadCloser, error) {
			if n < 1 || n > len(a.Files) {
				return nil, errNoDrawing
			}
			return a.Files[n-1].Open()
		},
	}
}

// flowOfSaved are the pictures of a page that was saved in a file with them.
func flowOfSaved(p *saved.Page) *flow {
	f := &flow{
		number: func(address string) int { return p.Find(address) + 1 },
		open: func(n int) (io.ReadCloser, error) {
			if n < 1 || n > len(p.Pictures) {
				return nil, errNoDrawing
			}
			return io.NopCloser(p.Pictures[n-1].Open()), nil
		},
	}
	for _, address := range markup.Addresses(string(p.Text)) {
		f.find(address)
	}
	return f
}

// A neighbour opens a file that lies beside a page, or in a folder there, by its name with
// slashes.
type neighbour func(name string) (io.ReadCloser, error)

// flowBeside are the pictures of a web page that lie beside it.
func flowBeside(open neighbour) *flow {
	names := map[int]string{}
	return &flow{
		number: func(address string) int {
			name := localName(address)
			if name == "" || open == nil {
				return 0
			}
			n := hashed(name)
			names[n] = name
			return n
		},
		open: func(n int) (io.ReadCloser, error) {
			if names[n] == "" {
				return nil, errNoDrawing
			}
			return open(names[n])
		},
	}
}

// localName is the name of a file beside a page that an address is of, "" if it leads
// anywhere else.
func localName(address string) string {
	const longest = 1 << 10
	if address == "" || len(address) > longest || strings.Contains(address, ":") || strings.HasPrefix(address, "//") {
		return ""
	}
	name, _, _ := strings.Cut(address, "#")
	name, _, _ = strings.Cut(name, "?")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	if name = path.Clean(name); !filepath.IsLocal(filepath.FromSlash(name)) || name == "." {
		return ""
	}
	return name
}

// besideFile opens what lies beside a file. Links out of its folder are not followed.
func besideFile(file string) neighbour {
	return func(name string) (io.ReadCloser, error) {
		root, err := os.OpenRoot(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		defer root.Close()
		name = filepath.FromSlash(name)
		if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
			return nil, errors.Join(errNoDrawing, err)
		}
		return root.Open(name)
	}
}

// besideMember opens what lies beside a file of an archive.
func besideMember(a *zipped.Archive, inner string) neighbour {
	return func(name string) (io.ReadCloser, error) {
		f := a.File(path.Join(path.Dir(inner), name))
		if f == nil {
			return nil, errNoDrawing
		}
		return f.Open()
	}
}

// coverOf is the number of a book's cover, 0 for none.
func coverOf(c *content, f *flow) int {
	if c.kind == nil || c.kind.Name != "epub" || f == nil {
		return 0
	}
	return f.number(book.Cover(c, c.size))
}
