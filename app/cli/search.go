package cli

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/data/search"
)

// A searchRequest is what lanmu search is asked for.
type searchRequest struct {
	query         string
	paths         []string
	limit         int
	form          string // "" for lines that are read
	sort, by      string
	count, asJSON bool
	asCSV         bool
}

// searchLimit is how many articles are listed where nobody says how many.
const searchLimit = 200

func searchCommand() *cobra.Command {
	r := searchRequest{}
	c := &cobra.Command{
		Use:   "search [--limit N] [--count|--by WHAT] [--sort HOW] [--json|--csv|--to FORM] QUERY [FOLDER|FILE…]",
		Short: "List articles with words in their text, best first",
		Long: `List the articles whose text has what QUERY asks for, in FOLDERs and FILEs or in
the library (see lanmu index), best first: the column, the headline, the byline,
the file and the words around what was found, apart by tabs. Words in the headline
come first, then those that are rare elsewhere and frequent here.

    工匠 精神            both words
    工匠 或 劳模         one of them; OR and | do as well
    工匠 (精神 或 劳模)  parentheses put together
    "工匠 精神"          a phrase; Chinese quotation marks do as well
    工?精神  工*精神     one character between, or up to ten
    工匠 近/5 精神       five characters between at most; NEAR/5 does as well
    !工匠  -工匠         not the word (write lanmu search -- -工匠 …)
    栏目: column:        a word of the column's name
    作者: by:            of the author's
    报纸: paper:         of the newspaper's
    版: page:            on page 3, or 评论
    日期: date:          2024, 2024-03, 2024-03-02, 2023..2024-05, 2023.., ..2024
    正则: regex:         a regular expression, within a paragraph

Traditional and simplified, full and half width, capital and small letters are
one; a number is found whole, in digits and in hanzi. What synonyms.txt beside the
bookmarks says means the same (北大 = 北京大学) is looked for too. At most 200
articles are listed, or as many as --limit tells.

--count writes how many there are. --by year or month writes a line for each: how
many articles, how often in them, and how often in a million characters of what the
library has of that time; --by column, author, paper or year how many articles
each has. --sort new and --sort old go by date, --sort paper by newspaper, issue and
page. --to csv, json (a line each),
markdown and ris write hits to be taken away.

The exit status is 1 if nothing matches; then it is told which word is in no text.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			r.query, r.paths = args[0], args[1:]
			if err := r.check(); err != nil {
				return err
			}
			return r.run(c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().IntVar(&r.limit, "limit", searchLimit, "list at most so many; 0 for all")
	c.Flags().BoolVar(&r.count, "count", false, "write how many there are")
	c.Flags().StringVar(&r.by, "by", "", "count by year, month, column, author or paper")
	c.Flags().StringVar(&r.sort, "sort", "match", "match, new or old first, or paper")
	c.Flags().BoolVar(&r.asJSON, "json", false, "as --to json")
	c.Flags().BoolVar(&r.asCSV, "csv", false, "as --to csv")
	c.Flags().StringVar(&r.form, "to", "", "form to write: csv, json, markdown or ris")
	return c
}

var sortings = map[string]search.Order{"match": search.ByRelevance, "new": search.NewestFirst, "old": search.OldestFirst, "paper": library.ByPaper}

// check tells what of the request cannot be meant.
func (r *searchRequest) check() error {
	if r.limit < 0 {
		return fmt.Errorf("--limit %d: name how many articles at most, 0 for all", r.limit)
	}
	for form, asked := range map[string]bool{"json": r.asJSON, "csv": r.asCSV} {
		if asked && r.form != "" && r.form != form {
			return fmt.Errorf("--%s and --to %s: name one form", form, r.form)
		}
		if asked {
			r.form = form
		}
	}
	if _, ok := present.HitForms[r.form]; r.form != "" && !ok {
		return fmt.Errorf("--to %s is no form; use csv, json, markdown or ris", r.form)
	}
	if _, ok := sortings[r.sort]; !ok {
		return fmt.Errorf("--sort %s: use match, new, old or paper", r.sort)
	}
	switch r.by {
	case "", "year", "month", "column", "author", "paper":
	default:
		return fmt.Errorf("--by %s: use year, month, column, author or paper", r.by)
	}
	if r.by != "" && (r.form == "markdown" || r.form == "ris") {
		return fmt.Errorf("--by writes lines, --csv or --json, not %s", r.form)
	}
	return queryErrors(library.Problems(r.query))
}

// queryErrors are what is wrong with a query.
func queryErrors(problems []find.Problem) error {
	var errs []error
	for _, p := range problems {
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}

func (r *searchRequest) run(stdout, stderr io.Writer) error {
	s, err := openCatalogue(stderr)
	if err != nil {
		return fail(err)
	}
	defer s.close()
	if err := s.take(r.paths, stderr); err != nil {
		return fail(err)
	}
	var found library.Results
	asked := library.Asked{Hits: r.limit, Order: sortings[r.sort], Same: stock.SameIn(s.Sheets)}
	switch {
	case r.count || r.by != "":
		asked.Hits = 1
	case r.limit == 0:
		asked.Hits = -1
	}
	line := newProgressLine(stderr)
	err = s.Library.SearchFor(s.ctx, r.query, asked, func(now library.Results) {
		found = now
		line.texts(now.Read, now.ToRead)
	})
	line.clear()
	errs := s.errs()
	if err = s.tolerate(err, stderr); err != nil {
		errs = append(errs, err) // what could be searched is listed
	}
	if found.Len() == 0 {
		errs = append(errs, errNoMatch)
		errs = append(errs, whyNothing(s, r.query)...)
	}
	out := bufio.NewWriter(stdout)
	screen, bold := stdout.(*system.Terminal)
	if bold = bold && r.form == "" && r.by == ""; bold {
		out = bufio.NewWriter(screen.Tty)
	}
	switch {
	case r.count:
		fmt.Fprintln(out, found.Len())
	case r.by != "":
		err = r.writeCounts(s, out, found.Found)
	default:
		err = r.writeHits(out, found.Hits, bold)
	}
	if err = errors.Join(err, out.Flush()); err != nil {
		errs = append(errs, written(err))
	}
	if more := found.Len() - len(found.Hits); more > 0 && !r.count && r.by == "" {
		fmt.Fprintf(stderr, "lanmu: %d of %d articles; --limit 0 lists all\n", len(found.Hits), found.Len())
	}
	return fail(errs...)
}

// whyNothing tells which word of a query is in no text, and what is near it.
func whyNothing(s *catalogue, query string) (out []error) {
	all, err := s.Library.Why(s.ctx, query)
	if err != nil {
		return []error{err}
	}
	var there []string
	for _, w := range all {
		if w.Articles > 0 {
			there = append(there, fmt.Sprintf("%s (%d)", w.Word, w.Articles))
			continue
		}
		text := w.Word + " is in no text"
		for i, near := range w.Near {
			if text += ", "; i == 0 {
				text += "near it "
			}
			text += fmt.Sprintf("%s (%d)", near.Word, near.Articles)
		}
		out = append(out, errors.New(text))
	}
	if len(out) == 0 && len(there) > 1 {
		out = append(out, errors.New("each is in some texts, but not as asked for: "+strings.Join(there, ", ")))
	}
	return out
}

// writeHits writes what was found.
func (r *searchRequest) writeHits(out io.Writer, hits []library.Hit, bold bool) error {
	if r.form != "" {
		w := present.NewHitWriter(out, r.form, r.query)
		for _, h := range hits {
			if err := w.Write(present.TextHitOf(h)); err != nil {
				return err
			}
		}
		return w.Close()
	}
	for _, h := range hits {
		a := h.Sheet.Article(h.Article)
		fields := []string{a.Column, a.Headline, a.Byline, h.Sheet.Path()}
		for i := range fields {
			if bold {
				fields[i] = system.Visible(fields[i])
			}
		}
		if _, err := fmt.Fprintf(out, "%s\t%s\n", strings.Join(fields, "\t"), emphasised(h.Snippet, h.Marks, bold)); err != nil {
			return err
		}
	}
	return nil
}

// writeCounts writes how much was found in each year, month, column, of each author
// or paper.
func (r *searchRequest) writeCounts(s *catalogue, out io.Writer, found *library.Found) error {
	head, rows := []string{r.by, "articles"}, [][]string{}
	if r.by == "year" || r.by == "month" {
		head = append(head, "hits", "permillion")
		for _, b := range found.Bars(library.Period(r.by)) {
			rows = append(rows, []string{b.Period, strconv.Itoa(b.Articles), strconv.Itoa(b.Times), strconv.FormatFloat(b.PerMillion(), 'f', 2, 64)})
		}
	} else {
		f := found.Facets(s.ctx)
		for _, v := range map[string][]library.Facet{"column": f.Columns, "author": f.Authors, "paper": f.Papers}[r.by] {
			rows = append(rows, []string{v.Value, strconv.Itoa(v.Articles)})
		}
	}
	switch r.form {
	case "csv":
		w := csv.NewWriter(out)
		w.Write(head)
		return w.WriteAll(rows)
	case "json":
		for _, row := range rows {
			var fields []string
			for i, name := range head {
				value := row[i]
				if i == 0 {
					quoted, err := json.Marshal(value)
					if err != nil {
						return err
					}
					value = string(quoted)
				}
				fields = append(fields, fmt.Sprintf("%q:%s", name, value))
			}
			if _, err := fmt.Fprintf(out, "{%s}\n", strings.Join(fields, ",")); err != nil {
				return err
			}
		}
		return nil
	}
	for _, row := range rows {
		if _, err := fmt.Fprintln(out, strings.Join(row, "\t")); err != nil {
			return err
		}
	}
	return nil
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
