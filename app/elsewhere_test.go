package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/app/present"
	"lanmu/tools/sample/press"
	"lanmu/widgets/document"
)

// An article that goes on on another page of its issue is read through, and both its
// parts lead to each other: whether a page is a file, or the issue is.
func TestAnArticleGoesOnElsewhere(t *testing.T) {
	for name, texts := range map[string]bool{"a text a page": true, "a PDF an issue": false} {
		if !texts && testing.Short() {
			continue // starts the engine that reads PDFs
		}
		t.Run(name, func(t *testing.T) {
			l := press.Library{Papers: []string{"江岸日报"}, Days: 2, Pages: 3, Last: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Texts: texts, Jumps: true}
			dir := t.TempDir()
			if err := l.Write(dir); err != nil {
				t.Fatal(err)
			}
			is := l.Issue(0, 0)
			begins, rest := is.Pages[0].Articles[0], is.Pages[2].Articles[0]
			s := sitDown(t, dir).Taps(begins.Headline)
			all := slices.Concat(begins.Paragraphs, rest.Paragraphs[1:])
			var want []string
			for _, p := range all {
				want = append(want, p.Text)
			}
			if got := s.paragraphs(); strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("read through are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			s.follows("（下转第3版）").stands("3")
			if at := s.reading.Entry(); at.Article.Headline.String != rest.Headline {
				t.Errorf("it goes on at %q", at.Article.Headline.String)
			}
			s.follows("（上接第1版）").stands("1")
			s.Hits('c').settles().stands("3")
			s.Hits('c').settles().stands("1")
			d := present.Document(s.reading.Entry())
			for block, start := range present.ParagraphStarts(d, s.reading.Entry().Article) {
				if !strings.HasPrefix(s.reading.Entry().Article.Body()[start:], d.Blocks[block].Text) {
					t.Errorf("block %d is not where the text has it", block)
				}
			}
		})
	}
}

// Of an article of which another page has several that may be the rest, that whose
// headline has most in common with it is; where none has, its page is led to.
func TestTheRestIsNotGuessed(t *testing.T) {
	body := "\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"
	s := sitDown(t, laidDown(t, map[string]string{
		"江岸日报/2024-03-04/第1版.txt": "■街谈\n渡口又开了船的那一天" + body + "（下转第3版）\n■街谈\n菜农过河赶早市" + body + "（下转第3版）\n",
		"江岸日报/2024-03-04/第3版.txt": "■街谈\n渡口又开了船" + "\n（上接第1版）\n灯亮了，船就靠岸，人都上来了，话也多起来。\n■街谈\n书店的灯还亮着\n（上接第1版）\n看书的人还没有走，灯也还亮着，茶也还热着。\n",
	})...)
	s.Taps("渡口又开了船的那一天")
	if got := s.paragraphs(); !slices.Contains(got, "灯亮了，船就靠岸，人都上来了，话也多起来。") {
		t.Errorf("it goes on with %q", got)
	}
	s.Taps("菜农过河赶早市")
	if got := s.paragraphs(); len(got) != 2 {
		t.Errorf("it was guessed to go on with %q", got)
	}
	s.follows("（下转第3版）").stands("3")
}

// What it goes on with is read on with once it comes in.
func TestTheRestComesLater(t *testing.T) {
	body := "\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"
	files := laidDown(t, map[string]string{
		"江岸日报/2024-03-04/第1版.txt": "■街谈\n渡口又开了船" + body + "（下转第3版）\n",
		"江岸日报/2024-03-04/第3版.txt": "■街谈\n渡口又开了船\n（上接第1版）\n灯亮了，船就靠岸，人都上来了，话也多起来。\n",
	})
	s := sitDown(t, files[0]).Taps("渡口又开了船")
	if got := s.paragraphs(); len(got) != 2 {
		t.Fatalf("shown are %q", got)
	}
	s.in.Open(files[1:], false)
	s.settles()
	if got := s.paragraphs(); len(got) != 3 {
		t.Errorf("shown are %q", got)
	}
}

// paragraphs are those of the text as it is shown.
func (s *session) paragraphs() (out []string) {
	for _, b := range s.reader.Document().Blocks {
		if b.Style == document.Body || b.Style == document.Lead {
			out = append(out, b.Text)
		}
	}
	return out
}

// follows clicks words of the text that lead elsewhere.
func (s *session) follows(words string) *session {
	s.Helper()
	for _, b := range s.reader.Document().Blocks {
		for _, v := range b.Spans {
			if v.Kind == document.Leads && b.Text[v.Start:v.End] == words {
				s.reader.OnLink(v.With)
				return s.settles()
			}
		}
	}
	s.Fatalf("nothing that is called %q leads elsewhere", words)
	return s
}

// stands fails if what is read stands on another page.
func (s *session) stands(number string) *session {
	s.Helper()
	if f := s.reading.Entry().Mark.Folio; f.Page != number {
		s.Errorf("page %s is read, want %s", f.Page, number)
	}
	return s
}

// laidDown writes files below a folder of the test's, and returns their paths.
func laidDown(t *testing.T, files map[string]string) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}
