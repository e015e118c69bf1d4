package markup

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lanmu/data/page"
)

// webPage matches how a web page begins, white space and comments aside.
var webPage = regexp.MustCompile(`(?i)^(\s|\x{feff}|<!--[^>]*-->|<\?xml[^>]*\?>)*<(!doctype\s+html|html|head|meta|title|body)[\s>]`)

// IsWebPage reports whether text is HTML.
func IsWebPage(text string) bool {
	const enough = 4 << 10
	return webPage.MatchString(text[:min(len(text), enough)])
}

// WebPage reads a saved web page. It fails if its elements are nested too deep or
// are too many, and when ctx ends it. Its pictures are those that look finds; it may be nil.
func WebPage(ctx context.Context, text string, look Look) ([]page.Part, error) {
	nodes, err := parse(ctx, text, nil)
	if err != nil {
		return nil, fmt.Errorf("the web page cannot be read: %w", err)
	}
	doc := nodes[0]
	unveil(doc)
	lines := slices.DeleteFunc(notedLines(doc, notesIn(doc), look), func(l line) bool { return l.text == "" })
	told := metadata(doc)
	body := bodyLines(doc, lines)
	trim(lines, body)
	return sorted(lines, body, told), nil
}

// founderParts are the parts that Founder's elements name.
var founderParts = map[string]page.PartKind{
	"title": page.PartHeadline, "introtitle": page.PartKicker, "subtitle": page.PartSubhead,
	"author": page.PartByline, "nodename": page.PartColumn,
}

// sorted makes parts of the lines: what is body, what the head shows or the
// facts name, and what is left over. A fact that no line shows becomes a part of
// its own.
func sorted(lines []line, body []bool, told facts) []page.Part {
	h := head{lines: lines, body: body, told: told, kinds: make([]page.PartKind, len(lines)), shown: make(map[page.PartKind][]int)}
	h.read()
	h.ownImages()
	first := h.first()
	// The head stands where the first line of it or of the body does, whole and
	// in the order in which an article has it.
	at := first
	var top []page.Part
	for _, fact := range []page.Part{
		{Kind: page.PartNewspaper, Text: h.told.newspaper}, {Kind: page.PartDate, Text: h.told.date}, {Kind: page.PartEdition, Text: h.told.edition},
		{Kind: page.PartColumn, Text: h.told.column}, {Kind: page.PartKicker, Text: h.told.kicker}, {Kind: page.PartHeadline, Text: h.told.title},
		{Kind: page.PartSubhead, Text: h.told.subhead}, {Kind: page.PartByline, Text: h.told.author},
	} {
		if of, known := h.shown[fact.Kind]; known {
			var text strings.Builder
			fact.Marks = nil
			for n, i := range of {
				if n > 0 {
					text.WriteByte(' ')
				}
				text.WriteString(lines[i].lead)
				fact.Marks = append(fact.Marks, moved(whole(lines[i].marks, len(lines[i].text)), text.Len())...)
				text.WriteString(lines[i].text)
			}
			fact.Text = text.String()
			at = min(at, of[0])
		}
		if fact.Text != "" {
			top = append(top, fact)
		}
	}
	parts := make([]page.Part, 0, len(lines)+len(top))
	for i := 0; i < len(lines); i++ {
		if i == at {
			parts = append(parts, top...)
		}
		if h.kinds[i] != page.PartOther || !body[i] {
			parts = append(parts, imageParts(lines[i].images)...)
		}
		if h.kinds[i] != page.PartOther { // in the head
			continue
		}
		if !body[i] {
			parts = append(parts, page.Part{Text: lines[i].lead + lines[i].text, Marks: moved(lines[i].marks, len(lines[i].lead))})
			continue
		}
		end := i + 1
		for end < len(lines) && end != at && body[end] && h.kinds[end] == page.PartOther {
			end++
		}
		parts = append(parts, blockParts(lines[i:end])...)
		i = end - 1
	}
	if at == len(lines) {
		parts = append(parts, top...)
	}
	return parts
}

// squash leaves the white space out of s.
func squash(s string) string { return strings.Join(strings.Fields(s), "") }
