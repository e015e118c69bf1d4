package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenRefusesWhatIsNoPage(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name string
		path string
		want Problem
	}{
		{"missing", filepath.Join(dir, "missing.txt"), Missing},
		{"folder", dir, Directory},
		{"empty", write("empty.txt", ""), Empty},
		{"blank", write("blank.txt", "\ufeff \n\n\t"), Empty},
		{"binary", write("binary.txt", "\x01\x02\x00\x01"), Binary},
		{"a program", write("elf.txt", "\x7fELF\x00\x01"), Foreign},
		{"damaged PDF", write("page.txt", "%PDF-1.7\n"), Damaged},
		{"no encoding", write("noise.txt", "\xff\xff\xff\x80\xff\xff\xff"), Undecodable},
		{"a million lines", write("lines.txt", strings.Repeat("短\n", 1_000_000)), TooLarge},
		{"50 MB of one line", write("huge.txt", strings.Repeat("工", 50<<20/3)), TooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(t.Context(), c.path)
			var e *Error
			if !errors.As(err, &e) || e.Problem != c.want {
				t.Fatalf("Open = %v, want problem %v", err, c.want)
			}
			if !strings.HasPrefix(err.Error(), c.path+": ") {
				t.Errorf("error %q does not begin with the file's name", err)
			}
		})
	}
}

func TestOpenMakesAnUnmarkedFileOneArticle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plain.txt")
	text := "\ufeff春天来了\n\n山坡上的杏花开了，村里的人都出来看花。\n\n孩子们在树下跑来跑去。\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Articles) != 1 || p.Name != "plain.txt" || p.Path != path {
		t.Errorf("got %d articles, name %q, path %q", len(p.Articles), p.Name, p.Path)
	}
}

func TestSeedHasItsSevenArticles(t *testing.T) {
	if n := len(Seed().Articles); n != 7 {
		t.Errorf("got %d articles, want 7", n)
	}
}

func TestOpenReadsAPDF(t *testing.T) {
	p, err := Open(t.Context(), "../pdf/testdata/page.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Articles) != 1 {
		t.Fatalf("got %d articles, want 1", len(p.Articles))
	}
	a := p.Articles[0]
	if a.Column != "乡间来信" || a.Headline.String != "路灯亮到了山那边" || a.Byline.Name != "林小满" || len(a.Paragraphs()) != 4 {
		t.Errorf("got %q under %q by %q, %d paragraphs", a.Headline.String, a.Column, a.Byline.Name, len(a.Paragraphs()))
	}
}
