package typeset

import (
	"strings"
	"testing"
)

// drawTable writes a table as its glyphs stand, a column of text for each half em.
func drawTable(t Table) string {
	var out []string
	for _, l := range t.Lines {
		var b strings.Builder
		at := 0
		for _, g := range l.Glyphs {
			for ; float32(at)/2 < g.X-.24; at++ {
				b.WriteString(" ")
			}
			b.WriteRune(g.Rune)
			if at++; g.Advance > .75 {
				at++
			}
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n")
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, text string
		measure    float32
		want       string
	}{
		{"numbers stand above each other", "代表团\t金牌\n柳河\t112\n孟家屯\t3", 30, `
 代表团   金牌
 柳河      112
 孟家屯      3`},
		{"and their points", "年\t增长\n一\t12.5%\n二\t5%\n三\t0.75%", 30, `
 年    增长
 一   12.5%
 二    5%
 三    0.75%`},
		{"what is no number leaves a column to words", "甲\t乙\n十\t约 3", 30, `
 甲   乙
 十   约 3`},
		{"a row may be short, or long", "甲\n乙\t丙\t丁", 30, `
 甲
 乙   丙   丁`},
		{"words go over several lines", "项\t说明\n灯\t灯要亮路要通人要来村里要热闹", 12, `
 项  说明
 灯  灯要亮路要通人要来
     村里要热闹`},
		{"what stands over numbers does too", "项\t第一天金牌\t第二天金牌\n灯\t1\t22", 12, `
 项   第一天    第二天
       金牌      金牌
 灯     1         22`},
	} {
		var s Setter
		got := s.Table(c.text, cellFont{}, Style{Measure: c.measure}, 1)
		if drawn := "\n" + drawTable(got); drawn != c.want {
			t.Errorf("%s:%s\nwant%s", c.name, drawn, c.want)
		}
	}
}

// TestTablesHoldTheirText: every character but blanks is a glyph, once, and no
// table is wider than its measure that could be narrower.
func TestTablesHoldTheirText(t *testing.T) {
	for _, text := range append(texts, "甲\t乙\t丙\n"+strings.Join(texts[10:14], "\t")+"\n1\t2.5\t3%") {
		for measure := float32(1); measure < 46; measure += 4 {
			for _, vertical := range []bool{false, true} {
				var s Setter
				table := s.Table(text, press{}, Style{Measure: measure, Vertical: vertical}, 1)
				rows := strings.Split(text, "\n")
				if len(table.Rows) != len(rows) {
					t.Fatalf("%q: %d rows, want %d", text, len(table.Rows), len(rows))
				}
				seen := map[int]bool{}
				k, at := 0, 0
				for i, n := range table.Rows {
					for _, l := range table.Lines[k : k+n] {
						if l.Start > at || l.End < at+len(rows[i]) {
							t.Errorf("%q: row %d is %d to %d, its line holds %d to %d", text, i, at, at+len(rows[i]), l.Start, l.End)
						}
						for _, g := range l.Glyphs {
							if g.Offset < at || g.Offset >= at+len(rows[i]) {
								t.Errorf("%q: %q at %d is not of row %d", text, g.Rune, g.Offset, i)
							}
							if g.Rune == Hyphen {
								continue
							}
							if seen[g.Offset] && g.Stance != TateChuYoko {
								t.Errorf("%q: the character at %d is set twice", text, g.Offset)
							}
							if seen[g.Offset] = true; g.X < -.51 || g.X+g.Advance > table.Width+.51 {
								t.Errorf("%q in %v em: %q is at %v of %v", text, measure, g.Rune, g.X, table.Width)
							}
						}
					}
					k, at = k+n, at+len(rows[i])+1
				}
				whole := s.Table(text, press{}, Style{Measure: 1 << 19, Vertical: vertical}, 1)
				count := func(t Table) (n int) {
					for _, l := range t.Lines {
						for _, g := range l.Glyphs {
							if g.Rune != Hyphen {
								n++
							}
						}
					}
					return n
				}
				if count(table) != count(whole) {
					t.Errorf("%q in %v em: %d glyphs, %d in a wide measure", text, measure, count(table), count(whole))
				}
			}
		}
	}
}

// TestHangingMarks: what follows a mark begins at the hang, on every line.
func TestHangingMarks(t *testing.T) {
	for _, mark := range []string{"1. ", "10.", "（一）", "①", "•　", "一、"} {
		for measure := float32(8); measure <= 45; measure++ {
			for _, vertical := range []bool{false, true} {
				text := mark + strings.Repeat("灯要亮，路要通，“人”要来；", 9)
				lines := Lines(text, press{}, Style{Measure: measure, Hang: 3.5, Mark: len(mark), Justify: true, Vertical: vertical})
				for k, l := range lines {
					for _, g := range l.Glyphs {
						if g.Offset >= len(mark) {
							if g.X != 3.5 && g.X != 3 { // an opening mark is without its blank
								t.Errorf("%q in %v em: line %d begins at %v", mark, measure, k, g.X)
							}
							break
						}
						if g.X+g.Advance > 3.5+.01 {
							t.Errorf("%q reaches to %v", mark, g.X+g.Advance)
						}
					}
					if l.Width > measure+.03 {
						t.Errorf("%q in %v em: line %d is %v em wide", mark, measure, k, l.Width)
					}
				}
			}
		}
	}
}

// TestRuns: what is smaller takes less room and stays with what it is of, and a
// reading has room.
func TestRuns(t *testing.T) {
	text := "用电6×1011度，" + strings.Repeat("一", 9)
	up := strings.Index(text, "11")
	for measure := float32(3); measure < 20; measure += .5 {
		lines := Lines(text, press{}, Style{Measure: measure, Justify: true, Runs: []Run{{Start: up, End: up + 2, Scale: .5}}})
		for _, l := range lines {
			if l.Start == up || l.Start == up+1 {
				t.Errorf("%v em: a line begins with an exponent", measure)
			}
		}
	}
	lines := Lines("魑魅", press{}, Style{Measure: 20, Runs: []Run{{Start: 0, End: 3, Room: 2}}})
	if g := lines[0].Glyphs; g[0].X != .5 || g[1].X != 2 {
		t.Errorf("a hanzi with a reading of 2 em stands at %v, the next at %v; want .5 and 2", g[0].X, g[1].X)
	}
}

// FuzzDressed sets any text with any marks, runs and hang, and as a table: every byte
// is in a line, and a line placed alone is set as with the others.
func FuzzDressed(f *testing.F) {
	for i, text := range append(texts, "1. 一件\t2\n二\t12.5%", "سلام 中\u0301 office") {
		f.Add(text, float32(i), uint16(i*7))
	}
	f.Fuzz(func(t *testing.T, text string, measure float32, how uint16) {
		if !(measure >= 0 && measure < 100) || len(text) > 1000 {
			t.Skip()
		}
		at := func(n uint16) int { return int(n) % (len(text) + 1) }
		style := Style{Measure: measure, Indent: float32(how & 3), Hang: float32(how >> 2 & 7), Mark: at(how >> 3 & 15),
			Keep: how&32 != 0, Justify: how&64 != 0, Vertical: how&128 != 0}
		for from := at(how >> 4); from < len(text); from += 7 {
			style.Runs = append(style.Runs, Run{Start: from, End: min(from+int(how%5), len(text)), Scale: float32(how&1) / 2, Room: float32(how >> 8 & 3)})
		}
		var s Setter
		whole := s.Paragraph(text, scribe{}, style)
		lines := s.Break(text, scribe{}, style)
		if len(whole) != len(lines) {
			t.Fatalf("%d lines set, %d broken", len(whole), len(lines))
		}
		end := 0
		for k := range lines {
			if lines[k].Start != end {
				t.Fatalf("line %d begins at %d, the one before ended at %d", k, lines[k].Start, end)
			}
			end = lines[k].End
			if s.Place(lines, k, text, scribe{}, style); len(lines[k].Glyphs) != len(whole[k].Glyphs) {
				t.Errorf("line %d has %d glyphs alone, %d with the others", k, len(lines[k].Glyphs), len(whole[k].Glyphs))
			}
		}
		if end != len(text) {
			t.Fatalf("the lines end at %d of %d", end, len(text))
		}
		if table := s.Table(text, scribe{}, style, int(how&1)); len(table.Rows) != strings.Count(text, "\n")+1 {
			t.Errorf("%d rows", len(table.Rows))
		}
	})
}
