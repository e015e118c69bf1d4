package page

import (
	"cmp"
	"slices"
	"strconv"

	"lanmu/data/folio"
)

// A Leaf is a page of a newspaper in a document that is an issue of several. Its
// articles are those that begin on it: one that goes on over pages is on the first.
type Leaf struct {
	Sheet    int // of the document it begins on, from 1 on; 0 if that has none
	Page     string
	Name     string
	Articles []int // of Page.Articles, ascending
}

// LeafOf is the number of the leaf that article i begins on, -1 where the document is
// one page.
func (p *Page) LeafOf(i int) int {
	for n := range p.Leaves {
		if _, ok := slices.BinarySearch(p.Leaves[n].Articles, i); ok {
			return n
		}
	}
	return -1
}

// FolioOf is what is stated of where article i stands: of it, or of its page.
func (p *Page) FolioOf(i int) folio.Folio {
	f := p.Folio
	if n := p.LeafOf(i); n >= 0 {
		f = p.Leaves[n].Of(f)
	}
	return p.Articles[i].Folio.Over(f)
}

// tellApart makes what all articles of a document say of where they stood, or the first
// for all of them, what the document says; own is what each says.
func (p *Page) tellApart(own []folio.Folio) {
	if len(own) == 0 {
		return
	}
	each := slices.ContainsFunc(own[1:], func(f folio.Folio) bool { return f != folio.Folio{} })
	for k, first := range folio.Fields(&own[0]) {
		if each && slices.ContainsFunc(own, func(f folio.Folio) bool { return *folio.Fields(&f)[k] != *first }) {
			continue
		}
		*folio.Fields(&p.Folio)[k] = *first
		for i := range own {
			*folio.Fields(&own[i])[k] = ""
		}
	}
	if p.leafThrough(own) {
		return
	}
	for i := range own {
		p.Articles[i].Folio = own[i]
	}
}

// leafThrough makes an issue of a document of one day whose articles all say on which page
// they stood, and nothing else.
func (p *Page) leafThrough(own []folio.Folio) bool {
	if p.Folio.Day == "" || slices.ContainsFunc(own, func(f folio.Folio) bool {
		return f.Page == "" || f != folio.Folio{Page: f.Page, Name: f.Name}
	}) {
		return false
	}
	for i, f := range own {
		n := slices.IndexFunc(p.Leaves, func(l Leaf) bool { return l.Page == f.Page })
		if n < 0 {
			n = len(p.Leaves)
			p.Leaves = append(p.Leaves, Leaf{Page: f.Page})
		}
		p.Leaves[n].Name = cmp.Or(p.Leaves[n].Name, f.Name)
		p.Leaves[n].Articles = append(p.Leaves[n].Articles, i)
	}
	return true
}

// Of is where a leaf stands of a document that states f of itself.
func (l *Leaf) Of(f folio.Folio) folio.Folio {
	f.Page, f.Name = l.Page, l.Name
	return f
}

// A saying is what a line says of the page it stands on.
type saying struct {
	at    int // in the source
	sheet int
	folio.Folio
}

// tellLeaves tells whether a document of several pages is an issue, and which pages
// of it. A book has numbers on its pages too, and so has an article: an issue is what
// states places as only newspapers do (第3版, A05), or the day beside every number, on
// most of its pages.
func (p *Page) tellLeaves() {
	starts := p.sheetsOfArticles()
	if starts == nil {
		return
	}
	says, numbers := p.statedPlaces()
	if !mostly(starts, says) {
		if says = numbers; !mostly(starts, says) {
			return
		}
	}
	p.inferPlaces(starts, says)
	p.beginLeaves(starts, says)
}

// BeAnIssue makes an issue of a document of several pages that is told to be one, by
// its name say, and does not say so itself. What its pages say of their places holds;
// one that says nothing has none.
func (p *Page) BeAnIssue() {
	starts := p.sheetsOfArticles()
	if starts == nil || len(p.Leaves) > 0 {
		return
	}
	says, _ := p.statedPlaces()
	p.beginLeaves(starts, says)
}

// beginLeaves puts each article on the page that it begins on.
func (p *Page) beginLeaves(starts []int, says map[int][]saying) {
	loose := overSheets(says)
	var leaves []Leaf
	for i, sheet := range starts {
		at := p.Articles[i].start()
		s, ok := nearest(says[sheet], at)
		if !ok {
			s = saying{sheet: sheet}
			if n := len(leaves); loose && n > 0 && untold(says, leaves[n-1].Sheet, sheet) {
				s.Page, s.Name = leaves[n-1].Page, leaves[n-1].Name
			}
		}
		n := slices.IndexFunc(leaves, func(l Leaf) bool { return l.Page == s.Page && (s.Page != "" || l.Sheet == sheet) })
		if n < 0 {
			n = len(leaves)
			leaves = append(leaves, Leaf{Sheet: sheet, Page: s.Page, Name: s.Name})
		}
		leaves[n].Name = cmp.Or(leaves[n].Name, s.Name)
		leaves[n].Articles = append(leaves[n].Articles, i)
	}
	if len(leaves) > 1 {
		p.Leaves = leaves
	}
}

// start is where an article begins in the source; -1 if that is not known.
func (a *Article) start() int {
	for _, t := range []*Text{&a.Headline, &a.Kicker, &a.Subhead, &a.Byline.Text} {
		if len(t.Spans) > 0 {
			return t.Spans[0].Start
		}
	}
	for i := range a.Blocks {
		if s := a.Blocks[i].Text.Spans; len(s) > 0 {
			return s[0].Start
		}
	}
	return -1
}

// sheetsOfArticles tells on which page of the document each article begins; nil if
// all begin on one, or that is not known.
func (p *Page) sheetsOfArticles() []int {
	out := make([]int, len(p.Articles))
	several, last := false, 1
	for i := range p.Articles {
		if out[i] = p.sheetAt(p.Articles[i].start()); out[i] == 0 {
			out[i] = last
		}
		last = out[i]
		several = several || out[i] != out[0]
	}
	if !several {
		return nil
	}
	return out
}

// sheetAt is the page of the document on which a place of the source stands, 0 if
// that is not known.
func (p *Page) sheetAt(at int) int {
	i, _ := slices.BinarySearchFunc(p.Places, at, func(x Place, at int) int { return cmp.Compare(x.Span.End, at+1) })
	if i < len(p.Places) && p.Places[i].Span.Start <= at && len(p.Places[i].Regions) > 0 {
		return p.Places[i].Regions[0].Page
	}
	return 0
}

// statedPlaces are what each page of the document says it is: as newspapers do, and
// by a number that has the issue's day beside it.
func (p *Page) statedPlaces() (says, numbers map[int][]saying) {
	says, numbers = map[int][]saying{}, map[int][]saying{}
	lines := map[int][]string{}
	var sheets []int
	for _, t := range p.Leftovers {
		if len(t.Spans) == 0 || len(t.String) > maxFurniture*3 || Jump(t.String) {
			continue
		}
		at := t.Spans[0].Start
		sheet := p.sheetAt(at)
		if sheet == 0 {
			continue
		}
		if lines[sheet] == nil {
			sheets = append(sheets, sheet)
		}
		lines[sheet] = append(lines[sheet], t.String)
		if f, sure := folio.Sheet([]string{t.String}); sure {
			says[sheet] = append(says[sheet], saying{at, sheet, f})
		}
	}
	for _, sheet := range sheets {
		if f, sure := folio.Sheet(lines[sheet]); f.Page != "" {
			if len(says[sheet]) == 0 && sure {
				says[sheet] = append(says[sheet], saying{0, sheet, f})
			}
			if len(says[sheet]) == 1 {
				says[sheet][0].Name = cmp.Or(says[sheet][0].Name, f.Name)
			}
			if f.Day != "" {
				numbers[sheet] = append(numbers[sheet], saying{0, sheet, f})
			}
		}
	}
	return says, numbers
}

// mostly tells whether most of the pages on which articles begin say what they are,
// and not all the same.
func mostly(starts []int, says map[int][]saying) bool {
	begun, told, places := map[int]bool{}, 0, map[string]bool{}
	for _, sheet := range starts {
		if begun[sheet] {
			continue
		}
		if begun[sheet] = true; len(says[sheet]) > 0 {
			told++
		}
		for _, s := range says[sheet] {
			places[s.Page] = true
		}
	}
	return len(places) > 1 && 2*told >= len(begun)
}

// inferPlaces gives pages that say nothing the number they have in the document, if
// all others have that: the first page of many papers has its masthead instead.
func (p *Page) inferPlaces(starts []int, says map[int][]saying) {
	for sheet, all := range says {
		for _, s := range all {
			if s.Page != strconv.Itoa(sheet) {
				return
			}
		}
	}
	for _, sheet := range starts {
		if len(says[sheet]) == 0 {
			says[sheet] = []saying{{sheet: sheet, Folio: folio.Folio{Page: strconv.Itoa(sheet)}}}
		}
	}
}

// nearest is what is said of a place: first after it, as who prints articles one by
// one writes under the headline, or else last before it.
func nearest(says []saying, at int) (saying, bool) {
	for _, s := range says {
		if s.at >= at || len(says) == 1 {
			return s, true
		}
	}
	if len(says) == 0 {
		return saying{}, false
	}
	return says[len(says)-1], true
}

// overSheets tells whether a page goes over several pages of the document, as who
// prints its articles one after another makes it.
func overSheets(says map[int][]saying) bool {
	on := map[string]int{}
	for sheet, all := range says {
		for _, s := range all {
			if was := on[s.Page]; was > 0 && was != sheet {
				return true
			}
			on[s.Page] = sheet
		}
	}
	return false
}

// untold tells whether no page between two of the document says what it is: the
// later is of the page that the one before told.
func untold(says map[int][]saying, from, to int) bool {
	for sheet := from + 1; sheet <= to; sheet++ {
		if len(says[sheet]) > 0 {
			return false
		}
	}
	return true
}
