package page

import (
	"lanmu/data/runes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A page that was set tells by place and size what its blocks are, whatever they
// say: what is large stands over what is small, what a rule parts belongs apart.
// findKinds gives each block of type a kind, and Compose makes the page of them.
// Pages that mark their columns (■) are restored as dumps in blocks are, for
// marks say more than places do.

// A unit is a block of type, measured once.
type unit struct {
	*Part
	block
	words int // of Latin, or pairs of hanzi
}

// Sizes of type, in tenths of the body's.
const (
	leastDisplay = 12 // set to be seen: headlines, labels, pull quotes, headings
	leastHead    = 15 // a headline wherever it stands; smaller ones may be headings in the text
	mostSmall    = 8  // captions, credits
)

// placed reports whether parts have places, and no marks that announce columns.
func placed(parts []Part) bool {
	display := false
	for i := range parts {
		if parts[i].Page == 0 {
			return false
		}
		display = display || parts[i].Kind == PartType && parts[i].Size >= leastDisplay
	}
	if !display {
		return false
	}
	units := unitsOf(parts)
	blocks := make([]block, 0, len(units))
	for i := range units {
		if !Jump(units[i].String) {
			blocks = append(blocks, units[i].block)
		}
	}
	if inLatin(blocks) {
		return true // columns are marked by no ■ there
	}
	findMarks(blocks, nil)
	for i := range blocks {
		if blocks[i].role == label {
			return false
		}
	}
	return true
}

// unitsOf measures parts.
func unitsOf(parts []Part) []unit {
	units := make([]unit, len(parts))
	for i := range parts {
		text := trim(parts[i].Text)
		units[i] = unit{Part: &parts[i], block: newBlock(text, []Span{{0, len(text)}}, 0)}
		units[i].words = wordsIn(text)
	}
	return units
}

// wordsIn counts the words of s: two hanzi are one.
func wordsIn(s string) int {
	hanzi, latin := 0, 0
	for _, f := range strings.FieldsFunc(s, isSpace) {
		n := 0
		for _, r := range f {
			if isHanzi(r) {
				n++
			}
		}
		if hanzi += n; n == 0 {
			latin++
		}
	}
	return latin + (hanzi+1)/2
}

// A setter goes through the units of a page.
type setter struct {
	units []unit
	out   []Part
	open  bool   // an article has begun,
	named bool   // who wrote it is told, and
	size  uint8  // its headline is as large,
	bold  bool   // and as bold
	body  int    // units of text it has so far
	wide  bool   // the last column's name stands over several articles,
	under Region // which begin right of and below its first one's head,
	page  int    // and stand on this page; 0 if on those after it too

	repeated map[int]bool // units of display type whose words stand in the text too
}

// findKinds returns parts with their kinds told.
func findKinds(parts []Part) []Part {
	s := setter{units: unitsOf(append([]Part{}, parts...))}
	s.findOpenings()
	s.findFurniture()
	s.findMastheads()
	s.findFeet()
	s.findRepeated()
	for i := 0; i < len(s.units); {
		if end := s.headEnds(i); end > i {
			s.setHead(i, end)
			i = end
			continue
		}
		s.setText(i)
		i++
	}
	return s.out
}

// emit hands unit i on as what it is.
func (s *setter) emit(kind PartKind, i int) {
	p := *s.units[i].Part
	p.Kind = kind
	s.out = append(s.out, p)
}

var (
	// sourceLine tells where a text was printed: 《江岸日报》（2025年3月2日 第 01 版）.
	sourceLine = regexp.MustCompile(`^《[^》]{2,20}》\s*[（(][^（）()]*[0-9]{4}年[^（）()]*[）)]$`)
	// address is where a file was had from.
	address = regexp.MustCompile(`(?i)(https?://|www\.|\b[a-z0-9-]+\.(com|net|org|ru|cn|info)\b(/|$))`)
	// numberedHead begins a heading in a text.
	numberedHead = regexp.MustCompile(`^([0-9]{1,2}(\.[0-9]{1,2})*[.、]?\s*\p{L}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|第[一二三四五六七八九十0-9]{1,3}[章节節部分])`)
	// figureTitle begins what is said of a picture or a table.
	figureTitle = regexp.MustCompile(`(?i)^((图|圖|表)\s?[0-9０-９一二三四五六七八九十]|fig(ure|\.)? ?\d|table \d|▲|▼|◀|▶)`)
)

// findOpenings tells what units of text are by how they begin.
func (s *setter) findOpenings() {
	own := make([]block, len(s.units))
	for i := range s.units {
		own[i] = s.units[i].block
	}
	findOpenings(own, false, nil)
	for i := range s.units {
		s.units[i].kind = own[i].kind
	}
}

// findFurniture tells what belongs to the page: by its looks, where it is no text.
func (s *setter) findFurniture() {
	for i := range s.units {
		u := &s.units[i]
		if u.Kind != PartType || u.kind != "" && u.Size == bodyTenths {
			continue
		}
		yes, number := furnished(&u.block)
		short := u.size <= maxFurniture && u.Lines <= 2 && !u.ended
		switch {
		case yes && !number, number && u.Lines == 1,
			sourceLine.MatchString(u.String), Jump(u.String),
			short && u.words <= 12 && address.MatchString(u.String),
			short && lettersIn(u.String) == 0:
			u.Kind = PartOther
		}
	}
}

// lettersIn counts the letters of s.
func lettersIn(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// display reports whether unit i is set to be seen.
func (s *setter) display(i int) bool {
	u := &s.units[i]
	return u.Kind == PartType && u.Size >= leastDisplay && !u.Aside && !s.repeated[i] && lettersIn(u.String) > 1 && !figureTitle.MatchString(u.String)
}

// findRepeated tells which units of display type say what stands word for word in the
// text of their page: pull quotes, be they between rules as headlines are. A headline
// has some words of its text, and not so many in a row.
func (s *setter) findRepeated() {
	const (
		least = 6        // words
		large = 18       // tenths: a headline, which may be words of its text as well
		most  = 32 << 20 // bytes that are searched: a page has ten such units and 60,000 bytes
	)
	s.repeated = map[int]bool{}
	searched := 0
	for from := 0; from < len(s.units); {
		var text strings.Builder
		to := from
		for ; to < len(s.units) && s.units[to].Page == s.units[from].Page; to++ {
			if u := &s.units[to]; u.Kind == PartType && u.Size < leastDisplay {
				text.WriteString(lettersOf(u.String))
			}
		}
		for i := from; i < to; i++ {
			u := &s.units[i]
			if u.Kind != PartType || u.Size < leastDisplay || u.Size >= large || u.words < least || !states(u.String) && s.signedUnder(i) || searched > most {
				continue
			}
			searched += text.Len()
			s.repeated[i] = strings.Contains(text.String(), lettersOf(u.String))
		}
		from = to
	}
}

// lettersOf returns the letters and figures of s: marks and blanks differ in what is
// repeated.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// headEnds returns the unit after the head that begins at unit i, or i: a label or a
// kicker, a headline, a deck, an author.
func (s *setter) headEnds(i int) int {
	const most = 8 // units of a head
	if s.tied(i) {
		return i
	}
	main, end := false, i
	for k := i; k < len(s.units) && k < i+most; k++ {
		switch {
		case s.display(k):
			if !main && !s.opens(k) {
				return i
			}
			main, end = true, k+1
		case !s.mayHead(k, main):
			return end
		case main:
			end = k + 1
		}
	}
	return end
}

// mayHead reports whether unit k, of no display type, may stand in a head: a label
// above a headline, or an author under it, or above it where nothing stands above.
func (s *setter) mayHead(k int, under bool) bool {
	u := &s.units[k]
	if u.Kind != PartType || u.Aside || u.ended && !bracketedName(u.String) || u.Lines > 2 || u.words > 12 || figureTitle.MatchString(u.String) {
		return false
	}
	if s.labels(k) {
		return true
	}
	first := k == 0 || u.Apart || s.units[k-1].Frame != u.Frame || s.units[k-1].Kind != PartType
	return s.author(k) && (under || first)
}

// labels reports whether unit k looks as a label or a kicker does that stands above
// the display type under it.
func (s *setter) labels(k int) bool {
	const longest = 6 // words
	u := &s.units[k]
	if lettersIn(u.String) < 2 {
		return false
	}
	for n := k + 1; n < len(s.units) && n <= k+2; n++ {
		if s.display(n) && s.units[n].Page == u.Page && (s.units[n].Frame == u.Frame || s.units[n].Apart || u.Frame+1 == s.units[n].Frame) {
			return u.words <= longest && !u.ended && (u.Bold || u.Size != bodyTenths || u.words <= 4)
		}
	}
	return false
}

// opens reports whether unit k, of display type, may be the headline of an article,
// and not a heading or a pull quote in one.
func (s *setter) opens(k int) bool {
	u := &s.units[k]
	if !s.open {
		return true
	}
	if numberedHead.MatchString(u.String) && u.Size < leastHead+3 || states(u.String) {
		return false
	}
	if s.body == 0 {
		return !(u.Size < leastHead && 10*int(u.Size) < 7*int(s.size)) // a heading that begins the text
	}
	if u.Apart || s.signedUnder(k) {
		return true
	}
	if k > 0 && s.units[k-1].Page != u.Page && u.Size >= leastHead {
		return true
	}
	if u.Size < leastHead && s.kicks(k) {
		return true
	}
	if u.Size < leastHead {
		return u.Size == s.size && u.Bold == s.bold // one of several, as small as the first
	}
	return 20*int(u.Size) >= 11*int(s.size) || u.words > 3 && u.Size >= leastHead+3
}

// states reports whether s ends as statements do, and no headline.
func states(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..")
}

// signedUnder reports whether an author stands under unit k.
func (s *setter) signedUnder(k int) bool {
	for k++; k < len(s.units) && s.display(k); k++ {
	}
	return k < len(s.units) && s.units[k].Kind == PartType && s.author(k)
}

// latinAuthor begins a byline in Latin letters.
var latinAuthor = regexp.MustCompile(`^(?i:by|di|von|par|por|text|words|interview by|report by)\s+\p{Lu}`)

// author reports whether unit k may sign what is near it.
func (s *setter) author(k int) bool {
	u := &s.units[k]
	if u.Lines > 2 || u.size > 3*maxByline || u.words > 10 {
		return false
	}
	text := u.String
	if sig := u.signature(); sig.names() && (sig.mark != 0 || sig.grade >= family || u.Size != bodyTenths || u.Bold) {
		return true
	}
	return latinAuthor.MatchString(text) || (u.Bold || u.Size != bodyTenths) && nameLike(text)
}

// nameLike reports whether s is made as names in Latin letters are: every word but
// small ones has a capital, and nothing else is in it.
func nameLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 6 {
		return false
	}
	for i, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsUpper(r):
		case i > 0 && strings.Contains(" of the and de von van der di da del la le e y und & – , ", " "+strings.ToLower(f)+" "):
		default:
			return false
		}
		if strings.ContainsAny(f, "0123456789?!:;()“”\"") || strings.HasSuffix(f, ".") && len(f) > 3 {
			return false
		}
	}
	return true
}

// setHead tells what the units of a head are: the largest is the headline, what is
// above it a label or a kicker, what is under it a deck or an author.
func (s *setter) setHead(from, end int) {
	main := s.mainOf(from, end)
	columns, kickers, heads, decks, signed := s.sortHead(from, end, main)
	for _, i := range columns {
		s.emit(PartColumn, i)
		s.wide, s.page = s.display(i), 0
		if !s.wide && s.announces(i) {
			s.wide, s.page = true, s.units[i].Page
		}
		s.under = s.extentOf(from, end)
	}
	if columns == nil && s.wide && (s.leaves(from, end) || s.page > 0 && s.units[from].Page != s.page) {
		s.wide = false
	}
	if columns == nil && !s.wide {
		s.out = append(s.out, Part{Kind: PartColumn}) // the one before ends
	}
	for _, i := range kickers {
		s.emit(PartKicker, i)
	}
	s.emit(PartHeadline, heads[0])
	for _, i := range heads[1:] {
		h := &s.out[len(s.out)-1]
		h.Text = twoLines(h.Text, s.units[i].Part.Text)
	}
	var text []int
	for _, i := range decks {
		if signed != nil && i > signed[0] { // a heading that begins the text
			text = append(text, i)
			continue
		}
		s.emit(PartSubhead, i)
	}
	for _, i := range signed {
		s.emit(PartByline, i)
	}
	s.named = signed != nil
	for _, i := range text {
		s.emit(PartParagraph, i)
	}
	s.open, s.size, s.bold, s.body = true, s.units[main].Size, s.units[main].Bold, len(text)
}

// sortHead sorts the units of a head, whose headline is main.
func (s *setter) sortHead(from, end, main int) (columns, kickers, heads, decks, signed []int) {
	for i := from; i < end; i++ {
		switch {
		case s.inHeadline(i, main):
			heads = append(heads, i)
		case i > main && s.author(i) && !s.display(i):
			signed = append(signed, i)
		case i > main:
			decks = append(decks, i)
		case latinAuthor.MatchString(s.units[i].String), columns != nil && s.author(i):
			signed = append(signed, i)
		case columns == nil && s.namesColumn(i):
			columns = append(columns, i)
		default:
			kickers = append(kickers, i)
		}
	}
	return columns, kickers, heads, decks, signed
}

// inHeadline reports whether unit i is the headline of a head or another line of it.
func (s *setter) inHeadline(i, main int) bool {
	u, m := &s.units[i], &s.units[main]
	return i == main || u.Size == m.Size && u.Frame == m.Frame && (!u.Apart || i < main)
}

// mainOf returns the headline of a head: the largest of what stands under the last
// rule, unless what is above it is far larger and no mere word.
func (s *setter) mainOf(from, end int) int {
	best := -1
	for i := from; i < end; i++ {
		if !s.display(i) {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		u, b := &s.units[i], &s.units[best]
		apart := false
		for k := best + 1; k <= i; k++ {
			apart = apart || s.units[k].Apart
		}
		far := 2*int(b.Size) >= 3*int(u.Size) && b.words > 3
		if apart && !far || !apart && u.Size > b.Size && (b.words < 3 || 4*int(u.Size) > 5*int(b.Size)) {
			best = i
		}
	}
	return best
}

// namesColumn reports whether unit i may be the name of a column: a word or two.
func (s *setter) namesColumn(i int) bool {
	u := &s.units[i]
	return u.words <= 5 && !u.ended && !runes.HasClause(u.String) && !strings.ContainsAny(u.String, ",;")
}

// announces reports whether unit i, the name of a column in hanzi, stands over what comes
// down to the next one on its page. A label in Latin letters is its article's.
func (s *setter) announces(i int) bool { return isHanzi(s.units[i].first) }

// setText tells what a unit in the text is.
func (s *setter) setText(i int) {
	u := &s.units[i]
	switch {
	case u.Kind != PartType:
		s.emit(u.Kind, i)
	case !s.open && (u.Lines < 3 && !u.ended || u.Aside):
		s.emit(PartOther, i) // what stands above the first headline
	case s.signsUnder(i):
		s.emit(PartByline, i)
		s.named = true
	case s.quotes(i):
		s.emit(PartQuote, i)
	case s.captions(i):
		s.emit(PartCaption, i)
	default:
		s.emit(PartParagraph, i)
		s.open = true
		s.body++
	}
}

// signsUnder reports whether unit i, under a text that nobody signed yet, says in Latin
// letters who wrote it.
func (s *setter) signsUnder(i int) bool {
	u := &s.units[i]
	if !s.open || s.body == 0 || u.ended || u.Lines > 2 || u.words > 12 {
		return false
	}
	if s.named { // one line of them and another
		before := &s.out[len(s.out)-1]
		return before.Kind == PartByline && before.Frame == u.Frame && nameLike(u.String)
	}
	return latinAuthor.MatchString(u.String)
}

// captions reports whether unit i is said of a picture or beside the text.
func (s *setter) captions(i int) bool {
	u := &s.units[i]
	if u.Block != "" {
		return false
	}
	if u.Aside || figureTitle.MatchString(u.String) || opensCaption(u.String) {
		return true
	}
	if u.Size < bodyTenths && s.boxed(i) {
		return true
	}
	return u.Size <= mostSmall && !s.ends(i)
}

// boxed reports whether a rule or a box parts the frame of unit i, which has no
// headline, from what is before: facts beside the text.
func (s *setter) boxed(i int) bool {
	u := &s.units[i]
	for ; i >= 0 && s.units[i].Frame == u.Frame && s.units[i].Page == u.Page; i-- {
		if s.display(i) || s.units[i].Size == bodyTenths {
			return false
		}
		if s.units[i].Apart {
			return true
		}
	}
	return false
}

// ends reports whether unit i stands under the last text of a frame, as a source or a
// remark on the author does.
func (s *setter) ends(i int) bool {
	u := &s.units[i]
	return i > 0 && s.units[i-1].Frame == u.Frame && s.units[i-1].Size == bodyTenths && lettersIn(u.String) > 4 &&
		(i+1 == len(s.units) || s.units[i+1].Frame != u.Frame || s.units[i+1].Page != u.Page || s.display(i+1))
}

// quotes reports whether unit i, of display type in the text, is a pull quote: a
// sentence, where a heading has some words.
func (s *setter) quotes(i int) bool {
	const (
		heading = 11 // words
		fewest  = 4  // of what stands in the midst of a sentence
	)
	u := &s.units[i]
	return s.open && s.body > 0 && u.Size >= leastDisplay && !numberedHead.MatchString(u.String) &&
		(u.words >= heading || quoted(u.String) || s.repeated[i] || u.Aside && u.words >= fewest)
}

// twoLines joins two lines of a headline: Latin words stay two.
func twoLines(a, b string) string {
	if lastRune(a) < 0x2000 && firstRune(b) < 0x2000 {
		return a + " " + b
	}
	return a + b
}
