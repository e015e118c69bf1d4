package press

import (
	"math/rand/v2"
	"strings"
)

// A writer makes texts up, in a script.
type writer struct {
	*rand.Rand
	script script
	old    bool // the old press: no marks but 〇 and 、
}

type script uint8

const (
	simplified script = iota
	traditional
	latin
)

func words(s string) []string { return strings.Fields(s) }

var (
	times     = words("昨天上午 入冬以来 今年三月 连日来 去年年底 雨停以后 天还没亮 前些日子 开春以后 到了傍晚")
	places    = words("东河渡口 城南菜场 旧码头 青石巷 北坡村 桥头 老粮站 河湾小学 西山茶场 柳树街 水磨坊 南关车站 石板路口 临江书店")
	people    = words("撑船的老人 几名年轻木匠 卖菜的大嫂 放学的孩子 退休的船工 社区的志愿者 修鞋的师傅 镇上的医生 守夜的更夫 种茶的人家 图书馆的管理员 开公交的司机 缝衣的姑娘 养蜂人")
	adverbs   = words("慢慢 逐户 轮流 重新 分头 一起 连夜 仔细 悄悄 接着")
	verbs     = words("修好 清点 搬来 看护 描画 编写 种下 擦净 收拾 登记")
	things    = words("漏雨的屋顶 旧书 长凳 路灯 沿河的栏杆 新苗 石阶 木船 水渠 老照片 竹筐 街边的花草")
	counts    = words("三处 两百多件 七张 一批 十四只 成堆的 五百米 六盏 半间屋子的 四千多件")
	asides    = words("说起来容易，做起来难 街坊们都看在眼里 夜里也看得清水线 比原来快了一倍 谁也没有多问一句 锅里的菜也从六样添到了十二样 路也好走了 账目贴在墙上")
	sayings   = words("灯亮着，心里就踏实 少了谁都不行 日子总会有人来过 先把眼前的事做好 水涨了，船才好开 慢一点不要紧 有人等，才有人来")
	links     = words("后来， 说到底， 其实， 不过， 到了这个时候， 换个角度看，")
	surnames_ = []rune("王李张刘陈杨赵黄周吴徐孙朱高林何郭马罗梁宋郑谢韩唐")
	given     = words("小满 大山 明华 建国 海云 春秋 红梅 江涛 平安 静雅 思远 若水 青山 满仓 长河 雨 岩 苏")
)

// one draws one of a list.
func (w *writer) one(list []string) string { return list[w.IntN(len(list))] }

// chance is true once in n.
func (w *writer) chance(n int) bool { return w.IntN(n) == 0 }

// name makes a person up.
func (w *writer) name() string {
	if w.script == latin {
		return w.one(latinGiven) + " " + w.one(latinSurnames)
	}
	return string(surnames_[w.IntN(len(surnames_))]) + w.one(given)
}

// deed is what somebody did, without a mark: 撑船的老人连夜修好了六盏路灯.
func (w *writer) deed() string {
	return w.one(people) + w.one(adverbs) + w.one(verbs) + "了" + w.one(counts) + w.one(things)
}

// sentence makes one, with its marks.
func (w *writer) sentence() string {
	if w.script == latin {
		return w.latinSentence()
	}
	switch w.IntN(8) {
	case 0:
		return w.one(people) + "说：“" + w.one(sayings) + "。”"
	case 1:
		return "“" + w.one(sayings) + "。”" + w.one(places) + "的" + w.one(people) + "这样说。"
	case 2:
		return w.one(links) + w.one(asides) + "。"
	case 3:
		return w.deed() + "，" + w.one(places) + "的" + w.deed() + "，" + w.one(asides) + "。"
	case 4:
		return "《" + w.one(places) + "志》里写道，" + w.one(people) + w.one(adverbs) + w.one(verbs) + "过" + w.one(things) + "、" + w.one(things) + "和" + w.one(things) + "。"
	default:
		return w.one(times) + "，" + w.one(places) + "的" + w.deed() + "，" + w.one(asides) + "。"
	}
}

// paragraph makes one of a number of sentences.
func (w *writer) paragraph(sentences int) string {
	var s []string
	for range sentences {
		s = append(s, w.sentence())
	}
	if w.script == latin {
		return strings.Join(s, " ")
	}
	return w.written(strings.Join(s, ""))
}

// written puts modern Chinese as w writes it.
func (w *writer) written(s string) string {
	if w.old {
		s = strings.NewReplacer("，", "", "。", "〇", "：“", "云", "“", "", "。”", "〇", "”", "", "《", "", "》", "", "：", "").Replace(s)
	}
	if w.script == traditional {
		s = toTraditional.Replace(s)
	}
	return s
}

// headline makes one, which says something no other does.
func (w *writer) headline() string {
	if w.script == latin {
		return w.latinHeadline()
	}
	place, who, what := w.one(places), w.one(people), w.one(things)
	switch w.IntN(5) {
	case 0:
		return w.written(place + who + "为何" + w.one(adverbs) + w.one(verbs) + what)
	case 1:
		return w.written(place + w.one(verbs) + w.one(counts) + what)
	case 2:
		return w.written(who + w.one(verbs) + what + "之后")
	case 3:
		return w.written(place + "的" + what + "又回来了")
	}
	return w.written(w.one(verbs) + what + "的" + who)
}

// short makes a line of a few words: a sub-heading, a name of a column.
func (w *writer) heading() string {
	if w.script == latin {
		return w.latinHeadline()
	}
	return w.written(w.one(adverbs) + w.one(verbs) + "的" + w.one(things))
}

var (
	latinGiven    = words("Ann Tom Jane Peter Clara Hugh Ida Walter Rose Edwin")
	latinSurnames = words("Lamplighter Ferryman Millward Harbour Thatcher Weaver Cooper Fletcher Chandler Wainwright")
	latinWho      = strings.Split("The ferryman|A retired carpenter|The town council|A group of pupils|The keeper of the lock|One of the weavers|The night watchman|A doctor from the hills|Her youngest son|A stranger in a grey coat|Two of the clerks|The baker’s widow", "|")
	latinDid      = strings.Split("counted|repaired|carried home|painted|wrote down|looked after|swept|gave away|borrowed|sold|measured twice|forgot", "|")
	latinWhat     = strings.Split("the street lamps|three leaking roofs|a dozen wooden benches|the old bridge|hundreds of books|the stone steps|the baskets of greens|the boats|a map of the valley|the church clock|seven wheelbarrows|the gate", "|")
	latinWhere    = strings.Split("by the river|in the market square|at the old mill|near the station|on the north hill|behind the school|across the meadow|under the arches|beside the quarry", "|")
	latinWhen     = strings.Split("after the rain stopped|early on Monday|at the end of last year|since the winter|before anyone had noticed|in the evening|during the fair|for a second time|until the bell rang|whenever it was asked", "|")
	latinWhy      = strings.Split("nobody asked why|the price was agreed at once|it took longer than planned|few people minded|the accounts are on the wall|others had tried before|rain was expected|that settled the matter|the dog followed", "|")
	latinSaid     = strings.Split("It had to be done|We never thought it would last|There is room for everyone|I would do it again|Half of it is paid for|You should have seen the old one|Come back in spring|Slowly is good enough", "|")
	latinNouns    = words("Lamps Boats Benches Bridges Ferries Bookshops Roofs Weavers Pupils Carpenters Gardens Trams")
	latinDoes     = strings.Split("return to|are counted in|leave|light up|gather at|are mended by|disappear from|outnumber|wait for", "|")
	latinPlace    = strings.Split("the harbour|the old mill|the market square|the far hills|the north road|the river towns|the town hall|the new quay", "|")
)

func (w *writer) latinSentence() string {
	who, did, what, where, when, why := w.one(latinWho), w.one(latinDid), w.one(latinWhat), w.one(latinWhere), w.one(latinWhen), w.one(latinWhy)
	switch w.IntN(6) {
	case 0:
		return who + " " + did + " " + what + " " + where + " " + when + ", and " + why + "."
	case 1:
		return "“" + w.one(latinSaid) + ",” said " + w.name() + ", who " + did + " " + what + " " + when + "."
	case 2:
		return "It was " + w.name() + " who " + did + " " + what + ", though " + why + "."
	case 3:
		return "Even " + where + ", " + strings.ToLower(who[:1]) + who[1:] + " " + did + " " + what + "; " + why + "."
	case 4:
		return w.name() + " " + did + " " + what + " " + when + ". “" + w.one(latinSaid) + ".”"
	}
	return who + " " + did + " " + what + " " + when + "."
}

func (w *writer) latinHeadline() string {
	return w.one(latinNouns) + " " + w.one(latinDoes) + " " + w.one(latinPlace)
}

// toTraditional has the characters of this file that are written otherwise.
var toTraditional = func() *strings.Replacer {
	s := []rune("来连开后东场头旧码乡粮湾学树车书馆临撑几轻卖师镇医种图员养轮细净点护画编写栏阶边处张间说难们线从过谁样贴灯着里实总会记报评谈讯责辑时这个为刘陈杨赵黄吴孙马罗郑谢韩华国红涛静远满长观话还没关缝问户账墙两区机顶读题换桥涨盏锅紧苏仓语摄")
	t := []rune("來連開後東場頭舊碼鄉糧灣學樹車書館臨撐幾輕賣師鎮醫種圖員養輪細淨點護畫編寫欄階邊處張間說難們線從過誰樣貼燈著裡實總會記報評談訊責輯時這個為劉陳楊趙黃吳孫馬羅鄭謝韓華國紅濤靜遠滿長觀話還沒關縫問戶賬牆兩區機頂讀題換橋漲盞鍋緊蘇倉語攝")
	var pairs []string
	for i, r := range s {
		pairs = append(pairs, string(r), string(t[i]))
	}
	return strings.NewReplacer(pairs...)
}()
