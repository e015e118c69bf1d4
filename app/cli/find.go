package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/find"
	"lanmu/data/library"
)

// jsonHit is a hit as scripts read it.
type jsonHit struct {
	ID       string `json:"id"`
	Headline string `json:"headline"`
	Column   string `json:"column"`
	Byline   string `json:"byline"`
	Page     string `json:"page"`
	File     string `json:"file,omitempty"`
	Date     string `json:"date,omitempty"`
	Matched  []int  `json:"matched"` // characters of the headline, counted from 0
	Sound    string `json:"sound,omitempty"`
	Alike    bool   `json:"alike,omitempty"` // read as many speak: z for zh
}

func findCommand() *cobra.Command {
	var limit int
	var asJSON, stdin bool
	c := &cobra.Command{
		Use:   "find [--limit N] [--json] QUERY [FOLDER|FILE…]",
		Short: "List headlines that match, by hanzi or pinyin, best first",
		Long: `List the headlines of the pages in FOLDERs and FILEs, or in the library (see
lanmu index), or of the embedded page if that is empty, that match QUERY, best
first, and those of which you kept a note, a tag or a passage that does: the column, the headline and the byline of each, apart by tabs. QUERY is
hanzi, pinyin (gongjiang, gongj), initials (gj) or a mixture; several words must
all match; 栏目: (column:), 作者: (by:), 报纸: (paper:) and 版: (page:) restrict a
word, 日期: (date:) names days (2024, 2023..2024-05), 或 (OR) is for alternatives,
! and - leave out what a word matches. With --stdin, filter
lines of standard input.

The exit status is 1 if nothing matches.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if limit < 0 {
				return fmt.Errorf("--limit %d: name how many hits at most, 0 for all", limit)
			}
			problems := library.Problems(args[0])
			problems = slices.DeleteFunc(problems, func(p find.Problem) bool { return p.Kind == find.OnlyExcluded })
			if err := queryErrors(problems); err != nil {
				return err
			}
			if stdin {
				if len(args) > 1 || asJSON {
					return errors.New("--stdin takes one QUERY and neither FILEs nor --json")
				}
				return fail(findLines(c.Context(), c.InOrStdin(), c.OutOrStdout(), args[0], limit))
			}
			return findHeadlines(c.OutOrStdout(), c.ErrOrStderr(), args[0], args[1:], limit, asJSON)
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "list at most so many; 0 for all")
	c.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	c.Flags().BoolVar(&stdin, "stdin", false, "filter lines of standard input")
	return c
}

var errNoMatch = errors.New("nothing matches")

func findHeadlines(stdout, stderr io.Writer, query string, paths []string, limit int, asJSON bool) error {
	s, err := openCatalogue(stderr)
	if err != nil {
		return fail(err)
	}
	defer s.close()
	if err := s.take(paths, stderr); err != nil {
		return fail(err)
	}
	errs := s.errs()
	var refs []stock.Ref
	var items []find.Item
	for _, sheet := range s.Sheets {
		for i := range sheet.Len() {
			a := sheet.Article(i)
			refs = append(refs, stock.Ref{Sheet: sheet, N: i})
			items = append(items, find.Item{Headline: a.Headline, Column: a.Column, Byline: a.Byline, Time: sheet.DateOf(i)})
		}
	}
	out := bufio.NewWriter(stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	index := find.New(items)
	index.Stood = stock.Standing(refs)
	hits := append(index.Filter(s.ctx, query), notedHits(s.ctx, refs, query, stderr)...)
	hits = onceEach(hits)
	if len(hits) == 0 {
		errs = append(errs, errNoMatch)
	}
	for n, h := range hits {
		if limit > 0 && n == limit {
			break
		}
		a, sheet := refs[h.Item].Article(), refs[h.Item].Sheet
		if !asJSON {
			fmt.Fprintf(out, "%s\t%s\t%s\n", a.Column, a.Headline, a.Byline)
			continue
		}
		marks := index.Mark(h.Item, query)
		hit := jsonHit{a.ID, a.Headline, a.Column, a.Byline, sheet.Name(), library.NameText(sheet.Path()), present.DayOf(sheet.DateOf(refs[h.Item].N)), marks.Headline, marks.Sound, marks.Alike}
		if hit.Matched == nil {
			hit.Matched = []int{}
		}
		if err := enc.Encode(hit); err != nil {
			errs = append(errs, err)
			break
		}
	}
	return fail(append(errs, written(out.Flush()))...)
}

// notedHits are the articles of which something was kept, a note, tags or a passage, that
// matches. Bookmarks that cannot be read find nothing, which is said.
func notedHits(ctx context.Context, refs []stock.Ref, query string, stderr io.Writer) (out []find.Hit) {
	m, err := stock.OpenMemory()
	if err != nil {
		fmt.Fprintln(stderr, "lanmu:", err)
	}
	if m.Bookmarks == nil {
		return nil
	}
	defer m.Close()
	at := map[string]int{}
	for i, r := range refs {
		at[r.Article().ID] = i
	}
	for _, id := range present.NotedArticles(ctx, m.Bookmarks.All(), query, find.FullPinyin) {
		if i, ok := at[id]; ok {
			out = append(out, find.Hit{Item: i, Marks: find.Unmarked})
		}
	}
	return out
}

// onceEach are hits without those that were there before.
func onceEach(hits []find.Hit) []find.Hit {
	seen := map[int]bool{}
	return slices.DeleteFunc(hits, func(h find.Hit) bool {
		was := seen[h.Item]
		seen[h.Item] = true
		return was
	})
}

// collectSeldom has memory collected seldom while lines are filtered once: what is read
// is held to the end, and most of the work would be to look at it again.
const collectSeldom = 400

// findLines writes the lines of stdin that match, best first.
func findLines(ctx context.Context, stdin io.Reader, stdout io.Writer, query string, limit int) error {
	debug.SetGCPercent(collectSeldom)
	var b strings.Builder
	if _, err := io.Copy(&b, stdin); err != nil {
		return fmt.Errorf("cannot read standard input: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	out := bufio.NewWriterSize(stdout, 1<<16)
	hits := find.Lines(ctx, lines, query)
	for n, h := range hits {
		if limit > 0 && n == limit {
			break
		}
		out.WriteString(lines[h.Item])
		out.WriteByte('\n')
	}
	if err := out.Flush(); err != nil {
		return written(err)
	}
	if len(hits) == 0 {
		return errNoMatch
	}
	return nil
}
