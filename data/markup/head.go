package markup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/folio"
	"lanmu/data/page"
)

// A head is what a page says of its article over the text, line by line, and in
// its metadata. What is shown beats what the metadata say: templates have
// constants there, and what was typed into them once.
type head struct {
	lines []line
	body  []bool
	at    int // no line before it is of the body
	told  facts
	kinds []page.PartKind
	shown map[page.PartKind][]int // lines that show a part of the head
}

// first returns the first line of the body, or how many lines there are. Lines only
// ever cease to be of the body, so that it looks on from where it was.
func (h *head) first() int {
	for h.at < len(h.body) && !h.body[h.at] {
		h.at++
	}
	return h.at
}

// show tells that line i shows a part of the head; a part is one line, or some
// that follow each other.
func (h *head) show(kind page.PartKind, i int) {
	if at := h.shown[kind]; at == nil || at[len(at)-1] == i-1 {
		h.shown[kind], h.kinds[i], h.body[i] = append(at, i), kind, false
	}
}

func (h *head) showRun(kind page.PartKind, r run) {
	for i := r.from; i < r.to; i++ {
		h.show(kind, i)
	}
}

// read finds the parts of the head.
func (h *head) read() {
	for i, l := range h.lines {
		if l.named == "date" {
			h.told.date = either(dayOf(l.text), h.told.date)
		}
		if kind, known := founderParts[l.named]; known {
			if at := h.shown[kind]; at == nil || h.lines[i-1].named == l.named {
				h.show(kind, i)
			}
		}
	}
	over := h.headline()
	h.decks(over)
	h.credits(over)
	h.pictures()
	if at := h.shown[page.PartHeadline]; at == nil {
		h.told.title = bare(h.told.title, h.told.newspaper)
	}
}

// headline finds the lines of the headline; where no line shows it, they are
// empty, before the body.
func (h *head) headline() run {
	if at := h.shown[page.PartHeadline]; at != nil {
		return run{at[0], at[len(at)-1] + 1}
	}
	if h.told.title == "" {
		h.told.title = h.told.head
	}
	first := h.first()
	r := headlineOf(h.lines, first, h.told)
	if r.empty() {
		r = h.overCredit(first)
	}
	if r.empty() {
		return run{first, first}
	}
	for i := 0; i < r.from; i++ {
		if l := &h.lines[i]; l.named == "" && !l.inside {
			h.body[i] = false
		}
	}
	if cutShort(squash(textOf(h.lines, r)), squash(h.told.title)) {
		return r // the title is whole, and no line shows it
	}
	h.showRun(page.PartHeadline, r)
	return r
}

// overCredit returns the line over the first that tells where and when the
// article appeared: a headline that nothing else tells.
func (h *head) overCredit(first int) (r run) {
	if strings.ContainsFunc(h.told.head, isDivider) && bare(h.told.title, h.told.newspaper) == "" {
		return r
	}
	for i := 1; i < min(first+2, len(h.lines)); i++ {
		c := creditOf(&h.lines[i])
		if c.days == nil && !(c.sure && c.author != "") || c.edition == "" && c.source == "" && !c.sure {
			continue
		}
		l := &h.lines[i-1]
		if size := utf8.RuneCountInString(l.text); size >= 4 && size <= longestHeadline/2 && 2*l.linked < size && !isSite(squash(l.text), h.told) && !strings.ContainsAny(l.text, ">。") {
			return run{i - 1, i}
		}
	}
	return r
}

// decks finds the lines over the headline (引题) and those below it (副题).
func (h *head) decks(of run) {
	const near = 4 // lines
	first := h.first()
	for i := max(0, of.from-near); i < min(len(h.lines), first+near); i++ {
		if h.kinds[i] != page.PartOther {
			continue
		}
		switch squash(h.lines[i].text) {
		case "":
		case squash(h.told.kicker):
			h.show(page.PartKicker, i)
		case squash(h.told.subhead):
			h.show(page.PartSubhead, i)
		}
	}
	if h.shown[page.PartHeadline] == nil {
		return
	}
	if h.shown[page.PartKicker] == nil && h.told.kicker == "" {
		for i := of.from - 1; i >= max(0, of.from-near); i-- {
			role := templateRole(h.lines[i].names)
			if role == page.PartKicker && h.mayDeck(i) || i == of.from-1 && (h.lines[i].level > 0 || h.besideHeadline(i)) && h.mayDeck(i) {
				from := i
				for from > 0 && h.lines[from-1].block == h.lines[i].block {
					from--
				}
				h.showRun(page.PartKicker, run{from, i + 1})
				break
			}
		}
	}
	if h.shown[page.PartSubhead] == nil && h.told.subhead == "" {
		h.subhead(of)
	}
}

// subhead finds the lines below the headline that belong to it: a heading that
// follows it, a text that stands between it and the line that tells when it
// appeared, or one that the metadata have for a summary.
func (h *head) subhead(of run) {
	const near = 6 // lines: the day, the author and buttons may stand between
	first := h.first()
	credit := of.to
	for i := of.to; i < min(len(h.lines), of.to+near); i++ {
		if c := creditOf(&h.lines[i]); c.days != nil {
			credit = i
			break
		}
	}
	for i := of.to; i < min(len(h.lines), of.to+near, max(first+2, of.to+1, credit)); i++ {
		l := &h.lines[i]
		directly := i == of.to && (l.level > 0 || strings.HasPrefix(l.text, "——"))
		if !h.mayDeck(i) || !directly && creditOf(l).said() || i == first && !slices.Contains(h.body[i+1:], true) {
			continue
		}
		said := h.told.description != "" && squash(l.text) == squash(h.told.description) && (i < first || i+1 < len(h.lines) && creditOf(&h.lines[i+1]).said())
		between := i < credit && l.linked == 0 && len(l.text) >= leastDeck || h.besideHeadline(i)
		if !directly && !said && !between && !(i <= first && templateRole(l.names) == page.PartSubhead) {
			continue
		}
		to := i + 1
		for to < len(h.lines) && (h.lines[to].block == l.block || directly && l.level > 0 && h.lines[to].level == l.level) && h.mayDeck(to) {
			to++
		}
		h.showRun(page.PartSubhead, run{i, to})
		return
	}
}

// besideHeadline reports whether line i stands with the headline in an element that
// holds nothing of the text and leads nowhere: what else it says belongs to the
// headline. Words of less than six hanzi are buttons, and names of pages.
func (h *head) besideHeadline(i int) bool {
	const least, levels, most = 18, 3, 600 // bytes, elements, bytes
	at := h.shown[page.PartHeadline]
	if at == nil || len(h.lines[i].text) < least {
		return false
	}
	n := h.lines[at[0]].block
	for range levels {
		if n = parentOf(n); n == nil || n.DataAtom == atom.Body {
			return false
		}
		bytes := 0
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				bytes += len(strings.TrimSpace(d.Data))
			}
			if bytes > most || d.Type == html.TextNode && strings.ContainsRune(d.Data, '。') || d.DataAtom == atom.A || d.DataAtom == atom.Img {
				return false
			}
		}
		for b := h.lines[i].block; b != nil; b = b.Parent {
			if b == n {
				return true
			}
		}
	}
	return false
}

func parentOf(n *html.Node) *html.Node {
	if n == nil {
		return nil
	}
	return n.Parent
}

// leastDeck is the least bytes of a text under a headline that is told by its
// place alone: ten hanzi, six English words. Shorter ones are buttons.
const leastDeck = 30

// mayDeck reports whether line i may be one of the lines about a headline: it
// leads nowhere, and is neither a section's name nor the head of a list.
func (h *head) mayDeck(i int) bool {
	l := &h.lines[i]
	size := utf8.RuneCountInString(l.text)
	for _, k := range h.shown[page.PartHeadline] {
		if squash(h.lines[k].text) == squash(l.text) {
			return false
		}
	}
	if size < 4 || size > 300 || 2*l.linked > size || h.kinds[i] != page.PartOther || l.named != "" || l.inside ||
		isSite(squash(l.text), h.told) || afterEnd.MatchString(l.text) || button.MatchString(l.text) || strings.Contains(l.text, ">") {
		return false
	}
	c := creditOf(l)
	return !c.sure && c.edition == "" && c.source == "" && (c.days == nil || strings.HasPrefix(l.text, "—"))
}

// credits reads the lines about the headline that tell who wrote, when and where
// the article appeared.
func (h *head) credits(of run) {
	const over, under = 6, 4 // lines over the headline, and of the body
	var author string
	sure := false
	days, newspaper, edition := []string(nil), "", ""
	first := h.first()
	for i := max(0, of.from-over); i < len(h.lines); i++ {
		if h.kinds[i] != page.PartOther {
			continue
		}
		l := &h.lines[i]
		if i >= h.first() && i >= of.to && (i > first+under || i > h.first() || l.inside || utf8.RuneCountInString(l.text) > longestCredit/2) {
			break // the text has begun
		}
		c := creditOf(l)
		if !c.said() {
			continue
		}
		if h.body[i] {
			if !(c.days != nil || c.sure || c.source != "" || c.edition != "" || c.labelled) || endsAsText(l.text) {
				break
			}
			h.body[i] = false
		}
		if i < of.from && c.edition == "" && !c.sure {
			if c.days != nil && days == nil && h.told.date == "" && c.newspaper != "" {
				days = c.days // the day's newspaper, over the page
			}
			continue
		}
		between := i >= of.to || of.empty()
		if c.author != "" && (author == "" || c.sure && !sure) && (c.sure || between && 2*l.linked < utf8.RuneCountInString(l.text)) {
			author, sure = c.author, c.sure
		}
		days = append(days, c.days...)
		newspaper, edition = either(newspaper, c.newspaper), either(edition, c.edition)
		h.told.column = either(h.told.column, c.column)
	}
	h.author(author, sure, of)
	if newspaper != "" {
		h.told.newspaper = newspaper
	}
	if edition != "" {
		h.told.edition = "第" + edition + "版"
	}
	h.days(days, of)
}

// overPage returns the only day, and the only number of a page with its name, that
// stand anywhere above the headline: what the edition says of all its articles.
func (h *head) overPage(of run) (day, edition, name string) {
	days, editions := 0, 0
	for i := range min(of.from, len(h.lines)) {
		l := &h.lines[i]
		if len(l.text) > longestCredit || l.linked > 0 || h.body[i] {
			continue
		}
		for _, d := range folio.Days(l.text) {
			if d.Day != day {
				day, days = d.Day, days+1
			}
		}
		if m := sections.FindStringSubmatch(l.text); m != nil && (m[2] == "" || pageName.MatchString(m[2])) {
			edition, name, editions = m[1], m[2], editions+1
		}
	}
	if days > 1 {
		day = ""
	}
	if editions != 1 {
		edition, name = "", ""
	}
	return day, edition, name
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// author settles who wrote: who is shown, else whom the metadata name, if that
// may be somebody and not the site, the source or a number.
func (h *head) author(shown string, sure bool, of run) {
	if h.shown[page.PartByline] != nil {
		return
	}
	told := strings.Trim(h.told.author, " ,;")
	if m := by.FindStringSubmatch(told); m != nil {
		told = m[1]
	}
	if firstHan(told) < 0 && told == strings.ToLower(told) || !h.told.founder && firstHan(told) >= 0 && !page.Signs(told) || !plausible(told) || squash(told) == squash(h.told.newspaper) || siteName.MatchString(told) || isSite(squash(told), h.told) || h.edits(told) {
		told = ""
	}
	h.told.author = told
	if shown != "" && !(told != "" && firstHan(told) < 0 && namesAll(told, shown)) {
		h.told.author = shown
	}
	// A line that says no more than that is the byline itself.
	for i := max(0, of.from-2); i < min(len(h.lines), h.first()+3); i++ {
		if h.kinds[i] == page.PartOther && h.told.author != "" && h.lines[i].text == h.told.author {
			h.show(page.PartByline, i)
			return
		}
	}
}

// namesAll reports whether told names everybody whom shown does: of the two it
// is then the one without their offices.
func namesAll(told, shown string) bool {
	first, _, _ := strings.Cut(told, ",")
	return strings.Contains(strings.ToLower(shown), strings.ToLower(first)) && namesCount(told) >= namesCount(shown)
}

func namesCount(s string) int { return 1 + strings.Count(s, ",") + strings.Count(s, " and ") }

// edits reports whether a line names somebody as an editor.
func (h *head) edits(name string) bool {
	for i := range h.lines {
		text := h.lines[i].text
		if at := strings.Index(text, name); at > 0 && len(text) <= 3*longestCredit {
			if m := labels.FindAllString(text[:at], -1); m != nil && edited.MatchString(m[len(m)-1]) {
				return true
			}
		}
	}
	return false
}

// days settles the day: one that is shown and told, else the first shown.
func (h *head) days(shown []string, of run) {
	told := dayOf(h.told.date)
	h.told.date = ""
	switch {
	case slices.Contains(shown, told):
		h.told.date = told
	case len(shown) > 0:
		h.told.date = shown[0]
	}
	f := folio.Addressed(h.told.address)
	if h.told.edition == "" && f.Page != "" {
		h.told.edition = "第" + f.Page + "版"
	}
	h.told.newspaper = either(h.told.newspaper, f.Newspaper)
	over, edition, name := h.overPage(of)
	if h.told.edition == "" {
		h.told.edition, h.told.column = edition, either(h.told.column, name)
	}
	if h.told.date == "" {
		h.told.date = either(f.Day, either(over, told))
	}
}

func dayOf(s string) string {
	if found := folio.Days(strings.Replace(s, "T", " ", 1)); len(found) > 0 {
		return found[0].Day
	}
	return ""
}
