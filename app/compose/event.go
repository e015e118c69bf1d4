package compose

import "strings"

// A Key is a key pressed, held or let go.
type Key struct {
	Sym   uint32 // what it means, as X11 numbers that (keysymdef.h)
	Code  uint32 // which key it is, as X11 counts them: the kernel's code plus 8
	State State  // what was held before it
}

// State tells which modifiers are held or locked, as bits in the order of X11.
type State uint32

// The modifiers.
const (
	Shift   State = 1 << 0
	Caps    State = 1 << 1
	Control State = 1 << 2
	Alt     State = 1 << 3
	Num     State = 1 << 4
	Super   State = 1 << 6
)

// SymOf is the keysym of a character (keysymdef.h, "Unicode").
func SymOf(r rune) uint32 {
	if r >= 0x20 && r <= 0x7e || r >= 0xa0 && r <= 0xff {
		return uint32(r)
	}
	return 0x01000000 | uint32(r)
}

// RuneOf is the character of a keysym, 0 if it has none or is none of those
// SymOf gives.
func RuneOf(sym uint32) rune {
	switch {
	case sym >= 0x20 && sym <= 0x7e || sym >= 0xa0 && sym <= 0xff:
		return rune(sym)
	case sym&0xff000000 == 0x01000000:
		return rune(sym &^ 0x01000000)
	}
	return 0
}

// An Event is something the method says: a Commit, a Preedit, a Delete, a
// Forward, a Panel or Broken.
type Event any

type (
	// Commit is text for the field.
	Commit struct{ Text string }

	// Preedit is the composition as it is now; without runes there is none.
	Preedit struct {
		Runs  []Run
		Caret int // in characters from its beginning; -1 for none
	}

	// Delete takes Count characters away from the text, of which the first is
	// From characters after the caret, before it if less than 0.
	Delete struct{ From, Count int }

	// Forward is a key the method took and gives back: it is to do what it
	// always did.
	Forward struct{ Key Key }

	// Panel is what the method would have shown beside the caret, told only to
	// who asked for it. It shows nothing if it is the zero Panel.
	Panel struct {
		Above, Below string // words above and below the candidates
		Candidates   []Candidate
		Chosen       int // -1 for none
		Vertical     bool
	}

	// Broken tells that the composition is unfinished and will not be finished.
	Broken struct{}
)

// A Candidate is one of what can be chosen.
type Candidate struct{ Label, Text string }

// A Run is a piece of a composition that looks alike.
type Run struct {
	Text      string
	Underline bool
	Highlight bool
	Draft     bool // not text if the composition ends unfinished: letters of pinyin
}

// Kept is what of a composition becomes text if it ends unfinished.
func (p Preedit) Kept() string {
	var b strings.Builder
	for _, r := range p.Runs {
		if !r.Draft {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// Empty reports whether there is no composition.
func (p Preedit) Empty() bool { return len(p.Runs) == 0 }
