package app

import (
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// showPalette lists the commands with their keys, to be found by typing and
// done with Enter. It is the help page too: nothing else needs explaining.
func (w *window) showPalette() {
	w.above.Tried("keys")
	p := w.above.NewPalette(tongue.T("palette.hint"))
	var listed []command
	var items []find.Item
	for _, c := range commands {
		if c.name != "" && c.applies(w) {
			listed = append(listed, c)
			items = append(items, find.Item{Headline: strings.TrimSuffix(tongue.T(c.name), "…"), Column: tongue.T(c.menu), Byline: also[c.name]})
		}
	}
	index := find.New(items)
	var shown []int
	p.OnTyped = func(q string) {
		var rows []document.Row
		shown = shown[:0]
		menu := ""
		for _, h := range index.Filter(w.work.Life(), q) {
			c := listed[h.Item]
			if q == "" && c.menu != menu {
				menu = c.menu
				rows, shown = append(rows, document.Row{Heading: true, Text: tongue.T(menu)}), append(shown, -1)
			}
			row := document.Row{Text: items[h.Item].Headline, Marks: h.Headline, Beside: strings.Join(c.shortcuts(), "  ")}
			rows, shown = append(rows, row), append(shown, h.Item)
		}
		if q == "" {
			rows, shown = appendKeys(rows, shown)
		}
		selected := -1
		if q != "" && len(rows) > 0 {
			selected = 0
		}
		p.SetRows(rows, selected)
	}
	p.OnChosen = func(row int) {
		w.reader.Focus()
		if row < len(shown) && shown[row] >= 0 {
			listed[shown[row]].do(w)
		}
	}
	w.above.OpenPalette("command.palette", p)
}

// also are other words by which commands are found in the palette, in the languages
// that readers type.
var also = map[string]string{
	"command.face":       "字体 字型 宋体 黑体 明体 font typeface",
	"command.colours":    "主题 夜间 深色 暗色 配色 颜色 護眼 护眼 主題 夜間 theme dark night colour color",
	"command.comfort":    "字号 字体 行距 主题 排版 字級 字型 font size theme dark",
	"command.larger":     "字号 字大 放大 字級 font size zoom bigger",
	"command.smaller":    "字号 字小 缩小 字級 font size zoom",
	"command.settings":   "选项 偏好 配置 語言 语言 preferences options language",
	"command.vertical":   "竖排 直排 横排 文字方向 vertical direction",
	"command.aloud":      "朗读 听 语音 語音 speak listen voice tts",
	"command.facsimile":  "原版 版面 图 pdf picture page",
	"command.open":       "文件夹 打开 導入 导入 folder import add",
	"command.bookmark":   "星 收藏 star favourite favorite",
	"command.note":       "批注 笔记 標籤 标签 note tag",
	"command.palette":    "快捷键 命令 帮助 shortcuts keys help",
	"command.fullscreen": "全屏 全螢幕 full screen",
	"command.hideread":   "已读 隐藏 unread filter",
	"command.print":      "打印 列印 pdf",
}

// keysToRead are the keys that move through a text; they are no commands.
var keysToRead = []struct{ name, keys string }{
	{"key.page", "Space  Shift+Space"},
	{"key.line", "↑  ↓"},
	{"key.ends", "Home  End"},
	{"key.select", "Shift+↑↓←→  Ctrl+A  Ctrl+C"},
	{"key.list", "↓  Enter  Esc"},
}

func appendKeys(rows []document.Row, shown []int) ([]document.Row, []int) {
	rows, shown = append(rows, document.Row{Heading: true, Text: tongue.T("palette.keys")}), append(shown, -1)
	for _, k := range keysToRead {
		rows, shown = append(rows, document.Row{Text: tongue.T(k.name), Beside: k.keys}), append(shown, -1)
	}
	return rows, shown
}
