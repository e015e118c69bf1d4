package find

import (
	"bufio"
	"compress/gzip"
	"context"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// corpus is what the benchmarks search: LANMU_HEADLINES, a gzipped file of a
// headline a line, or headlines made up.
func corpus(b *testing.B, n int) []Item {
	b.Helper()
	path := os.Getenv("LANMU_HEADLINES")
	if path == "" {
		return generated(n)
	}
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	zip, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var lines []string
	for s := bufio.NewScanner(zip); s.Scan(); {
		lines = append(lines, s.Text())
	}
	out := make([]Item, n)
	for i := range out {
		out[i] = Item{Headline: lines[i%len(lines)]}
	}
	return out
}

// queries a reader types, pinyin and hanzi, short and long.
var queries = []string{
	"g", "z", "gj", "gjjs", "gongjiang", "gongj", "工匠", "工", "工jiang", "gzbg", "zhongguo", "zg", "shehui", "jingji",
	"改革", "改革开放", "gaige", "ggkf", "gaigekaifang", "教育", "jiaoyu", "jy", "xuesheng", "学生", "高考", "gaokao",
	"北京", "beijing", "bj", "上海", "shanghai", "shangh", "重庆", "chongqi", "cq", "云南", "yunnan", "yunn", "银行", "yinhang",
	"老人", "laoren", "医保", "yibao", "安全", "anquan", "健康", "jiankang", "疫情", "yiqing", "2024", "GDP", "5g", "企业 创新",
	"qiye chuangxin", "zhengfu gongzuo", "工作 报告", "gzbg 2024", "rmrb", "zzzz", "的", "shengtaiwenming",
}

// more queries: with slips, of nothing there is, and of one letter.
var hard = strings.Fields(`bejing huawie zhegfu xinnjiang fabbiao huittan qiangki duoxhao hqishi keuejia cuuhui shouxang zhogn guojai
	jingij gaigekaifagn shehuizhuyii wnhua jiaoy4u minzu gongjinag shuiwuzongju chuangxni zonghe yiliaobaozhang nongcnu
	工将精神 供将精神 影过警方 险丰已经 硬这父亲 经计发展 中过政府 fwpreviwe csotco goolge iphoen
	tuxianlangping zzzzqq xqjvbn qqqqqqqq kkkkk vvvv huoxingrendalu feichangbucunzaideci 龘龘龘 火星人大陆来了 asdfghjkl qwertyuiop
	zxcvbnm gzbgzzq xxjjpp jjjj a b c d e f h i j k l m n o p q r s t u v w x y
	feixingjian fei_xing_jian wang_you_biao s_z shi_de yi_ge_shi 二零二三 18大 14届 2024年 照亮工匠 zhaolianggongjiang`)

func allQueries() []string {
	out := slices.Clone(queries)
	for _, q := range hard {
		out = append(out, strings.ReplaceAll(q, "_", " "))
	}
	return out
}

// timed reports how long queries take, of each the quickest of the rounds.
func timed(b *testing.B, x *Index, queries []string) {
	ctx := context.Background()
	best := make([]time.Duration, len(queries))
	for b.Loop() {
		for i, q := range queries {
			start := cpu()
			x.Filter(ctx, q)
			if d := cpu() - start; best[i] == 0 || d < best[i] {
				best[i] = d
			}
		}
	}
	if testing.Verbose() {
		for i, q := range queries {
			b.Logf("%-16s %6.2f ms %d", q, best[i].Seconds()*1000, len(x.Filter(ctx, q)))
		}
	}
	slices.Sort(best)
	b.ReportMetric(best[len(best)/2].Seconds()*1000, "median-ms")
	b.ReportMetric(best[len(best)-1].Seconds()*1000, "slowest-ms")
}

func BenchmarkQueries(b *testing.B) { timed(b, New(corpus(b, 120000)), allQueries()) }

// BenchmarkRandom asks with random keys.
func BenchmarkRandom(b *testing.B) { timed(b, New(corpus(b, 120000)), randomKeys(400)) }

func randomKeys(n int) []string {
	r := rand.New(rand.NewPCG(5, 6))
	kinds := []string{"abcdefghijklmnopqrstuvwxyz", "aeiounghzs", "zhongguoshi yinde ", "的一是不了人我在有他这中大来上国", "工作gzuo 2024年'"}
	out := make([]string, n)
	for i := range out {
		keys := []rune(kinds[i%len(kinds)])
		q := make([]rune, 1+r.IntN(16))
		for k := range q {
			q[k] = keys[r.IntN(len(keys))]
		}
		out[i] = string(q)
	}
	return out
}

func BenchmarkMillion(b *testing.B) {
	timed(b, New(corpus(b, 1000000)), append(allQueries(), randomKeys(100)...))
}

func BenchmarkBuild(b *testing.B) {
	items := corpus(b, 120000)
	load()
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		x := New(items)
		runtime.GC()
		runtime.ReadMemStats(&after)
		runtime.KeepAlive(x)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(len(items)), "bytes/headline")
}

func BenchmarkLines(b *testing.B) {
	var lines []string
	for _, i := range corpus(b, 120000) {
		lines = append(lines, i.Headline)
	}
	for _, q := range []string{"s", "gongjiang", "tuxianlangping", "影过警方", "xqjvbn"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				Lines(context.Background(), lines, q)
			}
		})
	}
}
