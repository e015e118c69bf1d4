package sample

import (
	"math/rand/v2"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// frequent are the characters that are used most, the most frequent first.
const frequent = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"

// words are what readers look for. They are spread over the ranks: some are in
// half of all articles and some in one of a thousand.
const words = "工作 发展 社会 问题 经济 建设 管理 服务 群众 生活 改革 创新 企业 劳动 职工 工匠 精神 技术 生产 城市 农村 教育 文化 健康 环境 社区 老人 孩子 学校 医院 " +
	"市场 政策 制度 机制 能力 质量 水平 安全 责任 保障 就业 收入 消费 交通 住房 养老 食堂 路灯 图书馆 公园 菜市场 快递员 志愿者 劳动者 年轻人 " +
	"工匠精神 劳模精神 乡村振兴 公共服务 社会保障 职业技能 人工智能 绿色发展 基层治理 改革开放 高质量 新时代 " +
	"记者 本报 昨天 今年 去年 目前 近日 认为 表示 介绍 开展 推动 加强 提高 实现 提供 参与 需要 应当 可以 不能 已经 如果 因为 所以 但是 而且"

// function words glue the others; they are a third of all running text.
const functionWords = "的 的 的 的 了 在 是 和 有 也 不 就 都 要 让 把 对 为 从 到 与 更 这 那 一个 我们 他们 这些 没有"

const latin = "GDP AI APP 5G WiFi CPI PPT ETC NBA 4K DNA VR PM2.5"

const (
	surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
	given    = "明华小军文志建国海云春秋红梅林江涛波平安宁静雅晨曦思远子涵雨轩佳怡一凡若水青山满仓长河"
)

var columns = strings.Fields("街谈 劳动时评 今日谈 乡间来信 社区笔记 职场观察 一线故事 百姓话题 法治漫笔 书边絮语 城市表情 工会之声 技能天地 读者来信 经济观察 文化走笔 健康提示 教育随想 生态手记 夜读 灯下 市井 行业风云 国际瞭望 体坛纵横 影视一瞥 科技前沿 安全生产 就业指南 维权在线 图片新闻 短波 人物 特写 通讯 综述 调查 访谈 来论 随笔")

var pageNames = []string{"要闻", "评论", "经济", "社会", "文化", "副刊", "国际", "体育"}

// traditional pairs simplified characters with traditional ones, so that some
// pages can be in Big5. What neither list nor Big5 has is left out there.
const (
	simplified  = "这个国们来时说对会学过发经点为将与实现开关员务业产动种无样体问题机长门见车华东书云专义乐习乡争亏亚亩亲亿仅从仓仪价众优传伤伟侧侨债倾偿储儿党兰兴养兽内册军农冯冲决况冻净凉减凤凭凯击创剧办劝劲劳势匀区医协单卖卢卫厂厅历压厌厕县参双变叙叶号叹听启员响"
	traditional = "這個國們來時說對會學過發經點為將與實現開關員務業產動種無樣體問題機長門見車華東書雲專義樂習鄉爭虧亞畝親億僅從倉儀價眾優傳傷偉側僑債傾償儲兒黨蘭興養獸內冊軍農馮衝決況凍淨涼減鳳憑凱擊創劇辦勸勁勞勢勻區醫協單賣盧衛廠廳歷壓厭廁縣參雙變敘葉號嘆聽啟員響"
)

// vocabulary is the words that texts are made of, the most frequent first.
type vocabulary struct {
	words []string
	glue  []string
}

// newVocabulary makes some 20,000 words by chance: those above, and words of
// two, three and four characters, made of characters by their rank.
func newVocabulary(seed uint64) *vocabulary {
	r := rand.New(rand.NewPCG(seed, 1))
	chars := []rune(frequent)
	var rare []rune
	for lead := byte(0xb0); lead <= 0xd7; lead++ { // the first level of the national standard
		for trail := byte(0xa1); trail <= 0xfe; trail++ {
			c, _ := simplifiedchinese.GB18030.NewDecoder().Bytes([]byte{lead, trail})
			if s := string(c); !strings.Contains(frequent, s) && []rune(s)[0] < 0xa000 {
				rare = append(rare, []rune(s)[0])
			}
		}
	}
	r.Shuffle(len(rare), func(i, j int) { rare[i], rare[j] = rare[j], rare[i] })
	chars = append(chars, rare...)
	z := newZipf(len(chars), 0.8)
	v := &vocabulary{glue: strings.Fields(functionWords)}
	known := map[string]bool{}
	left := strings.Fields(words)
	for _, w := range left {
		known[w] = true
	}
	for len(v.words) < 20_000 {
		if len(v.words)%20 == 19 && len(left) > 0 {
			v.words, left = append(v.words, left[0]), left[1:]
		}
		var w []rune
		for range [...]int{2, 2, 2, 2, 2, 2, 2, 3, 3, 4}[r.IntN(10)] {
			w = append(w, chars[z.draw(r)])
		}
		if s := string(w); !known[s] {
			known[s] = true
			v.words = append(v.words, s)
		}
	}
	return v
}
