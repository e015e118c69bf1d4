//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// villagePage and marketPage are two days of a newspaper that never was.
const villagePage = `■乡村短评

山村的路灯亮了

□林小满

入夏以后，山村的路灯亮了，夜里走路的人多了起来。从前天一黑，家家关门闭户，如今老人摇着扇子沿河散步，孩子追着萤火虫跑过石桥。

路灯不过是一件小事，却要有人把它放在心上。村里为了选灯杆的位置，挨家挨户问了三遍，哪里转弯、哪里有坎，都记在一张草图上。

■读者来信

旧书店里的下午

□周又青

巷口的旧书店开了三十年。店主不爱说话，只在你拿起一本书的时候抬头看一眼，然后继续补他的书脊。

我在那里买过一本缺了封面的游记，里面夹着一张车票。店主说，留着吧，那也是故事的一部分。
`

const marketPage = `■城市观察

菜市场搬进了新楼

□陈望舒

老菜市场搬进新楼的第一天，卖豆腐的老赵起得比平时还早。新摊位有了水槽和灯，他却惦记着门口那棵槐树。

管理员在入口摆了两排长椅，说是给买菜的老人歇脚。长椅旁边种了一棵小槐树，老赵每天给它浇水。
`

// TestAReadersDay starts the real program and reads with it as a person does,
// by keyboard and mouse; what it shows is read off the screen, and what it keeps
// off the disk.
func TestAReadersDay(t *testing.T) {
	const seed, street, books, market = "让工匠精神释放时代光彩", "山村的路灯亮了", "旧书店里的下午", "菜市场搬进了新楼"
	d := newDesk(t, "tesseract", "xclip")
	d.lang = "zh_CN.UTF-8"
	folder := d.newspaper()

	d.starts()
	d.reads(seed)
	d.sees("工匠精神", sidebar)
	if d.xdotool("search", "--classname", `^io\.github\.lanmu\.Lanmu$`) == "" {
		t.Error("the window does not bear the name of its menu entry")
	}

	d.hands(folder)
	d.eventually("an article of the folder", func() bool { return !strings.HasPrefix(d.title(), seed) })
	d.sees("旧书店里的下午", sidebar)
	d.sees(market, sidebar) // in GB 18030
	d.keeps("config/lanmu/folders.jsonl", folder)

	// Filtered by pinyin, by initials and by both; read to its end.
	d.presses("ctrl+k")
	d.types("shancun ld")
	d.eventually("the filter to leave one headline", func() bool {
		found := d.lines(sidebar)
		return len(found) > 0 && len(found) < 6 && contains(found, "路灯") && !contains(found, "书店")
	})
	d.presses("Return")
	d.reads(street)
	d.sees(street, pane)
	reds := red(d.picture())
	d.presses("Escape", "Escape", "s") // out of the filter, into the text
	d.keeps("config/lanmu/bookmarks.jsonl", street)
	d.eventually("the star to turn", func() bool { return red(d.picture()) > reds+50 })
	d.presses("space", "End")
	d.keeps("state/lanmu/reading.jsonl", `"read"`)

	// A line is selected by mouse and copied, and what is selected is starred.
	body := d.sees("老人", pane)
	if marked(d.picture(), body.at) {
		t.Error("a line is marked before it is selected")
	}
	d.drags(body.at.Min.X-4, body.at.Max.X+8, (body.at.Min.Y+body.at.Max.Y)/2)
	d.presses("ctrl+c")
	d.eventually("a line in the clipboard", func() bool { return utf8.RuneCountInString(d.copied()) > 10 })
	line := strings.TrimSpace(d.copied())
	if !strings.Contains(villagePage, line) || !strings.Contains(line, "老人") {
		t.Errorf("the clipboard holds %q, which is no line of the article", line)
	}
	d.presses("ctrl+shift+d")
	d.keeps("config/lanmu/bookmarks.jsonl", line, street)

	// What is only in a text is found there.
	d.presses("ctrl+k", "Escape", "ctrl+shift+f")
	d.pastes("槐树")
	d.eventually("the text that has 槐树", func() bool {
		found := d.lines(sidebar)
		return contains(found, "菜市场") && !contains(found, "路灯")
	})
	d.presses("Return")
	d.reads(market)
	d.presses("Escape", "Escape")

	// Night, larger letters, vertical lines.
	before := d.sees("豆腐", pane).at.Dy()
	d.presses("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
	d.eventually("larger letters", func() bool {
		for _, l := range d.lines(pane) {
			if strings.Contains(l.text, "豆腐") {
				return l.at.Dy() > before+2
			}
		}
		return false
	})
	d.turnsTo("night")
	d.eventually("a dark page", d.dark)
	if d.vertical() {
		t.Error("lines are vertical before they are asked to be")
	}
	d.presses("v")
	d.eventually("vertical lines", d.vertical)
	d.keeps("config/lanmu/preferences.json", `"text.vertical":true`)

	// Exported under the name the box offers, which is in home.
	d.presses("ctrl+shift+p")
	d.types("daochu markdown")
	d.eventually("the command to export", func() bool { return contains(d.lines(palette), "Markdown") })
	d.presses("Return")
	d.sees("导出为", saving)
	d.presses("Return")
	d.keeps("lanmu-*.md", line, street)
	d.keeps("state/lanmu/reading.jsonl", market)

	// Killed, it leaves nothing running, and comes back as it was.
	d.dies()
	if left := d.running(); len(left) > 0 {
		t.Errorf("what it started outlives it: %q", left)
	}
	d.starts()
	d.reads(market)
	d.eventually("a dark page", d.dark)
	d.eventually("vertical lines", d.vertical)
	d.presses("v")
	d.presses("ctrl+2", "ctrl+k", "Down", "Return")
	d.reads(street)
	d.eventually("the starred line to be marked", func() bool {
		for _, l := range d.lines(pane) {
			if strings.Contains(l.text, "老人") {
				return marked(d.picture(), l.at)
			}
		}
		return false
	})
}

// hands gives a file or folder to the window that is open, by a second start,
// which ends.
func (d *desk) hands(path string) {
	d.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if d.handed(path) {
			return
		}
	}
	d.Fatalf("no window takes %s", path)
}

// handed starts the program once more with a file, and reports whether the window that
// is open took it. On a busy machine that may not answer in time: then the program opens
// another, which is closed.
func (d *desk) handed(path string) bool {
	d.Helper()
	windows := func() int { return len(strings.Fields(d.xdotool("search", "--onlyvisible", "--class", "."))) }
	open := windows()
	c := d.command(d.binary, path)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		d.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				d.Fatalf("a second start with %s: %v\n%s", path, err, said.String())
			}
			return true
		case <-time.After(time.Second):
			if windows() > open {
				c.Process.Kill()
				<-ended
				return false
			}
		}
	}
}

// newspaper makes a folder of pages.
func (d *desk) newspaper() string {
	d.Helper()
	folder := filepath.Join(d.home, "报纸")
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(marketPage)
	if err != nil {
		d.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		d.Fatal(err)
	}
	for name, text := range map[string]string{"2024-05-06.txt": villagePage, "2024-05-07.txt": gb} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			d.Fatal(err)
		}
	}
	return folder
}

func contains(lines []line, text string) bool {
	for _, l := range lines {
		if strings.Contains(l.text, text) {
			return true
		}
	}
	return false
}

// drags draws the mouse along a line with its first button held.
func (d *desk) drags(from, to, y int) {
	d.xdotool("mousemove", strconv.Itoa(from), strconv.Itoa(y), "sleep", "0.1", "mousedown", "1", "sleep", "0.1",
		"mousemove", strconv.Itoa((from+to)/2), strconv.Itoa(y), "sleep", "0.1", "mousemove", strconv.Itoa(to), strconv.Itoa(y), "sleep", "0.1", "mouseup", "1")
}

func (d *desk) clicks(l line) {
	d.xdotool("mousemove", strconv.Itoa((l.at.Min.X+l.at.Max.X)/2), strconv.Itoa((l.at.Min.Y+l.at.Max.Y)/2), "sleep", "0.1", "click", "1")
}

// turnsTo goes through the schemes of colours to the one called so.
func (d *desk) turnsTo(colours string) {
	d.Helper()
	for range 4 {
		was := d.keptColours()
		if was == colours {
			return
		}
		d.presses("ctrl+shift+l")
		d.eventually("other colours", func() bool { return d.keptColours() != was })
	}
	if d.keptColours() != colours {
		d.Fatalf("no scheme of colours is called %s", colours)
	}
}

// keptColours is the scheme of colours that is written in the preferences.
func (d *desk) keptColours() string {
	var kept struct{ Colours string }
	b, _ := os.ReadFile(filepath.Join(d.home, "config", "lanmu", "preferences.json"))
	json.Unmarshal(b, &kept) // none yet is no scheme
	return kept.Colours
}
