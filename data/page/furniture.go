package page

import (
	"regexp"
	"slices"
	"strings"

	"lanmu/data/runes"
)

// Furniture is what belongs to the page and to no article: its number, date,
// section, editors, telephone, the newspaper's name.
var (
	pageNumber = regexp.MustCompile(`^(第?\s*[0-9０-９]{1,3}\s*版?|第[一二三四五六七八九十]{1,3}版|[A-Z]\s?[0-9]{1,3}(\s*版)?)$`)
	pageDate   = regexp.MustCompile(`^[12１２二一][0-9０-９〇○零一二三四五六七八九]{3}\s*[年./-]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[月./-]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日?`)
	weekday    = regexp.MustCompile(`^(星期|周|禮拜)[一二三四五六日天]$`)
	ofIssue    = regexp.MustCompile(`^[总總]?第[0-9]{2,6}[期号號]$`)
	lunarDate  = regexp.MustCompile(`^(农历|夏历|農曆)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,8}$|^(农历|夏历|農曆)\S{1,12}$`)
	paperName  = regexp.MustCompile(`^\p{Han}{2,8}(日报|晚报|早报|晨报|时报|商报|周报|工人报|青年报|都市报|导报|法治报|日報|晚報|時報)$`)
)

// duties are what a page says of those who made it, before a colon or a slash.
var duties = []string{"责任编辑", "责编", "本版编辑", "编辑", "版式", "版式设计", "设计", "校对", "美编", "美术编辑", "组版", "值班主任", "值班编委", "值班总编", "视觉", "检校", "主编", "責任編輯", "責編", "本版編輯", "編輯", "校對", "美編", "版式設計", "設計", "組版", "電話", "熱線", "郵箱", "信箱", "傳真", "網址", "电话", "热线", "邮箱", "信箱", "投稿", "电子邮箱", "E-mail", "Email", "email", "e-mail", "电邮", "邮编", "传真", "网址", "制图", "执行", "出版", "统一刊号", "刊号", "邮发代号"}

// hasDuty reports whether s names an editor, a telephone or the like.
func hasDuty(s string) bool {
	for rest := s; ; {
		at := strings.IndexAny(rest, "：:/／@")
		if at < 0 {
			return false
		}
		if rest[at] == '@' {
			return at > 0 && rest[at-1] < 0x80 && at+1 < len(rest) && rest[at+1] < 0x80
		}
		head := strings.TrimRightFunc(rest[:at], isSpace)
		for _, d := range duties {
			if strings.HasSuffix(head, d) {
				return true
			}
		}
		rest = rest[at+len(string(firstRune(rest[at:]))):]
	}
}

// maxFurniture is the most characters a line of furniture has; a line of raw
// type may hold all of it.
const maxFurniture = 90

// furnished reports whether b is page furniture by its own looks; number that
// it is only a number, which a list in an article has too.
func furnished(b *block) (yes, number bool) {
	s := b.String
	if b.ended || b.size > maxFurniture {
		return false, false
	}
	switch {
	case b.size <= 6 && pageNumber.MatchString(s):
		return true, true
	case b.size == 3 && weekday.MatchString(s), b.size <= 12 && isPaper(b.last) && paperName.MatchString(s):
		return true, false
	case b.size <= 40 && isDigit(b.first) && pageDate.MatchString(s) && !strings.ContainsAny(s, "，。；！？"):
		return true, false
	}
	if b.spaced && furnishedTogether(s) {
		return true, false
	}
	return b.colons && hasDuty(s) && !runes.HasSentence(s), false
}

// longestToken is the most characters of a piece of furniture that shares its
// line: a newspaper's name, a date.
const longestToken = 15

// furnishedTogether reports whether s is several pieces of furniture on one line:
// 观点 05版, 编辑 甲某 美编 乙某.
func furnishedTogether(s string) bool {
	told, named := 0, 0
	duty := false // the token before was one
	for t := range strings.FieldsFuncSeq(s, isSpace) {
		switch {
		case len(t) > 3*longestToken:
			return false
		case strings.HasSuffix(t, "版") && pageNumber.MatchString(t), isDigit(firstRune(t)) && pageDate.MatchString(t), strings.ContainsRune("周星禮", firstRune(t)) && weekday.MatchString(t), isPaper(lastRune(t)) && paperName.MatchString(t),
			strings.ContainsRune("期号號", lastRune(t)) && ofIssue.MatchString(t), strings.ContainsRune("农夏農甲乙丙丁戊己庚辛壬癸", firstRune(t)) && lunarDate.MatchString(t):
			told += 2
		case slices.Contains(duties, t):
			told++
			duty = true
			continue
		case duty && hasSurname(t): // 本版编辑 张三
			told++
		case count(t) <= 4 && !runes.HasClause(t) && !strings.ContainsAny(t, "“”"):
			named++
		default:
			return false
		}
		duty = false
	}
	return told >= 2 && named <= 6
}

// findCaptions gives the role to what stands under a picture: 图为……, （新华社记者 张三 摄）.
func findCaptions(blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		if b.role != body || b.size > longestBrief {
			continue
		}
		if b.small() && b.ended && b.size > maxByline && !setSmall(blocks, i-1) && !setSmall(blocks, i+1) && trailingNote(b.String) == "" {
			b.role = caption
			continue
		}
		if tellsPicture(b.String, b.ended) {
			b.role = caption
		}
	}
}

// tellsPicture reports whether s, which may go on if it has not ended, tells what is in a
// picture or who took it.
func tellsPicture(s string, ended bool) bool {
	if m, rest := marked(s); m != 0 {
		s = rest
	}
	if opensCaption(s) {
		return true
	}
	credit := trailingNote(s)
	if credit == "" && !ended {
		if at := strings.LastIndexFunc(s, endsClause); at >= 0 {
			credit = strings.TrimLeftFunc(s[at:], func(r rune) bool { return endsClause(r) || isSpace(r) }) // ……的灶台。本报记者 何小满 摄
		}
	}
	return strings.ContainsAny(credit, "摄攝图圖") && readSignature(credit).role == Photographer
}

// opensCaption reports whether s tells what is in a picture.
func opensCaption(s string) bool {
	for _, w := range []string{"图为", "图①", "上图", "下图", "左图", "右图", "圖為"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func endsClause(r rune) bool { return classOf(r) == terminal || r == '”' }

// setSmall reports whether block i is text in as small a type as captions have.
func setSmall(blocks []block, i int) bool {
	return i >= 0 && i < len(blocks) && blocks[i].small() && blocks[i].role == body && blocks[i].ended
}

func isPaper(r rune) bool { return r == '报' || r == '報' }

// findFurniture marks the blocks that are furniture, and the section's name
// (评论) that stands among them or beside them at an end of the page.
func findFurniture(blocks []block) {
	sure := make([]bool, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		if sure[i] = b.role == furniture; b.role != body || b.kind != "" || b.size > maxFurniture {
			continue
		}
		if yes, number := furnished(b); yes {
			b.role = furniture
			sure[i] = !number
		}
	}
	for i := 0; i < len(blocks); i++ {
		if blocks[i].role == furniture {
			end, certain := furnitureFrom(blocks, sure, i)
			settleFurniture(blocks, i, end, certain)
			i = end
		}
	}
}

// furnitureFrom returns the last of a group of furniture that begins with block
// i, with at most one small line between, and whether one of them is sure.
func furnitureFrom(blocks []block, sure []bool, i int) (end int, certain bool) {
	end = i
	for j := i; j < len(blocks); j++ {
		if blocks[j].role == furniture {
			end, certain = j, certain || sure[j]
		} else if j > end+1 || !small(&blocks[j]) {
			break
		}
	}
	return end, certain
}

// settleFurniture gives a group its role: all of it is furniture if it is certain,
// or a number alone at an end of the page.
func settleFurniture(blocks []block, from, end int, certain bool) {
	last := len(blocks) - 1
	atEdge := from == 0 || end == last
	for j := from; j <= end; j++ {
		if certain || atEdge && end == from {
			blocks[j].role = furniture
		} else if blocks[j].role == furniture {
			blocks[j].role = body
		}
	}
	if certain && from == 1 && small(&blocks[0]) {
		blocks[0].role = furniture
	}
	if certain && end == last-1 && small(&blocks[last]) {
		blocks[last].role = furniture
	}
}

// small reports whether b may be a section's name.
func small(b *block) bool {
	return b.size <= 6 && !b.ended && (b.role == body || b.role == furniture) && allHanzi(b.String)
}
