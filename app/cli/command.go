package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/home"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/data/words"
	"lanmu/widgets/document"
	onpaper "lanmu/widgets/paper"
	"lanmu/widgets/typeset"
)

// Exit statuses.
const (
	exitFailure = 1 // what was asked could not be done
	exitUsage   = 2 // what was asked could not be understood
)

// Main does what the arguments after the program's name ask for and returns its exit
// status. Metadata is the text of FyneApp.toml; open opens a window on files, one of
// its own if alone.
func Main(metadata string, args []string, open func(files []string, alone bool) error) int {
	system.ReadVersion(metadata)
	return execute(open, args, system.WriterTo(os.Stdout), system.WriterTo(os.Stderr))
}

// execute does what args ask for and returns the exit status.
func execute(open func([]string, bool) error, args []string, stdout, stderr io.Writer) int {
	root := Command(open)
	for i, a := range args { // desktops hand over addresses
		args[i] = system.Path(a)
	}
	root.SetArgs(args)
	defer home.Leave()
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	system.Flush(stdout)
	defer system.Flush(stderr)
	var failed *failure
	switch {
	case err == nil:
		return 0
	case errors.As(err, &failed):
		for _, e := range failed.errs {
			// A line end in a file's name begins no message of its own.
			fmt.Fprintln(stderr, "lanmu:", strings.ReplaceAll(e.Error(), "\n", "\n  "))
		}
		return exitFailure
	}
	fmt.Fprintf(stderr, "lanmu: %v\nTry 'lanmu --help'.\n", err)
	return exitUsage
}

// failure is what was understood but could not be done; other errors of a
// command are wrong usage.
type failure struct{ errs []error }

func (f *failure) Error() string { return errors.Join(f.errs...).Error() }

func fail(errs ...error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	if len(errs) == 0 {
		return nil
	}
	return &failure{errs}
}

// Command is the program's command line, which opens a window with open.
func Command(open func(files []string, alone bool) error) *cobra.Command {
	var alone bool
	root := &cobra.Command{
		Use:           "lanmu [FILE|FOLDER…]",
		Short:         "Read newspaper pages: restored, well set, searchable, bookmarked",
		Long:          "Lanmu 栏目 restores the articles of a newspaper page from the text an extractor\nleft of it and opens a window to read them in. FOLDERs are\nadded to the library, whose pages are listed at every start; while that has none,\nthe page is shown that the program carries with it. A window that is open already\ntakes the FILEs and FOLDERs.",
		Version:       system.VersionText(),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, files []string) error {
			if len(files) > 0 && isMistyped(files[0]) {
				return fmt.Errorf("%s: no such file, and no such command%s", files[0], suggested(c.SuggestionsFor(files[0])))
			}
			return fail(open(files, alone))
		},
	}
	root.SuggestionsMinimumDistance = 2 // as for the commands below
	root.Flags().BoolVar(&alone, "new-window", false, "open a window of its own")
	root.SetVersionTemplate("lanmu {{.Version}}\n")
	root.AddCommand(convertCommand(), findCommand(), searchCommand(), indexCommand(), bookmarksCommand())
	return root
}

// isMistyped reports whether a word was meant for a command: it looks like one, and no
// file is called so.
func isMistyped(word string) bool {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return false
	}
	_, err := os.Lstat(word)
	return errors.Is(err, os.ErrNotExist)
}

func suggested(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(names, ", ") + "?"
}

var writers = map[string]func(library.Page, io.Writer) error{
	"json":   func(p library.Page, w io.Writer) error { return p.WriteJSON(w) },
	"text":   func(p library.Page, w io.Writer) error { return p.WriteText(w) },
	"ris":    func(p library.Page, w io.Writer) error { return bookmark.WriteRIS(w, marksOf(p)) },
	"bibtex": func(p library.Page, w io.Writer) error { return bookmark.WriteBibTeX(w, marksOf(p)) },
}

// marksOf are the articles of a page as bookmarks would mark them.
func marksOf(p library.Page) []bookmark.Bookmark {
	var out []bookmark.Bookmark
	for _, e := range stock.EntriesOf(p) {
		out = append(out, e.Mark)
	}
	return out
}

// between is what stands between two pages. A web page is one document, so
// there is nothing that could stand between two.
var between = map[string]string{"json": ",\n", "markdown": "\n", "text": "\n"}

// pictured are the forms that show pictures.
func pictured(c *cobra.Command, g *library.Gallery, dir string, several bool) map[string]func(library.Page, io.Writer) error {
	fault := func(err error) { fmt.Fprintln(c.ErrOrStderr(), "lanmu:", err) }
	images := func(p library.Page) page.Images {
		if dir != "" {
			return present.Beside(c.Context(), g, p.Path, dir, dir, fault)
		}
		return present.Within(c.Context(), g, p.Path, fault)
	}
	return map[string]func(library.Page, io.Writer) error{
		"html": func(p library.Page, w io.Writer) error { return p.WriteHTML(w, images(p)) },
		"markdown": func(p library.Page, w io.Writer) error {
			write := p.WriteMarkdown
			if several { // what stands before a page is front matter before the first alone
				write = p.WriteMarkdownText
			}
			if dir == "" {
				return write(w, nil)
			}
			return write(w, images(p))
		},
	}
}

func convertCommand() *cobra.Command {
	var to, pictures string
	var width int
	var explain, recognise bool
	c := &cobra.Command{
		Use:   "convert [--recognise] [--to json|markdown|html|text|ris|bibtex|pdf [--width N|--pictures FOLDER]|--explain [--to svg]] FILE…|-",
		Short: "Write restored pages to standard output",
		Long:  "Restore the pages in FILEs, or on standard input for -, and write them to\nstandard output. Several pages as JSON are one array. A ZIP is the\npages in it. With --width, text is set\nin lines of N full-width characters, by the rules of print. As RIS or BibTeX, its\narticles are references for Zotero and its like. As PDF, the articles\nof all pages are set one after another on A4. With --explain, each line of the\nsources is written with what it was taken for, and why; with --to svg, the pages\nof one PDF are drawn with what their lines were taken for, and in which order.\nPictures are in HTML and PDF; with --pictures they are written into\nFOLDER, and HTML and Markdown lead there. With --recognise, the text\nof pictures, and of PDFs that are pictures, is recognised by tesseract first, old\ndocuments of Word and WPS are converted by LibreOffice, and both kept for the next time.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error {
			files = library.Unpacked(c.Context(), files)
			if recognise {
				if err := recogniseFiles(c, files); err != nil {
					return fail(err)
				}
			}
			if explain && to == "svg" {
				return drawPDF(c, files)
			}
			if explain {
				ctx, recording := page.Record(c.Context())
				return convert(ctx, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr(), files, "text", func(p library.Page, w io.Writer) error { return recording.Explain(p.Page, w) })
			}
			if to == "pdf" && width == 0 {
				return convertToPDF(c, files)
			}
			write, ok := writers[to]
			if pictures != "" && to != "html" && to != "markdown" {
				return errors.New("--pictures goes with --to html or markdown")
			}
			if !ok {
				g := stock.OpenGallery()
				defer g.Close()
				write, ok = pictured(c, g, pictures, len(files) > 1)[to]
			}
			ok = ok || to == "pdf" // which has no --width
			if !ok {
				return fmt.Errorf("--to %s is no form; use json, markdown, html, text, ris, bibtex or pdf", to)
			}
			if to == "html" && len(files) > 1 {
				return errors.New("--to html writes one page; name one FILE")
			}
			if width != 0 {
				if to != "text" || width < minWidth {
					return fmt.Errorf("--width %d: goes with --to text, and is at least %d", width, minWidth)
				}
				write = func(p library.Page, w io.Writer) error { return writeSet(p.Page, w, width) }
			}
			return convert(c.Context(), c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr(), files, to, write)
		},
	}
	c.Flags().IntVar(&width, "width", 0, "set text in lines of so many full-width characters")
	c.Flags().StringVar(&pictures, "pictures", "", "write the pictures into a folder")
	c.Flags().BoolVar(&recognise, "recognise", false, "recognise the text of pictures, and convert old documents, first")
	c.Flags().BoolVar(&explain, "explain", false, "write what each line was taken for, and why")
	c.Flags().StringVar(&to, "to", "text", "form to write: json, markdown, html, text, ris, bibtex or pdf")
	return c
}

// recogniseFiles has the text of those files recognised that have none. Ctrl+C stops it;
// pages that are done are kept.
func recogniseFiles(c *cobra.Command, files []string) error {
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	for _, f := range files {
		_, err := library.Open(ctx, f)
		if e := (*library.Error)(nil); !errors.As(err, &e) || !e.CanBeRecognised() {
			continue
		}
		line := newProgressLine(c.ErrOrStderr())
		err = library.Recognise(ctx, f, func(done, all int) {
			if line.out != nil {
				fmt.Fprintf(line.out, "\rrecognising %s, %d of %d pages done\x1b[K", library.ShownName(f), done, all)
				line.shown = true
			}
		})
		line.clear()
		if ctx.Err() != nil {
			return errors.New("stopped; pages that were recognised are kept")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// drawPDF draws the pages of a PDF as they were read.
func drawPDF(c *cobra.Command, files []string) error {
	if len(files) != 1 {
		return errors.New("--to svg draws one PDF; name one FILE")
	}
	out := bufio.NewWriter(c.OutOrStdout())
	if err := library.Draw(c.Context(), files[0], out); err != nil {
		return fail(err)
	}
	return fail(written(out.Flush()))
}

// minWidth is the shortest line text is set in, in full-width characters.
const minWidth = 8

// writeSet writes a page as WriteText does, set in lines of width full-width
// characters.
func writeSet(p *page.Page, w io.Writer, width int) error {
	var text strings.Builder
	if err := p.WriteText(&text); err != nil {
		return err
	}
	for line := range strings.Lines(text.String()) {
		indent, broken := 0, words.At // what is not indented is read by the line
		if strings.HasPrefix(line, "\u3000\u3000") {
			indent, broken = 2, nil
		}
		if line != "\n" {
			line = strings.Join(typeset.Plain(line, width, indent, broken), "\n") + "\n"
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// convertToPDF writes the articles of files as one PDF. A file that cannot be
// read does not keep the others from being written.
func convertToPDF(c *cobra.Command, files []string) error {
	if err := tongue.Speak(""); err != nil {
		return fail(err)
	}
	faces, err := present.LoadFaces(system.Logged, func() {})
	if err != nil {
		return fail(err)
	}
	g := stock.OpenGallery()
	defer g.Close()
	var docs []document.Document
	var titles []string
	err = convert(c.Context(), c.InOrStdin(), io.Discard, c.ErrOrStderr(), files, "pdf", func(p library.Page, _ io.Writer) error {
		for _, e := range stock.EntriesOf(p) {
			docs = append(docs, present.Printed(e, g))
			titles = append(titles, e.Article.Headline.String)
		}
		return nil
	})
	if len(docs) == 0 {
		return cmp.Or(err, fail(onpaper.ErrNothing))
	}
	title := titles[0]
	if len(titles) > 1 {
		title += "…"
	}
	out := bufio.NewWriter(c.OutOrStdout())
	wrote := present.WritePDF(out, faces, present.Form{}, title, "", docs)
	return cmp.Or(err, fail(written(errors.Join(wrote, out.Flush()))))
}

// convert writes the pages of files. A file that cannot be read does not keep
// the others from being written.
func convert(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer, files []string, to string, write func(library.Page, io.Writer) error) error {
	var errs []error
	out := bufio.NewWriter(stdout)
	array := to == "json" && len(files) > 1
	if array {
		out.WriteString("[\n")
	}
	written := 0
	for _, f := range files {
		var p library.Page
		var err error
		if f == "-" {
			p, err = library.Read(ctx, stdin, "standard input")
		} else {
			p, err = library.Open(ctx, f)
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if f != "-" { // whose name may tell what the page does not
			p.Folio = library.Stands(p.Folio, absolute(f)).Folio
		}
		if p.Loss.Matters() {
			fmt.Fprintf(stderr, "lanmu: %s: %d of the %d characters it draws could not be read; its fonts do not say which they are: recognise its text\n", f, p.Loss.Lost, p.Loss.Drawn)
		}
		if p.Form == page.SideBySide {
			fmt.Fprintf(stderr, "lanmu: %s: columns of type share lines; the page's PDF, or pdftotext -raw, gives a better page\n", f)
		}
		if written > 0 {
			out.WriteString(between[to])
		}
		written++
		if err := write(p, out); err != nil {
			return fail(append(errs, fmt.Errorf("cannot write to standard output: %w", err))...)
		}
	}
	if array {
		out.WriteString("]\n")
	}
	if err := out.Flush(); err != nil {
		errs = append(errs, fmt.Errorf("cannot write to standard output: %w", err))
	}
	return fail(errs...)
}
