package listing

import "lanmu/app/stock"

// selectRow is the row to be selected: of the heading just folded or opened;
// else of what the reader has picked while it is listed; else, of what was typed
// for, the best, and of all there is, the open article.
func (l *Listing) selectRow(best stock.Ref) int {
	fold := l.folding
	l.folding = ""
	picked, open, wanted := -1, -1, -1
	shelf, opened := l.Shelf(), l.Opened()
	for i, s := range l.shown {
		switch {
		case s.Head != nil:
			if fold != "" && s.Head.Key == fold {
				return i
			}
		case s.Sheet == nil:
		default:
			id := shelf.ID(s.Ref)
			if id == l.picked && picked < 0 {
				picked = i
			}
			if s.Ref == best && wanted < 0 {
				wanted = i
			}
			if id == opened && open < 0 {
				open = i
			}
		}
	}
	switch {
	case picked >= 0:
		return picked
	case l.query != "":
		return wanted
	}
	return open
}

// selects returns the id of what is to be selected: what the reader has picked
// while it is listed; else, of what was typed for, the best, and of all there
// is, the open article.
func (l *Listing) selects(query, best string, listed func(id string) bool) string {
	switch {
	case l.picked != "" && listed(l.picked):
		return l.picked
	case query != "":
		return best
	}
	return l.Opened()
}

// Meant is what was probably meant by what was typed, if that is listed.
func (l *Listing) Meant() string {
	for _, s := range l.shown {
		if s.Head != nil && s.Head.Meant != "" {
			return s.Head.Meant
		}
	}
	return ""
}

// TakeMeant looks for that.
func (l *Listing) TakeMeant() { l.sidebar.SetQuery(l.Meant()) }
