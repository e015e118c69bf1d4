package library

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"path/filepath"
	"strings"
	"time"

	"lanmu/data/folio"
	"lanmu/data/page"
	"lanmu/data/search"
)

// An Article is what lists show of an article without its page being read.
type Article struct {
	ID       string // as page.Article has it, as are those below
	Headline string // or how the text begins, where there is none
	Column   string
	Byline   string
	Leaf     int // of Contents.Leaves that it begins on, from 1 on; 0 where there are none
	Stood    int // of Contents.Stood, from 1 on; 0 where its page tells all that is told of it
}

// A Leaf is a page of an issue that is one document.
type Leaf struct {
	Sheet      int // of the document, from 1 on
	Page, Name string
}

// A Sheet is a page that is known to the library: what lists need of it. It is
// not changed once it is handed out. There may be a hundred thousand, so all that
// one holds is one piece of memory, of which what is asked for is a part: its path,
// its key, its name if the path does not tell it, the list as the cache keeps it,
// and where in that every markEvery-th article stands.
type Sheet struct {
	all string
	day int32 // since 1970, or search.NoDay

	several bool // some articles say of themselves where they stood
	digest  bool // the key begins with keySum bytes, in hexadecimal digits
}

// keySum is of how many bytes of a sum the key of a content is made, see keyOf.
const keySum = 16

// markEvery is how many articles a list is read through at most to find one.
const markEvery = 16

// NewSheet returns the sheet of a page that the cache does not have. For the name
// "" it is called as its file is.
func NewSheet(path, key, name string, date time.Time, c Contents) *Sheet {
	return madeSheet(path, key, name, dayOf(date), listOf(listed{Contents: c, Sizes: make([]uint16, len(c.Articles))}))
}

// newSheet makes the sheet of a page. list is what listOf wrote, but it may
// be anything, and the error is errDamaged if it is no list.
func newSheet(path, key, name string, day int32, list []byte) (*Sheet, error) {
	return new(room).sheet(path, key, name, day, list)
}

// A room is where sheets stand that are made together: small pieces of memory between
// what is soon let go leave gaps.
type room struct{ b strings.Builder }

// roomSize is how large a piece of memory is that sheets share. It stays while one of
// them does.
const roomSize = 32 << 10

// mostMarks is how many times longer than its marks a list is, hardly ever less: an article
// takes eight bytes, and sixteen have a mark of four.
const mostMarks = 32

// sheet is newSheet.
func (r *room) sheet(path, key, name string, day int32, list []byte) (*Sheet, error) {
	s := &Sheet{day: day}
	key, s.digest = packKey(key)
	size := len(list) + varintLen(len(list)) + len(list)/mostMarks
	for _, part := range [...]string{path, key, name} {
		size += len(part) + varintLen(len(part))
	}
	switch free := r.b.Cap() - r.b.Len(); {
	case r.b.Cap() == 0:
		r.b.Grow(size)
	case size > free:
		r.b = strings.Builder{}
		r.b.Grow(max(size, roomSize))
	}
	from := r.b.Len()
	for _, part := range [...]string{path, key, name} {
		writeLength(&r.b, len(part))
		r.b.WriteString(part)
	}
	writeLength(&r.b, len(list))
	r.b.Write(list)
	s.all = r.b.String()[from:]
	s.several = len(s.facts().Stood) > 0
	marks, ok := s.look()
	if !ok {
		return nil, errDamaged
	}
	r.b.Write(marks)
	s.all = r.b.String()[from:]
	return s, nil
}

// packKey is how a sheet keeps a key: of one that is a sum the bytes are half of the
// digits.
func packKey(key string) (packed string, digest bool) {
	if len(key) < 2*keySum {
		return key, false
	}
	digits, rest := key[:2*keySum], key[2*keySum:]
	sum, err := hex.DecodeString(digits)
	if err != nil || hex.EncodeToString(sum) != digits {
		return key, false
	}
	return string(sum) + rest, true
}

func writeLength(b *strings.Builder, n int) {
	var room [binary.MaxVarintLen64]byte
	b.Write(binary.AppendUvarint(room[:0], uint64(n)))
}

// varintLen is how many bytes writeLength writes.
func varintLen(n int) int {
	var room [binary.MaxVarintLen64]byte
	return binary.PutUvarint(room[:], uint64(n))
}

// parts returns what the sheet is made of, the key packed.
func (s *Sheet) parts() (path, key, name string, list decoder, marks string) {
	d := decoder{rest: s.all}
	path, key, name = d.text(), d.text(), d.text()
	list.rest = d.text()
	return path, key, name, list, d.rest
}

// look reads the list of a sheet that is made through, and reports whether it is one.
// It returns the marks to stand after it.
func (s *Sheet) look() (marks []byte, ok bool) {
	_, _, _, d, _ := s.parts()
	size := len(d.rest)
	d.contents()
	n := d.length()
	for i := 0; i < n && !d.bad; i++ {
		if i > 0 && i%markEvery == 0 {
			marks = binary.LittleEndian.AppendUint32(marks, uint32(size-len(d.rest)))
		}
		d.article()
	}
	if d.length() != n {
		return nil, false
	}
	for i := 0; i < n && !d.bad; i++ {
		d.bad = d.number() > math.MaxUint16 || d.bad
	}
	return marks, !d.bad && d.rest == ""
}

// text reads a string.
func (d *decoder) text() string { return d.cut(d.number()) }

// length reads how long a slice is: no longer than what is left, for each of its parts
// takes a byte at least.
func (d *decoder) length() int {
	n := max(d.number(), 1) - 1
	if n > uint64(len(d.rest)) {
		d.bad, d.rest = true, ""
		return 0
	}
	return int(n)
}

// contents reads the Contents of a list up to its articles.
func (d *decoder) contents() (c Contents) {
	c.Form = page.Form(d.text())
	c.Loss = page.Loss{Drawn: int(d.signed()), Lost: int(d.signed())}
	c.Encoding = Encoding(d.text())
	c.Guessed = d.flag()
	c.Folio = d.folio()
	c.Recognised, c.Doubts = d.flag(), int(d.signed())
	for range d.length() {
		c.Leaves = append(c.Leaves, Leaf{int(d.signed()), d.text(), d.text()})
	}
	for range d.length() {
		c.Stood = append(c.Stood, d.folio())
	}
	return c
}

func (d *decoder) folio() folio.Folio {
	return folio.Folio{Newspaper: d.text(), Day: d.text(), Number: d.text(), Page: d.text(), Name: d.text()}
}

func (d *decoder) article() Article {
	return Article{d.text(), d.text(), d.text(), d.text(), int(d.signed()), int(d.signed())}
}

// Path is the file the page was read from; "" for what was pasted, or is built in.
func (s *Sheet) Path() string { path, _, _, _, _ := s.parts(); return path }

// Key is of the page's content: two files with the same content are one page.
func (s *Sheet) Key() string {
	_, key, _, _, _ := s.parts()
	if s.digest {
		key = hex.EncodeToString([]byte(key[:keySum])) + key[keySum:]
	}
	return key
}

// Name is what the page is called where it is shown.
func (s *Sheet) Name() string {
	path, _, name, _, _ := s.parts()
	if name == "" && path != "" {
		return nameOf(path)
	}
	return name
}

// Date is from the page, the file's name, or its folder, in that order; the zero
// time if it is unknown.
func (s *Sheet) Date() time.Time { return dateOfDay(s.day) }

func dateOfDay(since1970 int32) time.Time {
	if since1970 == search.NoDay {
		return time.Time{}
	}
	return time.Unix(int64(since1970)*day, 0).UTC()
}

// Folio is where the page stands in the press: as the page states it, else as the
// names of its file and folders say.
func (s *Sheet) Folio() folio.Told {
	return Stands(s.facts().Folio, s.Path())
}

// Leaves are the pages of the issue that the sheet is; nil where it is one page.
func (s *Sheet) Leaves() []Leaf { return s.facts().Leaves }

// FolioOf is Folio for article i: on which page of an issue it begins, and what it says
// of itself.
func (s *Sheet) FolioOf(i int) folio.Told {
	c := s.facts()
	if len(c.Leaves)+len(c.Stood) > 0 {
		a := s.Article(i)
		c.onLeaf(a.Leaf)
		if n := a.Stood; n > 0 && n <= len(c.Stood) {
			c.Folio = c.Stood[n-1].Over(c.Folio)
		}
	}
	return Stands(c.Folio, s.Path())
}

// LeafFolio is Folio for the nth of the Leaves, from 1 on.
func (s *Sheet) LeafFolio(n int) folio.Told {
	c := s.facts()
	c.onLeaf(n)
	return Stands(c.Folio, s.Path())
}

// onLeaf has the folio be that of the nth of the leaves; 0 is for the page as a whole.
func (c *Contents) onLeaf(n int) {
	if n > 0 && n <= len(c.Leaves) {
		c.Folio.Page, c.Folio.Name = c.Leaves[n-1].Page, c.Leaves[n-1].Name
	}
}

// OwnDays reports whether articles of the page may have other days than it.
func (s *Sheet) OwnDays() bool { return s.several }

// DateOf is Date for article i, which may say of itself when it appeared.
func (s *Sheet) DateOf(i int) time.Time { return dateOfDay(s.dayAt(i)) }

func (s *Sheet) dayAt(i int) int32 {
	if s.several {
		if d := s.FolioOf(i).Date(); !d.IsZero() {
			return dayOf(d)
		}
	}
	return s.day
}

// facts are the Contents but its articles.
func (s *Sheet) facts() Contents {
	_, _, _, d, _ := s.parts()
	return d.contents()
}

// Form is how the page was written down.
func (s *Sheet) Form() page.Form { return s.facts().Form }

// Loss is how much of the page could not be read.
func (s *Sheet) Loss() page.Loss { return s.facts().Loss }

// Recognised reports whether the page's text was recognised on a picture, and how many
// characters of it may be others.
func (s *Sheet) Recognised() (is bool, doubts int) {
	c := s.facts()
	return c.Recognised, c.Doubts
}

// Encoding is as what the page's text was decoded, see Contents.
func (s *Sheet) Encoding() (in Encoding, guessed bool) {
	c := s.facts()
	return c.Encoding, c.Guessed
}

// Contents is what lists show of the page.
func (s *Sheet) Contents() Contents {
	_, _, _, d, _ := s.parts()
	c := d.contents()
	c.Articles = make([]Article, d.length())
	for i := range c.Articles {
		c.Articles[i] = d.article()
	}
	return c
}

// Len is how many articles the page has.
func (s *Sheet) Len() int {
	_, _, _, d, _ := s.parts()
	d.contents()
	return d.length()
}

// Article is what lists show of article i, nothing if there is none.
func (s *Sheet) Article(i int) Article {
	_, _, _, d, marks := s.parts()
	list := d.rest
	d.contents()
	if i < 0 || i >= d.length() {
		return Article{}
	}
	if mark := 4 * (i/markEvery - 1); mark >= 0 {
		d.rest = list[binary.LittleEndian.Uint32([]byte(marks[mark:mark+4])):]
	}
	for range i % markEvery {
		d.article()
	}
	return d.article()
}

// sizes are those of the articles in tokens.
func (s *Sheet) sizes() []uint16 {
	_, _, _, d, _ := s.parts()
	d.contents()
	for range d.length() {
		d.article()
	}
	out := make([]uint16, d.length())
	for i := range out {
		out[i] = uint16(d.number())
	}
	return out
}

// in is the sheet of the same page in another file.
func (s *Sheet) in(path string) *Sheet {
	_, _, _, list, _ := s.parts()
	return madeSheet(path, s.Key(), "", s.day, []byte(list.rest))
}

// madeSheet is newSheet for a list that listOf wrote.
func madeSheet(path, key, name string, day int32, list []byte) *Sheet {
	s, err := newSheet(path, key, name, day, list)
	if err != nil {
		panic("library: " + err.Error())
	}
	return s
}

// dayOf is the day of a date, as sheets have it.
func dayOf(date time.Time) int32 {
	if date.IsZero() {
		return search.NoDay
	}
	return int32(date.Unix() / day)
}

// Contents is what lists show of a page, in whatever file it is.
type Contents struct {
	Form     page.Form
	Loss     page.Loss
	Encoding Encoding    // how its text was decoded; "" for what has none (a PDF, what is built in)
	Guessed  bool        // whether the encoding was guessed: the file does not say it, and it is not UTF-8
	Folio    folio.Folio // what the page states of itself

	Recognised bool // its text, on a picture of it
	Doubts     int  // characters of that which may be others

	Leaves   []Leaf        // of an issue that is one document
	Stood    []folio.Folio // what articles say of themselves
	Articles []Article
}

// listed is what the cache keeps for lists.
type listed struct {
	Contents
	Sizes []uint16 // of the articles in tokens
}

// listOf writes what lists show of a page.
func listOf(l listed) []byte {
	var b bytes.Buffer
	encode(&b, l) // into memory: it cannot fail
	return b.Bytes()
}

// copyOf is a list of which nothing is a part of the page's source, which would
// stay with it.
func copyOf(l listed) (out listed) {
	if err := decodeValue(string(listOf(l)), &out); err != nil {
		panic("library: " + err.Error()) // it was written just now
	}
	return out
}

// unpackList reads what listOf wrote, sealed.
func unpackList(data []byte, of string) (l listed, err error) {
	if data, err = unsealed(data, of); err != nil {
		return l, err
	}
	if err = decodeValue(string(data), &l); err != nil {
		return listed{}, err
	}
	if len(l.Sizes) != len(l.Articles) {
		return listed{}, errDamaged
	}
	return l, nil
}

// contentsOf is what lists show of a page, however it was decoded.
func contentsOf(p *page.Page) Contents {
	c := Contents{Form: p.Form, Folio: p.Folio, Loss: p.Loss, Recognised: p.Recognised, Doubts: len(p.Doubts), Leaves: leavesOf(p), Articles: articlesOf(p)}
	c.Stood = stoodOf(p, c.Articles)
	return c
}

// articlesOf lists the articles of a page.
func articlesOf(p *page.Page) []Article {
	out := make([]Article, len(p.Articles))
	for i := range p.Articles {
		a := &p.Articles[i]
		out[i] = Article{ID: a.ID, Headline: a.Title(), Column: a.Column, Byline: a.Byline.Name}
	}
	for n := range p.Leaves {
		for _, i := range p.Leaves[n].Articles {
			out[i].Leaf = n + 1
		}
	}
	return out
}

// stoodOf lists what the articles of a page say of themselves, each once, and has them
// tell which of that they say.
func stoodOf(p *page.Page, articles []Article) (out []folio.Folio) {
	known := map[folio.Folio]int{}
	for i := range articles {
		f := p.Articles[i].Folio
		if f == (folio.Folio{}) {
			continue
		}
		if known[f] == 0 {
			out = append(out, f)
			known[f] = len(out)
		}
		articles[i].Stood = known[f]
	}
	return out
}

// leavesOf lists the pages of an issue.
func leavesOf(p *page.Page) (out []Leaf) {
	for _, l := range p.Leaves {
		out = append(out, Leaf{l.Sheet, l.Page, l.Name})
	}
	return out
}

// textOf is what is searched of an article.
func textOf(a *page.Article) string {
	body := make([]string, 0, len(a.Blocks))
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind != page.PullQuote { // they repeat the body
			body = append(body, b.Text.String)
		}
	}
	return search.Text(a.Headline.String, a.Column, a.Byline.Text.String, a.Kicker.String, a.Subhead.String, body)
}

// nameOf is what a page is called.
func nameOf(path string) string { return ShownName(filepath.Base(path)) }

var errDamaged = errors.New("what the cache holds is damaged")
