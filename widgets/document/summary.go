package document

// A Summary is what a Sidebar tells above its rows: of all that is listed, not only
// of what is in view. The zero Summary is none.
type Summary struct {
	Text  string
	Chips []Chip
	Bars  []Bar
}

// A Chip is a word that does something when it is pressed, or offers choices.
type Chip struct {
	Text    string
	Choices []string
	On      bool // what it stands for is so now
	Typed   bool // it is typed as quickly: the keyboard passes it over
}

// A Bar is one of several beside each other.
type Bar struct {
	Label string // below the first and the last of them, and where the mouse is
	Told  string // what it stands for, where the mouse is
	Value float64
	In    bool // it is of the stretch that is chosen
}

// Empty reports whether there is nothing to tell.
func (s Summary) Empty() bool { return s.Text == "" && len(s.Chips) == 0 && len(s.Bars) == 0 }
