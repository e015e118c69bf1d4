package markup

import (
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"lanmu/data/page"
	"lanmu/data/runes"
)

// ErrNoArticles is the error of data that have no articles in them, or whose fields do
// not say so.
var ErrNoArticles = errors.New("has no fields for a headline and a text")

// textKeys are what exports call the text of an article, the best first.
var textKeys = []string{"content_html", "content", "text", "body", "fulltext", "full_text", "content_text", "articlebody", "paragraphs", "正文", "内容", "內容", "全文", "文章内容", "html"}

// weakKeys are what much else is called, that is no article unless it reads like one.
var weakKeys = []string{"abstract", "摘要", "description", "summary"}

// otherKeys are what exports call the parts of a head, beside what front matter does.
var otherKeys = map[string]page.PartKind{
	"题目": page.PartHeadline, "題目": page.PartHeadline, "文章标题": page.PartHeadline, "新闻标题": page.PartHeadline,
	"creator": page.PartByline, "writer": page.PartByline, "reporter": page.PartByline, "date_published": page.PartDate, "pubdate": page.PartDate, "pub_date": page.PartDate, "published_at": page.PartDate,
	"datepublished": page.PartDate, "publish_time": page.PartDate, "publishtime": page.PartDate, "发布时间": page.PartDate, "发表时间": page.PartDate, "时间": page.PartDate, "time": page.PartDate, "created_at": page.PartDate,
	"来源": page.PartNewspaper, "來源": page.PartNewspaper, "媒体": page.PartNewspaper, "channel": page.PartColumn, "版块": page.PartColumn, "频道": page.PartColumn, "分类": page.PartColumn, "版面": page.PartEdition,
}

// A field is a value by its key.
type field struct{ key, value string }

// storyOf makes an article of fields, if they have a headline and a text, or a text
// that can be nothing else.
func storyOf(fields []field) (s Story, ok bool) {
	body := -1
	for _, key := range textKeys {
		for i, f := range fields {
			if body < 0 && strings.EqualFold(f.key, key) && f.value != "" {
				body = i
			}
		}
	}
	for _, key := range weakKeys {
		for i, f := range fields {
			if body < 0 && strings.EqualFold(f.key, key) && runes.HasSentence(f.value) {
				body = i
			}
		}
	}
	if body < 0 {
		return s, false
	}
	s.setText(fields[body].value)
	for i, f := range fields {
		if i == body || f.value == "" {
			continue
		}
		key := strings.ToLower(strings.TrimSpace(f.key))
		kind, known := keys[key]
		if !known {
			kind = otherKeys[key]
		}
		at := map[page.PartKind]*string{page.PartHeadline: &s.Headline, page.PartKicker: &s.Kicker, page.PartSubhead: &s.Subhead, page.PartByline: &s.Byline,
			page.PartColumn: &s.Column, page.PartNewspaper: &s.Newspaper, page.PartDate: &s.Date, page.PartEdition: &s.Edition}[kind]
		if at == nil || *at != "" {
			s.Rest = append(s.Rest, f.key+": "+f.value)
		} else {
			*at = f.value
		}
	}
	return s, s.Headline != ""
}

// Table reads articles that were exported as a table, whose first row names the fields,
// with commas, semicolons or tabs between them.
func Table(ctx context.Context, text string) ([]page.Part, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = true, -1, true
	for _, between := range ",\t;" {
		if strings.Count(first, string(between)) > strings.Count(first, string(r.Comma)) {
			r.Comma = between
		}
	}
	row, err := r.Read()
	if err != nil {
		return nil, ErrNoArticles
	}
	names := append([]string(nil), row...)
	if !namesArticles(names) {
		return nil, ErrNoArticles
	}
	c := compositor{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return c.parts, nil
		}
		var wrong *csv.ParseError
		if err != nil && !errors.As(err, &wrong) {
			return nil, err
		}
		fields := make([]field, 0, len(row))
		for i, v := range row {
			key := ""
			if i < len(names) {
				key = names[i]
			}
			fields = append(fields, field{cmp.Or(key, "…"), strings.Clone(strings.TrimSpace(v))})
		}
		if s, ok := storyOf(fields); ok {
			err = c.add(ctx, &s)
		} else {
			for _, f := range fields {
				c.put(page.PartOther, f.value)
			}
			err = ctx.Err()
		}
		if len(c.parts) > maxStoryParts {
			return nil, ErrTooLarge
		}
		if err != nil {
			return nil, err
		}
	}
}

// namesArticles reports whether a row names a headline and a text.
func namesArticles(names []string) bool {
	fields := make([]field, len(names))
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
		fields[i] = field{names[i], "x"}
	}
	_, ok := storyOf(fields)
	return ok && len(names) > 1
}

// IsTable reports whether text begins as an export of articles does.
func IsTable(text string) bool {
	const longest = 4 << 10
	first, _, found := strings.Cut(strings.TrimPrefix(text[:min(len(text), longest)], "\ufeff"), "\n")
	if !found {
		return false
	}
	for _, between := range []string{",", "\t", ";"} {
		names := strings.Split(strings.TrimRight(first, "\r"), between)
		for i := range names {
			names[i] = strings.Trim(names[i], ` "`)
		}
		if namesArticles(names) {
			return true
		}
	}
	return false
}

// IsJSON reports whether text begins as JSON of objects does.
func IsJSON(text string) bool {
	s := strings.TrimLeft(text, "\ufeff \t\r\n")
	if !strings.HasPrefix(s, "{") && !strings.HasPrefix(s, "[") {
		return false
	}
	rest := strings.TrimLeft(s[1:], " \t\r\n[{")
	return strings.HasPrefix(rest, `"`) || s[0] == '[' && (strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "}"))
}

// JSON reads articles that were exported as JSON, one value or several: every object in
// it with a headline and a text is one, wherever it stands.
func JSON(ctx context.Context, text string) ([]page.Part, error) {
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	d.UseNumber()
	j := exported{ctx: ctx, d: d}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			_, err = j.value(t, 0)
		}
		if err != nil && (ctx.Err() != nil || errors.Is(err, ErrTooLarge) || !j.found) {
			return nil, cmp.Or(ctx.Err(), jsonError(err))
		}
		if err != nil { // cut off: what was read is shown
			break
		}
	}
	if !j.found {
		return nil, ErrNoArticles
	}
	for _, s := range j.loose {
		j.c.put(page.PartOther, s)
	}
	return j.c.parts, nil
}

func jsonError(err error) error {
	if errors.Is(err, ErrTooLarge) {
		return err
	}
	return ErrNoArticles
}

type exported struct {
	ctx   context.Context
	d     *json.Decoder
	c     compositor
	found bool
	n     int
	loose []string // what objects that are no articles say, of the next that is one
}

// isName reports whether a field has the name of what it is a field of.
func isName(key string) bool {
	switch strings.ToLower(key) {
	case "name", "username", "user_name", "nickname", "姓名":
		return true
	}
	return false
}

// deepestJSON is how deep objects may stand in one another.
const deepestJSON = 64

// value reads the value that begins with t. It returns its text, if it has one: that
// of a list is its texts, one a line; that of an object its name.
func (j *exported) value(t json.Token, depth int) (string, error) {
	if j.n++; j.n%1024 == 0 && j.ctx.Err() != nil {
		return "", j.ctx.Err()
	}
	if depth > deepestJSON {
		return "", ErrTooLarge
	}
	switch t := t.(type) {
	case string:
		return t, nil
	case json.Number:
		return t.String(), nil
	case json.Delim:
		if t == '[' {
			return j.list(depth)
		}
		return j.object(depth)
	}
	return "", nil
}

func (j *exported) list(depth int) (string, error) {
	var texts strings.Builder
	for j.d.More() {
		t, err := j.d.Token()
		if err != nil {
			return "", err
		}
		v, err := j.value(t, depth+1)
		if err != nil {
			return "", err
		}
		if v != "" {
			if texts.Len() > 0 {
				texts.WriteByte('\n')
			}
			texts.WriteString(v)
		}
	}
	_, err := j.d.Token()
	return texts.String(), err
}

func (j *exported) object(depth int) (string, error) {
	var fields []field
	name := ""
	from := len(j.c.parts)
	for j.d.More() {
		k, err := j.d.Token()
		if err != nil {
			return "", err
		}
		key, _ := k.(string)
		t, err := j.d.Token()
		if err != nil {
			return "", err
		}
		v, err := j.value(t, depth+1)
		if err != nil {
			return "", err
		}
		if v != "" {
			fields = append(fields, field{key, v})
		}
		if isName(key) || key == "text" && name == "" {
			name = v
		}
	}
	if _, err := j.d.Token(); err != nil {
		return "", err
	}
	if len(j.c.parts) > from { // it holds articles: its own fields are said of them all
		for _, f := range fields {
			j.c.put(kindOfKey(f.key), f.value)
		}
		return "", nil
	}
	s, ok := storyOf(fields)
	if !ok {
		for _, f := range fields {
			if f.value != name {
				j.loose = append(j.loose, f.key+": "+f.value)
			}
		}
		if len(j.loose) > maxStoryParts {
			return "", ErrTooLarge
		}
		return name, nil
	}
	s.Rest, j.loose = append(s.Rest, j.loose...), nil
	j.found = true
	return "", j.c.add(j.ctx, &s)
}

// kindOfKey is what the field of an object with articles in it tells of the page.
func kindOfKey(key string) page.PartKind {
	switch kind := keys[strings.ToLower(key)]; kind {
	case page.PartNewspaper, page.PartDate, page.PartEdition:
		return kind
	case page.PartHeadline: // of a feed
		return page.PartNewspaper
	}
	return page.PartOther
}
