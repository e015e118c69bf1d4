package main

import (
	"bytes"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden table anew")

// made makes n headlines of words that papers use, names, numbers and marks.
func made(n int) []string {
	nouns := strings.Fields("政府 企业 学校 医院 社区 农民 工人 学生 老师 专家 记者 游客 居民 市民 警方 法院 球队 教练 演员 导演 作家 公司 银行 市场 股市 基金 房价 手机 汽车 高铁 飞机 轮船 卫星 火箭 地震 台风 暴雨 洪水 大火 战争 和平 总统 总理 主席 部长 代表 委员 会议 论坛 博览会 运动会 世界杯 联赛 冠军 决赛 比赛 电影 音乐 文化 艺术 历史 科学 技术 网络 游戏 健康 食品 药品 疫苗 环境 空气 水源 森林 草原 沙漠 海洋 河流 高原 盆地 平原 乡村 城市 县城 小镇 工匠 精神 战略 侵略者 旅客 绿色 女子 法律 纪律 虐待 省略 谋略")
	verbs := strings.Fields("发布 宣布 举行 召开 启动 推进 加强 促进 支持 反对 批准 通过 签署 访问 会见 讨论 调查 研究 发现 发明 建设 改造 修复 保护 开放 改革 创新 发展 增长 下降 上涨 突破 夺得 击败 迎战 亮相 登陆 落户 投入 缓解 解决 应对 打击 抓获 救援 疏散 赞扬 批评 呼吁 要求 拒绝 恢复")
	places := strings.Fields("北京 上海 广州 深圳 天津 重庆 四川 湖南 湖北 河南 河北 山东 山西 陕西 江苏 浙江 福建 云南 贵州 新疆 西藏 内蒙古 香港 澳门 台湾 中国 美国 英国 法国 德国 日本 韩国 俄罗斯 印度 巴西 埃及 华为 中央 全国 国际 全球 亚洲 欧洲 非洲")
	others := strings.Fields("GDP Costco iPhone Android Windows NASA WiFi 5G 人工智能 2024年 2023年 18大 14届 十八大 十大 二十届 三十年 50年 让 与 和 为何 如何 首次 再次 全面 正式 成功 最新 更多 “爱心” 《春天》 ：专题 卡尔·马克思 王　军 李　明 （组图） ！快讯")
	r := rand.New(rand.NewPCG(11, 12))
	word := func() string {
		// As in any language, few words make most of a text.
		pick := func(w []string) string { return w[min(r.IntN(len(w)), r.IntN(len(w)))] }
		switch r.IntN(8) {
		case 0, 1, 2:
			return pick(nouns)
		case 3, 4:
			return pick(verbs)
		case 5, 6:
			return pick(places)
		}
		return pick(others)
	}
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range 4 + r.IntN(6) {
			b.WriteString(word())
		}
		out[i] = b.String()
	}
	return out
}

// TestTable holds the ranking to a table of how many queries find what they were
// made from. When it changes, read what has become worse, in the held-out part
// too, before -update.
func TestTable(t *testing.T) {
	got := judge(made(5000), 30, 2, io.Discard)
	const path = "testdata/table.golden"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal([]byte(got), want) {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
}
