//go:build unix

package library

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"lanmu/tools/sample"
	"lanmu/tools/sample/press"
)

// The benchmarks measure on a library of 10,000 pages, 91,000 articles and
// 150 MB that is made for them, or of LANMU_PAGES pages. Known and Search are
// measured on the cache that FirstOpening left.
var papers = sync.OnceValue(func() (p struct {
	dir, cache string
	size       int64
}) {
	dir, err := os.MkdirTemp("", "lanmu-bench-")
	if err != nil {
		panic(err)
	}
	o := sample.Standard
	if n, err := strconv.Atoi(os.Getenv("LANMU_PAGES")); err == nil {
		o.Pages = n
	}
	made = dir
	p.dir, p.cache = filepath.Join(dir, "papers"), filepath.Join(dir, "cache")
	if p.size, err = sample.Write(p.dir, o); err != nil {
		panic(err)
	}
	return p
})

var made string

// opened returns the library of the benchmarks with all pages known.
func opened(b *testing.B) *Library {
	p := papers()
	l, err := OpenLibrary(p.cache)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	if err := l.Update(context.Background(), []string{p.dir}, func(Change) {}); err != nil {
		b.Fatal(err)
	}
	return l
}

func processorTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkFirstOpening reads, restores and indexes all pages. cpu-s is what it
// takes of the processor, whatever else that does.
func BenchmarkFirstOpening(b *testing.B) {
	p := papers()
	b.SetBytes(p.size)
	var first time.Duration
	used := processorTime()
	for b.Loop() {
		os.RemoveAll(p.cache)
		l, err := OpenLibrary(p.cache)
		if err != nil {
			b.Fatal(err)
		}
		start, first0 := time.Now(), time.Duration(0)
		err = l.Update(context.Background(), []string{p.dir}, func(c Change) {
			if first0 == 0 && len(c.Sheets) > 0 {
				first0 = time.Since(start)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		first += first0
		l.Close()
	}
	used = processorTime() - used
	b.ReportMetric(used.Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(p.size)/1e6/used.Seconds()*float64(b.N)*2, "MB/s-on-2-cores")
	b.ReportMetric(float64(first.Milliseconds())/float64(b.N), "ms-to-first")
	if info, err := os.Stat(filepath.Join(p.cache, "library.db")); err == nil {
		b.ReportMetric(float64(info.Size())/1e6, "MB-cache")
	}
}

// BenchmarkKnown is what a later start does first.
func BenchmarkKnown(b *testing.B) {
	opened(b)
	p := papers()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var l *Library
	var sheets []*Sheet
	used := processorTime()
	for b.Loop() {
		if l != nil {
			l.Close()
		}
		var err error
		if l, err = OpenLibrary(p.cache); err != nil {
			b.Fatal(err)
		}
		if sheets, _, err = l.Known(context.Background(), []string{p.dir}); err != nil {
			b.Fatal(err)
		}
	}
	used = processorTime() - used
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-kept")
	b.ReportMetric(used.Seconds()/float64(b.N)*1000, "cpu-ms/op")
	runtime.KeepAlive(sheets)
	l.Close()
}

// BenchmarkUpdateNothing is what a later start does next.
func BenchmarkUpdateNothing(b *testing.B) {
	l := opened(b)
	for b.Loop() {
		if err := l.Update(context.Background(), []string{papers().dir}, func(Change) {}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPage opens pages one after the other.
func BenchmarkPage(b *testing.B) {
	l := opened(b)
	sheets, _, err := l.Known(context.Background(), []string{papers().dir})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		if _, err := l.Page(b.Context(), sheets[n*37%len(sheets)]); err != nil {
			b.Fatal(err)
		}
		n++
	}
}

// queries are what readers may ask: frequent and rare words, of one character and of
// many, phrases, alternatives, distances, days; and phrases whose pairs are common
// and which stand nowhere.
var queries = []string{
	"工作", "发展", "社会", "群众", "路灯", "食堂", "图书馆", "人工智能", "工匠", "工匠精神",
	"的", "了", "在", "一", "不", "中", "灯", "路", "人", "是",
	"乡村振兴", "高质量发展", "公共服务", "改革开放", "社会保障", "职业技能", "绿色发展", "基层治理", "年轻人", "快递员",
	"GDP", "AI", "5G", "2024", "20", "3", "40%", "18大", "十八大", "第三届",
	"工作 生活", "城市 交通 安全", "老人 食堂 社区", "消费 市场 政策 企业", "今年 去年 记者",
	"工作 -企业", "发展 !经济 !社会", `"劳动 职工"`, `"公共服务" 住房`,
	"栏目:街谈 工作", "作者:王 发展", "作者:李明", "日期:2015-03 劳动", "日期:2014..2015 教育 文化", "工匠精神 日期:2016",
	// nowhere, or nearly so, of common pairs
	"社会会员", "工作作用", "发展展开", "生活活动力", "企业业务会", "问题题目的", "管理理解", "经济济南部", "的工作的", "在社会的发展",
	"我们的工作中", "社会社会", "发展发展发展", "服务群众生活", "本报记者昨天",
	"工作 或 发展", "路灯 或 食堂 或 公园", "(工匠 或 劳动者) 精神", "工匠 或 的", "发展 或 社会 或 经济 或 建设 或 管理", "(城市 或 农村) (教育 或 文化) -健康",
	"工作 近/5 发展", "工匠 NEAR/10 精神", "社会 NEAR/50 经济", "(企业 或 市场) 近/3 发展", "工作 NEAR/5 发展 NEAR/5 社会", "GDP NEAR/20 增长",
	"工?精神", "社会*发展", "工作?生活", "发?经济", "我们*工作*发展",
	"日期:2010..2018 工作", "日期:2014-01..2014-03 的", "发展 -日期:2015", "日期:2015", "日期:2012..", "栏目:街谈 或 栏目:夜读", "作者:王",
}

// BenchmarkQueries tells what the median and the worst of the queries take of the
// processor until they are done, and in how much time the slowest has its first
// hits.
func BenchmarkQueries(b *testing.B) {
	l := opened(b)
	ask := func(query string) (first, used time.Duration, total int) {
		start, before := time.Now(), processorTime()
		err := l.Search(context.Background(), query, func(r Results) {
			if first == 0 {
				first = time.Since(start)
			}
			total = r.Len()
		})
		if err != nil {
			b.Fatal(err)
		}
		return first, processorTime() - before, total
	}
	if only := os.Getenv("LANMU_QUERY"); only != "" {
		for range 100 {
			ask(only)
		}
		return
	}
	best := make([]time.Duration, len(queries))
	firsts := make([]time.Duration, len(queries))
	totals := make([]int, len(queries))
	for b.Loop() {
		for i, q := range queries {
			for range 3 {
				first, used, total := ask(q)
				if best[i] == 0 || used < best[i] {
					best[i], firsts[i] = used, first
				}
				totals[i] = total
			}
		}
	}
	told := make([]string, len(queries))
	for i, q := range queries {
		told[i] = fmt.Sprintf("%s: %d in %.1f ms, first %.1f", q, totals[i], ms(best[i]), ms(firsts[i]))
	}
	b.Log(strings.Join(told, "; ")) // more lines are cut off
	slices.Sort(best)
	slices.Sort(firsts)
	b.ReportMetric(ms(best[len(best)/2]), "cpu-ms-median")
	b.ReportMetric(ms(best[len(best)-1]), "cpu-ms-worst")
	b.ReportMetric(ms(firsts[len(firsts)-1]), "ms-slowest-first-hits")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func TestMain(m *testing.M) {
	if os.Getenv("LANMU_INDEX") != "" {
		child()
	}
	code := m.Run()
	if made != "" {
		os.RemoveAll(made)
	}
	os.Exit(code)
}

// BenchmarkWakingBesidePDFs tells how late, in milliseconds, a goroutine that sleeps
// wakes while PDFs are read: so late is what the window draws.
func BenchmarkWakingBesidePDFs(b *testing.B) {
	dir := b.TempDir()
	for n := range 24 {
		is := press.Print("江岸日报", time.Date(2024, 3, 1+n, 0, 0, 0, 0, time.UTC), 4, uint64(n))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.pdf", n)), is.PDF(press.Presses[0]), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	var late []time.Duration
	for b.Loop() {
		l, err := OpenLibrary(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		over, done := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(done)
			for {
				select {
				case <-over:
					return
				default:
				}
				const nap = 5 * time.Millisecond
				began := time.Now()
				time.Sleep(nap)
				late = append(late, time.Since(began)-nap)
			}
		}()
		err = l.Update(context.Background(), []string{dir}, func(Change) {})
		close(over)
		<-done
		l.Close()
		if err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(late)
	for name, at := range map[string]int{"late-50%-ms": 50, "late-90%-ms": 90, "late-99%-ms": 99} {
		b.ReportMetric(float64(late[len(late)*at/100].Microseconds())/1000, name)
	}
}
