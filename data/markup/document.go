package markup

import (
	"context"
	"strings"

	"golang.org/x/net/html"

	"lanmu/data/page"
)

// Document reads HTML all of which is text, as an office document becomes it: what its
// headings say is believed. Where every heading of the highest level stands above one
// of the next, the former are columns and the latter headlines, as in Markdown.
func Document(ctx context.Context, text string, look Look) ([]page.Part, error) {
	nodes, err := parse(ctx, text, nil)
	if err != nil {
		return nil, err
	}
	lines := notedLines(nodes[0], notesIn(nodes[0]), look)
	pieces := make([]piece, len(lines))
	for i := range lines {
		pieces[i] = piece{text: lines[i].text, level: lines[i].level}
	}
	column, headline := levels(pieces, false)
	alone := func(l *line) page.PartKind { // what it is by itself
		switch {
		case l.level > 0 && l.level == column:
			return page.PartColumn
		case l.level > 0 && l.level == headline:
			return page.PartHeadline
		}
		return headKind(l.names)
	}
	var parts []page.Part
	for i := 0; i < len(lines); {
		l := &lines[i]
		if kind := alone(l); kind != page.PartOther {
			parts = append(parts, imageParts(l.images)...)
			parts = append(parts, page.Part{Kind: kind, Text: l.text})
			parts = append(parts, imageParts(l.after)...)
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && alone(&lines[end]) == page.PartOther {
			end++
		}
		parts = append(parts, blockParts(lines[i:end])...)
		i = end
	}
	return parts, nil
}

// headKind is what a line of a head is by what its element is called.
func headKind(names string) page.PartKind {
	for name, kind := range map[string]page.PartKind{" author ": page.PartByline, " subtitle ": page.PartSubhead, " kicker ": page.PartKicker} {
		if strings.Contains(names, name) {
			return kind
		}
	}
	return page.PartOther
}

// turning tells elements by which pages are turned.
func turning(n *html.Node) bool {
	names := called(n)
	return n.Data == "nav" || strings.Contains(names, "navbar") || strings.Contains(names, "calibre_nav")
}
