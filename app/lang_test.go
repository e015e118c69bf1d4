package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lanmu/data/page"
)

// TestTranslationsAreComplete holds every language to the keys the program
// uses, no more and no fewer.
func TestTranslationsAreComplete(t *testing.T) {
	used := map[string]bool{}
	key := regexp.MustCompile(`"((?:app|sidebar|article|byline|menu|command|banner|error|part|source|find|select|comfort|note|export|import|palette|key|open|settings|about|aloud|print|font|date|task|encoding|folders|failures)\.[a-z]+(?:\.[a-z]+)?)"`)
	sources, _ := filepath.Glob("*.go")
	for _, f := range sources {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(b), -1) {
			used[m[1]] = true
		}
	}
	for _, o := range sortings {
		used["sorting."+string(o)] = true
	}
	for _, c := range schemes {
		used["colours."+string(c)] = true
	}
	for _, act := range []page.Act{page.Join, page.Move, page.Quote} {
		used["act."+string(act)] = true
	}
	for _, why := range []page.Reason{page.OpenSentence, page.OpenBracket, page.OpenStart, page.TornHook,
		page.StrayHook, page.BriefForm, page.RepeatsBody} {
		used["why."+strings.ReplaceAll(string(why), "-", "")] = true
	}
	files, err := translations.ReadDir("translations")
	if err != nil || len(files) < 2 {
		t.Fatalf("got %d languages, %v", len(files), err)
	}
	for _, f := range files {
		b, err := translations.ReadFile("translations/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]string
		if err := json.Unmarshal(b, &texts); err != nil {
			t.Errorf("%s: %v", f.Name(), err)
			continue
		}
		for k := range used {
			if texts[k] == "" {
				t.Errorf("%s lacks %q", f.Name(), k)
			}
		}
		for k := range texts {
			if !used[k] {
				t.Errorf("%s has %q, which nothing uses", f.Name(), k)
			}
		}
	}
}
