// Package sample makes libraries of newspaper pages to measure with: folders of
// issues, with text that means nothing but is spread over characters and words
// as written Chinese is, in the forms and encodings in which pages are found.
// The same seed makes the same files.
package sample

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"lanmu/data/fault"
)

// Options say how large a library is made.
type Options struct {
	Seed     uint64
	Pages    int // a page has ten articles on average
	Articles int // on average on a page; 10 if 0
	Length   int // characters an article has on average; 520 if 0
}

// Standard is ten years of a paper, more or less: 10,000 pages, 100,000
// articles, 150 MB.
var Standard = Options{Seed: 1, Pages: 10_000}

// Write makes a library in dir and returns how many bytes it has.
func Write(dir string, o Options) (int64, error) {
	m := newMaker(o)
	var mu sync.Mutex
	var size int64
	var first error
	var wait fault.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for n := w; n < o.Pages; n += workers {
				name, content := m.Page(n)
				path := filepath.Join(dir, filepath.FromSlash(name))
				err := os.MkdirAll(filepath.Dir(path), 0o755)
				if err == nil {
					err = os.WriteFile(path, content, 0o644)
				}
				mu.Lock()
				size += int64(len(content))
				if first == nil {
					first = err
				}
				mu.Unlock()
				if err != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	return size, first
}

// A Maker makes the pages of a library one by one. It is safe for concurrent
// use.
type Maker struct {
	o       Options
	v       *vocabulary
	z       *zipf
	authors []string
	people  *zipf
}

// New returns what makes the pages of a library.
func New(o Options) *Maker { return newMaker(o) }

func newMaker(o Options) *Maker {
	if o.Articles == 0 {
		o.Articles = 10
	}
	if o.Length == 0 {
		o.Length = 520
	}
	m := &Maker{o: o, v: newVocabulary(o.Seed)}
	m.z = newZipf(len(m.v.words), 1)
	r := rand.New(rand.NewPCG(o.Seed, 2))
	s, g := []rune(surnames), []rune(given)
	for range 2000 {
		name := string(s[r.IntN(len(s))]) + string(g[r.IntN(len(g))])
		if r.IntN(4) > 0 {
			name += string(g[r.IntN(len(g))])
		}
		m.authors = append(m.authors, name)
	}
	m.people = newZipf(len(m.authors), 0.7)
	return m
}

// perIssue is how many pages an issue has.
const perIssue = 8

var firstDay = time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC)

// Page returns the name of page n, with slashes, and its content.
func (m *Maker) Page(n int) (name string, content []byte) {
	r := rand.New(rand.NewPCG(m.o.Seed, uint64(n)+100))
	day := firstDay.AddDate(0, 0, n/perIssue)
	number := n%perIssue + 1
	p := m.page(r)
	form := forms[pick(r, formShares)]
	switch day.Year() % 3 { // each year is kept in another way
	case 0:
		name = fmt.Sprintf("%s/%s/%02d版-%s", day.Format("2006"), day.Format("2006-01-02"), number, pageNames[number-1])
	case 1:
		name = fmt.Sprintf("%s/%s-%02d", day.Format("2006/01"), day.Format("20060102"), number)
	default:
		name = fmt.Sprintf("%s/%s%02d", day.Format("2006年/01/02"), pageNames[number-1], number)
	}
	enc := "utf-8"
	if form.encodings {
		enc = encodings[pick(r, encodingShares)]
	}
	return name + form.extension, encode(form.write(p, day), enc)
}

// pick draws an index by its share.
func pick(r *rand.Rand, shares []int) int {
	all := 0
	for _, s := range shares {
		all += s
	}
	n := r.IntN(all)
	for i, s := range shares {
		if n -= s; n < 0 {
			return i
		}
	}
	return 0
}

type article struct {
	column, headline, author string
	paragraphs               []string
}

func (m *Maker) page(r *rand.Rand) (out []article) {
	n := max(1, m.o.Articles/2+r.IntN(m.o.Articles+1))
	column := ""
	for i := range n {
		if i%2 == 0 {
			column = columns[r.IntN(len(columns))]
		}
		a := article{column: column, headline: m.headline(r), author: m.authors[m.people.draw(r)]}
		left := m.o.Length/4 + r.IntN(m.o.Length*3/2)
		for left > 0 {
			p := m.paragraph(r, min(left, 60+r.IntN(140)))
			left -= len(p) / 3
			a.paragraphs = append(a.paragraphs, p)
		}
		out = append(out, a)
	}
	return out
}

func (m *Maker) word(r *rand.Rand) string {
	switch n := r.IntN(100); {
	case n < 30:
		return m.v.glue[r.IntN(len(m.v.glue))]
	case n == 30:
		l := strings.Fields(latin)
		return l[r.IntN(len(l))]
	case n == 31:
		return fmt.Sprintf("%d", 1+r.IntN(2000))
	}
	return m.v.words[m.z.draw(r)]
}

func (m *Maker) headline(r *rand.Rand) string {
	var s strings.Builder
	for want := 6 + r.IntN(10); len(s.String())/3 < want; {
		s.WriteString(m.v.words[m.z.draw(r)])
	}
	return s.String()
}

// paragraph makes sentences of at least size characters.
func (m *Maker) paragraph(r *rand.Rand, size int) string {
	var s strings.Builder
	for s.Len() < 3*size {
		for clauses := 1 + r.IntN(4); clauses > 0; clauses-- {
			quoted := r.IntN(20) == 0
			if quoted {
				s.WriteString("“")
			}
			for words := 3 + r.IntN(7); words > 0; words-- {
				s.WriteString(m.word(r))
			}
			if quoted {
				s.WriteString("”")
			}
			if clauses > 1 {
				s.WriteString("，")
			}
		}
		s.WriteString("。")
	}
	return s.String()
}
