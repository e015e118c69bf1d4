package page

import "regexp"

// What stands at the head of a newspaper's page is its name, who publishes it, the
// day, the price: large type, some of it, and no headline. The line that tells the
// day by its weekday, or its number and price, tells the rest: what stands above it
// is no text, and a headline is still to come below.

var (
	// issueDay tells on which day an issue appeared.
	issueDay = regexp.MustCompile(`(?i)(\b(mon|tues|wednes|thurs|fri|satur|sun)day|lunedì|martedì|mercoledì|giovedì|venerdì|\bsabato|domenica|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|\blunes|\bmartes|miércoles|jueves|viernes|sábado|domingo|\blundi|\bmardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:$|\PL).*\b(1[6-9]|20)[0-9]{2}\b|^[0-9]{1,2}(st|nd|rd|th|\.)? (de |of )?\p{L}+,? (de |del )?(1[6-9]|20)[0-9]{2}$|(星期|周|禮拜)[一二三四五六日天]`)
	// issueNumber tells its number or price.
	issueNumber = regexp.MustCompile(`(?i)[€£$¥]\s?[0-9]|[0-9]\s?€|\bvol\.? ?[ivxlc0-9]|\bn[o°º]?[.°º] ?[0-9]|\b(anno|année|jahrgang|issue|number) [0-9]|第\s?[0-9]+\s?(期|号)|总第|國內統一|国内统一`)
)

// findMastheads tells what stands at the head of each page.
func (s *setter) findMastheads() {
	s.pages(func(from, to int) { s.furnish(from, s.mastheadEnds(from, to)) })
}

// mastheadEnds returns the unit after the masthead of a page of units [from, to), or from.
func (s *setter) mastheadEnds(from, to int) int {
	const (
		most  = 16 // units above the day
		words = 16 // of one of them
		near  = 4  // units between the day and the first headline
	)
	end := from
	for k := from; k < min(to, from+most); k++ {
		u := &s.units[k]
		if u.words > words || u.Lines > 3 || u.ended && u.Lines > 1 && u.Size == bodyTenths {
			break
		}
		if u.words <= words && (issueDay.MatchString(u.String) || end > from && issueNumber.MatchString(u.String)) {
			end = k + 1
		}
	}
	for k := end; k < min(to, end+near); k++ {
		if s.display(k) {
			return end
		}
		if u := &s.units[k]; u.ended && u.Lines > 1 {
			break
		}
	}
	return from
}

// findFeet tells what stands at the foot of each page in the smallest type, under a
// rule: who prints the newspaper, where it is had and for how much.
func (s *setter) findFeet() {
	const small = 7 // tenths of the body's size
	s.pages(func(from, to int) {
		foot, ruled := to, false
		for ; foot > from && s.units[foot-1].Size > 0 && s.units[foot-1].Size <= small; foot-- {
			ruled = ruled || s.units[foot-1].Apart
		}
		if ruled && foot > from {
			s.furnish(foot, to)
		}
	})
}

// pages calls f with the units [from, to) of each page.
func (s *setter) pages(f func(from, to int)) {
	for from := 0; from < len(s.units); {
		to := from
		for to < len(s.units) && s.units[to].Page == s.units[from].Page {
			to++
		}
		f(from, to)
		from = to
	}
}

// furnish tells of units [from, to) that they belong to the page.
func (s *setter) furnish(from, to int) {
	for i := from; i < to; i++ {
		if s.units[i].Kind == PartType {
			s.units[i].Kind = PartOther
		}
	}
}
