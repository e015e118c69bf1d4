package library

import (
	"context"
	"errors"

	"lanmu/data/markup"
	"lanmu/data/page"
)

// The kinds that are read. What is text tells by its words which of them it is.
var (
	pdfKind      = &Kind{Name: "pdf", Endings: []string{".pdf"}, MIME: []string{"application/pdf"}, What: "a PDF", read: readPDF}
	htmlKind     = &Kind{Name: "html", Endings: []string{".html", ".htm", ".xhtml", ".shtml"}, MIME: []string{"text/html", "application/xhtml+xml"}, What: "a web page", read: readText}
	markdownKind = &Kind{Name: "markdown", Endings: []string{".md", ".markdown"}, MIME: []string{"text/markdown"}, What: "Markdown", read: readText}
	textKind     = &Kind{Name: "text", Endings: []string{".txt", ".text"}, MIME: []string{"text/plain"}, What: "text", read: readText}
	zipKind      = &Kind{Name: "zip", Endings: []string{".zip"}, MIME: []string{"application/zip"}, What: "an archive", Advice: Unpack, many: true}
)

func readPDF(ctx context.Context, c *content, _ Encoding) (source, error) {
	parts, loss, err := partsOfPDF(ctx, c.all)
	return source{parts: parts, loss: loss}, err
}

// readText reads what is text: a dump, or what marks itself up.
func readText(ctx context.Context, c *content, as Encoding) (source, error) {
	d, err := decode(c.all, as)
	s := source{decoded: d}
	if err != nil {
		return s, err
	}
	for _, read := range []func(context.Context, string) ([]page.Part, bool, error){webPage, markdown} {
		parts, ok, err := read(ctx, s.text)
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
	return s, nil
}

func webPage(ctx context.Context, text string) ([]page.Part, bool, error) {
	if !markup.IsWebPage(text) {
		return nil, false, nil
	}
	parts, err := markup.WebPage(ctx, text)
	return parts, true, markupError(err)
}

func markdown(_ context.Context, text string) ([]page.Part, bool, error) {
	parts, ok := markup.Markdown(text)
	return parts, ok, nil
}

func markupError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, markup.ErrTooLarge):
		return &Error{Problem: TooMuch, Err: err}
	}
	return &Error{Problem: Damaged, Err: err}
}
