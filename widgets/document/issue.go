package document

// A View is one way of listing that a sidebar offers: its number, and its name.
type View struct {
	Number int
	Name   string
}

// An Issue is what stands above a list of its pages: the zero one is not shown.
type Issue struct {
	Title         string
	Short         string // where there is no room for that
	Before, After bool   // there is one before it, and after
}

// A Calendar is a month of the days there are: the zero one is not shown.
type Calendar struct {
	Title         string // 2024年3月
	Weekdays      []string
	First         int          // the weekday of its first day, counted from that of Weekdays
	Length        int          // days it has
	Earlier       int          // days the month before it has
	Days          map[int]bool // those that can be pressed; 0 is the last of the month before, as for time.Date
	Chosen        int          // one of them, 0 for none
	Before, After bool         // there are days before it, and after
	Choices       []string     // between what the days are of
	Choice        int
}
