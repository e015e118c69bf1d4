//go:build linux

package main

import (
	"image"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// whole is the window of the size it first opens in, menus those that are open below
// their words.
var (
	whole = image.Rect(0, 0, 1100, 760)
	ends  = image.Rect(600, 505, 786, 546) // the buttons of the box for notes
	boxes = image.Rect(314, 440, 790, 560) // the foot of the boxes for notes
	toast = image.Rect(330, 660, 1090, 725)
	words = image.Rect(0, 0, 330, 34)
	menus = map[string]image.Rectangle{"文件": image.Rect(24, 36, 220, 404), "收藏": image.Rect(160, 36, 330, 330)}
)

// toolStar is the star of the toolbar, at its end.
var toolStar = image.Pt(1079, 17)

var evening = regexp.MustCompile(`第[一二三四五六七八九十]+个晚上`)

var numbers = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

// TestANewcomer never opens the README and hardly touches the keyboard, but for the words
// of his notes: he opens a page, reads it the next day where he stopped, marks two
// passages with notes, finds them by a word of a note, and exports them.
func TestANewcomer(t *testing.T) {
	d := newDesk(t, "tesseract", "xclip")
	d.lang = "zh_CN.UTF-8"
	file := filepath.Join(d.home, "2024-06-01 评论.txt")
	const headline = "山村的路灯亮了"
	var page strings.Builder
	page.WriteString(headline + "\n\n□林小满\n\n")
	for n := range 12 {
		page.WriteString("那一年的第" + numbers[n] + "个晚上，入夏以后，夜里走路的人多了起来。老人摇着扇子沿河散步，孩子追着萤火虫跑过石桥。\n\n")
	}
	for n := range 12 {
		page.WriteString("第" + numbers[n] + "盏路灯亮了。路灯不过是一件小事，却要有人把它放在心上。村里为了选灯杆的位置，挨家挨户问了三遍。\n\n")
	}
	if err := os.WriteFile(file, []byte(page.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	d.starts(file)
	d.reads(headline)
	d.sees(headline, pane)

	// The wheel; then the program is left by its menu, and opened again.
	d.xdotool("mousemove", "700", "400")
	for range 4 {
		d.xdotool("click", "5", "sleep", "0.3")
	}
	d.keeps("state/lanmu/reading.jsonl", `"offset"`)
	var seen string // of what is in view, the number of an evening
	d.eventually("an evening", func() bool {
		for _, l := range d.lines(pane)[2:] {
			if m := evening.FindString(l.text); m != "" {
				seen = m
				return true
			}
		}
		return false
	})
	d.picks("文件", "退出")
	d.eventually("the program to end", d.ended)
	d.starts()
	d.reads(headline)
	d.sees(seen, pane)
	if contains(d.lines(pane), headline) {
		t.Error("the page begins anew")
	}

	// Two passages, each with a note.
	for n, note := range []string{"开头的由头", "结尾点题"} {
		l := d.sees([]string{"石桥", "三遍"}[n], pane)
		y := (l.at.Min.Y + l.at.Max.Y) / 2
		d.drags(l.at.Min.X+40, l.at.Max.X-40, y)
		at := d.noteIcon(l.at.Max.X-40, y)
		d.xdotool("mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "sleep", "0.2", "click", "1")
		done := d.sees("完成", ends)
		d.pastes(note)
		d.keeps("config/lanmu/bookmarks.jsonl", note)
		d.clicks(done.end())
		d.eventually("the box to be gone", func() bool { return !contains(d.lines(ends), "完成") })
		d.xdotool("mousemove", "700", "400", "click", "5", "sleep", "0.3", "click", "5", "sleep", "0.3", "click", "5", "sleep", "0.5")
	}

	// Found by a word of a note, under the bookmarks.
	d.clicks(line{at: box})
	d.pastes("点题")
	d.sees(headline, sidebar)
	d.presses("ctrl+a", "BackSpace")

	d.picks("收藏", "导出收藏")
	d.clicks(d.sees("Markdown", image.Rect(330, 180, 700, 420)))
	d.clicks(d.sees("保存", saving).end())
	d.keeps("lanmu-*.md", "开头的由头", "结尾点题", headline)
}

// end is the last word of a line of buttons.
func (l line) end() line {
	l.at.Min.X = l.at.Max.X - 30
	return l
}

// picks clicks a word of the menu bar, and then an item.
func (d *desk) picks(menu, item string) {
	d.Helper()
	at := map[string]int{"文件": 28, "收藏": 160}[menu]
	d.xdotool("mousemove", strconv.Itoa(at), strconv.Itoa(words.Max.Y/2), "sleep", "0.1", "click", "1")
	d.clicks(d.sees(item, menus[menu]))
}

// noteIcon is where the bar has its pencil that is shown for what was selected up to a
// point: after the colours.
func (d *desk) noteIcon(x, y int) image.Point {
	d.Helper()
	found := image.Point{}
	d.eventually("the bar at what is selected", func() bool {
		img := d.picture()
		// The last of the colours, purple, is left of it.
		for py := max(y-80, 0); py < y+60; py++ {
			for px := max(x-300, 0); px < min(x+300, whole.Max.X); px++ {
				if r, g, b, _ := img.At(px, py).RGBA(); r>>8 == 0xb8 && g>>8 == 0x86 && b>>8 == 0xf0 {
					found = image.Pt(px+38, py+10)
					return true
				}
			}
		}
		return false
	})
	return found
}

// TestLearningFromCommentaries stars a commentary, notes what is made of it and of a
// passage, with a tag, finds that among all bookmarks by the tag, as it sounds, and comes
// back to the passage; a star taken by mistake is put back with its note.
func TestLearningFromCommentaries(t *testing.T) {
	d := newDesk(t, "tesseract", "xclip")
	d.lang = "zh_CN.UTF-8"
	d.starts(d.newspaper())
	d.clicks(d.sees("路灯亮了", sidebar))
	d.reads("山村的路灯亮了")
	reds := red(d.picture())
	d.xdotool("mousemove", strconv.Itoa(toolStar.X), strconv.Itoa(toolStar.Y), "sleep", "0.2", "click", "1")
	d.keeps("config/lanmu/bookmarks.jsonl", "山村的路灯亮了")
	starred := func() bool { return red(d.picture()) > reds+50 }
	d.eventually("the star to turn", starred)
	d.picks("收藏", "笔记和标签")
	d.notes("小切口，大主题", "")

	l := d.sees("老人", pane)
	y := (l.at.Min.Y + l.at.Max.Y) / 2
	d.drags(l.at.Min.X+40, l.at.Max.X-40, y)
	at := d.noteIcon(l.at.Max.X-40, y)
	d.xdotool("mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "sleep", "0.2", "click", "1")
	d.notes("画面感", "申论")

	d.clicks(d.sees("旧书店里", sidebar))
	d.reads("旧书店里的下午")
	d.picks("收藏", "笔记本")
	d.sees("大主题", sidebar)
	d.clicks(line{at: box})
	d.types("shenlun")
	d.eventually("one passage to be left", func() bool {
		found := d.lines(sidebar)
		return contains(found, "画面") && !contains(found, "大主题")
	})
	d.clicks(d.sees("画面", sidebar))
	d.reads("山村的路灯亮了")
	d.sees("老人", pane)

	// A star that holds a note.
	d.eventually("the star", starred)
	d.xdotool("mousemove", strconv.Itoa(toolStar.X), strconv.Itoa(toolStar.Y), "sleep", "0.2", "click", "1")
	undo := d.sees("撤销", toast)
	if !contains(d.lines(toast), "大主题") {
		t.Errorf("of the note that went is said %v", d.lines(toast))
	}
	d.clicks(undo.end())
	d.eventually("the star to be back", starred)
}

// notes writes a note and tags into the box for them, and closes it.
func (d *desk) notes(note, tags string) {
	d.Helper()
	d.sees("完成", boxes)
	d.pastes(note)
	if tags != "" {
		d.presses("Tab")
		d.pastes(tags)
	}
	d.keeps("config/lanmu/bookmarks.jsonl", note, tags)
	d.clicks(d.sees("完成", boxes).end())
	d.eventually("the box to be gone", func() bool { return !contains(d.lines(boxes), "完成") })
}

// TestSearchingTwoThousandPages: what is typed in letters finds a headline, what is only
// in a text is found there, and what is found is opened and gone through by the mouse.
func TestSearchingTwoThousandPages(t *testing.T) {
	d := newDesk(t, "tesseract", "xclip")
	d.lang = "zh_CN.UTF-8"
	folder := d.library(2000)
	const rare = "槐树下的豆腐摊"
	text := "城南的早市\n\n□陈望舒\n\n老赵说，他最惦记的是" + rare + "，从前天不亮就有人排队。\n"
	// An old page: the window begins with the latest, and a short one is not told from none.
	if err := os.WriteFile(filepath.Join(folder, "1999-01-01.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d.starts(folder)
	d.clicks(line{at: box})
	d.types("chengnan zs")
	d.eventually("the headline that was typed in letters", func() bool { return contains(d.lines(sidebar), "城南的早市") })
	d.presses("ctrl+a", "BackSpace")
	d.pastes(rare)
	row := d.sees("城南的早市", sidebar)
	d.clicks(row)
	d.reads("城南的早市")
	d.sees("豆腐", pane)
	d.eventually("what was found to be marked", func() bool {
		for _, l := range d.lines(pane) {
			if strings.Contains(l.text, "豆腐") {
				return marked(d.picture(), image.Rect(l.at.Min.X+150, l.at.Min.Y, l.at.Min.X+270, l.at.Max.Y))
			}
		}
		return false
	})
}
