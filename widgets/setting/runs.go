package setting

import (
	"slices"
	"unicode/utf8"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

const (
	// ScriptSize is the em of superscripts and subscripts, and RubySize that of
	// readings, in em of what they stand beside.
	ScriptSize = .62
	RubySize   = .5
	// SuperRise and SubFall are how far their baselines are from the line's, em.
	SuperRise, SubFall = .36, .16
	// rubyGap is left between two readings, em.
	rubyGap = .15
)

// A Dress is what a stretch of a block's text wears.
type Dress struct {
	document.Range
	Face       *glyph.Face // nil for the block's
	Scale      float32     // 0 for all of the em
	Rise       float32     // of its baseline, em
	Faint      bool
	Underlined bool // leads somewhere
	Struck     bool
	Dotted     bool   // a dot stands below each hanzi
	Slanted    bool   // its Latin letters are
	Reading    string // stands beside it and what follows, up to ReadingEnd
	ReadingEnd int
}

// Dresses takes the spans of a block apart into stretches that wear one dress each,
// from first to last.
func (p *Press) Dresses(b *document.Block) []Dress {
	spans := b.Spans
	if b.Style == document.Table && b.Head > 0 {
		spans = append([]document.Span{{Range: document.Range{Start: 0, End: rowsEnd(b.Text, b.Head)}, Kind: document.Strong}}, spans...)
	}
	if len(spans) == 0 {
		return nil
	}
	var cuts []int
	for _, s := range spans {
		if valid(b.Text, s.Range) {
			cuts = append(cuts, s.Start, s.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	look := Of(b)
	base := look.Face(p.Faces)
	var out []Dress
	for i := range len(cuts) - 1 {
		d := Dress{Range: document.Range{Start: cuts[i], End: cuts[i+1]}}
		worn := false
		for _, s := range spans {
			if s.Start <= d.Start && d.End <= s.End && valid(b.Text, s.Range) {
				worn = true
				if s.Kind != document.NoteMark || b.Style != document.Footnote {
					p.wear(&d, s, base)
				}
			}
		}
		if worn {
			if d.Face = p.sansed(d.Face); d.Face == p.sansed(base) {
				d.Face = nil
			}
			out = append(out, d)
		}
	}
	return out
}

// valid reports whether a range is one of a text: what is not is not worn.
func valid(text string, r document.Range) bool {
	return 0 <= r.Start && r.Start < r.End && r.End <= len(text) &&
		utf8.RuneStart(text[r.Start]) && (r.End == len(text) || utf8.RuneStart(text[r.End]))
}

func rowsEnd(text string, rows int) int {
	for i := range len(text) {
		if text[i] == '\n' {
			if rows--; rows == 0 {
				return i
			}
		}
	}
	return len(text)
}

func (p *Press) wear(d *Dress, s document.Span, base *glyph.Face) {
	f := p.Faces
	if d.Face == nil {
		d.Face = base
	}
	switch s.Kind {
	case document.Faint:
		d.Faint = true
	case document.Strong, document.Dateline:
		d.Face = bolder(f, d.Face)
	case document.Speaker:
		d.Face = f.SansBold
	case document.Code:
		d.Face = f.Sans
	case document.Emphasis:
		d.Slanted = true
		d.Dotted = true
	case document.Dotted:
		d.Dotted = true
	case document.Super, document.NoteMark:
		d.Scale, d.Rise = ScriptSize, SuperRise
	case document.Sub:
		d.Scale, d.Rise = ScriptSize, -SubFall
	case document.Ruby:
		if d.Start == s.Start {
			d.Reading, d.ReadingEnd = s.With, s.End
		}
	case document.Link, document.Leads:
		d.Underlined = true
	case document.Deleted:
		d.Struck, d.Faint = true, true
	}
}

// bolder is the bold face of the kind of a face.
func bolder(f *glyph.Faces, face *glyph.Face) *glyph.Face {
	switch face {
	case f.Serif:
		return f.SerifBold
	case f.Sans:
		return f.SansBold
	}
	return face
}

// sansed is the face in place of one where the reader wants the sans.
func (p *Press) sansed(f *glyph.Face) *glyph.Face {
	if p.Sans {
		switch f {
		case p.Faces.Serif:
			return p.Faces.Sans
		case p.Faces.SerifBold:
			return p.Faces.SansBold
		}
	}
	return f
}

// runs is what the dresses are to the typesetter.
func (p *Press) runs(dresses []Dress) []typeset.Run {
	var runs []typeset.Run
	for _, d := range dresses {
		r := typeset.Run{Start: d.Start, End: d.End, Scale: d.Scale}
		if d.Face != nil {
			r.Font = p.font(d.Face)
		}
		if d.Reading != "" {
			r.Room = p.ReadingWidth(d.Reading)*RubySize + rubyGap
		}
		if r.Font != nil || r.Scale > 0 || r.Room > 0 {
			runs = append(runs, r)
		}
	}
	return runs
}

// Reading sets what stands beside a ruby's base, on one line; its width is in em
// of its own size.
func (p *Press) Reading(text string) []typeset.Glyph {
	lines := p.readings.Paragraph(text, p.font(p.Faces.Sans), typeset.Style{Measure: 1 << 20, Vertical: p.Vertical})
	if len(lines) == 0 {
		return nil
	}
	return lines[0].Glyphs
}

// ReadingWidth is how wide Reading is.
func (p *Press) ReadingWidth(text string) float32 {
	lines := p.readings.Break(text, p.font(p.Faces.Sans), typeset.Style{Measure: 1 << 20, Vertical: p.Vertical})
	if len(lines) == 0 {
		return 0
	}
	return lines[0].Width
}

// At is the dress that a byte wears, nil for none.
func At(dresses []Dress, offset int) *Dress {
	i, found := slices.BinarySearchFunc(dresses, offset, func(d Dress, at int) int {
		switch {
		case d.End <= at:
			return -1
		case d.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &dresses[i]
}
