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

// queries are fifty that readers may ask: frequent and rare words, of one
// character and of many, phrases, and what restricts them.
var queries = []string{
	"工作", "发展", "社会", "群众", "路灯", "食堂", "图书馆", "人工智能", "工匠", "工匠精神",
	"的", "了", "在", "一", "不", "中", "灯", "路", "人", "是",
	"乡村振兴", "高质量发展", "公共服务", "改革开放", "社会保障", "职业技能", "绿色发展", "基层治理", "年轻人", "快递员",
	"GDP", "AI", "5G", "2024", "20",
	"工作 生活", "城市 交通 安全", "老人 食堂 社区", "消费 市场 政策 企业", "今年 去年 记者",
	"工作 -企业", "发展 !经济 !社会", `"劳动 职工"`, `"公共服务" 住房`,
	"栏目:街谈 工作", "作者:王 发展", "作者:李明", "日期:2015-03 劳动", "日期:2014..2015 教育 文化", "工匠精神 日期:2016",
}

// BenchmarkFiftyQueries tells how long the median and the slowest of the queries
// take until they are done, and the slowest until the first hits are there.
func BenchmarkFiftyQueries(b *testing.B) {
	l := opened(b)
	ask := func(query string) (first, done time.Duration, total int) {
		start := time.Now()
		err := l.Search(context.Background(), query, func(r Results) {
			if first == 0 {
				first = time.Since(start)
			}
			total = r.Total
		})
		if err != nil {
			b.Fatal(err)
		}
		return first, time.Since(start), total
	}
	best := make([]time.Duration, len(queries))
	firsts := make([]time.Duration, len(queries))
	totals := make([]int, len(queries))
	for b.Loop() {
		for i, q := range queries {
			first, done, total := ask(q)
			if best[i] == 0 || done < best[i] {
				best[i], firsts[i] = done, first
			}
			totals[i] = total
		}
	}
	told := make([]string, len(queries))
	for i, q := range queries {
		told[i] = fmt.Sprintf("%s: %d in %.1f ms, first %.1f", q, totals[i], ms(best[i]), ms(firsts[i]))
	}
	b.Log(strings.Join(told, "; ")) // more lines are cut off
	slices.Sort(best)
	slices.Sort(firsts)
	b.ReportMetric(ms(best[len(best)/2]), "ms-median")
	b.ReportMetric(ms(best[len(best)-1]), "ms-slowest")
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
