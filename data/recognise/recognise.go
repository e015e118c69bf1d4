// Package recognise has the text of pictures of pages recognised by tesseract, where that
// is installed. It takes from it every character with its place, so that the page is put
// in order as one that was set, and how sure it is of each.
package recognise

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lanmu/data/pdf"
)

// ErrNone is the error where there is no tesseract, or none that knows Chinese.
var ErrNone = errors.New("text is recognised by tesseract, which is not installed with Chinese; install the packages tesseract-ocr and tesseract-ocr-chi-sim, and tesseract-ocr-chi-tra for traditional characters")

// wanted are the languages that pages are in, of which those are used that are
// installed. Tesseract takes those that are set down with them. English reads Latin
// letters into hanzi, so that it is asked only of pages that have none.
var wanted = []string{"chi_sim", "chi_tra", "eng"}

const english = "eng"

// Languages are those of wanted that are installed; none without tesseract.
func Languages(ctx context.Context) (found []string) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "tesseract", "--list-langs").Output()
	if err != nil {
		return nil
	}
	there := strings.Fields(string(out))
	for _, l := range wanted {
		if slices.Contains(there, l) {
			found = append(found, l)
		}
	}
	if !slices.ContainsFunc(found, func(l string) bool { return strings.HasPrefix(l, "chi") }) {
		return nil
	}
	return found
}

// A Page is a page that was recognised.
type Page struct {
	Sheet  pdf.Sheet
	Doubts []Doubt
}

// A Doubt is a character that tesseract was not sure of: the one at a place, in
// characters, of a line without its blanks.
type Doubt struct {
	Line string
	At   int
}

// unsure is how sure tesseract is at most, of a hundred, of a character that may well
// be another: of those above, one in thirty is wrong.
const unsure = 70

// mostSaid is the most bytes that tesseract may say of a page.
const mostSaid = 64 << 20

// Read recognises the text of a picture with so many pixels to the inch.
func Read(ctx context.Context, m image.Image, dpi float64, languages []string) (Page, error) {
	if len(languages) == 0 {
		return Page{}, ErrNone
	}
	chinese := slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return l == english })
	p, err := read(ctx, m, dpi, chinese)
	if err != nil || len(chinese) == len(languages) || p.chinese() {
		return p, err
	}
	return read(ctx, m, dpi, []string{english})
}

// chinese reports whether a page that was recognised is a Chinese one.
func (p *Page) chinese() bool {
	hanzi := 0
	for _, g := range p.Sheet.Glyphs {
		if g.R >= firstWide {
			hanzi++
		}
	}
	return hanzi > 0 && 4*hanzi >= len(p.Sheet.Glyphs)
}

func read(ctx context.Context, m image.Image, dpi float64, languages []string) (Page, error) {
	var in bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&in, m); err != nil {
		return Page{}, err
	}
	c := exec.CommandContext(ctx, "tesseract", "stdin", "stdout", "-l", strings.Join(languages, "+"), "--dpi", strconv.Itoa(int(math.Round(dpi))), "--psm", "3", "-c", "hocr_char_boxes=1", "hocr")
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // its threads wait for one another more than they work
	c.Stdin = &in
	c.WaitDelay = 2 * time.Second
	var said, complaint bytes.Buffer
	c.Stdout, c.Stderr = &limited{&said, mostSaid}, &limited{&complaint, 4 << 10}
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			return Page{}, ctx.Err()
		}
		if errors.Is(err, exec.ErrNotFound) {
			return Page{}, ErrNone
		}
		return Page{}, fmt.Errorf("tesseract failed: %w: %s", err, bytes.TrimSpace(complaint.Bytes()))
	}
	return parse(&said, float64(m.Bounds().Dx()), float64(m.Bounds().Dy()), dpi), nil
}

// limited takes no more than so many bytes.
type limited struct {
	w    io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := len(p)
	if len(p) > l.left {
		p = p[:l.left]
	}
	l.left -= len(p)
	l.w.Write(p)
	return n, nil
}

// What hOCR says, an element a line: where lines, words and characters are, in pixels
// from the upper left corner.
var (
	lineOf   = regexp.MustCompile(`class='ocr_(?:line|header|caption|textfloat)'.*title="bbox (\d+) (\d+) (\d+) (\d+)(.*)"`)
	baseline = regexp.MustCompile(`baseline (-?[\d.]+) (-?[\d.]+)`)
	sizeOf   = regexp.MustCompile(`x_size ([\d.]+)`)
	charOf   = regexp.MustCompile(`class='ocrx_cinfo' title='x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf (-?[\d.]+)'>([^<]*)</span>`)
	picture  = regexp.MustCompile(`class='ocr_(photo|separator)'.*title="bbox (\d+) (\d+) (\d+) (\d+)`)
)

// A line is one that is read.
type line struct {
	left, bottom  float64
	slope, offset float64
	size          float64
	down          bool
	text          strings.Builder // without blanks
	unsure        []int
}

// parse reads what tesseract says of a picture of so many pixels.
func parse(r io.Reader, width, height, dpi float64) Page {
	const inch = 72
	scale := inch / dpi
	p := Page{Sheet: pdf.Sheet{Width: width * scale, Height: height * scale}}
	at := func(x, y float64) (float64, float64) { return x * scale, (height - y) * scale }
	box := func(m []string) pdf.Box {
		n := floats(m)
		b := pdf.Box{}
		b.Left, b.Top = at(n[0], n[1])
		b.Right, b.Bottom = at(n[2], n[3])
		return b
	}
	var l *line
	var object int32
	word := false // another begins
	done := func() {
		if l != nil {
			for _, k := range l.unsure {
				p.Doubts = append(p.Doubts, Doubt{l.text.String(), k})
			}
		}
		l = nil
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		text := s.Text()
		if m := picture.FindStringSubmatch(text); m != nil {
			if b := box(m[2:6]); m[1] == "photo" {
				p.Sheet.Pictures = append(p.Sheet.Pictures, b)
			} else {
				p.Sheet.Drawn = append(p.Sheet.Drawn, b)
			}
			continue
		}
		if m := lineOf.FindStringSubmatch(text); m != nil {
			done()
			l = newLine(floats(m[1:5]), m[5])
			object++
			continue
		}
		if strings.Contains(text, "class='ocrx_word'") {
			word = true
		}
		for _, m := range charOf.FindAllStringSubmatch(text, -1) {
			if l == nil {
				break
			}
			n := floats(m[1:6])
			y := l.bottom + l.offset + l.slope*(n[0]-l.left)
			size := l.size
			if l.down {
				y, size = n[3], max(n[2]-n[0], n[3]-n[1])
			}
			gx, gy := at(n[0], y)
			for i, r := range []rune(html.UnescapeString(m[6])) {
				g := pdf.Glyph{R: r, X: gx, Y: gy, Size: size * scale, Advance: (n[2] - n[0]) * scale, Object: object}
				if l.down {
					object++
					g.Object, g.Advance = object, 0
				} else {
					g.Ink.Left, g.Ink.Bottom = at(n[0], n[3])
					g.Ink.Right, g.Ink.Top = at(n[2], n[1])
					p.join(&g, l)
				}
				if k := len(p.Sheet.Glyphs); word && i == 0 && k > 0 && !l.down && l.text.Len() > 0 && !wide(r) && !wide(p.Sheet.Glyphs[k-1].R) {
					last := p.Sheet.Glyphs[k-1]
					p.Sheet.Glyphs = append(p.Sheet.Glyphs, pdf.Glyph{R: ' ', X: last.X + last.Advance, Y: last.Y, Size: last.Size, Advance: max(g.X-last.X-last.Advance, 0), Object: object})
				}
				word = false
				p.Sheet.Glyphs = append(p.Sheet.Glyphs, g)
				if n[4] < unsure {
					l.unsure = append(l.unsure, utf8.RuneCountInString(l.text.String()))
				}
				l.text.WriteRune(r)
			}
		}
	}
	done()
	return p
}

// join lets the hanzi before a character end where that begins: between hanzi there are
// no blanks, but tesseract cuts their ink closer or less so.
func (p *Page) join(g *pdf.Glyph, l *line) {
	k := len(p.Sheet.Glyphs) - 1
	if k < 0 || l.text.Len() == 0 {
		return
	}
	last := &p.Sheet.Glyphs[k]
	if gap := g.Ink.Left - last.Ink.Right; wide(last.R) && wide(g.R) && gap > 0 && gap < .9*g.Size {
		last.Ink.Right, last.Advance = g.Ink.Left, g.X-last.X
	}
}

// wide tells hanzi and their marks.
func wide(r rune) bool { return r >= firstWide || r >= 0x2000 && r < 0x2070 }

// firstWide is the first of the characters that fill an em.
const firstWide = 0x2e80

func newLine(box []float64, more string) *line {
	l := &line{left: box[0], bottom: box[3], size: box[3] - box[1]}
	if m := baseline.FindStringSubmatch(more); m != nil {
		n := floats(m[1:3])
		l.slope, l.offset = n[0], n[1]
	}
	if m := sizeOf.FindStringSubmatch(more); m != nil {
		l.size = floats(m[1:2])[0]
	}
	l.down = box[3]-box[1] > 2.5*(box[2]-box[0]) || strings.Contains(more, "textangle 90")
	return l
}

func floats(all []string) []float64 {
	out := make([]float64, len(all))
	for i, s := range all {
		out[i], _ = strconv.ParseFloat(s, 64)
	}
	return out
}
