package bookmark_test

import (
	"fmt"
	"os"
	"path/filepath"

	"lanmu/data/bookmark"
)

func Example() {
	dir, _ := os.MkdirTemp("", "bookmarks")
	defer os.RemoveAll(dir)
	s, err := bookmark.Open(filepath.Join(dir, "bookmarks.jsonl"))
	if err != nil {
		fmt.Println(err) // s is of use all the same
	}
	defer s.Close()
	s.Add(bookmark.Bookmark{ID: "3f9c", Headline: "老街的灯", Column: "今日谈"})
	s.Add(bookmark.Bookmark{ID: "77a0", Headline: "渡口"})
	s.Remove("77a0")
	for _, b := range s.All() {
		fmt.Println(b.Column, b.Headline)
	}
	s.Restore("77a0")
	fmt.Println(s.Has("77a0"))
	// Output:
	// 今日谈 老街的灯
	// true
}

func ExampleBookmark_Find() {
	const text = "天一黑，老街的灯就亮了。灯是去年新装的。"
	article := bookmark.Bookmark{ID: "3f9c", Headline: "老街的灯"}
	start := len("天一黑，老街的灯就亮了。")
	passage, _ := article.Passage(text, start, len(text))

	// The file was edited and restored into other paragraphs.
	const now = "编者按。天一黑，老街的灯就亮了。\n灯是前年新装的。"
	start, end, ok := passage.Find(now)
	fmt.Println(ok, now[start:end])
	// Output: true 灯是前年新装的。
}
