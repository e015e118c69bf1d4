package app

import (
	"os"
	"path/filepath"
	"testing"
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
