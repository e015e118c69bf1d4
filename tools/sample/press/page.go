package press

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// A Page is a page as its editors made it: what restoring it should give.
type Page struct {
	Custom   *Custom
	Articles []Article
	Heads    []string // running heads and feet, of every sheet
	Feet     []string
}

// An Article is one as it should come out.
type Article struct {
	Column, Kicker, Headline, Subhead string
	Byline                            string // the name, as it should come out
	Paragraphs                        []Paragraph
	Quotes, Captions                  []string

	signed string // the author as printed
}

// A Paragraph is one, or a heading in the text.
type Paragraph struct {
	Text    string
	Heading bool
}

// Make makes page number seed of a custom.
func Make(c *Custom, seed uint64) *Page {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 7)), script: c.script, old: c.old}
	p := &Page{Custom: c}
	p.furnish(w)
	column, used := "", map[string]bool{}
	for i := range c.articles {
		brief := c.briefs && i >= 2
		if c.label != "" && (i%2 == 0 && !brief || i == 2) {
			if column = w.one(columnsOf(w)); used[column] {
				column = w.fresh(columnsOf(w), used)
			}
			used[column] = true
		} else if c.script == latin { // a label is its article's alone
			column = ""
		}
		p.Articles = append(p.Articles, c.article(w, column, brief))
	}
	return p
}

// columnsOf are names of columns.
func columnsOf(w *writer) []string {
	if w.script == latin {
		return words("HARBOUR MARKET VALLEY LETTERS")
	}
	return words(w.written("街谈 今日观点 乡间来信 夜读 百姓话题 河边絮语 镇上评谈"))
}

// fresh returns the first of list that is not used.
func (w *writer) fresh(list []string, used map[string]bool) string {
	for _, s := range list {
		if !used[s] {
			return s
		}
	}
	return list[0]
}

// furnish makes what belongs to the page itself.
func (p *Page) furnish(w *writer) {
	switch w.script {
	case latin:
		p.Heads = []string{"The River Gazette", fmt.Sprintf("Monday, %d March 2031", 1+w.IntN(28))}
		p.Feet = []string{"Page #"}
	case traditional:
		p.Heads = []string{"江岸日報", "二〇三一年三月" + words("二日 九日 十日")[w.IntN(3)]}
		p.Feet = []string{"責任編輯：" + w.written(w.name())}
	default:
		p.Heads = []string{"江岸日报", fmt.Sprintf("2031年3月%d日", 1+w.IntN(28))}
		p.Feet = []string{"责任编辑：" + w.name(), "第 # 版"}
	}
}

// article makes one.
func (c *Custom) article(w *writer, column string, brief bool) Article {
	a := Article{Column: column, Headline: w.headline()}
	paragraphs := 3 + w.IntN(3)
	if c.tall > 0 {
		paragraphs = 14
	}
	if brief {
		paragraphs = 1
	}
	for i := range paragraphs {
		if c.headings && i > 0 && i%3 == 0 {
			a.Paragraphs = append(a.Paragraphs, Paragraph{w.heading(), true})
		}
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: w.paragraph(1 + w.IntN(c.sentences+1))})
	}
	if c.jumps {
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: w.paragraph(3)}, Paragraph{Text: w.paragraph(3)})
	}
	if !brief {
		c.furnish(w, &a)
	}
	if c.at != unsigned && (c.at != runIn || brief) {
		c.signs(w, &a)
	}
	return a
}

// furnish adds what stands above, under and beside the text of a.
func (c *Custom) furnish(w *writer, a *Article) {
	if c.kickers && w.chance(2) {
		a.Kicker = w.headline() + w.written("的这一年")
	}
	if c.subheads && w.chance(2) {
		a.Subhead = w.headline()
		if w.script != latin {
			a.Subhead = "——" + a.Subhead
		}
	}
	if c.quotes {
		a.Quotes = c.quoteOf(a)
	}
	if c.captions && w.chance(2) {
		a.Captions = append(a.Captions, c.caption(w))
	}
	if c.datelines {
		first := &a.Paragraphs[0].Text
		switch {
		case c.old:
			*first = "【本報訊】" + *first
		case w.chance(2):
			*first = "本报讯（记者 " + w.name() + "）" + *first
		default:
			*first = "本报江岸3月2日电 " + *first
		}
	}
}

// quoteOf returns a sentence of a long article's text to be set apart: the first of
// a paragraph of several.
func (c *Custom) quoteOf(a *Article) []string {
	const long = 250 // characters
	end, all := "。", 0
	if c.script == latin {
		end = "."
	}
	var quote []string
	for _, p := range a.Paragraphs {
		all += utf8.RuneCountInString(p.Text)
		if i := strings.Index(p.Text, end); i > 0 && i+len(end) < len(p.Text) && !strings.ContainsAny(p.Text[:i], "“【") {
			quote = []string{p.Text[:i+len(end)]}
		}
	}
	if all < long {
		return nil
	}
	return quote
}

func (c *Custom) caption(w *writer) string {
	if w.script == latin {
		return w.latinSentence()
	}
	return w.written("图为" + w.one(places) + "的" + w.one(things) + "。" + w.name() + " 摄")
}

// signs has a signed.
func (c *Custom) signs(w *writer, a *Article) {
	name := w.written(w.name())
	sign := c.sign
	from, to := strings.Index(sign, "("), strings.Index(sign, ")")
	kept := sign
	if from >= 0 {
		kept = sign[:from] + sign[to+1:]
		sign = strings.NewReplacer("(", "", ")", "").Replace(sign)
	}
	a.Byline = strings.Replace(kept, "%", name, 1)
	a.signed = strings.Replace(sign, "%", name, 1)
}

// labelled is a column's name as printed.
func (c *Custom) labelled(column string) string {
	return strings.Replace(c.label, "%", column, 1)
}

// texts are a's paragraphs as printed: with the author whose name opens or ends
// them.
func (a *Article) texts(c *Custom) []Paragraph {
	out := append([]Paragraph{}, a.Paragraphs...)
	switch last := &out[len(out)-1]; {
	case a.signed == "":
	case c.at == runIn:
		out[0].Text = a.signed + out[0].Text
	case c.at == bracketed:
		last.Text += "（" + a.signed + "）"
	}
	return out
}

// Furniture are the lines that belong to no article, on all sheets.
func (p *Page) Furniture() (out []string) {
	for _, s := range p.sheets() {
		for _, l := range s.lines {
			if l.own {
				out = append(out, l.text)
			}
		}
	}
	return out
}
