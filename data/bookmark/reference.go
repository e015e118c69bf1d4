package bookmark

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// Reference managers (Zotero, EndNote, JabRef) take in RIS and BibTeX. A bookmark is
// written as the newspaper article it marks; a passage, note and tags go with it.

// Reference is the bookmark's article as GB/T 7714 cites one of a newspaper:
// 作者. 题名[N]. 报纸名, 2024-03-04(3). What is not known is left out.
func (b Bookmark) Reference() string {
	names, s := authors(b.Byline), ""
	if len(names) > 3 {
		names = append(names[:3:3], "等")
	}
	if len(names) > 0 {
		s = strings.Join(names, ", ") + ". "
	}
	s += title(b) + "[N]."
	at := b.Folio.Day
	if b.Folio.Newspaper != "" {
		at = strings.Trim(b.Folio.Newspaper+", "+at, ", ")
	}
	if at != "" && b.Folio.Page != "" {
		at += "(" + b.Folio.Page + ")"
	}
	if at != "" {
		s += " " + at + "."
	}
	return s
}

// WriteRIS writes bookmarks to w in the order given, as references in RIS: TY NEWS,
// one AU an author, T2 the newspaper, DA the day, SP the page.
func WriteRIS(w io.Writer, bs []Bookmark) error {
	out := bufio.NewWriter(w)
	for _, b := range bs {
		field := func(tag, value string) {
			if value = strings.Join(strings.Fields(value), " "); value != "" {
				fmt.Fprintf(out, "%s  - %s\r\n", tag, value)
			}
		}
		field("TY", "NEWS")
		field("ID", b.ID)
		field("TI", title(b))
		for _, a := range authors(b.Byline) {
			field("AU", a)
		}
		field("T2", b.Folio.Newspaper)
		field("DA", strings.ReplaceAll(b.Folio.Day, "-", "/"))
		if len(b.Folio.Day) >= 4 {
			field("PY", b.Folio.Day[:4])
		}
		field("IS", b.Folio.Number)
		field("SP", b.Folio.Page)
		field("SE", cmp.Or(b.Column, b.Folio.Name))
		field("N1", b.Quote)
		field("N1", b.Note)
		for _, t := range b.Tags {
			field("KW", t)
		}
		field("LA", "zh")
		fmt.Fprint(out, "ER  - \r\n\r\n")
	}
	return out.Flush()
}

// WriteBibTeX writes bookmarks to w in the order given, as BibTeX entries in UTF-8.
func WriteBibTeX(w io.Writer, bs []Bookmark) error {
	out := bufio.NewWriter(w)
	for i, b := range bs {
		if i > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(out, "@article{lanmu:%s", keyOf(b.ID))
		field := func(name, value string) {
			if value = strings.Join(strings.Fields(value), " "); value != "" {
				fmt.Fprintf(out, ",\n  %s = {%s}", name, escapeTeX(value))
			}
		}
		field("title", title(b))
		field("author", strings.Join(authors(b.Byline), " and "))
		field("journal", b.Folio.Newspaper)
		field("date", b.Folio.Day)
		if len(b.Folio.Day) >= 4 {
			field("year", b.Folio.Day[:4])
		}
		field("number", b.Folio.Number)
		field("pages", b.Folio.Page)
		field("note", b.Note)
		field("annotation", b.Quote)
		field("keywords", strings.Join(b.Tags, ", "))
		fmt.Fprint(out, ",\n  langid = {chinese}\n}\n")
	}
	return out.Flush()
}

// authors are the names in a byline: several stand with a mark between them, Chinese
// ones with spaces too. What they are (本报记者) is no part of a name.
func authors(byline string) (out []string) {
	between := ";；、,，/／"
	if strings.ContainsFunc(byline, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		between += " 　"
	}
	for _, a := range strings.FieldsFunc(byline, func(r rune) bool { return strings.ContainsRune(between, r) }) {
		if a = strings.TrimSpace(a); a != "" && !occupation.MatchString(a) {
			out = append(out, a)
		}
	}
	if len(out) == 0 && strings.TrimSpace(byline) != "" {
		return []string{strings.TrimSpace(byline)}
	}
	return joined(out)
}

var occupation = regexp.MustCompile(`^(本报|新华社|中新社|见习|特约|首席)?(记者|评论员|通讯员|特派记者|特约评论员|实习生)$`)

// joined puts a name of two characters together that print set apart: 苏 望.
func joined(names []string) (out []string) {
	for i := 0; i < len(names); i++ {
		if n := []rune(names[i]); len(n) == 1 && i+1 < len(names) && len([]rune(names[i+1])) == 1 {
			out = append(out, names[i]+names[i+1])
			i++
			continue
		}
		out = append(out, names[i])
	}
	return out
}

// keyOf is an id as BibTeX takes a key: letters, figures, - and :.
func keyOf(id string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == ':' || r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return '-'
	}, id)
}

// escapeTeX keeps what TeX would take for markup as the text it is.
func escapeTeX(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}
