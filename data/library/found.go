package library

import (
	"cmp"
	"context"
	"slices"
	"time"

	"lanmu/data/folio"
	"lanmu/data/search"
)

// Found is all articles that a query has found, in order. It stays as it is when the
// library changes.
type Found struct {
	Read, ToRead int // texts that had to be read to know, and those that are or were to be
	space        *space
	cache        *store
	query        *search.Query
	docs         []search.Candidate
	found        *search.Found
}

// Len is how many there are.
func (f *Found) Len() int { return len(f.docs) }

// At is the nth article.
func (f *Found) At(n int) (*Sheet, int) { return f.space.article(f.docs[n].Doc) }

// Times is how often what was asked for is in the nth.
func (f *Found) Times(n int) int { return int(f.docs[n].Times) }

// Hit reads the nth article's snippet. One that is gone has none.
func (f *Found) Hit(ctx context.Context, n int) (Hit, error) {
	hits, err := f.read(ctx, f.docs[n:n+1], false, 1)
	if err != nil || hits[0] == nil {
		h := Hit{}
		h.Sheet, h.Article = f.At(n)
		return h, err
	}
	return *hits[0], nil
}

// ByPaper is the order of newspapers by their names, then of issues, the latest first,
// and of their pages.
const ByPaper search.Order = "paper"

// Sorted is the same in another order.
func (f *Found) Sorted(by search.Order) *Found {
	if f.found == nil {
		return f
	}
	out := *f
	sorted := *f.found
	sorted.Docs = slices.Clone(f.docs)
	sorted.Sort(by)
	if by == ByPaper {
		f.byPaper(sorted.Docs)
	}
	out.docs, out.found = sorted.Docs, &sorted
	return &out
}

// standing is where sheets stand, kept: names of files take their time to be read.
type standing map[*Sheet]folio.Folio

// of is that of article i of a sheet.
func (s standing) of(sheet *Sheet, i int) folio.Folio {
	if sheet.several {
		return sheet.FolioOf(i).Folio
	}
	f, known := s[sheet]
	if !known {
		f = sheet.Folio().Folio
		s[sheet] = f
	}
	return f
}

// byPaper puts documents in the order of newspapers, issues and pages.
func (f *Found) byPaper(docs []search.Candidate) {
	stood := standing{}
	at := func(c search.Candidate) (folio.Folio, *Sheet, int) {
		sheet, i := f.space.article(c.Doc)
		return stood.of(sheet, i), sheet, i
	}
	slices.SortStableFunc(docs, func(a, b search.Candidate) int {
		x, s, i := at(a)
		y, t, j := at(b)
		unknown := func(name string) int { return min(1, max(0, 1-len(name))) }
		return cmp.Or(unknown(x.Newspaper)-unknown(y.Newspaper), cmp.Compare(x.Newspaper, y.Newspaper), cmp.Compare(b.Day, a.Day),
			cmp.Compare(len(x.Page), len(y.Page)), cmp.Compare(x.Page, y.Page), cmp.Compare(s.Path(), t.Path()), i-j)
	})
}

// Counts tell of each word that is to be there in how many articles it is by
// itself.
func (f *Found) Counts() []search.Count {
	if f.found == nil {
		return nil
	}
	return f.found.Counts()
}

// A Facet is how many of the articles found have something in common.
type Facet struct {
	Value    string // "" for those of which it is not known
	Articles int
}

// Facets are what the articles found have in common, the most frequent first; years
// the latest first.
type Facets struct {
	Years, Columns, Authors, Papers []Facet
}

// Facets counts, which takes its time for many.
func (f *Found) Facets(ctx context.Context) Facets {
	years, columns, authors, papers := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	stood := standing{}
	for n, c := range f.docs {
		if n%1000 == 0 && ctx.Err() != nil {
			break
		}
		years[Yearly.of(c.Day)]++
		sheet, i := f.At(n)
		a := sheet.Article(i)
		columns[a.Column]++
		authors[a.Byline]++
		papers[stood.of(sheet, i).Newspaper]++
	}
	out := Facets{Years: facets(years), Columns: facets(columns), Authors: facets(authors), Papers: facets(papers)}
	slices.SortFunc(out.Years, func(a, b Facet) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

func facets(counts map[string]int) (out []Facet) {
	for v, n := range counts {
		out = append(out, Facet{v, n})
	}
	slices.SortFunc(out, func(a, b Facet) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// A Period is how long each bar of Bars stands for.
type Period string

const (
	Yearly  Period = "year"
	Monthly Period = "month"
)

// of is the period that a day is in, as a date: is written; "" if it is unknown.
func (p Period) of(since1970 int32) string {
	if since1970 == search.NoDay {
		return ""
	}
	d := time.Unix(int64(since1970)*day, 0).UTC()
	if p == Monthly {
		return d.Format("2006-01")
	}
	return d.Format("2006")
}

// A Bar is what was found in a year or a month.
type Bar struct {
	Period   string // 2024 or 2024-03; "" for pages of no known day
	Articles int    // that were found
	Times    int    // what is asked for is in them
	Tokens   int    // hanzi, words and numbers that all articles of the library have of that time
}

// PerMillion is how often what is asked for is in a million of them.
func (b Bar) PerMillion() float64 {
	if b.Tokens == 0 {
		return 0
	}
	return float64(b.Times) / float64(b.Tokens) * 1e6
}

// Bars tells what was found in each year or month, from the first of which the
// library has pages to the last, those with nothing found too.
func (f *Found) Bars(by Period) []Bar {
	if f.space == nil {
		return nil
	}
	bars := map[string]*Bar{}
	bar := func(day int32) *Bar {
		p := by.of(day)
		if bars[p] == nil {
			bars[p] = &Bar{Period: p}
		}
		return bars[p]
	}
	tokens := map[int32]int{} // days are few
	for doc, n := range f.space.Lengths {
		tokens[f.space.Days[doc]] += int(n)
	}
	for _, h := range f.space.held {
		tokens[h.sheet.dayAt(h.article)] += len(h.text) / 3
	}
	for day, n := range tokens {
		if n > 0 {
			bar(day).Tokens += n
		}
	}
	for _, c := range f.docs {
		b := bar(c.Day)
		b.Articles++
		b.Times += int(c.Times)
	}
	var out []Bar
	for _, b := range bars {
		out = append(out, *b)
	}
	slices.SortFunc(out, func(a, b Bar) int { return cmp.Compare(a.Period, b.Period) })
	return by.filled(out)
}

// filled puts in the periods of which there are no pages: time goes on there too.
func (p Period) filled(bars []Bar) (out []Bar) {
	const most = 12 * 300 // a date that is wrong by millennia is not filled up to
	for _, b := range bars {
		for n := len(out); n > 0 && out[n-1].Period != "" && b.Period != "" && n < most; n = len(out) {
			next := p.after(out[n-1].Period)
			if next >= b.Period {
				break
			}
			out = append(out, Bar{Period: next})
		}
		out = append(out, b)
	}
	return out
}

// after is the period after another.
func (p Period) after(period string) string {
	layout, years, months := "2006", 1, 0
	if p == Monthly {
		layout, years, months = "2006-01", 0, 1
	}
	d, err := time.Parse(layout, period)
	if err != nil {
		return "￿"
	}
	return d.AddDate(years, months, 0).Format(layout)
}
