package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"lanmu/tools/sample/press"
)

// A reader turns the pages of an issue, and goes from issue to issue of the paper.
func TestPagesAndIssuesAreTurned(t *testing.T) {
	dir := t.TempDir()
	body := "\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"
	var files []string
	for name, headline := range map[string]string{
		"江岸日报/2024-03-04/第1版 要闻.txt": "渡口又开了船", "江岸日报/2024-03-04/第2版 评论.txt": "旧码头添了灯",
		"江岸日报/2024-03-05/第1版 要闻.txt": "菜农过河赶早市", "河源晨报/2024-03-05/第1版.txt": "路灯亮到山那边",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("■街谈\n"+headline+body), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	s := sitDown(t, files...).Taps("渡口又开了船")
	for _, step := range []struct {
		key  rune
		want string
	}{
		{']', "旧码头添了灯"}, {']', "旧码头添了灯"}, {'}', "菜农过河赶早市"}, {'}', "菜农过河赶早市"}, {'{', "渡口又开了船"}, {'{', "渡口又开了船"}, {']', "旧码头添了灯"}, {'[', "渡口又开了船"},
	} {
		s.Hits(step.key).settles().Reads(step.want)
	}
	if got, want := s.win.Title(), "渡口又开了船 — 《江岸日报》 2024年3月4日 第1版 要闻 — 栏目"; got != want {
		t.Errorf("the window is called %q, want %q", got, want)
	}
}

// The pages of a PDF of an issue are turned as those of others are, and each article
// says on which it stands; a second source of a page is not listed beside it.
func TestAPDFIsAnIssue(t *testing.T) {
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 3, 7)
	dir := t.TempDir()
	file, text := filepath.Join(dir, "issue.pdf"), filepath.Join(dir, "page2.txt")
	for path, content := range map[string]string{file: string(is.PDF(press.Presses[0])), text: press.Dumps[0].Write(is.Pages[1])} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := sitDown(t, file, text).Taps(is.Pages[0].Articles[0].Headline)
	for n, page := range is.Pages {
		s.Reads(page.Articles[0].Headline)
		if f := s.reading.Entry().Mark.Folio; f.Newspaper != is.Paper || f.Day != "2024-03-04" || f.Page != string(rune('1'+n)) || f.Name != is.Names[n] {
			t.Errorf("page %d stands %+v", n+1, f)
		}
		s.Hits(']').settles()
	}
	s.Hits('g').settles().Reads(is.Pages[0].Articles[0].Headline)
	want := 0
	for _, p := range is.Pages {
		want += len(p.Articles)
	}
	if n := len(s.in.Shelf().Refs); n != want {
		t.Errorf("%d articles are listed, want %d", n, want)
	}
}
