package press

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// An Issue is a newspaper's day. What is right of it is known: of which paper and day
// it is, how its pages are called, and what stands on each.
type Issue struct {
	Paper string
	Day   time.Time
	Pages []*Page
	Names []string // of the pages: 要闻
}

// Sections are what the pages of an issue are called.
var Sections = words("要闻 评论 地方 经济 文化 副刊 体育 国际")

// Print makes the issue of a paper's day, of so many pages.
func Print(paper string, day time.Time, pages int, seed uint64) *Issue {
	return PrintAs(&Customs[0], paper, day, pages, seed)
}

// PrintAs makes it as a custom has it.
func PrintAs(c *Custom, paper string, day time.Time, pages int, seed uint64) *Issue {
	is := &Issue{Paper: paper, Day: day}
	for n := range pages {
		p := Make(c, seed*1000+uint64(n))
		name := Sections[n%len(Sections)]
		w := &writer{Rand: rand.New(rand.NewPCG(seed, uint64(n)))}
		p.Heads = []string{
			fmt.Sprintf("%s\u3000%s\u3000星期%s", paper, day.Format("2006年1月2日"), string([]rune("日一二三四五六")[day.Weekday()])),
			fmt.Sprintf("第%d版\u3000%s", n+1, name),
		}
		p.Feet = []string{"责任编辑\u3000" + w.name() + "\u3000校对\u3000" + w.name()}
		is.Pages, is.Names = append(is.Pages, p), append(is.Names, name)
	}
	return is
}

// PDF draws all pages into one file.
func (is *Issue) PDF(press Press) []byte { return bound(press, 0, is.Pages...) }

// Jump has the first article of page from go on on page to, with lines that say so.
func (is *Issue) Jump(from, to int) {
	a := &is.Pages[from-1].Articles[0]
	half := len(a.Paragraphs) / 2
	rest := Article{Headline: a.Headline, Paragraphs: append([]Paragraph{{Text: fmt.Sprintf("（上接第%d版）", from)}}, a.Paragraphs[half:]...)}
	rest.Quotes, a.Quotes = quotesIn(rest.Paragraphs, a.Quotes), quotesIn(a.Paragraphs[:half], a.Quotes)
	a.Paragraphs = append(a.Paragraphs[:half:half], Paragraph{Text: fmt.Sprintf("（下转第%d版）", to)})
	p := is.Pages[to-1]
	p.Articles = append([]Article{rest}, p.Articles...)
}

// quotesIn are the quotes of paragraphs.
func quotesIn(of []Paragraph, quotes []string) (out []string) {
	for _, q := range quotes {
		for _, p := range of {
			if strings.Contains(p.Text, q) {
				out = append(out, q)
				break
			}
		}
	}
	return out
}
