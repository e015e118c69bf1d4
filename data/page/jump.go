package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// An article that does not fit goes on elsewhere: 下转第3版, continued on page 4. The
// line that says so is no text of it; where the page it names is of the same
// document, and says 上接第1版 of one text, the two are one article again.

const (
	// jumpMark is what may stand before or after a jump: ●, ►, brackets.
	jumpMark = `[^\p{L}\p{N}“”"‘’«»]{0,3}`
	sheetNo  = `第?\s*([0-9０-９一二三四五六七八九十]{1,4}|[A-Z][0-9０-９]{1,3})\s*版`
)

var (
	// jumpLine tells where a text goes on, or comes from.
	jumpLine = regexp.MustCompile(`(?i)^` + jumpMark + `((?:紧急)?(?:下转|下轉|转|上接|接)\s*` + sheetNo + `.{0,12}` +
		`|(?:story |article |.{0,24}\b)?(?:continued|continues|turn|jump|full story|see|more|from) ?(?:on|from|to|at)? ?pages? [A-Z]?\d+.{0,20}` +
		`|(?:segue |continua |servizio |altri servizi )?(?:a|da|alle|dalle) pag(?:in[ae]|\.) ?\d+.{0,20}|suite (?:de la |en )?page \d+|(?:sigue|viene|pasa) (?:en|de|a) (?:la )?p[áa]gina \d+` +
		`|fortsetzung (?:auf|von) seite \d+|(?:siehe|mehr auf|bericht) seite \d+)` + jumpMark + `$|^[●►▶▸→]\s*(?i:nell[oae]|nei|negli|in|alle?|see|im|dans|en|à la)\s.{2,24}$`)
	// bracketedJump is one that may stand anywhere in a line.
	bracketedJump = regexp.MustCompile(`[（(【\[]\s*(?:紧急)?(?:下转|下轉|上接)\s*` + sheetNo + `[^）)】\]]{0,12}[）)】\]]`)
	// endsInJump is one after a mark, at the end of what says who wrote: di Massimo Pisa ● a pagina 8.
	endsInJump = regexp.MustCompile(`^(.{4,160}?)\s*([●►▶▸→]\s*\pL.{1,24})$`)
	// fromElsewhere tells a jump that goes back from one that goes on.
	fromElsewhere = regexp.MustCompile(`(?i)上接|^` + jumpMark + `接|\bfrom\b|\bda pag|suite de|viene de|fortsetzung von`)
	// sheetNumber is what a page says of itself, or a jump of another.
	sheetNumber = regexp.MustCompile(sheetNo + `|(?i:pages?|seite|p[áa]gina|pag\.|page) ?([A-Z]?\d+)`)
)

// Jump reports whether a line tells where a text goes on, or comes from.
func Jump(line string) bool { return jumpLine.MatchString(strings.TrimSpace(line)) }

// splitJumps makes parts of their own of the jumps that stand in others.
func splitJumps(parts []Part) []Part {
	out := make([]Part, 0, len(parts))
	for _, p := range parts {
		if p.Kind != PartType {
			out = append(out, p)
			continue
		}
		for at := bracketedJump.FindStringIndex(p.Text); at != nil; at = bracketedJump.FindStringIndex(p.Text) {
			before, jump := p, p
			before.Text, jump.Text, p.Text = p.Text[:at[0]], p.Text[at[0]:at[1]], p.Text[at[1]:]
			if strings.TrimSpace(before.Text) != "" {
				out = append(out, before)
			}
			jump.Lines = 1
			out = append(out, jump)
			p.Apart = false
		}
		if m := endsInJump.FindStringSubmatch(p.Text); m != nil && Jump(m[2]) {
			p.Text = m[1]
			jump := p
			jump.Text, jump.Lines, jump.Apart = m[2], 1, false
			out = append(out, p, jump)
			continue
		}
		if strings.TrimSpace(p.Text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// joinJumps puts what goes on elsewhere after what it goes on with, where one text of
// the document says that it does and one that it comes from there.
func joinJumps(parts []Part) []Part {
	numbers := sheetNumbers(parts)
	for from := 0; from < len(parts); from++ {
		p := &parts[from]
		if p.Kind != PartOther || !Jump(p.Text) || !fromElsewhere.MatchString(p.Text) {
			continue
		}
		origin := originOf(parts, from, numbers)
		if origin < 0 || rivals(parts, from) {
			continue
		}
		begin, end := from+1, from+1
		for end < len(parts) && slices.Contains([]PartKind{PartParagraph, PartQuote, PartCaption}, parts[end].Kind) {
			end++
		}
		if begin == end {
			continue
		}
		if from > 0 && parts[from-1].Kind == PartHeadline { // said once more
			parts[from-1].Kind = PartOther
		}
		moved := slices.Clone(parts[begin:end])
		parts = slices.Delete(parts, begin, end)
		if origin > from {
			origin -= end - begin
		}
		last := origin - 1
		for last >= 0 && parts[last].Kind == PartOther {
			last--
		}
		if last >= 0 && parts[last].Kind == PartParagraph && moved[0].Kind == PartParagraph && !newBlock(parts[last].Text, []Span{{0, len(parts[last].Text)}}, 0).ended {
			parts[last].Text = twoLines(parts[last].Text, moved[0].Text)
			parts[last].Regions = append(slices.Clip(parts[last].Regions), moved[0].Regions...)
			moved = moved[1:]
		}
		parts = slices.Insert(parts, origin+1, moved...)
		if origin < from {
			from += len(moved)
		}
	}
	return parts
}

// originOf returns the one part that says that it goes on where part i, which comes
// from elsewhere, stands; -1 if there is none, or more than one.
func originOf(parts []Part, i int, numbers map[int]string) int {
	origin := -1
	for k := range parts {
		o := &parts[k]
		if o.Kind != PartOther || o.Page == parts[i].Page || !Jump(o.Text) || fromElsewhere.MatchString(o.Text) {
			continue
		}
		if numberIn(o.Text) == numbers[parts[i].Page] && numberIn(parts[i].Text) == numbers[o.Page] {
			if origin >= 0 {
				return -1
			}
			origin = k
		}
	}
	return origin
}

// rivals reports whether another text of that page comes from where part i does.
func rivals(parts []Part, i int) bool {
	for k := range parts {
		if k != i && parts[k].Kind == PartOther && parts[k].Page == parts[i].Page && Jump(parts[k].Text) && fromElsewhere.MatchString(parts[k].Text) && numberIn(parts[k].Text) == numberIn(parts[i].Text) {
			return true
		}
	}
	return false
}

// numberIn returns the number of the page that s names.
func numberIn(s string) string {
	m := sheetNumber.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return plainNumber(m[1] + m[2])
}

// plainNumber returns a number in plain figures: 第０３版, 第三版 and 第3版 are one.
func plainNumber(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch i := strings.IndexRune("零一二三四五六七八九", r); {
		case r >= '０' && r <= '９':
			b.WriteRune(r - '０' + '0')
		case i >= 0:
			b.WriteByte('0' + byte(i/3))
		case r == '十' && b.Len() == 0:
			b.WriteByte('1')
			if strings.HasSuffix(s, "十") {
				b.WriteByte('0')
			}
		case r == '十' && strings.HasSuffix(s, "十"):
			b.WriteByte('0')
		case r == '十':
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimLeft(strings.ToUpper(b.String()), "0")
}

// sheetNumbers returns what the pages of a document call themselves: by what stands
// at their edges, or by where they stand in it.
func sheetNumbers(parts []Part) map[int]string {
	numbers := map[int]string{}
	for i := range parts {
		if p := &parts[i]; numbers[p.Page] == "" {
			numbers[p.Page] = strconv.Itoa(p.Page)
		}
	}
	told := map[int]bool{}
	for i := range parts {
		p := &parts[i]
		if n := numberIn(p.Text); p.Kind == PartOther && n != "" && !told[p.Page] && !Jump(p.Text) {
			numbers[p.Page], told[p.Page] = n, true
		}
	}
	return numbers
}
