package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/library"
)

// bookmarksCommand does from a script what the window does.
func bookmarksCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "bookmarks",
		Short: "List, add, remove, export and import bookmarks",
		Long:  "List, add, remove, export and import bookmarks. A window that is open shows\nthe change within a second.",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("bookmarks needs one of list, add, remove, export, import")
		},
	}
	c.AddCommand(listBookmarks(), addBookmark(), removeBookmarks(), exportBookmarks(), importBookmarks())
	return c
}

// withBookmarks opens the bookmarks for a command. What of the file cannot be
// read is said, and where it was set aside.
func withBookmarks(stderr io.Writer, do func(stock.Memory) error) error {
	m, err := stock.OpenMemory()
	if err != nil {
		return fail(err)
	}
	if a := m.Bookmarks.Aside(); a.Lines > 0 {
		fmt.Fprintf(stderr, "lanmu: %d lines of the bookmarks cannot be read; they are kept in %s\n", a.Lines, a.Path)
	}
	err = do(m)
	for _, b := range m.Bookmarks.Twice() {
		fmt.Fprintf(stderr, "lanmu: the note on %s was written on two machines at once; both are kept, the later first\n", b.Headline)
	}
	return fail(err, m.Close())
}

// among returns the bookmarks a query finds, best first; all for none.
func among(ctx context.Context, bs []bookmark.Bookmark, query string) []bookmark.Bookmark {
	if strings.TrimSpace(query) == "" {
		return bs
	}
	var out []bookmark.Bookmark
	for _, h := range present.MatchMarks(ctx, bs, query, find.FullPinyin) {
		out = append(out, bs[h.Item])
	}
	return out
}

func listBookmarks() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list [--json] [QUERY]",
		Short: "List bookmarks, newest first, or those a query finds, best first",
		Long:  "List bookmarks, newest first, or those QUERY finds, best first: one a line,\nwith its id, its day, column and headline, of a passage its text, and its note\nand tags, apart by tabs. QUERY finds headlines, columns and authors, notes, tags\nand quoted text. With --json, one object a line.",
		RunE: func(c *cobra.Command, words []string) error {
			return withBookmarks(c.ErrOrStderr(), func(m stock.Memory) error {
				out := bufio.NewWriter(c.OutOrStdout())
				enc := json.NewEncoder(out)
				enc.SetEscapeHTML(false)
				for _, b := range among(c.Context(), m.Bookmarks.All(), strings.Join(words, " ")) {
					if asJSON {
						if err := enc.Encode(b); err != nil {
							return err
						}
						continue
					}
					fields := []string{b.ID, b.Time.Local().Format(time.DateOnly), b.Column, b.Headline}
					if b.IsPassage() {
						fields = append(fields, b.Quote)
					}
					if note := present.NoteLine(b); note != "" {
						if !b.IsPassage() {
							fields = append(fields, "")
						}
						fields = append(fields, note)
					}
					for i, f := range fields {
						fields[i] = strings.Join(strings.Fields(f), " ")
					}
					fmt.Fprintln(out, strings.Join(fields, "\t"))
				}
				return written(out.Flush())
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return c
}

func addBookmark() *cobra.Command {
	var note, quote string
	var tags []string
	c := &cobra.Command{
		Use:   "add [--note TEXT] [--tag TAG]… [--quote TEXT] HEADLINE|ID [FILE…]",
		Short: "Bookmark an article, or a passage in it",
		Long:  "Bookmark the article with this headline, or the only one with this in its\nheadline, or with this id, in FILEs, or on the embedded page when none is named.\nWith --quote, bookmark that passage of it. Marking again keeps note and tags, those\nof a bookmark that was removed within 30 days too. Prints the id of the bookmark.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			pages, errs := openAll(c.Context(), args[1:])
			if len(pages) == 0 {
				return fail(errs...)
			}
			e, err := oneArticle(pages, args[0])
			if err != nil {
				return fail(append(errs, err)...)
			}
			b := e.Mark
			if quote != "" {
				text := e.Article.Body()
				at := strings.Index(text, quote)
				if at < 0 {
					return fail(append(errs, fmt.Errorf("%s: the article holds no %q", b.Headline, quote))...)
				}
				b, _ = e.Mark.Passage(text, at, at+len(quote))
			}
			b.Note, b.Tags = note, tags
			return fail(append(errs, withBookmarks(c.ErrOrStderr(), func(m stock.Memory) error {
				if err := stock.Keep(m, e, b); err != nil {
					return err
				}
				_, err := fmt.Fprintln(c.OutOrStdout(), b.ID)
				return written(err)
			}))...)
		},
	}
	c.Flags().StringVar(&note, "note", "", "a note to keep with it, in place of one that is there")
	c.Flags().StringVar(&quote, "quote", "", "bookmark this passage and not the whole article")
	c.Flags().StringArrayVar(&tags, "tag", nil, "a tag; may be given several times")
	return c
}

// openAll opens pages; none named is the embedded one.
func openAll(ctx context.Context, files []string) (pages []library.Page, errs []error) {
	if len(files) == 0 {
		return []library.Page{library.Seed()}, nil
	}
	for _, f := range files {
		p, err := library.Open(ctx, f)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if whole, err := filepath.Abs(f); err == nil {
			p.Path = whole // it is looked for from other folders
		}
		pages = append(pages, p)
	}
	return pages, errs
}

// oneArticle returns the article that words name: by its id, its headline, or
// as the only one with them in its headline.
func oneArticle(pages []library.Page, words string) (stock.Entry, error) {
	var part []stock.Entry
	for _, p := range pages {
		for _, e := range stock.EntriesOf(p) {
			if e.Mark.ID == words || e.Mark.Headline == words {
				return e, nil
			}
			if strings.Contains(e.Mark.Headline, words) {
				part = append(part, e)
			}
		}
	}
	switch len(part) {
	case 0:
		return stock.Entry{}, fmt.Errorf("%s: no such headline; lanmu find lists headlines", words)
	case 1:
		return part[0], nil
	}
	var names []string
	for _, e := range part {
		names = append(names, e.Mark.Headline)
	}
	return stock.Entry{}, fmt.Errorf("%s: stands in several headlines; name one of %s", words, strings.Join(names, ", "))
}

func removeBookmarks() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ID|HEADLINE…",
		Short: "Remove bookmarks",
		Long:  "Remove the bookmarks with these ids or headlines. For 30 days the window can\nbring them back (Ctrl+Z).",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, names []string) error {
			return withBookmarks(c.ErrOrStderr(), func(m stock.Memory) error {
				var ids []string
				var errs []error
				for _, name := range names {
					id, err := oneBookmark(m.Bookmarks, name)
					if err != nil {
						errs = append(errs, err)
						continue
					}
					ids = append(ids, id)
				}
				return errors.Join(append(errs, m.Bookmarks.Remove(ids...))...)
			})
		},
	}
}

// oneBookmark returns the id of the bookmark that name names: by its id, or as
// the only one of that headline.
func oneBookmark(s *bookmark.Store, name string) (string, error) {
	if s.Has(name) {
		return name, nil
	}
	var ids []string
	for _, b := range s.All() {
		if b.Headline == name {
			ids = append(ids, b.ID)
		}
	}
	switch len(ids) {
	case 0:
		return "", fmt.Errorf("%s: no bookmark has this id or headline; lanmu bookmarks list lists them", name)
	case 1:
		return ids[0], nil
	}
	return "", fmt.Errorf("%s: several bookmarks have this headline; name one of the ids %s", name, strings.Join(ids, ", "))
}

func exportBookmarks() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "export [--to markdown|html|json|ris|bibtex|pdf] [QUERY]",
		Short: "Write bookmarks to standard output",
		Long:  "Write the bookmarks, or those QUERY finds, to standard output: as Markdown, as\none HTML file, as JSON after the Web Annotation Data Model, as references in RIS or\nBibTeX for Zotero and its like, or as a PDF of the\nbookmarked articles.",
		RunE: func(c *cobra.Command, words []string) error {
			form, ok := present.ExportForms[to]
			if !ok {
				return fmt.Errorf("--to %s is no form; use markdown, html, json, ris, bibtex or pdf", to)
			}
			if err := tongue.Speak(""); err != nil {
				return fail(err)
			}
			return withBookmarks(c.ErrOrStderr(), func(m stock.Memory) error {
				return written(form.Write(c.OutOrStdout(), present.ExportSource{Copies: m.Copies}, among(c.Context(), m.Bookmarks.All(), strings.Join(words, " "))))
			})
		},
	}
	c.Flags().StringVar(&to, "to", "markdown", "form to write: markdown, html, json, ris, bibtex or pdf")
	return c
}

func importBookmarks() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE…|-",
		Short: "Take in bookmarks exported as JSON",
		Long:  "Take in bookmarks from Web Annotations, as lanmu bookmarks export --to json and\nother programs write them. What is here and was changed later stays.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			return withBookmarks(c.ErrOrStderr(), func(m stock.Memory) error {
				var errs []error
				for _, f := range files {
					n, of, refused, err := importFile(m.Bookmarks, c.InOrStdin(), f)
					for _, e := range append(refused, err) {
						if e != nil {
							errs = append(errs, fmt.Errorf("%s: %w", f, e))
						}
					}
					if err != nil {
						continue
					}
					fmt.Fprintf(c.OutOrStdout(), "%s: %d of %d bookmarks taken in\n", f, n, of)
				}
				return errors.Join(errs...)
			})
		},
	}
}

func importFile(s *bookmark.Store, stdin io.Reader, file string) (taken, of int, refused []error, err error) {
	in := stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return 0, 0, nil, errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	bs, refused, err := bookmark.ReadJSON(in)
	if err != nil {
		return 0, 0, nil, err
	}
	taken, err = s.Import(bs)
	return taken, len(bs), refused, err
}

// written says what could not be written to.
func written(err error) error {
	if err != nil {
		return fmt.Errorf("cannot write to standard output: %w", err)
	}
	return nil
}
