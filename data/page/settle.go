package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"lanmu/data/folio"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// settle turns the drafts into the page's articles, each in its column.
func (r *reader) settle() {
	p := r.page
	names := make(map[string]int)         // column's name to index into p.Columns
	ofLabel := make([]int, len(r.labels)) // label to index into p.Columns
	for k, i := range r.labels {
		_, name := marked(r.blocks[i].String)
		name = unframed(name)
		at, known := names[name]
		if !known {
			at = len(p.Columns)
			names[name] = at
			p.Columns = append(p.Columns, Column{Name: name, Label: r.blocks[i].Text})
		} else {
			r.left = append(r.left, i)
		}
		ofLabel[k] = at
	}
	columns := make([]int, len(r.drafts))
	for k, d := range r.drafts {
		columns[k] = -1
		if d.column >= 0 {
			columns[k] = ofLabel[d.column]
		}
	}
	moved := r.leadBriefsBack(columns)
	p.Articles = make([]Article, 0, len(r.drafts))
	for _, k := range orderOf(columns, moved) {
		d := r.drafts[k]
		if r.watch.over(step * (1 + len(d.body))) {
			return
		}
		a := r.article(d, len(p.Articles))
		if c := columns[k]; c >= 0 {
			a.Column = p.Columns[c].Name
		}
		if moved[k] {
			r.decide(Decision{Act: Move, Reason: BriefForm, Article: len(p.Articles), Spans: spansOf(&a)})
		}
		p.Articles = append(p.Articles, a)
	}
	r.dropEmptyColumns()
	for i := range r.left {
		p.Leftovers = append(p.Leftovers, r.blocks[r.left[i]].Text)
	}
	finish(p)
}

// spansOf returns where the whole of a stood.
func spansOf(a *Article) (spans []Span) {
	spans = append(spans, a.Headline.Spans...)
	spans = append(spans, a.Byline.Text.Spans...)
	for i := range a.Blocks {
		if a.Blocks[i].inText() {
			spans = append(spans, a.Blocks[i].Text.Spans...)
		}
	}
	return spans
}

// leadBriefsBack finds the briefs that stand under a label of signed articles,
// and gives them to the column whose own items are briefs: the last such label
// before them, else the first after. Extractors reach a brief in the corner of
// the page when everything else is read.
func (r *reader) leadBriefsBack(columns []int) (moved []bool) {
	moved = make([]bool, len(r.drafts))
	first := make(map[int]int) // column to its first draft
	var briefs []int           // columns that begin with a brief, in order
	for k, c := range columns {
		if _, known := first[c]; !known && c >= 0 {
			first[c] = k
			if r.drafts[k].runIn {
				briefs = append(briefs, k)
			}
		}
	}
	before := -1
	for k, d := range r.drafts {
		if d.runIn && columns[k] >= 0 && first[columns[k]] == k {
			before = columns[k]
			continue
		}
		if !d.runIn || len(briefs) == 0 || columns[k] >= 0 && r.drafts[first[columns[k]]].runIn {
			continue
		}
		to := before
		if to < 0 {
			to = columns[briefs[0]]
		}
		columns[k], moved[k] = to, true
	}
	return moved
}

// orderOf returns the drafts in reading order: those moved stand after the
// others of their column.
func orderOf(columns []int, moved []bool) []int {
	later := make(map[int][]int)
	last := make(map[int]int)
	for k, c := range columns {
		if moved[k] {
			later[c] = append(later[c], k)
		} else {
			last[c] = k
		}
	}
	var order []int
	for k, c := range columns {
		if moved[k] {
			continue
		}
		order = append(order, k)
		if last[c] == k {
			order = append(order, later[c]...)
		}
	}
	return order
}

// article makes an article of a draft.
func (r *reader) article(d *draft, article int) Article {
	a := Article{Byline: Byline{Role: Author}}
	if len(d.body) == 0 { // nothing but a picture: what is said of it is the article
		d.body, d.captions = d.captions, nil
	}
	r.setHead(d, &a)
	if d.reason != "" && len(a.Headline.Spans) > 0 {
		r.decide(Decision{Act: Open, Reason: d.reason, Row: d.row, Article: article, Spans: a.Headline.Spans})
	}
	r.setByline(d, &a)
	r.mend(d, &a, article)
	r.signAfter(&a)
	r.setQuotes(d, &a, article)
	for _, i := range d.captions {
		a.Blocks = append(a.Blocks, r.blockAs(i, Caption))
	}
	if r.page.Form == MarkedUp {
		stand(a.Blocks)
	}
	label := ""
	if d.column >= 0 {
		label = r.blocks[r.labels[d.column]].String
	}
	a.SourceNote = sourceNote(&a)
	if a.SourceNote != "" && len(a.Blocks) > 0 && strings.HasSuffix(a.Blocks[0].Text.String, a.SourceNote) {
		a.HasLead = true
	}
	a.Kind = kindOf(label, d, &a)
	switch {
	case a.Kind == Cartoon && a.Byline.Name != "":
		a.Byline.Role = Cartoonist
	}
	return a
}

// stand puts blocks of a page that was marked up where they stood; one without text
// stays after the one before it.
func stand(blocks []Block) {
	at := make([]int, len(blocks))
	order := make([]int, len(blocks))
	for i := range blocks {
		order[i] = i
		if s := blocks[i].Text.Spans; len(s) > 0 {
			at[i] = s[0].Start
		} else if i > 0 {
			at[i] = at[i-1]
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return at[i] - at[j] })
	was := slices.Clone(blocks)
	for i, k := range order {
		blocks[i] = was[k]
	}
}

// setQuotes makes pull quotes of the blocks told as such; one that a column's
// end cut is joined.
func (r *reader) setQuotes(d *draft, a *Article, article int) {
	for k := 0; k < len(d.quotes); {
		end := k + 1
		for end < len(d.quotes) && r.blocks[d.quotes[end]].stretch == r.blocks[d.quotes[k]].stretch && !r.blocks[d.quotes[end-1]].ended {
			end++
		}
		var parts []Text
		for _, i := range d.quotes[k:end] {
			parts = append(parts, r.blocks[i].Text)
		}
		q := joinTexts(parts)
		a.Blocks = append(a.Blocks, Block{Kind: PullQuote, Text: q})
		r.decide(Decision{Act: Quote, Reason: RepeatsBody, Article: article, Spans: q.Spans})
		k = end
	}
}

// setHead sorts the lines above the byline into kicker, headline and subhead.
func (r *reader) setHead(d *draft, a *Article) {
	head := make([]block, 0, 3)
	for _, i := range d.head {
		head = append(head, r.blocks[i])
	}
	switch len(head) {
	case 0:
		return
	case 1:
		a.Headline = head[0].Text
		return
	}
	if top := tallest(head); top >= 0 {
		end := top + 1
		for end < len(head) && head[end].tenths == head[top].tenths {
			end++
		}
		a.Headline = joinAll(head[top:end])
		if top > 0 {
			a.Kicker = joinAll(head[:top])
		}
		if end < len(head) {
			a.Subhead = joinAll(head[end:])
		}
		return
	}
	if last := &head[len(head)-1]; strings.HasPrefix(last.String, "—") || strings.HasPrefix(last.String, "─") {
		a.Subhead = last.Text
		head = head[:len(head)-1]
	}
	switch {
	case len(head) == 1:
		a.Headline = head[0].Text
	case len(head) == 2 && broken(&head[0], &head[1]):
		a.Headline = joinAll(head)
	case len(head) == 2 && a.Subhead.String == "" && head[1].size > head[0].size:
		a.Headline, a.Subhead = head[0].Text, head[1].Text
	case len(head) == 2:
		a.Kicker, a.Headline = head[0].Text, head[1].Text
	default:
		a.Kicker, a.Headline, a.Subhead = head[0].Text, head[1].Text, head[2].Text
	}
}

// tallest returns the first of the blocks set in the largest type, or -1 if their
// type does not tell them apart.
func tallest(head []block) int {
	top := -1
	for i := range head {
		if head[i].displayed() && (top < 0 || head[i].tenths > head[top].tenths) {
			top = i
		}
	}
	return top
}

// broken reports whether a and b are two lines of one headline: the first opens
// what the second closes, or both are too short to stand alone.
func broken(a, b *block) bool {
	return a.opens > 0 && b.closes > 0 || classOf(a.last) == pause || a.size+b.size <= 20 && a.size <= 13 && b.size <= 13
}

// setByline takes the author from the byline's line, or from the beginning of
// the first paragraph.
func (r *reader) setByline(d *draft, a *Article) {
	var texts []Text
	var names []string
	if d.runIn && len(d.body) > 0 {
		b := &r.blocks[d.body[0]]
		n, _ := runIn(b.String)
		colon := len(string(firstRune(b.String[n:])))
		names = append(names, trim(b.String[:n]))
		name, rest := split(r.page.Source, b.Text, n+colon)
		texts = append(texts, name)
		b.Text, b.size = rest, count(rest.String)
		b.first = firstRune(rest.String)
	}
	if d.bracket >= 0 && d.signed == nil {
		b := &r.blocks[d.bracket]
		at := signedIn(b.String)
		rest, name := split(r.page.Source, b.Text, at)
		texts = append(texts, name)
		names = append(names, bylineName(name.String, &a.Byline.Role))
		b.Text, b.size = rest, count(rest.String)
		b.last = lastRune(rest.String)
	}
	for k, i := range d.signed {
		var role Role
		texts = append(texts, r.blocks[i].Text)
		names = append(names, bylineName(r.blocks[i].String, &role))
		if k == 0 {
			a.Byline.Role = role
		}
	}
	if texts != nil {
		a.Byline.Name, a.Byline.Text = strings.Join(names, " "), joinTexts(texts)
	}
}

// signAfter takes the author in brackets from the end of the last paragraph,
// where a strip's end cut the brackets in two.
func (r *reader) signAfter(a *Article) {
	if a.Byline.Name != "" || len(a.Blocks) == 0 {
		return
	}
	last := &a.Blocks[len(a.Blocks)-1].Text
	if at := signedIn(last.String); at > 0 {
		*last, a.Byline.Text = split(r.page.Source, *last, at)
		a.Byline.Name = bylineName(a.Byline.Text.String, &a.Byline.Role)
	}
}

// bylineName returns a byline's names without its mark, brackets or deed.
func bylineName(s string, role *Role) string {
	_, rest := marked(s)
	*role = Author
	if sig := readSignature(rest); sig.names() {
		*role = sig.role
		return sig.name
	}
	return rest
}

// notes match the source of a news hook: a date and a newspaper's or an
// agency's name in brackets, the closing one perhaps lost.
var notes = regexp.MustCompile(`^[（(][^（(]{0,12}[日月年期][^（(]*(《[^》]+》|社|网|报|台|客户端|通讯|频道)[^（(]{0,12}[）)]?$`)

// sourceNote returns the note at the end of the first paragraph that has one.
func sourceNote(a *Article) string {
	for i := range a.Blocks {
		if note := trailingNote(a.Blocks[i].Text.String); a.Blocks[i].inText() && note != "" && notes.MatchString(note) {
			return note
		}
	}
	return ""
}

// newsDateline matches the beginning of a report: an agency's or the paper's own
// (本报讯, 【本報訊】, 〔記者何小滿／台北報導〕).
var newsDateline = regexp.MustCompile(`^(据?(本报|本報|新华社|新華社|中新社|中新网|中央社|人民网|本社)[^，。：]{0,30}?(电|電|讯|訊|消息|报道|報道|報導)|据?央视[^，。：]{0,10}?(讯|消息)|[【〔（(]?(本报|本報)|[【〔（(][^】〕）)，。：]{1,30}(电|電|讯|訊|消息|报道|報道|報導)[】〕）)])`)

// longestBrief is the most characters of an article of one paragraph that is a
// brief without saying so by its form.
const longestBrief = 200

// kindOf tells what an article is. A column that sounds of cartoons may have essays
// (经济漫笔): under a cartoon stand a few words.
func kindOf(label string, d *draft, a *Article) Kind {
	switch {
	case strings.ContainsAny(label, "漫畫画") && length(a) <= longestBrief || a.Byline.Role == Cartoonist:
		return Cartoon
	case strings.ContainsAny(label, "图圖摄攝影") || a.Byline.Role == Photographer:
		return Picture
	case d.runIn:
		return Brief
	}
	n, first := 0, ""
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.inText() && b.Text.String != "" {
			if n++; n == 1 {
				first = b.Text.String
			}
		}
	}
	switch {
	case n > 0 && newsDateline.MatchString(prefixRunes(first, 50)):
		return News
	case n == 1 && count(first) <= longestBrief && !strings.Contains(first, "\n"):
		return Brief
	}
	return Commentary
}

// length returns how many characters a's text has.
func length(a *Article) (n int) {
	for i := range a.Blocks {
		if a.Blocks[i].inText() {
			n += count(a.Blocks[i].Text.String)
		}
	}
	return n
}

// dropEmptyColumns leaves over the labels under which nothing stands.
func (r *reader) dropEmptyColumns() {
	used := make(map[string]bool)
	for i := range r.page.Articles {
		used[r.page.Articles[i].Column] = true
	}
	kept := r.page.Columns[:0]
	for _, c := range r.page.Columns {
		if used[c.Name] {
			kept = append(kept, c)
		} else {
			r.page.Leftovers = append(r.page.Leftovers, c.Label)
		}
	}
	r.page.Columns = kept
}

// finish gives every article its ID: the first half of the SHA-256 of its
// headline and the beginning of its body, letters only, so that a different
// dump of the same page gives the same. Two articles that agree in both are
// told apart by their order.
func finish(p *Page) {
	const prefix = 64 // letters: a headline's and two sentences'
	seen := make(map[[sha256.Size]byte]int)
	var key []byte
	for i := range p.Articles {
		a := &p.Articles[i]
		n := 0
		key = key[:0]
		add := func(s string) {
			for _, r := range s {
				if n == prefix {
					return
				}
				if classOf(r) == letter {
					key = utf8.AppendRune(key, r)
					n++
				}
			}
		}
		add(a.Headline.String)
		for k := 0; k < len(a.Blocks) && n < prefix; k++ {
			if a.Blocks[k].inText() {
				add(a.Blocks[k].Text.String)
			}
		}
		sum := sha256.Sum256(key)
		seen[sum]++
		if again := seen[sum]; again > 1 {
			sum = sha256.Sum256(fmt.Append(key, "#", again))
		}
		a.ID = hex.EncodeToString(sum[:8])
	}
}

// furnish fills in what the page says of itself.
func (p *Page) furnish() {
	lines := make([]string, 0, len(p.Leftovers))
	for _, t := range p.Leftovers {
		if len(t.String) <= maxFurniture*3 {
			lines = append(lines, t.String)
		}
	}
	p.Folio = p.Folio.Over(folio.Read(lines))
}
