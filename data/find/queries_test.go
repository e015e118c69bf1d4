package find

import (
	"strings"
	"testing"
)

// library is headlines of every kind a paper has; column and author after them.
const library = `
让工匠精神照亮车间|劳动时评|潘小满
工匠|百工录|
工人新村换新颜|城事|周望
老工人的新手艺|城事|
路灯亮了|乡间来信|林小满
村口的路灯|乡间来信|
路边的灯会|周末|
重启的老剧场|文化|江灯儿
重庆的轨道穿楼而过|城事|
中期考核怎么考|观察|
云南的咖啡走进写字楼|经济|
消防器材操作指南|安全|
运能不足的春运怎么办|观察|
银行柜台不该只剩机器|劳动时评|关山月
行人优先不是一句空话|城事|
行业协会要管行业的事|经济|
长江上的摆渡人|人物|
校长带头扫操场|教育|
音乐课不能总让位|教育|
乐山大佛脚下的茶馆|周末|
快乐是免费的吗|周末|
还书的孩子还了一个愿|人物|
都市里的菜园子|城事|
大夫下乡记|健康|
大夫第的修缮|文化|
绿色出行从一张车票开始|观察|
旅客的行李去哪儿了|观察|
女儿的第一辆自行车|乡间来信|
略谈读报|副刊|
GDP之外还要看什么|经济|
Wi-Fi信号覆盖了山村|科技|
5G基站建在屋顶上|科技|
2024年的第一场雪|天气|
从2024到2025|观察|
让更多老年人乐享运动|网评|关育
医保卡里的钱去哪儿了|健康|
工会联系卡打造成连心卡|工会|余清
改革开放四十年的一张饭票|副刊|
深化改革不能只换招牌|经济|
教育减负减的是什么|教育|
高考之后的暑假|教育|
西安的城墙根下|周末|
先让孩子睡够觉|教育|
安全生产一刻也不能松|安全|
食品安全从田头管起|安全|
龘字怎么念|副刊|
喆哥的修表铺|人物|
朱镕的书房|人物|
翀起的无人机|科技|
臺灣來的種茶人|人物|
綠水青山就是金山|生态|
夜里十点的食堂|城事|
儿童化妆品要管住|健康|戴先
二手书的第三次旅行|副刊|
不能承受之轻|副刊|
北京胡同里的理发摊|城事|
上海弄堂的早餐|城事|
广州塔下卖花人|城事|
张家界的挑夫|人物|章家
曾经的邮递员|人物|
`

// cases: what is typed, and the headline it brings to the top, or after a - one
// it keeps out; * is that nothing is found.
const cases = `
工匠 = 工匠
gongjiang = 工匠
gongj = 工匠
gj = 工匠
工jiang = 工匠
gong匠 = 工匠
工匠精神 = 让工匠精神照亮车间
gongjiangjingshen = 让工匠精神照亮车间
gjjs = 让工匠精神照亮车间
gjjings = 让工匠精神照亮车间
gjjingshen = 让工匠精神照亮车间
gongjjs = 让工匠精神照亮车间
工匠js = 让工匠精神照亮车间
gjjs - 老工人的新手艺
GONGJIANG = 工匠
ｇｏｎｇｊｉａｎｇ = 工匠
照亮 = 让工匠精神照亮车间
zhaol = 让工匠精神照亮车间
zl车间 = 让工匠精神照亮车间
chejian = 让工匠精神照亮车间
cj = 曾经的邮递员
车jian = 让工匠精神照亮车间
gongjiang pan = 让工匠精神照亮车间
pan gongjiang = 让工匠精神照亮车间
工匠 潘 = 让工匠精神照亮车间
gongjiang pan - 工匠
工匠 !精神 = 工匠
工匠 ！精神 = 工匠
工匠 !精神 - 让工匠精神照亮车间
工匠 !jingshen - 让工匠精神照亮车间
by:潘 = 让工匠精神照亮车间
作者:pan = 让工匠精神照亮车间
作者：潘小满 = 让工匠精神照亮车间
by:工匠 *
column:劳动时评 关 = 银行柜台不该只剩机器
栏目:laodong = 让工匠精神照亮车间
栏目：劳动时评 = 让工匠精神照亮车间
column:城事 laogongren = 老工人的新手艺
column:城事 !工人 = 重庆的轨道穿楼而过
ldsp yinhang = 银行柜台不该只剩机器
路灯 = 路灯亮了
ludeng = 路灯亮了
ld = 路灯亮了
lud = 路灯亮了
ldl = 路灯亮了
路deng = 路灯亮了
cunkou = 村口的路灯
ckdld = 村口的路灯
村口 路灯 = 村口的路灯
路灯 村口 = 村口的路灯
路会 = 路边的灯会
chongqi = 重启的老剧场
cq = 重启的老剧场
重启 = 重启的老剧场
重启 - 重庆的轨道穿楼而过
chongqing = 重庆的轨道穿楼而过
chongqing - 重启的老剧场
重庆 = 重庆的轨道穿楼而过
重qing = 重庆的轨道穿楼而过
zhongqi = 中期考核怎么考
zhongqi k = 中期考核怎么考
laojuchang = 重启的老剧场
yunnan = 云南的咖啡走进写字楼
yunn = 云南的咖啡走进写字楼
yunn - 消防器材操作指南
yn - 消防器材操作指南
云南 - 消防器材操作指南
yunneng = 运能不足的春运怎么办
caozuo = 消防器材操作指南
czzn = 消防器材操作指南
操作zhinan = 消防器材操作指南
yinhang = 银行柜台不该只剩机器
yinh = 银行柜台不该只剩机器
yinxing - 路灯亮了
yh = 银行柜台不该只剩机器
xingren = 行人优先不是一句空话
hangren - 路灯亮了
hangye = 行业协会要管行业的事
hyxh = 行业协会要管行业的事
changjiang = 长江上的摆渡人
xiaozhang = 校长带头扫操场
xiaochang = 校长带头扫操场
yinyue = 音乐课不能总让位
yinle = 音乐课不能总让位
leshan = 乐山大佛脚下的茶馆
kuaile = 快乐是免费的吗
huanshu = 还书的孩子还了一个愿
haishu = 还书的孩子还了一个愿
dushi = 都市里的菜园子
doushi = 都市里的菜园子
daifu = 大夫下乡记
lvse = 绿色出行从一张车票开始
lüse = 绿色出行从一张车票开始
绿色 = 绿色出行从一张车票开始
lvke = 旅客的行李去哪儿了
nver = 女儿的第一辆自行车
nüer = 女儿的第一辆自行车
lvetan = 略谈读报
gdp = GDP之外还要看什么
ＧＤＰ = GDP之外还要看什么
gdpzw = GDP之外还要看什么
GDP之外 = GDP之外还要看什么
wifi = Wi-Fi信号覆盖了山村
wi-fi = Wi-Fi信号覆盖了山村
wi-fixh = Wi-Fi信号覆盖了山村
5g = 5G基站建在屋顶上
5gjz = 5G基站建在屋顶上
5G基站 = 5G基站建在屋顶上
2024 = 2024年的第一场雪
２０２４ = 2024年的第一场雪
2024 2025 = 从2024到2025
2024nian = 2024年的第一场雪
laonian = 让更多老年人乐享运动
lnr = 让更多老年人乐享运动
guanyu = 让更多老年人乐享运动
关育 = 让更多老年人乐享运动
yibao = 医保卡里的钱去哪儿了
yb = 医保卡里的钱去哪儿了
医保qian = 医保卡里的钱去哪儿了
医钱 = 医保卡里的钱去哪儿了
lianxika = 工会联系卡打造成连心卡
联系卡 = 工会联系卡打造成连心卡
ghlxk = 工会联系卡打造成连心卡
工会连心 = 工会联系卡打造成连心卡
yuqing = 工会联系卡打造成连心卡
gaige = 改革开放四十年的一张饭票
ggkf = 改革开放四十年的一张饭票
gaige zhaopai = 深化改革不能只换招牌
改革 !开放 = 深化改革不能只换招牌
jiaoyu = 教育减负减的是什么
jyjf = 教育减负减的是什么
gaokao = 高考之后的暑假
gk = 高考之后的暑假
shujia = 高考之后的暑假
xian = 先让孩子睡够觉
xi'an = 西安的城墙根下
xi'anqiang = 西安的城墙根下
xianchengqiang - 先让孩子睡够觉
xiandechengqiang = 西安的城墙根下
西an = 西安的城墙根下
anquan = 安全生产一刻也不能松
aq = 安全生产一刻也不能松
安全 = 安全生产一刻也不能松
shipin anquan = 食品安全从田头管起
spaq = 食品安全从田头管起
da字 = 龘字怎么念
龘 = 龘字怎么念
喆 = 喆哥的修表铺
zhege = 喆哥的修表铺
朱镕 = 朱镕的书房
zhurong = 朱镕的书房
zr = 朱镕的书房
翀 = 翀起的无人机
台湾 = 臺灣來的種茶人
臺灣 = 臺灣來的種茶人
taiwan = 臺灣來的種茶人
种茶 = 臺灣來的種茶人
綠色 = 绿色出行从一张车票开始
绿水 = 綠水青山就是金山
lvshui = 綠水青山就是金山
儿童 = 儿童化妆品要管住
兒童 = 儿童化妆品要管住
ertong = 儿童化妆品要管住
huazhuangpin = 儿童化妆品要管住
hzp = 儿童化妆品要管住
shitang = 夜里十点的食堂
十点 食堂 = 夜里十点的食堂
ershou = 二手书的第三次旅行
beijing = 北京胡同里的理发摊
bj = 北京胡同里的理发摊
beij hut = 北京胡同里的理发摊
shanghai = 上海弄堂的早餐
shangh = 上海弄堂的早餐
sh = 上海弄堂的早餐
guangzhou = 广州塔下卖花人
gz = 广州塔下卖花人
zhangjiajie = 张家界的挑夫
zjj = 张家界的挑夫
zhangjia = 张家界的挑夫
cengjing = 曾经的邮递员
gongjaing = 工匠
gongjiagn = 工匠
gongjinag = 工匠
ludneg = 路灯亮了
yinahng = 银行柜台不该只剩机器
beijng = 北京胡同里的理发摊
beijingg = 北京胡同里的理发摊
工将精神 = 让工匠精神照亮车间
gzbg *
zzzz *
火星 *
huoxing *
!工 - 工匠
`

func TestQueries(t *testing.T) {
	var list []Item
	for line := range strings.SplitSeq(strings.TrimSpace(library), "\n") {
		f := strings.Split(line, "|")
		list = append(list, Item{Headline: f[0], Column: f[1], Byline: f[2]})
	}
	x := New(list)
	n := 0
	for line := range strings.SplitSeq(strings.TrimSpace(cases), "\n") {
		n++
		query, want, kind := line, "", "*"
		for _, k := range []string{" = ", " - "} {
			if q, w, ok := strings.Cut(line, k); ok {
				query, want, kind = q, w, k
			}
		}
		query = strings.TrimSuffix(query, " *")
		got := headlines(list, x, query)
		switch {
		case kind == " = " && (len(got) == 0 || got[0] != want):
			t.Errorf("%q finds %.3q, want %s first", query, got, want)
		case kind == "*" && len(got) > 0:
			t.Errorf("%q finds %.3q, want nothing", query, got)
		case kind == " - ":
			for _, g := range got {
				if g == want {
					t.Errorf("%q finds %s", query, want)
				}
			}
		}
	}
	if n < 150 {
		t.Errorf("%d queries, want 150", n)
	}
}

func TestIn(t *testing.T) {
	const text = "重启老剧场，让工匠登台。GDP之外，臺上臺下。"
	for _, c := range []struct {
		query string
		want  string // what is marked, apart by |
	}{
		{"工匠", "工匠"}, {"gongjiang", "工匠"}, {"chongqi", "重启"}, {"台", "台|臺|臺"}, {"tai", "台|臺|臺"}, {"ｇｄｐ", "GDP"},
		{"gongji", ""}, {"gj", ""}, {"g", "G"}, {"", ""}, {"火星", ""}, {"老jvchang", "老剧场"}, {"laojvchang", "老剧场"}, {"老juchang", "老剧场"},
	} {
		var got []string
		for _, r := range In(t.Context(), text, c.query) {
			got = append(got, text[r[0]:r[1]])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q is found at %q, want %s", c.query, got, c.want)
		}
	}
}
