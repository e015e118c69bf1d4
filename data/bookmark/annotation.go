package bookmark

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"lanmu/data/folio"
	"net/url"
	"strings"
	"time"
)

// The Web Annotation Data Model (W3C Recommendation, 23 February 2017) is how
// annotations travel between programs. A bookmark is an Annotation with the
// motivation bookmarking, a passage one of highlighting with a
// TextQuoteSelector; note and tags are its bodies. What tells the article
// stands in its target's source, in the vocabularies the model's context names
// (dc, dcterms, schema).

const (
	annotationContext = "http://www.w3.org/ns/anno.jsonld"
	bookmarkURN       = "urn:lanmu:bookmark:"
	articleURN        = "urn:lanmu:article:"
)

type collection struct {
	Context string         `json:"@context"`
	ID      string         `json:"id"`
	Type    string         `json:"type"`
	Total   int            `json:"total"`
	First   annotationPage `json:"first"`
}

type annotationPage struct {
	ID    string       `json:"id"`
	Type  string       `json:"type"`
	Items []annotation `json:"items"`
}

type annotation struct {
	Context    string       `json:"@context"`
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Motivation string       `json:"motivation,omitempty"`
	Created    time.Time    `json:"created,omitzero"`
	Modified   time.Time    `json:"modified,omitzero"`
	Body       many[body]   `json:"body,omitempty"`
	Target     many[target] `json:"target"`
}

type body struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Format  string `json:"format,omitempty"`
	Purpose string `json:"purpose"`
}

type target struct {
	Type     string         `json:"type"`
	Source   source         `json:"source"`
	Selector many[selector] `json:"selector,omitempty"`
	Style    many[string]   `json:"styleClass,omitempty"` // the highlight's colour
}

type source struct {
	ID      string `json:"id"`
	Title   string `json:"dc:title,omitempty"`
	Creator string `json:"dc:creator,omitempty"`
	Section string `json:"schema:articleSection,omitempty"`
	PartOf  string `json:"dcterms:isPartOf,omitempty"`
	From    string `json:"dc:source,omitempty"`
	Paper   string `json:"dc:publisher,omitempty"`
	Day     string `json:"dcterms:issued,omitempty"`
	Number  string `json:"schema:issueNumber,omitempty"`
	Sheet   string `json:"schema:pageStart,omitempty"`
	Called  string `json:"schema:alternateName,omitempty"`
}

type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// many is what the model allows to be one thing, several, or only its address
// or text. What is none of these is passed over.
type many[T any] []T

func (m *many[T]) UnmarshalJSON(data []byte) error {
	*m = nil
	items := []json.RawMessage{data}
	if data[0] == '[' {
		items = nil
		if err := json.Unmarshal(data, &items); err != nil {
			return err
		}
	}
	for _, item := range items {
		var v T
		if json.Unmarshal(item, &v) == nil {
			*m = append(*m, v)
		}
	}
	return nil
}

// UnmarshalJSON reads a target, or its address alone.
func (t *target) UnmarshalJSON(data []byte) error {
	type plain target
	if data[0] == '{' {
		if err := json.Unmarshal(data, (*plain)(t)); err != nil || t.Source.ID != "" {
			return err
		}
	}
	return json.Unmarshal(data, &t.Source) // the resource itself
}

// UnmarshalJSON reads a source, or its address alone.
func (s *source) UnmarshalJSON(data []byte) error {
	type plain source
	if data[0] == '"' {
		return json.Unmarshal(data, &s.ID)
	}
	return json.Unmarshal(data, (*plain)(s))
}

// WriteJSON writes bookmarks to w in the order given, as a collection of Web
// Annotations.
func WriteJSON(w io.Writer, bs []Bookmark) error {
	c := collection{Context: annotationContext, ID: "urn:lanmu:bookmarks", Type: "AnnotationCollection", Total: len(bs)}
	c.First = annotationPage{ID: "urn:lanmu:bookmarks:1", Type: "AnnotationPage", Items: make([]annotation, len(bs))}
	for i, b := range bs {
		c.First.Items[i] = annotate(b)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(c)
}

func annotate(b Bookmark) annotation {
	a := annotation{
		Context: annotationContext, ID: bookmarkURN + url.PathEscape(b.ID), Type: "Annotation", Motivation: "bookmarking",
		Created: b.Time.UTC(), Modified: b.Changed.UTC(),
	}
	t := target{Type: "SpecificResource", Source: source{
		ID: articleURN + url.PathEscape(b.ArticleID()), Title: b.Headline, Creator: b.Byline,
		Section: b.Column, PartOf: b.Page, From: b.File,
		Paper: b.Folio.Newspaper, Day: b.Folio.Day, Number: b.Folio.Number, Sheet: b.Folio.Page, Called: b.Folio.Name,
	}}
	if b.IsPassage() {
		a.Motivation = "highlighting"
		t.Selector = many[selector]{{"TextQuoteSelector", b.Quote, b.Prefix, b.Suffix}}
	}
	if b.Colour != "" {
		t.Style = many[string]{b.Colour}
	}
	a.Target = many[target]{t}
	if b.Note != "" {
		a.Body = append(a.Body, body{"TextualBody", b.Note, "text/plain", "commenting"})
	}
	for _, tag := range b.Tags {
		a.Body = append(a.Body, body{"TextualBody", tag, "", "tagging"})
	}
	return a
}

// ReadJSON reads bookmarks from Web Annotations: ours or another program's, as
// a collection, a page, a list or a single one. Annotations that mark nothing
// Lanmu could find again are passed over; refused tells of those that cannot be
// read, for a date that is none say.
func ReadJSON(r io.Reader) (bs []Bookmark, refused []error, err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("bookmarks: cannot read the annotations: %w", err)
	}
	items, err := annotations(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff"))))
	if err != nil {
		return nil, nil, fmt.Errorf("bookmarks: these are no Web Annotations: %w; import a file that lanmu or an annotation tool exported as JSON", err)
	}
	for i, item := range items {
		var a annotation
		if err := json.Unmarshal(item, &a); err != nil {
			refused = append(refused, fmt.Errorf("annotation %d cannot be read: %w", i+1, err))
		} else if b, ok := a.bookmark(); ok {
			bs = append(bs, b)
		}
	}
	if len(bs) == 0 && len(refused) > 0 {
		return nil, nil, fmt.Errorf("bookmarks: none of the annotations can be read: %w", errors.Join(refused...))
	}
	return bs, refused, nil
}

// annotations finds the annotations in a document.
func annotations(data []byte) ([]json.RawMessage, error) {
	if len(data) > 0 && data[0] == '[' {
		var list []json.RawMessage
		err := json.Unmarshal(data, &list)
		return list, err
	}
	var doc struct {
		Type  string
		Items []json.RawMessage
		First json.RawMessage
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	switch {
	case doc.Items != nil:
		return doc.Items, nil
	case len(doc.First) > 0 && doc.First[0] == '{':
		return annotations(doc.First)
	case doc.Type == "Annotation":
		return []json.RawMessage{data}, nil
	}
	return nil, fmt.Errorf("there is no annotation in it")
}

func (a annotation) bookmark() (b Bookmark, ok bool) {
	if len(a.Target) == 0 || a.Target[0].Source.ID == "" {
		return b, false
	}
	t := a.Target[0]
	article := fromURN(t.Source.ID, articleURN)
	b = Bookmark{
		Headline: t.Source.Title, Byline: t.Source.Creator, Column: t.Source.Section, Page: t.Source.PartOf, File: t.Source.From,
		Folio: folio.Folio{Newspaper: t.Source.Paper, Day: t.Source.Day, Number: t.Source.Number, Page: t.Source.Sheet, Name: t.Source.Called},
		Time:  a.Created, Changed: a.Modified,
	}
	for _, s := range t.Selector {
		if s.Type == "TextQuoteSelector" {
			b.Quote, b.Prefix, b.Suffix = s.Exact, s.Prefix, s.Suffix
		}
	}
	if len(t.Style) > 0 {
		b.Colour = t.Style[0]
	}
	b.ID = article
	if b.IsPassage() {
		b.Article, b.ID = article, PassageID(article, b.Quote, b.Prefix, b.Suffix)
	}
	if strings.HasPrefix(a.ID, bookmarkURN) {
		b.ID = cmp.Or(fromURN(a.ID, bookmarkURN), b.ID)
	}
	for _, body := range a.Body {
		switch {
		case body.Value == "":
		case body.Purpose == "tagging":
			b.Tags = append(b.Tags, body.Value)
		case b.Note == "":
			b.Note = body.Value
		default:
			b.Note += "\n" + body.Value
		}
	}
	return b, true
}

func fromURN(urn, prefix string) string {
	if s, err := url.PathUnescape(strings.TrimPrefix(urn, prefix)); err == nil && strings.HasPrefix(urn, prefix) {
		return s
	}
	return urn
}
