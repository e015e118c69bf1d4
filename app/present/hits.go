package present

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"lanmu/app/system"
	"lanmu/data/library"
)

// A TextHit is an article that was found in its text, as it is taken away.
type TextHit struct {
	ID        string   `json:"id"`
	Headline  string   `json:"headline"`
	Column    string   `json:"column"`
	Byline    string   `json:"byline"`
	Newspaper string   `json:"newspaper,omitempty"`
	Number    string   `json:"number,omitempty"` // of the page in its issue
	Page      string   `json:"page"`             // the page's file, as it is shown
	File      string   `json:"file,omitempty"`
	Date      string   `json:"date,omitempty"`
	Snippet   string   `json:"snippet"`
	Matched   [][2]int `json:"matched"` // characters of the snippet, from and to, counted from 0
}

// TextHitOf is a hit as it is taken away.
func TextHitOf(h library.Hit) TextHit {
	a, folio := h.Sheet.Article(h.Article), h.Sheet.FolioOf(h.Article)
	out := TextHit{ID: a.ID, Headline: a.Headline, Column: a.Column, Byline: a.Byline, Newspaper: folio.Newspaper, Number: folio.Page,
		Page: h.Sheet.Name(), File: library.NameText(h.Sheet.Path()), Date: DayOf(h.Sheet.DateOf(h.Article)), Snippet: h.Snippet, Matched: [][2]int{}}
	for _, m := range h.Marks {
		from := utf8.RuneCountInString(h.Snippet[:m.Start])
		out.Matched = append(out.Matched, [2]int{from, from + utf8.RuneCountInString(h.Snippet[m.Start:m.End])})
	}
	return out
}

// DayOf is a day as scripts read it.
func DayOf(d time.Time) string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

// A HitWriter writes hits one after another. Close ends what it writes.
type HitWriter interface {
	Write(TextHit) error
	Close() error
}

// HitForms are the forms hits are taken away in, and how their files' names end.
var HitForms = map[string]string{"json": ".jsonl", "csv": ".csv", "markdown": ".md", "ris": ".ris"}

// NewHitWriter writes hits of a query in a form.
func NewHitWriter(out io.Writer, form, query string) HitWriter {
	switch form {
	case "csv":
		w := csvHits{csv.NewWriter(out)}
		w.UseCRLF = true
		w.Writer.Write([]string{"headline", "column", "byline", "newspaper", "date", "number", "page", "file", "snippet", "id"})
		return w
	case "markdown":
		fmt.Fprintf(out, "<!-- %s -->\n\n# %s\n", library.OwnMark, markdownText(query))
		return markdownHits{out}
	case "ris":
		return risHits{out}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return jsonHits{enc}
}

// ExportHits writes hits of a query into a file, in place of what is there.
func ExportHits(path, form, query string, hits []library.Hit) error {
	var data bytes.Buffer
	if form == "csv" {
		data.WriteString("\ufeff") // by which tables know that it is UTF-8
	}
	w := NewHitWriter(&data, form, query)
	for _, h := range hits {
		if err := w.Write(TextHitOf(h)); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return system.WriteWhole(path, data.Bytes())
}

type jsonHits struct{ *json.Encoder }

func (w jsonHits) Write(h TextHit) error { return w.Encode(h) }
func (w jsonHits) Close() error          { return nil }

type csvHits struct{ *csv.Writer }

func (w csvHits) Write(h TextHit) error {
	fields := []string{h.Headline, h.Column, h.Byline, h.Newspaper, h.Date, h.Number, h.Page, h.File, h.Snippet, h.ID}
	for i, f := range fields {
		if f != "" && strings.ContainsRune("=+-@\t\r", rune(f[0])) {
			fields[i] = "'" + f // a table would reckon it
		}
	}
	return w.Writer.Write(fields)
}

func (w csvHits) Close() error {
	w.Flush()
	return w.Error()
}

type markdownHits struct{ io.Writer }

func (w markdownHits) Write(h TextHit) error {
	var from []string
	for _, s := range []string{h.Byline, h.Column, stoodText(h)} {
		if s != "" {
			from = append(from, markdownText(s))
		}
	}
	_, err := fmt.Fprintf(w.Writer, "\n- **%s**  \n  %s\n", markdownText(h.Headline), strings.Join(from, " · "))
	if h.Snippet != "" && err == nil {
		_, err = fmt.Fprintf(w.Writer, "\n  > %s\n", markedText(h))
	}
	return err
}

func (w markdownHits) Close() error { return nil }

// stoodText tells where a hit stood, or else in which file it is.
func stoodText(h TextHit) string {
	s := ""
	if h.Newspaper != "" {
		s = "《" + h.Newspaper + "》"
	}
	s += h.Date
	if h.Number != "" {
		s += "第" + h.Number + "版"
	}
	if h.Newspaper == "" {
		s = strings.TrimSpace(s + " " + h.Page)
	}
	return s
}

// markedText is a hit's snippet with what was found in bold.
func markedText(h TextHit) string {
	runes := []rune(h.Snippet)
	var b strings.Builder
	at := 0
	for _, m := range h.Matched {
		b.WriteString(markdownText(string(runes[at:m[0]])) + "**" + markdownText(string(runes[m[0]:m[1]])) + "**")
		at = m[1]
	}
	return b.String() + markdownText(string(runes[at:]))
}

var markdownEscapes = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "<", "\\<", "#", "\\#", "\n", " ")

func markdownText(s string) string { return markdownEscapes.Replace(s) }

// risHits are records of articles of newspapers, as programs for references read
// them.
type risHits struct{ io.Writer }

func (w risHits) Write(h TextHit) error {
	var b strings.Builder
	put := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	put("TY", "NEWS")
	put("TI", h.Headline)
	for author := range strings.FieldsFuncSeq(h.Byline, func(r rune) bool { return r == ' ' || r == '\u3000' || r == '、' }) {
		put("AU", author)
	}
	put("T2", h.Newspaper)
	put("DA", strings.ReplaceAll(h.Date, "-", "/"))
	if len(h.Date) > 4 {
		put("PY", h.Date[:4])
	}
	put("SP", h.Number)
	put("SE", h.Column)
	put("N2", h.Snippet)
	put("L1", h.File)
	b.WriteString("ER  - \r\n\r\n")
	_, err := io.WriteString(w.Writer, b.String())
	return err
}

func (w risHits) Close() error { return nil }
