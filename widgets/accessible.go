package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// What a screen reader says of each widget. Labels are the reader's own words:
// what a widget shows, or what its owner named it.
var (
	_ fyne.Accessible = (*Reader)(nil)
	_ fyne.Accessible = (*sheet)(nil)
	_ fyne.Accessible = (*Star)(nil)
	_ fyne.Accessible = (*Sidebar)(nil)
	_ fyne.Accessible = (*Field)(nil)
	_ fyne.Accessible = (*rowList)(nil)
	_ fyne.Accessible = (*rowView)(nil)
	_ fyne.Accessible = (*tabs)(nil)
	_ fyne.Accessible = (*tab)(nil)
	_ fyne.Accessible = (*stepper)(nil)
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*IconButton)(nil)
	_ fyne.Accessible = (*Banner)(nil)
	_ fyne.Accessible = (*FindBar)(nil)
	_ fyne.Accessible = (*NotePad)(nil)
	_ fyne.Accessible = (*Progress)(nil)
	_ fyne.Accessible = (*ComfortPanel)(nil)
	_ fyne.Accessible = (*Tips)(nil)
	_ fyne.Accessible = (*Task)(nil)
	_ fyne.Accessible = (*chip)(nil)
	_ fyne.Accessible = (*Bars)(nil)
	_ fyne.Accessible = (*Picture)(nil)
	_ fyne.Accessible = (*Toolbar)(nil)
	_ fyne.Accessible = (*toolIcon)(nil)
	_ fyne.Accessible = (*MenuBar)(nil)
	_ fyne.Accessible = (*menuWord)(nil)
	_ fyne.Accessible = (*menus)(nil)
	_ fyne.Accessible = (*menuPanel)(nil)
	_ fyne.Accessible = (*menuRow)(nil)
	_ fyne.Accessible = (*Hint)(nil)
)

// AccessibilityLabel is the headline of what is shown.
func (r *Reader) AccessibilityLabel() string { return r.sheet.headline() }

// AccessibilityRole implements fyne.Accessible.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (s *sheet) headline() string {
	for _, b := range s.blocks {
		if b.Style == document.Headline {
			return b.Text
		}
	}
	if len(s.blocks) > 0 {
		return s.blocks[0].Text
	}
	return ""
}

// AccessibilityLabel is the text, block by block.
func (s *sheet) AccessibilityLabel() string {
	parts := make([]string, len(s.blocks))
	for i, b := range s.blocks {
		parts[i] = b.Text
	}
	return strings.Join(parts, "\n")
}

// AccessibilityRole implements fyne.Accessible.
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the star's name, and whether it is on.
func (s *Star) AccessibilityLabel() string {
	if s.on {
		return "★ " + s.Name
	}
	return s.Name
}

// AccessibilityLabel is the name of the view chosen.
func (s *Sidebar) AccessibilityLabel() string { return s.views.AccessibilityLabel() }

// AccessibilityRole implements fyne.Accessible.
func (s *Sidebar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the hint in the box and what is typed.
func (f *Field) AccessibilityLabel() string {
	return strings.TrimSpace(f.PlaceHolder + " " + f.Text)
}

// AccessibilityRole implements fyne.Accessible.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the candidate that would be taken.
func (c *Candidates) AccessibilityLabel() string {
	if i := c.offer.Chosen; i >= 0 && i < len(c.offer.Texts) {
		return c.offer.Texts[i]
	}
	return c.offer.Above
}

// AccessibilityRole implements fyne.Accessible.
func (c *Candidates) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the row selected.
func (l *rowList) AccessibilityLabel() string {
	if l.selected >= 0 && l.selected < l.rows.Len {
		return l.rows.Row(l.selected).Label()
	}
	return ""
}

// AccessibilityRole implements fyne.Accessible.
func (l *rowList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is all that the row says.
func (v *rowView) AccessibilityLabel() string { return v.row.Label() }

// AccessibilityRole tells an entry, which opens something, from a heading.
func (v *rowView) AccessibilityRole() fyne.AccessibleRole {
	if v.row.Heading {
		return fyne.AccessibleRoleText
	}
	return fyne.AccessibleRoleButton
}

// AccessibilityLabel is what is chosen among, and the word chosen.
func (t *tabs) AccessibilityLabel() string {
	return strings.TrimSpace(t.name + " " + t.words[t.chosen].AccessibilityLabel())
}

// AccessibilityRole implements fyne.Accessible.
func (t *tabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the name and the value.
func (s *stepper) AccessibilityLabel() string { return s.name + " " + s.value.Text }

// AccessibilityRole implements fyne.Accessible.
func (s *stepper) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the word.
func (t *tab) AccessibilityLabel() string { return t.text.Text }

// AccessibilityLabel is what the banner says.
func (b *Banner) AccessibilityLabel() string { return b.Text() }

// AccessibilityRole implements fyne.Accessible.
func (b *Banner) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the hint in the box, what is typed, and how often it
// was found.
func (b *FindBar) AccessibilityLabel() string {
	return strings.TrimSpace(b.entry.AccessibilityLabel() + " " + b.count.Text)
}

// AccessibilityRole implements fyne.Accessible.
func (b *FindBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the hint in the box of the note.
func (b *NotePad) AccessibilityLabel() string { return b.note.PlaceHolder }

// AccessibilityRole implements fyne.Accessible.
func (b *NotePad) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the words at the line's end.
func (p *Progress) AccessibilityLabel() string { return p.words }

// AccessibilityRole implements fyne.Accessible.
func (p *Progress) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel names the choices.
func (p *ComfortPanel) AccessibilityLabel() string {
	names := make([]string, len(p.choices))
	for i, c := range p.choices {
		names[i] = c.Name
	}
	return strings.Join(names, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (p *ComfortPanel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the tips.
func (t *Tips) AccessibilityLabel() string { return t.Text() }

// AccessibilityRole implements fyne.Accessible.
func (t *Tips) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the words.
func (t *Task) AccessibilityLabel() string { return t.words.Text }

// AccessibilityRole implements fyne.Accessible.
func (t *Task) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the title of what is chosen on the picture, or what is open.
func (p *Picture) AccessibilityLabel() string {
	for _, of := range []int{p.over, p.open} {
		if i := p.first(of); i >= 0 {
			return p.areas[i].Title
		}
	}
	return ""
}

// AccessibilityRole implements fyne.Accessible.
func (p *Picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the page that is chosen, or the one that is open.
func (s *Strip) AccessibilityLabel() string {
	for _, n := range []int{s.chosen, s.now} {
		if n >= 0 && n < len(s.names) {
			return s.names[n]
		}
	}
	return ""
}

// AccessibilityRole implements fyne.Accessible.
func (s *Strip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel names the tools.
func (b *Toolbar) AccessibilityLabel() string {
	names := make([]string, len(b.tools))
	for i, t := range b.tools {
		names[i] = t.tool.Name
	}
	return strings.Join(names, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (b *Toolbar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel names the menus.
func (b *MenuBar) AccessibilityLabel() string {
	names := make([]string, len(b.words))
	for i, w := range b.words {
		names[i] = w.text.Text
	}
	return strings.Join(names, ", ")
}

// AccessibilityRole implements fyne.Accessible.
func (b *MenuBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the row that Enter would do.
func (o *menus) AccessibilityLabel() string { return o.open[len(o.open)-1].AccessibilityLabel() }

// AccessibilityRole implements fyne.Accessible.
func (o *menus) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the row that Enter would do.
func (p *menuPanel) AccessibilityLabel() string {
	if p.at < 0 || p.at >= len(p.rows) {
		return ""
	}
	return p.rows[p.at].AccessibilityLabel()
}

// AccessibilityRole implements fyne.Accessible.
func (p *menuPanel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is what is said.
func (h *Hint) AccessibilityLabel() string { return h.Text() }

// AccessibilityRole implements fyne.Accessible.
func (h *Hint) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityRole implements fyne.Accessible.
func (t *Toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what has happened.
func (t *Toast) AccessibilityLabel() string { return t.Text() }

// AccessibilityRole implements fyne.Accessible.
func (b *SelectBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel is the colour that was used last.
func (b *SelectBar) AccessibilityLabel() string {
	for _, c := range b.colours {
		if c.now {
			return c.name
		}
	}
	return ""
}

// AccessibilityLabel implements fyne.Accessible.
func (c *calendar) AccessibilityLabel() string { return c.is.Title + " " + strconv.Itoa(c.at) }

// AccessibilityRole implements fyne.Accessible.
func (c *calendar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel implements fyne.Accessible.
func (d *dayCell) AccessibilityLabel() string { return d.text.Text }

// AccessibilityRole implements fyne.Accessible.
func (d *dayCell) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel implements fyne.Accessible.
func (b *issueBar) AccessibilityLabel() string { return b.is.Title }

// AccessibilityRole implements fyne.Accessible.
func (b *issueBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
