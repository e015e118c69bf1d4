package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// A summary tells of what is listed, and has it narrowed.
type summary struct {
	widget.BaseWidget
	onChip func(chip, choice int)

	text  *widget.Label
	chips *fyne.Container
	all   []*chip // in it
	made  int     // how often they were made anew
	bars  *Bars
	is    document.Summary
	box   *fyne.Container
}

func newSummary(faces *glyph.Faces) *summary {
	s := &summary{text: widget.NewLabel(""), chips: container.New(&wrap{}), bars: NewBars(faces)}
	s.text.Wrapping = fyne.TextWrapWord
	s.text.SizeName = theme.SizeNameCaptionText
	s.box = container.New(stack{}, s.text, s.chips, s.bars)
	s.ExtendBaseWidget(s)
	return s
}

// set shows a summary; what of it is missing takes no room.
func (s *summary) set(is document.Summary) {
	same := len(is.Chips) == len(s.is.Chips)
	for i := range is.Chips {
		same = same && alike(is.Chips[i], s.is.Chips[i])
	}
	s.is = is
	if s.text.Text != is.Text {
		s.text.SetText(is.Text)
	}
	if same { // one that has the focus keeps it
		for i, c := range s.all {
			c.is = is.Chips[i]
		}
	} else {
		s.chips.Objects, s.all = nil, nil
		s.made++
		made := s.made
		for i, c := range is.Chips {
			pressed := func(choice int) {
				if s.made == made && s.onChip != nil { // a menu outlives its chip, which may be another's now
					s.onChip(i, choice)
				}
			}
			if c.Typed {
				plain := newChip(c, pressed)
				s.chips.Add(plain)
				s.all = append(s.all, plain)
			} else {
				key := newKeyChip(c, pressed)
				s.chips.Add(key)
				s.all = append(s.all, &key.chip)
			}
		}
	}
	s.bars.Set(is.Bars)
	s.box.Objects = nil
	for _, part := range []struct {
		is fyne.CanvasObject
		on bool
	}{{s.text, is.Text != ""}, {s.chips, len(is.Chips) > 0}, {s.bars, len(is.Bars) > 0}} {
		if part.on {
			s.box.Objects = append(s.box.Objects, part.is)
		}
	}
	s.Hidden = is.Empty()
	s.Refresh()
}

// alike tells whether chips are drawn alike and offer the same.
func alike(a, b document.Chip) bool {
	return a.Text == b.Text && a.On == b.On && a.Typed == b.Typed && slices.Equal(a.Choices, b.Choices)
}

// CreateRenderer implements fyne.Widget.
func (s *summary) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// AccessibilityLabel is what is told.
func (s *summary) AccessibilityLabel() string { return s.is.Text }

// AccessibilityRole implements fyne.Accessible.
func (s *summary) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
