package bookmark

import (
	"bufio"
	"cmp"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// OwnMark tells of a file that Lanmu wrote it: a list of bookmarks is no newspaper page.
const OwnMark = "Lanmu export"

// WriteMarkdown writes bookmarks to w in the order given, as CommonMark. What
// they say is text and stays text: nothing in it is taken for markup.
func WriteMarkdown(w io.Writer, bs []Bookmark) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "<!-- %s -->\n", OwnMark)
	for _, b := range bs {
		fmt.Fprintf(out, "\n## %s\n", plainMarkdown(title(b)))
		if line := strings.Join(about(b), " · "); line != "" {
			fmt.Fprintf(out, "\n%s\n", plainMarkdown(line))
		}
		if b.Quote != "" {
			for i, p := range paragraphs(b.Quote) {
				fmt.Fprintf(out, "%s\n> %s\n", []string{"", ">"}[min(i, 1)], plainMarkdown(p))
			}
		}
		for _, p := range paragraphs(b.Note) {
			fmt.Fprintf(out, "\n%s\n", plainMarkdown(p))
		}
		if len(b.Tags) > 0 {
			fmt.Fprintf(out, "\n%s\n", markdownTags(b))
		}
	}
	return out.Flush()
}

// title is what a bookmark is listed under.
func title(b Bookmark) string {
	if t := strings.Join(strings.Fields(b.Headline), " "); t != "" {
		return t
	}
	return b.ArticleID()
}

// about is what is known of a bookmark's article and when it was marked.
func about(b Bookmark) (parts []string) {
	for _, s := range []string{b.Column, b.Byline, cmp.Or(b.Folio.Line(), b.Page), colour(b), day(b.Time)} {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			parts = append(parts, s)
		}
	}
	return parts
}

// colourNames are what Colours are called in what is exported, as the reader of Chinese
// papers calls them.
var colourNames = []string{"黄色", "绿色", "蓝色", "红色", "紫色"}

// colour is that of a highlight, as it is exported.
func colour(b Bookmark) string {
	switch at := slices.Index(Colours, b.Colour); {
	case !b.IsPassage():
		return ""
	case at >= 0:
		return colourNames[at]
	}
	return cmp.Or(b.Colour, colourNames[0])
}

// markdownTags are the tags as Obsidian and others take them, each a # with letters,
// figures, - _ and / after it and nothing else, which nothing takes for markup; a tag of
// figures alone is none there.
func markdownTags(b Bookmark) string {
	var out []string
	for _, t := range b.Tags {
		word := strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) || strings.ContainsRune("-_/", r) {
				return r
			}
			return '-'
		}, strings.Join(strings.Fields(t), "-"))
		if word = strings.Trim(word, "-"); word == "" {
			continue
		}
		if strings.Trim(word, "0123456789") == "" {
			word = "_" + word
		}
		out = append(out, "#"+strings.ReplaceAll(word, "_", `\_`))
	}
	return strings.Join(out, " ")
}

// hue is the colour of a highlight as a class of the web page.
func hue(b Bookmark) string { return Colours[b.ColourOf()] }

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.DateOnly)
}

func tags(b Bookmark) string {
	var out []string
	for _, t := range b.Tags {
		out = append(out, "#"+strings.Join(strings.Fields(t), "-"))
	}
	return strings.Join(out, " ")
}

// paragraphs are the lines of s that are not blank.
func paragraphs(s string) (out []string) {
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var (
	// markup is what CommonMark takes for markup wherever it stands; and a
	// web address, which many make a link.
	markup = regexp.MustCompile("[\\\\`*_\\[\\]<>#|~&]")
	// lineMarkup is what it takes for markup at the start of a line: lists,
	// headings, rules.
	lineMarkup = regexp.MustCompile(`^(\d+)([.)])|^()([-+=])`)
)

func plainMarkdown(s string) string {
	return lineMarkup.ReplaceAllString(markup.ReplaceAllString(s, `\$0`), `$1$3\$2$4`)
}

// WriteHTML writes bookmarks to w in the order given, as one HTML file that
// needs nothing beside it and prints well.
func WriteHTML(w io.Writer, bs []Bookmark) error {
	out := bufio.NewWriter(w)
	if err := htmlPage.Execute(out, bs); err != nil {
		return err
	}
	return out.Flush()
}

// htmlPage sets the measure of print: 34 characters, with serif type, and
// breaks no bookmark across pages.
var htmlPage = template.Must(template.New("bookmarks").Funcs(template.FuncMap{
	"title": title, "about": about, "tags": tags, "paragraphs": paragraphs, "hue": hue,
}).Parse(`<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="generator" content="` + OwnMark + `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>收藏 · Bookmarks</title>
<style>
:root { color-scheme: light dark }
body { font: 1.05rem/1.75 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; max-width: 34em; margin: 3em auto; padding: 0 1em }
article { break-inside: avoid; margin: 0 0 2.5em }
h2 { font-size: 1.25em; line-height: 1.4; margin: 0 0 .2em; break-after: avoid }
.about, .tags { font-size: .85em; opacity: .7; margin: 0 }
blockquote { margin: .8em 0; padding-left: 1em; border-left: 3px solid #b3261e }
blockquote.green { border-color: #2e7d32 } blockquote.blue { border-color: #1565c0 } blockquote.red { border-color: #b3261e }
blockquote.purple { border-color: #7b1fa2 } blockquote.yellow { border-color: #c49000 }
blockquote p, .note { margin: .4em 0 }
@media print { body { margin: 0; max-width: none; font-size: 11pt } @page { margin: 2cm } }
</style>
</head>
<body>
{{range .}}<article>
<h2>{{title .}}</h2>
{{with about .}}<p class="about">{{range $i, $part := .}}{{if $i}} · {{end}}{{$part}}{{end}}</p>
{{end}}{{$b := .}}{{with paragraphs .Quote}}<blockquote class="{{hue $b}}">{{range .}}<p>{{.}}</p>{{end}}</blockquote>
{{end}}{{range paragraphs .Note}}<p class="note">{{.}}</p>
{{end}}{{if .Tags}}<p class="tags">{{tags .}}</p>
{{end}}</article>
{{end}}</body>
</html>
`))
