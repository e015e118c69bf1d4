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
func Document(ctx context.Context, text string) ([]page.Part, error) {
	nodes, err := parse(ctx, text, nil)
	if err != nil {
		return nil, err
	}
	lines := notedLines(nodes[0], notesIn(nodes[0]))
	pieces := make([]piece, len(lines))
	for i := range lines {
		pieces[i] = piece{text: lines[i].text, level: lines[i].level}
	}
	column, headline := levels(pieces, false)
	var parts []page.Part
	for i := 0; i < len(lines); {
		l := &lines[i]
		if l.level > 0 && (l.level == column || l.level == headline) {
			kind := page.PartHeadline
			if l.level == column {
				kind = page.PartColumn
			}
			parts = append(parts, page.Part{Kind: kind, Text: l.text})
			i++
			continue
		}
		if kind := headKind(l.names); kind != page.PartOther {
			parts = append(parts, page.Part{Kind: kind, Text: l.text})
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && !(lines[end].level > 0 && (lines[end].level == column || lines[end].level == headline)) && headKind(lines[end].names) == page.PartOther {
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
