package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"lanmu/app/system"
	"lanmu/data/library"
	"lanmu/data/page"
)

func searchCommand() *cobra.Command {
	var limit int
	var asJSON bool
	c := &cobra.Command{
		Use:   "search [--limit N] [--json] QUERY [FOLDER|FILE…]",
		Short: "List articles with words in their text, best first",
		Long: `List the articles whose text has all words of QUERY, in FOLDERs and FILEs or in
the library (see lanmu index), best first: the column, the headline, the byline,
the file and the words around the first place found, apart by tabs. Words in the
headline come first, then those that are rare elsewhere and frequent here.

    工匠 精神            both words
    "工匠 精神"          a phrase; Chinese quotation marks do as well
    !工匠  -工匠         not the word (write lanmu search -- -工匠 …)
    column: 栏目:        a word of the column's name
    by: 作者:            of the author's
    date: 日期:          2024, 2024-03, 2024-03-02, 2023..2024-05, 2023.., ..2024

Traditional and simplified, full and half width, capital and small letters are
one. At most 200 articles are listed, or as many as --limit tells. The exit status is 1 if nothing matches.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if limit < 0 {
				return fmt.Errorf("--limit %d: name how many articles at most, 0 for all", limit)
			}
			return searchTexts(c.OutOrStdout(), c.ErrOrStderr(), args[0], args[1:], limit, asJSON)
		},
	}
	c.Flags().IntVar(&limit, "limit", library.MostHits, "list at most so many; 0 for all")
	c.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return c
}

// jsonFound is an article that was found in its text, as scripts read it.
type jsonFound struct {
	ID       string   `json:"id"`
	Headline string   `json:"headline"`
	Column   string   `json:"column"`
	Byline   string   `json:"byline"`
	Page     string   `json:"page"`
	File     string   `json:"file,omitempty"`
	Date     string   `json:"date,omitempty"`
	Snippet  string   `json:"snippet"`
	Matched  [][2]int `json:"matched"` // characters of the snippet, from and to, counted from 0
}

func searchTexts(stdout, stderr io.Writer, query string, paths []string, limit int, asJSON bool) error {
	s, err := openCatalogue(stderr)
	if err != nil {
		return fail(err)
	}
	defer s.close()
	if err := s.take(paths, stderr); err != nil {
		return fail(err)
	}
	var found library.Results
	err = s.Library.SearchFor(s.ctx, query, limit, func(r library.Results) { found = r })
	errs := s.errs()
	if err = s.tolerate(err, stderr); err != nil {
		errs = append(errs, err) // what could be searched is listed
	}
	if len(found.Hits) == 0 {
		errs = append(errs, errNoMatch)
	}
	out := bufio.NewWriter(stdout)
	screen, bold := stdout.(*system.Terminal)
	if bold = bold && !asJSON; bold {
		out = bufio.NewWriter(screen.Tty)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, h := range found.Hits {
		if asJSON {
			if err := enc.Encode(jsonOf(h)); err != nil {
				return fail(append(errs, written(err))...)
			}
			continue
		}
		a := h.Sheet.Article(h.Article)
		fields := []string{a.Column, a.Headline, a.Byline, h.Sheet.Path()}
		for i := range fields {
			if bold {
				fields[i] = system.Visible(fields[i])
			}
		}
		fmt.Fprintf(out, "%s\t%s\n", strings.Join(fields, "\t"), emphasised(h.Snippet, h.Marks, bold))
	}
	return fail(append(errs, written(out.Flush()))...)
}

func jsonOf(h library.Hit) jsonFound {
	a := h.Sheet.Article(h.Article)
	f := jsonFound{a.ID, a.Headline, a.Column, a.Byline, h.Sheet.Name(), library.NameText(h.Sheet.Path()), dayText(h.Sheet), h.Snippet, [][2]int{}}
	for _, m := range h.Marks {
		from := utf8.RuneCountInString(h.Snippet[:m.Start])
		f.Matched = append(f.Matched, [2]int{from, from + utf8.RuneCountInString(h.Snippet[m.Start:m.End])})
	}
	return f
}

// dayText is a page's day as scripts read it.
func dayText(s *library.Sheet) string {
	if s.Date().IsZero() {
		return ""
	}
	return s.Date().Format(time.DateOnly)
}

// emphasised returns a snippet with its marks in bold, for a terminal.
func emphasised(s string, marks []page.Span, bold bool) string {
	if !bold {
		return s
	}
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(system.Visible(s[at:m.Start]) + "\x1b[1m" + system.Visible(s[m.Start:m.End]) + "\x1b[0m")
		at = m.End
	}
	return b.String() + system.Visible(s[at:])
}
