package shape

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Kind is what an article has between its paragraphs.
type Kind string

// Kinds are all of them.
var Kinds = []Kind{"regulated verse", "verse in pairs", "free verse", "lyrics", "numbered list", "marked list", "prizes", "programme", "interview", "letter", "notice", "table", "wide table"}

// A Line is a line as its editor set it.
type Line struct {
	Text  string
	Prose bool // it is a paragraph, which a dump may break into lines of type
	In    int  // ems it is set in by
	Gap   bool // a blank line stands before it, whatever the dump: a stanza begins

	Cells []string // of a table's row, which Text aligns by blanks
	Right bool     // it stands at the right
	Verse bool
}

// An Article is one, with what it is made of in order.
type Article struct {
	Kind     Kind
	Column   string
	Headline string
	Byline   string // "" for none
	Lines    []Line
}

type maker struct{ *rand.Rand }

// Make makes the article of a seed.
func Make(kind Kind, seed uint64) Article {
	m := maker{rand.New(rand.NewPCG(seed, uint64(len(kind))*31+uint64(kind[0])))}
	a := Article{Kind: kind, Column: m.one(columns), Headline: m.phrase(4) + m.phrase(3+m.IntN(4))}
	if m.IntN(3) > 0 {
		a.Byline = m.name()
	}
	if m.IntN(3) > 0 && kind != "letter" {
		a.prose(m.paragraph())
		if m.IntN(2) == 0 {
			a.prose(m.paragraph())
		}
		if m.IntN(3) == 0 {
			a.prose(m.sentence() + m.clause() + m.one([]string{"：", "如下：", "这样写道："}))
		}
	}
	a.shape(m)
	if kind != "letter" && kind != "notice" {
		for range m.IntN(3) {
			a.prose(m.paragraph())
		}
	}
	return a
}

func (a *Article) prose(s string)        { a.Lines = append(a.Lines, Line{Text: s, Prose: true, In: 2}) }
func (a *Article) line(s string, in int) { a.Lines = append(a.Lines, Line{Text: s, In: in}) }
func (a *Article) right(s string)        { a.Lines = append(a.Lines, Line{Text: s, In: 16, Right: true}) }
func (a *Article) verse(s string)        { a.Lines = append(a.Lines, Line{Text: s, In: 4, Verse: true}) }
func (a *Article) stanza(s string) {
	a.Lines = append(a.Lines, Line{Text: s, In: 4, Gap: true, Verse: true})
}

func (a *Article) shape(m maker) {
	switch a.Kind {
	case "regulated verse":
		size := []int{5, 7}[m.IntN(2)]
		for i := range []int{4, 8}[m.IntN(2)] {
			a.verse(m.exactly(size) + []string{"，", "。"}[i%2])
		}
	case "verse in pairs":
		size := []int{5, 7}[m.IntN(2)]
		for range []int{2, 4}[m.IntN(2)] {
			a.verse(m.exactly(size) + "，" + m.exactly(size) + "。")
		}
	case "free verse":
		marks := m.IntN(2) == 0
		for s := range 2 + m.IntN(3) {
			for i := range 3 + m.IntN(4) {
				l := m.exactly(2 + m.IntN(11))
				if marks {
					l += m.one([]string{"，", "", "。", "，"})
				}
				if i == 0 && s > 0 {
					a.stanza(l)
				} else {
					a.verse(l)
				}
			}
		}
	case "lyrics":
		refrain := []string{m.exactly(5), m.exactly(7)}
		for s := range 2 {
			for i := range 3 + m.IntN(3) {
				if i == 0 && s > 0 {
					a.stanza(m.exactly(6 + m.IntN(4)))
				} else {
					a.verse(m.exactly(6 + m.IntN(4)))
				}
			}
			for _, l := range refrain {
				a.verse(l)
			}
		}
	case "numbered list":
		style := m.IntN(len(numbers))
		for i := range 3 + m.IntN(5) {
			l := numbers[style](i) + m.exactly(4+m.IntN(14))
			switch m.IntN(3) {
			case 0:
				l += "；"
			case 1:
				l += "。"
			}
			a.line(l, 2)
		}
	case "marked list":
		mark := m.one([]string{"· ", "●", "◆", "—— ", "★", "※", "▶", "- "})
		for range 3 + m.IntN(5) {
			a.line(mark+m.exactly(5+m.IntN(12)), 2)
		}
	case "prizes":
		for _, p := range []string{"特等奖", "一等奖", "二等奖", "三等奖", "优秀奖"}[m.IntN(2) : 3+m.IntN(3)] {
			names := m.name()
			for range m.IntN(4) {
				names += m.one([]string{"　", "、", " "}) + m.name()
			}
			a.line(p+"："+names, 2)
		}
	case "programme":
		for i := range 3 + m.IntN(4) {
			switch m.IntN(2) {
			case 0:
				a.line(fmt.Sprintf("%d：%02d　%s", 8+i, 10*m.IntN(6), m.exactly(4+m.IntN(5))), 2)
			default:
				a.line(fmt.Sprintf("%d:%02d %s", 8+i, 10*m.IntN(6), m.exactly(4+m.IntN(5))), 2)
			}
		}
		for _, f := range []string{"时间", "地点", "电话", "主办"}[m.IntN(2):] {
			a.line(f+"："+m.exactly(4+m.IntN(8)), 2)
		}
	case "interview":
		who := [][2]string{{"问", "答"}, {"记者", m.name()}, {"主持人", m.name()}, {"问", m.name()}}[m.IntN(4)]
		for range 3 + m.IntN(3) {
			a.line(who[0]+"："+m.exactly(4+m.IntN(10))+m.one([]string{"？", ""}), 2)
			if m.IntN(3) == 0 {
				a.line(who[1]+"："+m.exactly(2+m.IntN(5)), 2)
			} else {
				a.prose(who[1] + "：" + m.paragraph())
			}
		}
	case "letter":
		a.line(m.one([]string{"编辑同志：", "尊敬的编辑：", "亲爱的朋友们：", m.name() + "先生：", "各位读者："}), 0)
		for range 1 + m.IntN(3) {
			a.prose(m.paragraph())
		}
		if m.IntN(4) > 0 {
			a.line("此致", 2)
			a.line(m.one([]string{"敬礼！", "敬礼", "敬礼。"}), 0)
		} else {
			a.line(m.one([]string{"祝工作顺利！", "顺颂", "祝"}), 2)
			a.line(m.one([]string{"编安", "编安！", "身体健康！"}), 0)
		}
		a.right(m.one([]string{m.place() + "读者 " + m.name(), m.place() + "小学全体教师", m.name()}))
		a.right(m.day())
	case "notice":
		a.prose(m.paragraph())
		a.line("特此通知。", 2)
		a.right(m.place() + m.one([]string{"人民政府", "居民委员会", "粮食局"}))
		a.right(m.day())
	case "table", "wide table":
		a.table(m)
	}
}

// table adds a table whose columns are aligned by spaces.
func (a *Article) table(m maker) {
	columns := 2 + m.IntN(4)
	style := m.IntN(3)
	full := m.IntN(2) == 0
	if a.Kind == "wide table" {
		columns, style = 4+m.IntN(4), m.IntN(2)
	}
	var rows [][]string
	head := []string{m.one([]string{"", "名称", "单位"})}
	for range columns - 1 {
		head = append(head, m.exactly(2))
	}
	rows = append(rows, head)
	for range 3 + m.IntN(6) {
		row := []string{m.exactly(2 + m.IntN(4))}
		for range columns - 1 {
			n := fmt.Sprint(m.IntN(1 << m.IntN(11)))
			if full {
				n = wide(n)
			}
			row = append(row, n)
		}
		rows = append(rows, row)
	}
	for _, row := range rows {
		var l strings.Builder
		for i, c := range row {
			if i > 0 && style == 2 {
				l.WriteByte('\t')
			}
			l.WriteString(c)
			if i+1 == len(row) || style == 2 {
				continue
			}
			pad := 8 - len([]rune(c))
			if style == 0 {
				l.WriteString(strings.Repeat("　", pad))
			} else {
				l.WriteString(strings.Repeat(" ", 2*pad))
			}
		}
		a.Lines = append(a.Lines, Line{Text: l.String(), Cells: row})
	}
}

func wide(s string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, s)
}

var numbers = []func(i int) string{
	func(i int) string { return fmt.Sprintf("%d. ", i+1) },
	func(i int) string { return fmt.Sprintf("%d．", i+1) },
	func(i int) string { return fmt.Sprintf("%d、", i+1) },
	func(i int) string { return string([]rune("一二三四五六七八")[i]) + "、" },
	func(i int) string { return "（" + string([]rune("一二三四五六七八")[i]) + "）" },
	func(i int) string { return fmt.Sprintf("（%d）", i+1) },
	func(i int) string { return fmt.Sprintf("(%d) ", i+1) },
	func(i int) string { return string('①' + rune(i)) },
	func(i int) string { return "第" + string([]rune("一二三四五六七八")[i]) + "条　" },
	func(i int) string { return fmt.Sprintf("%d) ", i+1) },
}
