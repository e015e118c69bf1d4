package library

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"lanmu/data/book"
	"lanmu/data/markup"
	"lanmu/data/ofd"
	"lanmu/data/office"
	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/data/rtf"
	"lanmu/data/saved"
	"lanmu/data/zipped"
)

// The kinds that are read. What is text tells by its words which of them it is.
var (
	pdfKind      = &Kind{Name: "pdf", Endings: []string{".pdf"}, MIME: []string{"application/pdf"}, What: "a PDF", read: readPDF}
	htmlKind     = &Kind{Name: "html", Endings: []string{".html", ".htm", ".xhtml", ".shtml"}, MIME: []string{"text/html", "application/xhtml+xml"}, What: "a web page", read: readText}
	markdownKind = &Kind{Name: "markdown", Endings: []string{".md", ".markdown"}, MIME: []string{"text/markdown"}, What: "Markdown", read: readText}
	textKind     = &Kind{Name: "text", Endings: []string{".txt", ".text"}, MIME: []string{"text/plain"}, What: "text", read: readText}
	feedKind     = &Kind{Name: "feed", Endings: []string{".xml", ".rss", ".atom", ".rdf"}, MIME: []string{"application/rss+xml", "application/atom+xml"}, What: "XML without articles", Advice: Export, data: true, read: readText}
	jsonKind     = &Kind{Name: "json", Endings: []string{".json", ".jsonl", ".ndjson"}, MIME: []string{"application/json"}, What: "JSON without articles", Advice: Export, data: true, read: readText}
	tableKind    = &Kind{Name: "table", Endings: []string{".csv", ".tsv"}, MIME: []string{"text/csv", "text/tab-separated-values"}, What: "a table without articles", Advice: Export, data: true, read: readText}
	ofdKind      = &Kind{Name: "ofd", Endings: []string{".ofd"}, MIME: []string{"application/ofd"}, What: "an OFD", read: readOFD}
	epubKind     = &Kind{Name: "epub", Endings: []string{".epub"}, MIME: []string{"application/epub+zip"}, What: "an EPUB", read: readEPUB}
	docxKind     = &Kind{Name: "docx", Endings: []string{".docx", ".docm", ".dotx"}, MIME: []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, What: "a Word document", read: officeReader(office.DOCX)}
	odtKind      = &Kind{Name: "odt", Endings: []string{".odt", ".ott"}, MIME: []string{"application/vnd.oasis.opendocument.text"}, What: "an OpenDocument text", read: officeReader(office.ODT)}
	mhtKind      = &Kind{Name: "mht", Endings: []string{".mht", ".mhtml", ".eml"}, MIME: []string{"multipart/related", "message/rfc822"}, What: "a saved web page or a mail", is: saved.IsMHT, read: readMHT}
	webArchive   = &Kind{Name: "webarchive", Endings: []string{".webarchive"}, MIME: []string{"application/x-webarchive"}, What: "a web page that Safari saved", begins: []string{"bplist00"}, read: readWebArchive}
	rtfKind      = &Kind{Name: "rtf", Endings: []string{".rtf"}, MIME: []string{"application/rtf"}, What: "rich text", begins: []string{`{\rtf`}, read: readRTF}
	zipKind      = &Kind{Name: "zip", Endings: []string{".zip"}, MIME: []string{"application/zip"}, What: "an archive", Advice: Unpack, many: true}
)

func readPDF(ctx context.Context, c *content, _ Encoding) (source, error) {
	parts, loss, err := partsOfPDF(ctx, c.all)
	if e := (*Error)(nil); errors.As(err, &e) && (e.Problem == NoText || e.Problem == NoLetters) {
		if s, ok, err := readRecognised(ctx, c); ok {
			return s, err
		}
	}
	return source{parts: parts, loss: loss}, err
}

// readText reads what is text: a dump, or what marks itself up.
func readText(ctx context.Context, c *content, as Encoding) (source, error) {
	d, err := decode(c.all, as)
	s := source{decoded: d}
	if err != nil {
		return s, err
	}
	for _, read := range []func(context.Context, string) ([]page.Part, bool, error){feed, webPageOf(c), jsonExport, tableExport, markdown} {
		parts, ok, err := read(ctx, s.text)
		if errors.Is(err, markup.ErrNoArticles) {
			ok, err = false, nil
		}
		switch {
		case ctx.Err() != nil:
			return s, ctx.Err()
		case err != nil:
			return s, err
		case ok:
			if s.parts = parts; parts == nil {
				s.parts = []page.Part{}
			}
			s.text = ""
			return s, nil
		}
	}
	// What is marked up in no way is what its name says: it has no articles, or is no text when whole.
	if k := kindOfName(c.name); k != nil && (k.data || !k.Read() && !k.asked && !k.text) {
		return s, &Error{Problem: Foreign, Err: errors.New(k.Name)}
	}
	return s, nil
}

func feed(ctx context.Context, text string) ([]page.Part, bool, error) {
	if !markup.IsFeed(text) {
		if markup.RootOf(text) != "" && !markup.IsWebPage(text) {
			return nil, false, markup.ErrNoArticles
		}
		return nil, false, nil
	}
	parts, err := markup.Feed(ctx, text)
	return parts, true, markupError(err)
}

func jsonExport(ctx context.Context, text string) ([]page.Part, bool, error) {
	if !markup.IsJSON(text) {
		return nil, false, nil
	}
	parts, err := markup.JSON(ctx, text)
	return parts, err == nil, markupError(err)
}

func tableExport(ctx context.Context, text string) ([]page.Part, bool, error) {
	if !markup.IsTable(text) {
		return nil, false, nil
	}
	parts, err := markup.Table(ctx, text)
	return parts, err == nil, markupError(err)
}

func readMHT(ctx context.Context, c *content, as Encoding) (source, error) {
	p, err := saved.MHT(c.all)
	return readSaved(ctx, p, err, as)
}

func readWebArchive(ctx context.Context, c *content, as Encoding) (source, error) {
	p, err := saved.WebArchive(c.all)
	return readSaved(ctx, p, err, as)
}

// readSaved reads a page that was saved in a file with its pictures.
func readSaved(ctx context.Context, p saved.Page, err error, as Encoding) (source, error) {
	if err != nil {
		return source{}, &Error{Problem: Damaged, Err: err}
	}
	if as == "" && !utf8.Valid(p.Text) { // else what it says is not so
		as = encodingOf(p.Charset)
	}
	return readText(ctx, &content{all: p.Text, flow: flowOfSaved(&p)}, as)
}

func readOFD(ctx context.Context, c *content, _ Encoding) (source, error) {
	parts, loss, err := pdf.Compose(ctx, func(take func(pdf.Sheet) error) error { return ofd.Read(ctx, c, c.size, take) })
	return source{parts: parts, loss: loss}, documentError(ctx, pdfError(err))
}

func readEPUB(ctx context.Context, c *content, _ Encoding) (source, error) {
	var look book.Look
	if f := flowOf(c); f != nil {
		look = book.Look(f.look())
	}
	b, err := book.Read(ctx, c, c.size, look)
	if err != nil {
		return source{}, documentError(ctx, err)
	}
	parts, err := markup.Stories(ctx, b.Stories)
	return source{parts: parts}, documentError(ctx, err)
}

// officeReader reads documents that are written as HTML first.
func officeReader(write func(context.Context, io.ReaderAt, int64) (string, error)) func(context.Context, *content, Encoding) (source, error) {
	return func(ctx context.Context, c *content, _ Encoding) (source, error) {
		text, err := write(ctx, c, c.size)
		if errors.Is(err, zipped.ErrLocked) {
			return source{}, &Error{Problem: Foreign, Err: errors.New("locked")}
		}
		if err != nil {
			return source{}, documentError(ctx, err)
		}
		parts, err := markup.Document(ctx, text, flowOf(c).look())
		if err == nil && !slices.ContainsFunc(parts, func(p page.Part) bool { return p.Text != "" }) {
			err = &Error{Problem: Empty}
		}
		return source{parts: parts}, documentError(ctx, err)
	}
}

// documentError returns an error of a document as one of the library's.
func documentError(ctx context.Context, err error) error {
	var own *Error
	switch {
	case err == nil, errors.As(err, &own):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, zipped.ErrTooLarge), errors.Is(err, markup.ErrTooLarge):
		return &Error{Problem: TooMuch, Err: err}
	case errors.Is(err, zipped.ErrLocked), errors.Is(err, book.ErrLocked):
		return &Error{Problem: Locked, Err: err}
	case errors.Is(err, book.ErrEmpty):
		return &Error{Problem: Empty, Err: err}
	}
	return &Error{Problem: Damaged, Err: err}
}

func readRTF(_ context.Context, c *content, _ Encoding) (source, error) {
	text, err := rtf.Text(c.all)
	switch {
	case errors.Is(err, rtf.ErrTooLarge):
		return source{}, &Error{Problem: TooMuch, Err: err}
	case err != nil:
		return source{}, &Error{Problem: Damaged, Err: err}
	case strings.TrimSpace(text) == "":
		return source{}, &Error{Problem: Empty}
	case tooManyLines([]byte(text)):
		return source{}, &Error{Problem: TooLarge}
	}
	return source{decoded: decoded{text: text, in: "utf-8"}}, nil
}

// webPageOf reads a web page with the pictures that were saved with it.
func webPageOf(c *content) func(context.Context, string) ([]page.Part, bool, error) {
	return func(ctx context.Context, text string) ([]page.Part, bool, error) {
		if !markup.IsWebPage(text) {
			return nil, false, nil
		}
		f := c.flow
		if f == nil {
			f = flowBeside(c.beside)
		}
		parts, err := markup.WebPage(ctx, text, f.look())
		return parts, true, markupError(err)
	}
}

func markdown(_ context.Context, text string) ([]page.Part, bool, error) {
	parts, ok := markup.Markdown(text)
	return parts, ok, nil
}

func markupError(err error) error {
	switch {
	case err == nil, errors.Is(err, markup.ErrNoArticles):
		return err
	case errors.Is(err, markup.ErrTooLarge):
		return &Error{Problem: TooMuch, Err: err}
	}
	return &Error{Problem: Damaged, Err: err}
}
