package sample

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A form is how a page is written down.
type form struct {
	extension string
	encodings bool // whether it may be in another than UTF-8
	write     func([]article, time.Time) string
}

var (
	forms = []form{
		{".txt", true, blocks}, {".txt", true, lines}, {".TXT", true, blocks},
		{".md", false, markdown}, {".html", false, web},
	}
	formShares     = []int{60, 15, 5, 10, 10}
	encodings      = []string{"utf-8", "utf-8-bom", "gb18030", "big5", "utf-16", "utf-16le"}
	encodingShares = []int{60, 5, 25, 4, 3, 3}
)

// blocks writes a paragraph a line, one in ten in two pieces, as extractors do.
func blocks(page []article, _ time.Time) string {
	var s strings.Builder
	column := ""
	for n, a := range page {
		if a.column != column {
			column = a.column
			fmt.Fprintf(&s, "■%s\n", column)
		}
		fmt.Fprintf(&s, "%s\n□%s\n", a.headline, a.author)
		for i, p := range a.paragraphs {
			if r := []rune(p); (n+i)%10 == 3 {
				cut := len(r) / 2
				fmt.Fprintf(&s, "%s\n%s\n", string(r[:cut]), string(r[cut:]))
			} else {
				s.WriteString(p + "\n")
			}
		}
		s.WriteString("\n")
	}
	return s.String()
}

// measure is how many characters a line of type has.
const measure = 19

// lines writes lines of type.
func lines(page []article, _ time.Time) string {
	var s strings.Builder
	column := ""
	for _, a := range page {
		if a.column != column {
			column = a.column
			fmt.Fprintf(&s, "■%s\n", column)
		}
		fmt.Fprintf(&s, "%s\n□%s\n", a.headline, a.author)
		for _, p := range a.paragraphs {
			for r := []rune("\u3000\u3000" + p); len(r) > 0; {
				cut := min(measure, len(r))
				if cut < len(r) && strings.ContainsRune("，。”", r[cut]) {
					cut++
				}
				s.WriteString(string(r[:cut]) + "\n")
				r = r[cut:]
			}
		}
	}
	return s.String()
}

func markdown(page []article, day time.Time) string {
	var s strings.Builder
	fmt.Fprintf(&s, "---\ndate: %s\n---\n\n", day.Format(time.DateOnly))
	column := ""
	for _, a := range page {
		if a.column != column {
			column = a.column
			fmt.Fprintf(&s, "# %s\n\n", column)
		}
		fmt.Fprintf(&s, "## %s\n\n□%s\n\n%s\n\n", a.headline, a.author, strings.Join(a.paragraphs, "\n\n"))
	}
	return s.String()
}

// web writes one article as a digital edition does, with what stands around it.
func web(page []article, day time.Time) string {
	a := page[0]
	var s strings.Builder
	fmt.Fprintf(&s, "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><div class=\"nav\"><a href=\"#\">首页</a> <a href=\"#\">上一版</a> <a href=\"#\">下一版</a></div>\n", html.EscapeString(a.headline))
	fmt.Fprintf(&s, "<div class=\"article\"><h1>%s</h1><p class=\"author\">□%s</p><p>%s</p>\n", html.EscapeString(a.headline), a.author, day.Format("2006年1月2日"))
	for _, b := range page {
		for _, p := range b.paragraphs {
			fmt.Fprintf(&s, "<p>%s</p>\n", html.EscapeString(p))
		}
	}
	return s.String() + "</div></body></html>\n"
}

// encode writes text in an encoding.
func encode(text, name string) []byte {
	switch name {
	case "utf-8-bom":
		return []byte("\ufeff" + text)
	case "gb18030":
		b, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		return b
	case "big5":
		return big5(text)
	case "utf-16":
		return utf16le("\ufeff" + text)
	case "utf-16le":
		return utf16le(text)
	}
	return []byte(text)
}

func utf16le(text string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func big5(text string) []byte {
	to := map[rune]rune{}
	t := []rune(traditional)
	for i, r := range []rune(simplified) {
		to[r] = t[i]
	}
	e := traditionalchinese.Big5.NewEncoder()
	var out []byte
	for _, r := range text {
		if t, ok := to[r]; ok {
			r = t
		}
		if r < 0x80 {
			out = append(out, byte(r))
		} else if b, err := e.Bytes([]byte(string(r))); err == nil {
			out = append(out, b...)
		}
	}
	return out
}
