package document

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Markdown writes passages of a document with their structure. A passage may be a
// part of its block; what the block is, it is too.
func Markdown(d Document, passages []Passage) string {
	var out strings.Builder
	var before *Block
	for _, p := range passages {
		if p.Block < 0 || p.Block >= len(d.Blocks) {
			continue
		}
		b := &d.Blocks[p.Block]
		from, to := max(p.Start, 0), min(p.End, len(b.Text))
		if from >= to {
			continue
		}
		if before != nil {
			out.WriteString("\n")
			if !(before.Style == Item && b.Style == Item || before.Style == Footnote && b.Style == Footnote) {
				out.WriteString("\n")
			}
		}
		out.WriteString(b.markdown(from, to))
		before = b
	}
	return out.String()
}

// markdown writes bytes from to of a block.
func (b *Block) markdown(from, to int) string {
	in := func(from, to int) string { return b.inline(from, to) }
	switch b.Style {
	case Headline:
		return "# " + oneLine(in(from, to))
	case Section:
		return strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + oneLine(in(from, to))
	case Item:
		return b.item(from, to)
	case PullQuote, Quote:
		return "> " + strings.ReplaceAll(in(from, to), "\n", "\n> ")
	case Table:
		return b.table(from, to)
	case Footnote:
		if from < b.Mark {
			name := strings.Trim(b.Text[from:min(b.Mark, to)], "[]［］〔〕 　")
			return "[^" + name + "]: " + oneLine(in(min(b.Mark, to), to))
		}
	case Kept, Source:
		return "```\n" + b.Text[from:to] + "\n```"
	case Divider:
		return "* * *"
	}
	return opening(strings.ReplaceAll(strings.ReplaceAll(in(from, to), "\n\n", "\x00"), "\n", "\\\n"))
}

// opening keeps what a paragraph begins with from being taken for something else,
// and parts stanzas.
func opening(text string) string {
	text = strings.ReplaceAll(text, "\x00", "\n\n")
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	switch {
	case digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')'):
		return text[:digits] + "\\" + text[digits:]
	case text != "" && strings.ContainsRune("#+->=", rune(text[0])):
		return "\\" + text
	}
	return text
}

func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// item writes an item with its own mark, which Markdown may know for one.
func (b *Block) item(from, to int) string {
	indent := strings.Repeat("   ", max(b.Level, 1)-1)
	if from >= b.Mark {
		return indent + "- " + oneLine(b.inline(from, to))
	}
	mark := strings.TrimSpace(b.Text[from:min(b.Mark, to)])
	text := oneLine(b.inline(min(b.Mark, to), to))
	switch number := strings.TrimRight(mark, ".)"); {
	case number != "" && number != mark && strings.Trim(number, "0123456789") == "":
		return indent + mark + " " + text
	case mark == "-" || mark == "*" || mark == "+":
		return indent + mark + " " + text
	case mark == "•" || mark == "·":
		return indent + "- " + text
	}
	return indent + "- " + escape(b.Text[from:min(b.Mark, to)]) + text
}

// table writes the rows that are touched, whole cells of them.
func (b *Block) table(from, to int) string {
	var out []string
	at := 0
	for i, row := range strings.Split(b.Text, "\n") {
		end := at + len(row)
		if end >= from && at < to {
			cells := strings.Split(row, "\t")
			cell := at
			for k, text := range cells {
				cells[k] = strings.ReplaceAll(b.inline(cell, cell+len(text)), "|", "\\|")
				cell += len(text) + 1
			}
			if len(out) == 0 && i >= max(b.Head, 1) {
				out = append(out, strings.Repeat("| ", len(cells))+"|", strings.Repeat("|---", len(cells))+"|")
			}
			out = append(out, "| "+strings.Join(cells, " | ")+" |")
			if i+1 == max(b.Head, 1) {
				out = append(out, strings.Repeat("|---", len(cells))+"|")
			}
		}
		at = end + 1
	}
	return strings.Join(out, "\n")
}

// inline writes text with what its spans say of it.
func (b *Block) inline(from, to int) string {
	var out strings.Builder
	for at := from; at < to; {
		end := to
		for _, s := range b.Spans {
			for _, edge := range [2]int{s.Start, s.End} {
				if edge > at && edge < end {
					end = edge
				}
			}
		}
		var open, shut string
		text := escape(b.Text[at:end])
		for _, s := range b.Spans {
			if s.Start > at || s.End < end || s.Start >= s.End {
				continue
			}
			before, after := s.wrap(at, end, b.Text)
			if s.Kind == NoteMark {
				text = ""
			}
			open, shut = open+before, after+shut
		}
		out.WriteString(open + text + shut)
		for at = end; at < to && !utf8.RuneStart(b.Text[at]); {
			at++
		}
	}
	return out.String()
}

// wrap is what stands around bytes from to of a span.
func (s *Span) wrap(from, to int, text string) (before, after string) {
	switch s.Kind {
	case Strong:
		return "**", "**"
	case Emphasis, Dotted:
		return "*", "*"
	case Super:
		return "<sup>", "</sup>"
	case Sub:
		return "<sub>", "</sub>"
	case Deleted:
		return "~~", "~~"
	case Code:
		return "`", "`"
	case Link:
		return "[", "](" + s.With + ")"
	case Ruby:
		return "<ruby>", fmt.Sprintf("<rt>%s</rt></ruby>", escape(s.With))
	case NoteMark:
		return "[^" + strings.Trim(text[from:to], "[]［］〔〕 　") + "]", ""
	}
	return "", ""
}

var escaper = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", "`", "\\`", "~~", "\\~~")

func escape(text string) string { return escaper.Replace(text) }
