package listing

import (
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/data/find"
)

// OpenRow opens what a row of the sidebar stands for.
func (l *Listing) OpenRow(row int) {
	if s, ok := l.at(row); ok {
		l.OpenShown(s)
	}
}

// OpenShown opens what a row stands for, with what of it was found marked: the next key
// goes on from there.
func (l *Listing) OpenShown(s present.Shown) {
	if s.Heading() {
		return
	}
	l.then = nil
	if s.Mark != nil {
		l.picked = s.Mark.ID // an article has as many rows as passages of it are kept
	}
	l.remember(l.query)
	l.Unhint()
	words := ""
	switch {
	case s.Found != nil:
		words = l.query
	case s.Sheet != nil && s.Marks != nil && l.query != "" && l.matched != nil:
		m := s.Marks
		if m == find.Unmarked {
			m = l.matched.Mark(s.Item, l.query)
		}
		words = present.Matched(s.Article().Headline, m.Headline)
	}
	l.OnOpen(s, words)
}

// StarRow turns the star of what a row of the sidebar stands for.
func (l *Listing) StarRow(row int) {
	if s, ok := l.at(row); ok && !s.Heading() {
		l.OnStar(s)
	}
}

// place is where the open article stands in the list, or the passage of it that was
// picked.
func (l *Listing) place() (n int, ok bool) {
	n, ok = l.order.Find(l.Opened())
	if !ok || l.order.At(n).Mark == nil || l.picked != l.Opened() && !strings.HasPrefix(l.picked, l.Opened()+"#") {
		return n, ok
	}
	for k := n; k < l.order.Len(); k++ { // bookmarks are few
		if l.idOf(l.order.At(k)) == l.picked {
			return k, true
		}
	}
	return n, true
}

// neighbour is the article after the open one, or before it for -1, among those
// that are listed; the first of them when the open one is not among them.
func (l *Listing) neighbour(by int) (present.Shown, bool) {
	n, ok := l.place()
	switch {
	case !ok:
		n = 0
	case by < 0:
		n--
	default:
		n++
	}
	if n < 0 || n >= l.order.Len() {
		return present.Shown{}, false
	}
	return l.order.At(n), true
}

// Next is the headline of what comes after the open article, and opens it; open is
// nil for nothing.
func (l *Listing) Next() (headline string, open func()) {
	next, ok := l.neighbour(1)
	switch {
	case !ok:
		return "", nil
	case next.Mark != nil && next.Mark.IsPassage():
		headline = opening(next.Mark.Quote)
	case next.Mark != nil:
		headline = next.Mark.Headline
	default:
		headline = next.Article().Headline
	}
	return headline, func() { l.OpenShown(next) }
}

// opening is what a passage begins with, in a line of its own.
func opening(quote string) string {
	const most = 20 // characters, of which a headline has about as many
	if r := []rune(quote); len(r) > most {
		quote = string(r[:most]) + "…"
	}
	return "“" + quote + "”"
}

// HasNext reports whether an article is listed after the open one, or before it for -1.
func (l *Listing) HasNext(by int) bool {
	_, ok := l.neighbour(by)
	return ok
}

// OpenNext opens the article after the open one (before it, for a negative by)
// among those that are listed.
func (l *Listing) OpenNext(by int) {
	if l.coming {
		l.then = func() { l.OpenNext(by) }
		return
	}
	if s, ok := l.neighbour(by); ok {
		l.OpenShown(s)
	}
}

// HasUnread reports whether an article is listed that has not been read to its end,
// other than the open one; of a list that is not there yet it may be.
func (l *Listing) HasUnread() bool {
	if l.coming {
		return true
	}
	_, ok := l.nextUnread()
	return ok
}

// OpenUnread opens that article.
func (l *Listing) OpenUnread() {
	if l.coming {
		l.then = l.OpenUnread
		return
	}
	if s, ok := l.nextUnread(); ok {
		l.OpenShown(s)
	}
}

// nextUnread is the first unread article after the open one, going round. It passes
// over what has been read only, which is little of a large library.
func (l *Listing) nextUnread() (present.Shown, bool) {
	open, shelf := l.Opened(), l.Shelf()
	from, _ := l.order.Find(open)
	for i := range l.order.Len() {
		s := l.order.At((from + i) % l.order.Len())
		if id := s.ArticleID(shelf); id != open && !l.read(id) {
			return s, true
		}
	}
	return present.Shown{}, false
}

// SelectOpened selects the open article, where it is listed.
func (l *Listing) SelectOpened() {
	if !strings.HasPrefix(l.picked, l.Opened()+"#") { // a passage of it
		l.picked = l.Opened()
	}
	if n, ok := l.place(); ok {
		if row, ok := l.order.Row(n); ok {
			l.sidebar.Select(row)
		}
	}
}

// prefHistory is where the filters are remembered by which something was found.
const prefHistory = "filter.history"

// maxHistory is how many are remembered.
const maxHistory = 50

// remember keeps a filter by which something was found, to be recalled with ↑.
func (l *Listing) remember(query string) {
	query = strings.TrimSpace(query)
	if query == "" {
		return
	}
	history := slices.DeleteFunc(l.Preferences.StringList(prefHistory), func(q string) bool { return q == query })
	history = append([]string{query}, history...)
	history = history[:min(len(history), maxHistory)]
	l.Preferences.SetStringList(prefHistory, history)
	l.sidebar.SetHistory(history)
}
