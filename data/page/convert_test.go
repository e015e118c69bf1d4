package page

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"lanmu/data/roundtrip"
)

// notInJSON are the fields that a page's JSON does not tell of, and why.
var notInJSON = map[string]string{
	".Source":    "is what the page was made from",
	".Decisions": "tell how it was made",
	".Spans":     "point into the source",
	".Places":    "tell where it stood on the sheet",
	".Doubts":    "are told as marks",

	".Columns.Label.Marks":        "tell of names that stand for themselves",
	".Articles.Byline.Text.Marks": "tell of names that stand for themselves",
	".Leftovers.Marks":            "tell of what no article has",
}

// A field that is added to a page or an article is in its JSON, or it is said here
// why it is not.
func TestJSONTellsOfEveryField(t *testing.T) {
	whole := filledPage()
	want := jsonOf(t, whole)
	fields(reflect.TypeFor[Page](), nil, "", func(path string, in func(*Page) reflect.Value) {
		for name := range notInJSON {
			if strings.HasPrefix(path, name) || strings.HasSuffix(path, name) {
				return
			}
		}
		p := filledPage()
		in(&p).SetZero()
		if jsonOf(t, p) == want {
			t.Errorf("%s is the same in JSON whatever it is", path)
		}
	})
}

// filledPage is a page with every field filled, its marks within their texts.
func filledPage() Page {
	p := roundtrip.Filled[Page](0)
	within := func(t *Text) {
		for i := range t.Marks {
			t.Marks[i].Start, t.Marks[i].End = len("第"), len("第")+1
		}
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		within(&a.Kicker)
		within(&a.Headline)
		within(&a.Subhead)
		for k := range a.Blocks {
			a.Blocks[k].LeadIn = len("第")
			within(&a.Blocks[k].Text)
		}
	}
	// The first place is the second article's.
	const far = 1 << 30
	p.Places[0].Span = Span{p.Articles[1].Kicker.Spans[0].Start, far}
	p.Places[1].Span = Span{far, far + 1}
	return p
}

func jsonOf(t *testing.T, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fields tells of each field of a type that has no fields itself, by its path and
// what finds it in a page. Of lists the first is taken.
func fields(t reflect.Type, at []int, path string, yield func(path string, in func(*Page) reflect.Value)) {
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && t != reflect.TypeFor[[]Span]() {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		yield(path, func(p *Page) reflect.Value {
			v := reflect.ValueOf(p).Elem()
			for _, i := range at {
				if v.Kind() == reflect.Slice {
					v = v.Index(0)
				}
				v = v.Field(i)
			}
			return v
		})
		return
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			fields(f.Type, append(at[:len(at):len(at)], i), path+"."+f.Name, yield)
		}
	}
}
