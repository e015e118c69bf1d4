package shape

import (
	"fmt"
	"strings"
)

var (
	columns = []string{"副刊", "夜读", "乡间来信", "读者来信", "访谈", "街谈", "周末"}
	places  = strings.Fields("柳河镇 石桥村 东街 江岸 白塔乡 青山县 北湖区 南坡 老城厢 河西")
	nouns   = strings.Fields("灯火 渡船 河水 石桥 田埂 炊烟 晚风 茶场 书摊 老树 孩子 母亲 雪花 月亮 木门 井台 小巷 麦田 春雨 旧信")
	verbs   = strings.Fields("照亮 走过 想起 等着 记得 推开 唱着 守着 送走 缝补 翻过 收下 数着 忘了 寄来 擦去")
	tails   = strings.Fields("的夜晚 的清晨 的路上 的门前 那一年 的人家 的窗口 的时候")
	family  = strings.Split("王李张刘陈杨赵黄周吴徐孙", "")
	given   = strings.Fields("小满 大山 望 青河 守田 知秋 建国 晓雯 立春 远 文静 石头")
)

func (m maker) one(list []string) string { return list[m.IntN(len(list))] }

func (m maker) name() string { return m.one(family) + m.one(given) }

func (m maker) place() string { return m.one(places) }

func (m maker) phrase(n int) string { return m.exactly(n) }

// exactly is a phrase of n hanzi.
func (m maker) exactly(n int) string {
	var s []rune
	for len(s) < n {
		s = append(s, []rune(m.one([]string{m.one(nouns), m.one(verbs), m.one(nouns), m.one(tails)}))...)
	}
	return string(s[:n])
}

func (m maker) clause() string {
	return m.place() + "的" + m.one(nouns) + m.one(verbs) + m.one(nouns) + m.one(tails)
}

func (m maker) sentence() string {
	s := m.clause()
	for range m.IntN(3) {
		s += m.one([]string{"，", "，也", "，又", "、"}) + m.clause()
	}
	return s + "。"
}

// paragraph is some sentences.
func (m maker) paragraph() string {
	s := "那天，"
	for range 2 + m.IntN(4) {
		s += m.sentence()
	}
	return s
}

func (m maker) day() string {
	y, mo, d := 1980+m.IntN(45), 1+m.IntN(12), 1+m.IntN(28)
	if m.IntN(4) == 0 {
		return "二〇二四年" + string([]rune("一二三四五六七八九")[m.IntN(9)]) + "月" + string([]rune("一二三四五六七八九")[m.IntN(9)]) + "日"
	}
	return fmt.Sprintf("%d年%d月%d日", y, mo, d)
}
