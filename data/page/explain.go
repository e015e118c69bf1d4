package page

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// State is what a line of a page is.
type State string

// What lines are: each begins the text it is named after, or goes on with it.
const (
	LabelState     State = "label"
	KickerState    State = "kicker"
	HeadlineState  State = "headline"
	SubheadState   State = "second headline"
	BylineState    State = "byline"
	ParagraphState State = "paragraph"
	QuoteState     State = "pull quote"
	CaptionState   State = "caption"
	LeftState      State = "left over"
)

// A Recording keeps what is decided of the lines of pages, and why.
type Recording struct {
	pages map[string]*record // by their source
}

type recordingKey struct{}

// Record returns a context under which RestoreContext and ComposeContext keep what
// they decide.
func Record(ctx context.Context) (context.Context, *Recording) {
	r := &Recording{make(map[string]*record)}
	return context.WithValue(ctx, recordingKey{}, r), r
}

// newRecord returns where what is decided of the page of source is kept, or nil.
func newRecord(ctx context.Context, source string) *record {
	r, _ := ctx.Value(recordingKey{}).(*Recording)
	if r == nil {
		return nil
	}
	if r.pages[source] == nil {
		r.pages[source] = &record{verdicts: make(map[int][]Verdict)}
	}
	return r.pages[source]
}

// set keeps how p, the part that b is made of, was set: what tells it in a page that
// has places.
func (rec *record) set(b *block, p *Part) {
	if rec == nil || p.Page == 0 {
		return
	}
	says := fmt.Sprintf("on page %d in frame %d, %d lines", p.Page, p.Frame, p.Lines)
	if p.Size > 0 {
		says += fmt.Sprintf(", %.1f of the body's size", float64(p.Size)/10)
	}
	for _, x := range []struct {
		is   bool
		what string
	}{{p.Bold, "bold"}, {p.Apart, "after a rule or in a box"}, {p.Aside, "with text around it"}, {p.Indent >= 10, "set in"}} {
		if x.is {
			says += ", " + x.what
		}
	}
	rec.add(b, Verdict{Question: "set", Says: says})
}

// A Line is a line of a page's source and what it became. A line that was cut in
// two is two.
type Line struct {
	Span
	State   State
	Rest    bool // it goes on with the text that the piece before it in the text begins
	Article int  // index into Page.Articles, or -1
	Why     []Verdict
}

// Lines returns the lines of p, which was restored while r recorded, in the order of
// its source.
func (r *Recording) Lines(p *Page) (lines []Line) {
	add := func(state State, article int, texts ...Text) {
		for _, t := range texts {
			for k, s := range t.Spans {
				lines = append(lines, Line{Span: s, State: state, Rest: k > 0, Article: article})
			}
		}
	}
	for _, c := range p.Columns {
		add(LabelState, -1, c.Label)
	}
	for i := range p.Articles {
		a := &p.Articles[i]
		add(KickerState, i, a.Kicker)
		add(HeadlineState, i, a.Headline)
		add(SubheadState, i, a.Subhead)
		add(BylineState, i, a.Byline.Text)
		for _, b := range a.Blocks {
			switch b.Kind {
			case PullQuote:
				add(QuoteState, i, b.Text)
			case Caption:
				add(CaptionState, i, b.Text)
			default:
				add(ParagraphState, i, b.Text)
			}
		}
	}
	add(LeftState, -1, p.Leftovers...)
	slices.SortFunc(lines, func(a, b Line) int { return a.Start - b.Start })
	if rec := r.pages[p.Source]; rec != nil {
		for i := range lines {
			lines[i].Why = rec.verdicts[lines[i].Start]
		}
	}
	return lines
}

// Explain writes a line for each line of p: the number of its article, what it is,
// and how it begins; and under it what was decided of it, by how much, and why.
func (r *Recording) Explain(p *Page, w io.Writer) error {
	const most = 40 // characters of a line
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "form %s, %d columns, %d articles\n", p.Form, len(p.Columns), len(p.Articles))
	for _, l := range r.Lines(p) {
		article, state := "", string(l.State)
		if l.Article >= 0 {
			article = fmt.Sprint(l.Article + 1)
		}
		if l.Rest {
			state = "its rest" // of the text before, wherever that stands
			if l.State != ParagraphState {
				state = string(l.State) + "'s rest"
			}
		}
		text := strings.Join(strings.Fields(p.Source[l.Start:l.End]), " ")
		if utf8.RuneCountInString(text) > most {
			text = prefixRunes(text, most) + "…"
		}
		fmt.Fprintf(out, "%4s  %-16s  %s\n", article, state, text)
		for _, v := range l.Why {
			fmt.Fprintf(out, "          %s\n", v)
		}
	}
	return out.Flush()
}

// String is v on one line: a headline? yes: over its author.
func (v Verdict) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s", v.Question, v.Says)
	if v.Margin != 0 || len(v.Because) > 1 {
		fmt.Fprintf(&s, " by %.1f", float64(v.Margin)/10)
	}
	for i, e := range v.Because {
		s.WriteString([]string{": ", "; "}[min(i, 1)] + e.Row)
		if e.Weight != 0 {
			fmt.Fprintf(&s, " %+.1f", float64(e.Weight)/10)
		}
	}
	return s.String()
}
