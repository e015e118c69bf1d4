package present

import (
	"fmt"
	"strconv"
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/data/search"
)

// Fields are what of an article a query may ask for, in the order in which they are
// offered; their prefixes are in the reader's language.
var Fields = []find.Field{find.Byline, find.Column, find.Date, find.Paper, find.Page}

// FieldNames are what fields are called in the translations.
var FieldNames = map[find.Field]string{find.Byline: "by", find.Column: "column", find.Date: "date", find.Paper: "paper", find.Page: "page", find.Regex: "regex"}

// Prefix is what stands before a word of a field: 作者：.
func Prefix(f find.Field) string { return tongue.T("operator." + FieldNames[f]) }

// Operators are what a query is made with, to be put into the box.
func Operators() []string {
	out := []string{}
	for _, f := range Fields {
		out = append(out, Prefix(f))
	}
	return append(out, tongue.T("operator.or"), tongue.T("operator.near"), tongue.T("operator.phrase"), tongue.T("operator.not"), Prefix(find.Regex))
}

// Problem says what is wrong with a query.
func Problem(p find.Problem) string {
	return tongue.T("query."+string(p.Kind), map[string]any{"Text": p.Text, "Most": find.NearAtMost})
}

// FoundText tells what is wrong with what was asked, and how far texts have been read
// for it.
func FoundText(f *library.Found, problems []find.Problem) string {
	var said []string
	for _, p := range problems {
		said = append(said, Problem(p))
	}
	if f.Read < f.ToRead {
		said = append(said, tongue.T("found.reading", map[string]any{"N": f.Len(), "Read": f.Read, "All": f.ToRead}))
	}
	return strings.Join(said, "\n")
}

// WhyText tells why nothing is found, of which what is near is offered beside.
func WhyText(query string, why []library.Wanting) string {
	out := EmptyText(query, "")
	var there []string
	for _, w := range why {
		if w.Articles == 0 {
			out += "\n" + tongue.T("found.nowhere", map[string]any{"Word": w.Word})
		} else {
			there = append(there, fmt.Sprintf("%s %d", w.Word, w.Articles))
		}
	}
	if len(there) > 0 && len(why) > 1 {
		out += "\n" + tongue.T("found.apart", map[string]any{"Words": strings.Join(there, "，")})
	}
	return out
}

// Offers are the rows of what is near the words that are in no text.
func Offers(query string, why []library.Wanting) (rows []Shown) {
	for _, w := range why {
		for _, near := range w.Near {
			h := &Heading{Name: tongue.T("found.near", map[string]any{"Word": near.Word}), Offer: library.Instead(query, w.Word, near.Word)}
			h.Count = near.Articles
			rows = append(rows, Shown{Head: h})
		}
	}
	return rows
}

// ChoicesAtMost is how many values of a facet are offered: as many as a menu can show.
const ChoicesAtMost = 20

// Choices are the values of a facet with their numbers, and the values alone.
func Choices(facets []library.Facet) (shown, values []string) {
	for _, f := range facets {
		if f.Value == "" || len(values) == ChoicesAtMost {
			continue
		}
		shown, values = append(shown, fmt.Sprintf("%s  %d", f.Value, f.Articles)), append(values, f.Value)
	}
	return shown, values
}

// PeriodText is a year or a month as the reader's language writes it.
func PeriodText(period string) string {
	if year, month, cut := strings.Cut(period, "-"); cut {
		y, _ := strconv.Atoi(year)
		m, _ := strconv.Atoi(month)
		return MonthOf(y, m)
	}
	return period
}

// BarText tells what was found in a year or a month.
func BarText(b library.Bar) string {
	return tongue.T("found.bar", map[string]any{"Period": PeriodText(b.Period), "N": b.Articles, "Times": b.Times, "Rate": fmt.Sprintf("%.1f", b.PerMillion())})
}

// Orders are those in which what was found in texts is listed, by how the reader
// sorts what matches.
var Orders = map[string]search.Order{"date": search.NewestFirst, "old": search.OldestFirst, "page": library.ByPaper}
