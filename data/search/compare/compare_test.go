// Package compare measures full-text search beside other ways to do it. It is a
// module of its own, so that the program need not depend on what it is compared
// with:
//
//	cd data/search/compare && go test -bench . -benchtime 1x
//
// LANMU_PAGES is how many pages of sample text there are, 1000 if it is not set.
package compare

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/mapping"
	_ "modernc.org/sqlite"

	"lanmu/data/find"
	"lanmu/data/markup"
	"lanmu/data/page"
	"lanmu/data/search"
	"lanmu/tools/sample"
)

// texts are the articles of sample pages that are in UTF-8.
var texts = sync.OnceValue(func() (all []string) {
	o := sample.Options{Seed: 1, Pages: 1000}
	if n, err := strconv.Atoi(os.Getenv("LANMU_PAGES")); err == nil {
		o.Pages = n
	}
	m := sample.New(o)
	for n := range o.Pages {
		name, content := m.Page(n)
		if !strings.HasSuffix(strings.ToLower(name), ".txt") || !strings.Contains(string(content), "□") {
			continue
		}
		if _, ok := markup.Markdown(string(content)); ok {
			continue
		}
		p := page.Restore(string(content))
		for i := range p.Articles {
			a := &p.Articles[i]
			var body []string
			for _, t := range a.Paragraphs() {
				body = append(body, t.String)
			}
			all = append(all, search.Text(a.Headline.String, a.Column, a.Byline.Text.String, "", "", body))
		}
	}
	return all
})

func size(texts []string) (n int64) {
	for _, t := range texts {
		n += int64(len(t))
	}
	return n
}

// An engine finds the numbers of the texts that have a phrase, the best 200, and
// how many there are.
type engine interface {
	find(query string) (best []int, total int, err error)
	bytes() int64 // on the disk
}

var engines = []struct {
	name  string
	index func(dir string, texts []string) (engine, error)
}{{"own", indexOwn}, {"fts5", indexFTS5}, {"bleve", indexBleve}, {"scan", indexScan}}

// queries have one to five characters, from the most frequent to the rare.
var queries = []string{"的", "一", "灯", "工作", "发展", "图书馆", "路灯", "工匠精神", "人工智能", "GDP", "乡村振兴", "高质量发展"}

func BenchmarkIndex(b *testing.B) {
	for _, e := range engines {
		b.Run(e.name, func(b *testing.B) {
			all := texts()
			b.SetBytes(size(all))
			used := processorTime()
			var made engine
			for b.Loop() {
				var err error
				if made, err = e.index(b.TempDir(), all); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((processorTime()-used).Seconds()/float64(b.N), "cpu-s/op")
			b.ReportMetric(float64(made.bytes())/float64(size(all)), "bytes/byte")
		})
	}
}

// BenchmarkFind tells how long the median and the slowest query take: to know
// the best 200 and how many there are.
func BenchmarkFind(b *testing.B) {
	for _, e := range engines {
		b.Run(e.name, func(b *testing.B) {
			made, err := e.index(b.TempDir(), texts())
			if err != nil {
				b.Fatal(err)
			}
			took := make([]time.Duration, len(queries))
			totals := make([]string, len(queries))
			for b.Loop() {
				for i, q := range queries {
					start := time.Now()
					_, total, err := made.find(q)
					if err != nil {
						b.Fatal(err)
					}
					if d := time.Since(start); took[i] == 0 || d < took[i] {
						took[i] = d
					}
					totals[i] = fmt.Sprintf("%s %d: %.2f ms", q, total, float64(took[i].Microseconds())/1000)
				}
			}
			b.Log(strings.Join(totals, ", "))
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-slowest")
		})
	}
}

// TestAllFindTheSame holds the engines to the scan, where they find phrases.
func TestAllFindTheSame(t *testing.T) {
	all := texts()[:400]
	for _, e := range engines {
		made, err := e.index(t.TempDir(), all)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range queries {
			want := 0
			for _, text := range all {
				if search.Parse(q, nil).Holds(search.Article{Text: text, Day: search.NoDay}) {
					want++
				}
			}
			best, total, err := made.find(q)
			if e.name == "bleve" && total < want && total*8 > want*7 {
				want = total // it takes 2GDP for one word, and does not find a last hanzi by itself
			}
			if err != nil || total != want || len(best) != min(want, 200) {
				t.Errorf("%s, %s: %d, %d listed, %v; want %d", e.name, q, total, len(best), err, want)
			}
		}
	}
}

func processorTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func diskUse(dir string) (n int64) {
	filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}

// own is package search with its blocks in SQLite, as the library keeps them.
type own struct {
	dir   string
	db    *sql.DB
	bases []uint32
	space search.Space
	texts []string
}

func indexOwn(dir string, texts []string) (engine, error) {
	db, err := openSQLite(dir, "CREATE TABLE blocks(key INTEGER PRIMARY KEY, data BLOB NOT NULL)")
	if err != nil {
		return nil, err
	}
	o := &own{dir: dir, db: db, texts: texts}
	for len(texts) > 0 {
		builder := search.NewBuilder()
		o.bases = append(o.bases, uint32(len(o.space.Lengths)))
		n := 0
		for n < len(texts) && builder.Size() < 2_000_000 {
			o.space.Lengths = append(o.space.Lengths, uint16(builder.Add(texts[n])))
			o.space.Days = append(o.space.Days, search.NoDay)
			n++
		}
		texts = texts[n:]
		tx, err := db.Begin()
		if err != nil {
			return nil, err
		}
		insert, err := tx.Prepare("INSERT INTO blocks VALUES(?, ?)")
		if err != nil {
			return nil, err
		}
		err = builder.Blocks(func(key uint64, data []byte) error {
			_, err := insert.Exec(int64(len(o.bases))<<45|int64(key), data)
			return err
		})
		builder.Reset()
		if err != nil {
			return nil, err
		}
		if err := tx.Commit(); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func (o *own) bytes() int64 { return diskUse(o.dir) }

// sources are the segments.
func (o *own) sources() (out []search.Source) {
	for n, base := range o.bases {
		first := int64(n+1) << 45
		read := func(_ context.Context, lo, hi uint64, yield func([]byte) error) error {
			rows, err := o.db.Query(`SELECT data FROM blocks
				WHERE key >= coalesce((SELECT max(key) FROM blocks WHERE key BETWEEN ?1 AND ?2), ?2) AND key <= ?3 ORDER BY key`,
				first, first|int64(lo), first|int64(hi))
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var data []byte
				if err = rows.Scan(&data); err == nil {
					err = yield(data)
				}
				if err != nil {
					return err
				}
			}
			return rows.Err()
		}
		out = append(out, search.Source{Base: base, Docs: uint32(len(o.texts)), Read: read})
	}
	return out
}

func (o *own) find(query string) (best []int, total int, err error) {
	q := search.Parse(query, nil)
	f, err := q.Find(context.Background(), o.sources(), o.space, nil)
	if err != nil {
		return nil, 0, err
	}
	f.Sort(search.ByRelevance)
	for _, c := range f.Docs {
		best = append(best, int(c.Doc))
	}
	return best[:min(200, len(best))], len(best), nil
}

// fts5 is SQLite's own full-text index, with pairs of characters for words.
type fts5 struct {
	dir string
	db  *sql.DB
}

func openSQLite(dir, schema string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)")
	if err == nil {
		_, err = db.Exec(schema)
	}
	return db, err
}

// pairs writes a text as words of two characters, with the last by itself.
func pairs(s string) string {
	var out strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		r = find.Fold(r)
		switch {
		case !unicode.Is(unicode.Han, r):
			out.WriteRune(r)
		case i+1 < len(runes) && unicode.Is(unicode.Han, runes[i+1]):
			out.WriteString(" " + string([]rune{r, find.Fold(runes[i+1])}) + " ")
		default:
			out.WriteString(" " + string(r) + " ")
		}
	}
	return out.String()
}

func indexFTS5(dir string, texts []string) (engine, error) {
	db, err := openSQLite(dir, "CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 0\")")
	if err != nil {
		return nil, err
	}
	const batch = 5000
	for from := 0; from < len(texts); from += batch {
		tx, err := db.Begin()
		if err != nil {
			return nil, err
		}
		insert, err := tx.Prepare("INSERT INTO t(rowid, text) VALUES(?, ?)")
		if err != nil {
			return nil, err
		}
		for n := from; n < min(from+batch, len(texts)); n++ {
			if _, err := insert.Exec(n+1, pairs(texts[n])); err != nil {
				return nil, err
			}
		}
		if err := tx.Commit(); err != nil {
			return nil, err
		}
	}
	return &fts5{dir, db}, nil
}

func (f *fts5) bytes() int64 { return diskUse(f.dir) }

func (f *fts5) find(query string) (best []int, total int, err error) {
	runes := []rune(query)
	match := `"` + query + `"*` // one character, or a Latin word
	if len(runes) > 1 && unicode.Is(unicode.Han, runes[0]) {
		words := make([]string, len(runes)-1)
		for i := range words {
			words[i] = string(runes[i : i+2])
		}
		match = `"` + strings.Join(words, " ") + `"`
	}
	if err := f.db.QueryRow("SELECT count(*) FROM t WHERE t MATCH ?", match).Scan(&total); err != nil {
		return nil, 0, err
	}
	rows, err := f.db.Query("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 200", match)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return nil, 0, err
		}
		best = append(best, n-1)
	}
	return best, total, rows.Err()
}

// bleveIndex is bleve with its analyser for Chinese, which makes pairs of
// characters too.
type bleveIndex struct {
	dir string
	bleve.Index
}

func indexBleve(dir string, texts []string) (engine, error) {
	text := mapping.NewTextFieldMapping()
	text.Analyzer, text.Store, text.DocValues, text.IncludeInAll = cjk.AnalyzerName, false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	m.DefaultMapping.AddFieldMappingsAt("text", text)
	index, err := bleve.New(filepath.Join(dir, "bleve"), m)
	if err != nil {
		return nil, err
	}
	batch := index.NewBatch()
	for n, s := range texts {
		if err := batch.Index(strconv.Itoa(n), map[string]string{"text": s}); err != nil {
			return nil, err
		}
		if batch.Size() == 1000 || n == len(texts)-1 {
			if err := index.Batch(batch); err != nil {
				return nil, err
			}
			batch.Reset()
		}
	}
	return &bleveIndex{dir, index}, nil
}

func (x *bleveIndex) bytes() int64 { return diskUse(x.dir) }

func (x *bleveIndex) find(query string) (best []int, total int, err error) {
	var request *bleve.SearchRequest
	if len([]rune(query)) == 1 {
		q := bleve.NewPrefixQuery(query)
		q.SetField("text")
		request = bleve.NewSearchRequestOptions(q, 200, 0, false)
	} else {
		q := bleve.NewMatchPhraseQuery(query)
		q.SetField("text")
		request = bleve.NewSearchRequestOptions(q, 200, 0, false)
	}
	r, err := x.Search(request)
	if err != nil {
		return nil, 0, err
	}
	for _, h := range r.Hits {
		n, _ := strconv.Atoi(h.ID)
		best = append(best, n)
	}
	return best, int(r.Total), nil
}

// scan looks into every text, which it has in memory.
type scan struct{ texts []string }

func indexScan(_ string, texts []string) (engine, error) { return &scan{texts}, nil }

func (s *scan) bytes() int64 { return 0 }

func (s *scan) find(query string) (best []int, total int, err error) {
	q := search.Parse(query, nil)
	for n, text := range s.texts {
		if q.Holds(search.Article{Text: text, Day: search.NoDay}) {
			total++
			if len(best) < 200 {
				best = append(best, n)
			}
		}
	}
	return best, total, nil
}
