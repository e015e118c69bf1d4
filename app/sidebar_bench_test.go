package app

import (
	"context"
	"fmt"
	"testing"
	"time"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/find"
	"lanmu/data/library"
)

// bigShelf is a shelf of n articles, ten a page, three pages a day, under a
// hundred columns.
func bigShelf(n int) *stock.Shelf {
	words := []string{"村口", "路灯", "书店", "杏花", "改革", "工匠", "精神", "老人", "孩子", "冬天", "河面", "市场", "医院", "学校", "农民", "铁路"}
	var sheets []*library.Sheet
	day := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC)
	for p := range n / 10 {
		var c library.Contents
		for i := range 10 {
			k := p*10 + i
			c.Articles = append(c.Articles, library.Article{
				ID:       fmt.Sprintf("%016x", k),
				Headline: words[k%16] + words[k/16%16] + "又见" + words[k/256%16] + words[k/4096%16],
				Column:   fmt.Sprintf("第%d栏", k%100), Byline: words[k%13] + "生",
			})
		}
		path := fmt.Sprintf("/pages/%05d.txt", p)
		sheets = append(sheets, library.NewSheet(path, path, "", day.AddDate(0, 0, p/3), c))
	}
	s := stock.NewShelf(sheets, nil, nil)
	s.Index = s.NewIndex(find.FullPinyin)
	return s
}

// BenchmarkKeystroke is what a keystroke costs before the toolkit draws: matching
// and making rows of what matches, in a library of 100,000 articles.
func BenchmarkKeystroke(b *testing.B) {
	s := bigShelf(100000)
	for _, query := range []string{"", "l", "lu", "ludeng", "路灯", "jiang ren", "zzzz"} {
		for view, name := range map[int]string{present.ViewColumns: "columns", present.ViewDates: "dates"} {
			b.Run(name+"/"+query, func(b *testing.B) {
				for b.Loop() {
					l := &present.Lister{Shelf: s, View: view, Query: query, Folds: stock.Folds{}}
					l.List(s.Match(context.Background(), s.Index, query))
				}
			})
		}
	}
}

// BenchmarkShelf is what taking in a change costs in a library of 100,000
// articles.
func BenchmarkShelf(b *testing.B) {
	s := bigShelf(100000)
	for b.Loop() {
		stock.NewShelf(s.Sheets, []string{"/pages"}, nil).NewIndex(find.FullPinyin)
	}
}
