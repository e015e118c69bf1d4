package find

import (
	"bufio"
	"compress/gzip"
	"context"
	"os"
	"runtime"
	"slices"
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

func BenchmarkQueries(b *testing.B) {
	x := New(corpus(b, 120000))
	ctx := context.Background()
	best := make([]time.Duration, len(queries))
	for b.Loop() {
		for i, q := range queries {
			x.last = nil // nothing of the query before
			start := time.Now()
			x.Filter(ctx, q)
			if d := time.Since(start); best[i] == 0 || d < best[i] {
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

func BenchmarkMillion(b *testing.B) {
	x := New(corpus(b, 1000000))
	for b.Loop() {
		for _, q := range []string{"g", "go", "gon", "gong", "gongj"} {
			x.Filter(context.Background(), q)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/5, "ms/key")
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

func BenchmarkLetter(b *testing.B) {
	x := New(corpus(b, 120000))
	for b.Loop() {
		x.last = nil
		x.Filter(context.Background(), "z")
	}
}
