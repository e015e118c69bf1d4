package page

import (
	"strings"
	"testing"
)

// linesOf makes lines of type of texts.
func linesOf(texts ...string) []line {
	units, _ := blocksIn(strings.Join(texts, "\n"), nil)
	lines := make([]line, len(units))
	for i := range units {
		lines[i].block = &units[i]
		if i > 0 {
			lines[i-1].next = cluster(units[i].String)
		}
	}
	return lines
}

// A column of 14 em: a line, a paragraph's first, and its end.
const (
	fullLine  = "桥边的老树下又坐满了乘凉的人"
	firstLine = "桥边的老树下又坐满了乘凉"
	lastLine  = "话说完了。"
)

// TestRestOf tells the second line of a headline from what else stands there.
func TestRestOf(t *testing.T) {
	const head = "晒谷场上的水磨电影今年"
	for l, want := range map[string]bool{
		"又开演了": true, "《街谈》归来": true,
		"《街谈》）": false, "3月2日，晒谷场上": false, "据新华社江岸": false, "何小满：天黑了": false,
	} {
		lines := linesOf(head, l)
		if got := lines[1].restOf(lines[:1]); got != want {
			t.Errorf("%q: %v", l, got)
		}
	}
}

// TestSigns tells authors from the rest of a headline.
func TestSigns(t *testing.T) {
	for _, c := range []struct {
		head, l, next string
		bare, want    bool
	}{
		{"菜场里的长凳", "何小满", fullLine, true, true},
		{"菜场里的长凳", "何小满", fullLine, false, false},
		{"菜场里的长凳", "本报记者 何小满", fullLine, false, true},
		{"食堂的饭菜一直维持", "原味", "何小满：饭菜不变。", true, false},
		{"邻里之间关系越来越正", "常化", fullLine, true, false},
	} {
		if got := signs(linesOf(c.head, c.l, c.next), 1, c.bare); got != c.want {
			t.Errorf("%q under %q, bare %v: %v", c.l, c.head, c.bare, got)
		}
	}
}

// TestOpensBrief tells by what stands above whether an author opens a brief.
func TestOpensBrief(t *testing.T) {
	const brief = "何小满：桥边的老树下又坐"
	lines := linesOf(lastLine, "这条街上的老树，此", "生难忘！", brief)
	if !opensBrief(lines, 3) {
		t.Error("a headline of two lines that ends in a mark is not seen")
	}
	lines = linesOf("□王大山", "晒谷场上的水磨电影又开演", brief)
	if opensBrief(lines, 2) {
		t.Error("what is as wide as the text is taken for a headline")
	}
	if lines[0].fixed = true; !opensBrief(lines, 2) {
		t.Error("a headline under a signature is not seen")
	}
}

// TestHeadlineBefore finds where the headline of a report or brief begins.
func TestHeadlineBefore(t *testing.T) {
	const report = "本报讯（记者 何小满）桥边的老树下又坐"
	for _, c := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"one line", []string{lastLine, "晒谷场上的电影", report}, 1},
		{"after a signature", []string{lastLine, "王大山", "晒谷场上的电影", report}, 2},
		{"a comma at its break", []string{lastLine, "看过的人都说好看，", "没看过的也说", report}, 1},
		{"under a long kicker", []string{lastLine, strings.Repeat("老城区的书摊", 4), strings.Repeat("书摊上的旧书", 4), report}, 1},
		{"too long for one", []string{lastLine, strings.Repeat("老城区的书摊", 6), strings.Repeat("书摊上的旧书", 6), report}, 3},
	} {
		lines := linesOf(c.texts...)
		if got := headlineBefore(lines, 0, len(lines)-1); got != c.want {
			t.Errorf("%s: line %d, want %d", c.name, got, c.want)
		}
	}
}

// TestBreaks asks whether a paragraph ends before the last line given, more text
// standing around.
func TestBreaks(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string // the first is above the paragraph
		want  bool
	}{
		{"a wide headline and a name", []string{lastLine, "晒谷场上的水磨电影今年又放到第九个年头了", "何小满"}, true},
		{"a wide headline and its end", []string{lastLine, "晒谷场上的水磨电影今年又放到第九个年", "头了"}, false},
		{"a headline as wide as the text and names", []string{lastLine, "晒谷场上的水磨电影又要开演了", "何小满王大山"}, true},
		{"a line that is a little short", []string{fullLine, fullLine, "桥边的老树下又坐满了乘", fullLine}, false},
		{"a brief's first line", []string{lastLine, "何小满：桥边的老树下又坐", firstLine}, false},
		{"a headline", []string{lastLine, "桥头的旧书摊又开门", firstLine}, true},
		{"a headline after a signature", []string{lastLine + "\n王大山", "桥头的旧书摊又开门", firstLine}, true},
	} {
		texts := append([]string{fullLine, fullLine, fullLine}, strings.Split(strings.Join(c.texts, "\n"), "\n")...)
		end := len(texts)
		start := end - len(c.texts) + 1
		lines := linesOf(append(texts, fullLine, fullLine, fullLine, fullLine)...)
		if got := breaks(lines, start, end-1, nil); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestFixBylines tells offices as wide as the text from the beginning of a report.
func TestFixBylines(t *testing.T) {
	for _, c := range []struct {
		line, around string
		want         bool
	}{
		{"本报记者 何小满 通讯员 王大山", fullLine + "人", true},
		{"記者何小滿／清浦綜合報導", fullLine[:len(fullLine)-3], true},
		{"本报讯 记者何小满报", fullLine, false},
	} {
		lines := linesOf(c.around, c.around, c.around, "菜场里的长凳", c.line, c.around, c.around, c.around)
		fixBylines(lines)
		if got := lines[4].role == byline; got != c.want {
			t.Errorf("%q: %v", c.line, got)
		}
	}
}

// TestPoll takes a column for as wide as the widest line that is certain.
func TestPoll(t *testing.T) {
	var p poll
	for range 3 {
		p.add(19, false)
		p.add(19.5, false)
	}
	if p.add(20, true); p.width() != 20 {
		t.Errorf("%.1f em", p.width())
	}
}

// TestEllipsis measures dots that no mark is squeezed against.
func TestEllipsis(t *testing.T) {
	if u, _ := blocksIn("灯”……”", nil); u[0].em != 5 {
		t.Errorf("%.1f em", u[0].em)
	}
}

// TestQuotedBefore tells a quote's end from a line that it goes on in.
func TestQuotedBefore(t *testing.T) {
	units, _ := blocksIn("书能不能卖出去不要紧，要紧的是有人翻，书放着不翻可惜了。\n书能不能卖出去不要紧，\n要紧的是有人翻\n城里杂谈\n要紧的是有人翻\n，书放着不翻\n可惜了\n", nil)
	var text running
	if !text.quotedBefore(units, 3, true) {
		t.Error("a quote's end is not seen")
	}
	if text.quotedBefore(units, 6, true) {
		t.Error("the rest of a quote is taken for what stands under it")
	}
}

// TestHeadUnderKicker reads a report's kicker and headline at a page's top.
func TestHeadUnderKicker(t *testing.T) {
	const text = "本报讯（记者 何小满）社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，街坊们说了算。"
	assertOutline(t, "八座食堂的灯一夏天都亮着，谁都可以来坐坐\n\n聚焦夜宵，回应街坊关切\n\n"+text, "^ 八座食堂的灯一夏天都亮着，谁都可以来坐坐\n# 聚焦夜宵，回应街坊关切\n  "+text)
}

// TestStartsText tells a page that begins with text from one with a headline.
func TestStartsText(t *testing.T) {
	for first, want := range map[string]bool{firstLine: true, "晒谷场上的水磨电影今年又放到第九个年头了": false, "水磨电影": false} {
		if got := startsText(linesOf(first, fullLine, fullLine, fullLine, fullLine, lastLine)); got != want {
			t.Errorf("%q: %v", first, got)
		}
	}
}

// TestCutOrphan cuts only what a headline lacks, and only under a label.
func TestCutOrphan(t *testing.T) {
	for _, c := range []struct{ label, head, u, want string }{
		{"■街谈", "桥头书摊上旧书的价", "格近日，天黑了", "格"},
		{"■街谈", "老城区的书摊规模全市第一", "根据街道的规划，", ""},
		{"□何小满", "有人说今年要办的高奖金赛", "事近日，天黑了", ""},
	} {
		units, _ := blocksIn(strings.Join([]string{c.label, c.head, c.u}, "\n"), nil)
		got := ""
		for _, u := range units[2:] {
			if u.String != c.u && got == "" {
				got = u.String
			}
		}
		if got != c.want {
			t.Errorf("%q under %q: %q", c.u, c.head, got)
		}
	}
}

// TestPlaces tells the names of columns from what else is short above a headline.
func TestPlaces(t *testing.T) {
	const text = "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样，街坊们说了算，账目贴在墙上。"
	article := func(above, head, author string) string {
		return above + "\n\n" + head + "\n\n" + author + "\n\n" + text + "\n\n"
	}
	columns := article("街头闲话", "桥头的旧书摊又热闹起来", "何小满") + article("城里杂谈", "晒谷场上的水磨电影", "周晚亭") + article("灯下漫笔", "菜场里的长凳多放几条", "陆子安")
	for _, c := range []struct {
		line, source string
		want         bool
	}{
		{"古往今来", article("灯下漫笔", "菜场里的长凳多放几条", "陆子安") + "周晚亭\n\n" + article("古往今来", "水磨电影来了", "何小满"), true},
		{"林冬青王大山", columns + article("林冬青王大山", "楼道里的旧书架慢慢满了", "何小满"), false},
		{"本报讯", columns + article("本报讯", "楼道里的旧书架慢慢满了", "何小满"), false},
	} {
		blocks, _ := blocksIn(c.source, nil)
		findPlaces(blocks, false, nil)
		for i := range blocks {
			if blocks[i].String == c.line && (blocks[i].role == label) != c.want {
				t.Errorf("%q: %v", c.line, blocks[i].role)
			}
		}
	}
	if u := newBlock("記者何小滿／清浦綜合報導", []Span{{0, len("記者何小滿／清浦綜合報導")}}, 1); !signed(&u, 14) {
		t.Error("an office as wide as the text is no author")
	}
}
