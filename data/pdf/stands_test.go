package pdf

import "testing"

// TestTable: cells over one another are a table, rules within it and all, and what stands
// in two columns of verse is none.
func TestTable(t *testing.T) {
	var s sheet
	s.set(0, 200, 10, "　　全运会今天结束，奖牌的", "榜子贴在门口，人人来看。")
	for i, row := range [][3]string{{"代表团", "金牌", "银牌"}, {"柳河镇", "112", "8"}, {"孟家屯", "3", "10"}, {"山那边", "24", "1"}} {
		y := 165 - 15*float64(i)
		s.set(0, y, 10, row[0])
		if i == 0 {
			s.set(55, y, 10, row[1])
			s.set(95, y, 10, row[2])
			continue
		}
		s.latin(75-5*float64(len(row[1])), y, 10, 0, .3, row[1])
		s.latin(115-5*float64(len(row[2])), y, 10, 0, .3, row[2])
	}
	s.set(0, 90, 10, "　　看的人多了，门口的灯也", "亮了一夜。")
	rules := []box{{0, 176, 120, 177}, {0, 161, 120, 162}, {48, 110, 49, 176}, {0, 110, 120, 111}}
	assertTexts(t, "a table", textsOf(t, forme{chars: s, drawn: rules}),
		"全运会今天结束，奖牌的榜子贴在门口，人人来看。",
		"代表团\t金牌\t银牌\n柳河镇\t112\t8\n孟家屯\t3\t10\n山那边\t24\t1",
		"看的人多了，门口的灯也亮了一夜。")

	s = nil
	s.set(0, 200, 10, "一盏灯亮", "又一盏灯亮着", "在山里", "像星星一样")
	s.set(120, 200, 10, "渡船来了", "人在桥上", "水在桥下流", "天黑了")
	assertTexts(t, "two poems", textsOf(t, forme{chars: s}),
		"一盏灯亮", "又一盏灯亮着", "在山里", "像星星一样", "渡船来了", "人在桥上", "水在桥下流", "天黑了")
}

// TestLeads: a mark that stands apart from its item begins it, and the item's second line,
// set farther in, goes on with it.
func TestLeads(t *testing.T) {
	var s sheet
	s.set(0, 200, 10, "　　镇上定了三件事，写在门口的", "墙上，来的人都看见了：")
	for i, l := range []string{"灯要亮到山那边，夜里也亮着", "路要通", "人要来"} {
		y := 165 - 15*float64(i)
		if i > 0 {
			y -= 15
		}
		s = append(s, ink('●', 0, 9, y, 10))
		s.set(18, y, 10, l)
	}
	s.set(18, 150, 10, "亮了才灭")
	assertTexts(t, "items", textsOf(t, forme{chars: s}),
		"镇上定了三件事，写在门口的墙上，来的人都看见了：",
		"● 灯要亮到山那边，夜里也亮着亮了才灭", "● 路要通", "● 人要来")
}
