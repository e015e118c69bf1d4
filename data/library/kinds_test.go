package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lanmu/data/zipped"
	"lanmu/data/zipped/zippedtest"
)

func packed(t testing.TB, files ...string) string {
	t.Helper()
	return string(zippedtest.Pack(t, files...))
}

// The desktop is told of the kinds that are read, and no others.
func TestTheDesktopIsTold(t *testing.T) {
	for file, pattern := range map[string]string{
		"io.github.lanmu.Lanmu.desktop":      `[=;]([a-z]+/[a-z0-9.+-]+)`,
		"io.github.lanmu.Lanmu.metainfo.xml": `<mediatype>(.*)</mediatype>`,
	} {
		text, err := os.ReadFile("../../packaging/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
			told = append(told, m[1])
		}
		if want := MIMETypes(); !slices.Equal(told, want) {
			t.Errorf("%s tells\n%s\nread are\n%s", file, strings.Join(told, ";"), strings.Join(want, ";"))
		}
	}
}

func TestKindsAreToldApart(t *testing.T) {
	endings := map[string]string{}
	for _, k := range Kinds() {
		for _, e := range k.Endings {
			if was := endings[e]; was != "" && e != ".ts" { // which ends videos and programs
				t.Errorf("%s ends %s and %s", e, was, k.Name)
			}
			endings[e] = k.Name
		}
		if k.Name == "" || k.What == "" || k.Read() && len(k.MIME) == 0 || k.Advice != NoAdvice && strings.HasSuffix(k.sentence(), k.What) {
			t.Errorf("%+v", k)
		}
	}
}

// A sample of each kind is read as what it is, whatever it is called.
func TestKindsAreToldByTheirBytes(t *testing.T) {
	dir := t.TempDir()
	for sample, want := range map[string]string{
		"lamps.rtf": "路灯亮了", "lamps.ofd": "山那边的灯", "lamps.docx": "村口的灯", "ferry.odt": "渡口|石阶", "paper.epub": "桥通了|麦子黄了|井", "bakery.mht": "面包房", "bookshop.webarchive": "书店", "feed.xml": "渡口又开了船|雪落了一夜", "export.json": "桥修好了|井", "export.csv": "收麦|晒场",
	} {
		b, err := os.ReadFile(filepath.Join("testdata", sample))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{sample, "sample", "sample.txt", "sample.pdf"} {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			p, err := Open(t.Context(), path)
			if err != nil {
				t.Errorf("%s as %s: %v", sample, name, err)
				continue
			}
			var got []string
			for i := range p.Articles {
				got = append(got, p.Articles[i].Headline.String)
			}
			if strings.Join(got, "|") != want {
				t.Errorf("%s as %s: %q, want %s", sample, name, got, want)
			}
		}
	}
	// What is text, and only looks like an export, is text; what is named as one is not.
	for _, c := range []struct {
		name, content string
		reads         bool
	}{
		{"a.txt", "{这是一行}\n灯亮了，天黑了。\n", true}, {"a.json", `{"compilerOptions":{"target":"es5"}}`, false}, {"a.csv", "姓名,年龄\n何,3\n", false}, {"a.xml", "<?xml version=\"1.0\"?><svg></svg>", false},
		{"a.json", "灯亮了，天黑了。", false},
	} {
		path := filepath.Join(dir, c.name)
		os.WriteFile(path, []byte(c.content), 0o600)
		_, err := Open(t.Context(), path)
		if e := (*Error)(nil); c.reads != (err == nil) || !c.reads && (!errors.As(err, &e) || e.Kind() == nil) {
			t.Errorf("%s, %.20s: %v", c.name, c.content, err)
		}
	}
}

// What is not read is named for what it is, by its bytes or else by its name.
func TestWhatIsNotReadIsNamed(t *testing.T) {
	dir := t.TempDir()
	ole := oleHead + strings.Repeat("\x00", 600)
	for _, c := range []struct{ name, content, kind string }{
		{"论文.caj", "CAJ\x00\x01\x02", "caj"},
		{"论文.kdh", "\x00\x01\x02\x03", "caj"},
		{"通知.doc", ole, "doc"},
		{"通知.wps", ole, "wps"},
		{"通知", ole, "office"},
		{"密.docx", ole + string(wideName("EncryptedPackage")), "locked"},
		{"密.odt", packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<manifest:encryption-data/>", "content.xml", "\x01\x02"), "locked"},
		{"表.xlsx", packed(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "sheet"},
		{"片.txt", packed(t, "ppt/presentation.xml", ""), "slides"},
		{"书.djvu", "AT&TFORM\x00\x00\x01\x02DJVM", "djvu"},
		{"书.azw3", strings.Repeat("\x00", 60) + "BOOKMOBI", "kindle"},
		{"报.rar", "Rar!\x1a\x07\x01\x00", "packed"},
		{"报.txt", "\xff\xd8\xff\xe0\x00\x10JFIF", "picture"},
		{"歌.mp3", "ID3\x04\x00", "sound"},
		{"报.pdf.crdownload", "\x01\x02\x00\x04", "part"},
		{"报.pdf.crdownload", "%PDF-1.4\n1 0 obj\n<< /Type", "part"},
		{"书.epub.part", "PK\x03\x04\x14\x00", "part"},
		{"报.txt.crdownload", lamps, "part"},
		{"表.xlsx", "表坏了，只剩一行字。", "sheet"},
		{"歌.mp3", "找不到这首歌。", "sound"},
		{"图.svg", `<svg xmlns="http://www.w3.org/2000/svg"><text>灯</text></svg>`, "drawing"},
		{"编辑器.desktop", "[Desktop Entry]\nName=编辑器\n", "program"},
		{"setup.exe", "MZ\x90\x00\x03", "program"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), path)
		var e *Error
		if !errors.As(err, &e) || e.Kind() == nil || e.Kind().Name != c.kind {
			t.Errorf("%s: %v, want %s", c.name, err, c.kind)
		}
		if e != nil && !strings.Contains(e.Error(), ";") {
			t.Errorf("%s says nothing of what to do", e)
		}
	}
}

// Text is read where it is asked for, whatever program its name is of, and so is what was given a wrong name.
func TestTextUnderOtherNames(t *testing.T) {
	for name, content := range map[string]string{
		"旧.bak": lamps, "日志.log": lamps, "旧.doc": lamps, "报.jpg": lamps, "页.mp3": "<!doctype html><title>灯</title><p>街角的面包房天不亮就开门，灯光落在雪地上。",
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), path); err != nil {
			t.Error(err)
		}
	}
}

// A folder's files are all accounted for: pages, failures, and what is not read by kinds.
func TestNothingIsPassedOverInSilence(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"lamps.txt": lamps, "无名": bakery, "download": "<!doctype html><title>面包房</title><p>街角的面包房天不亮就开门，灯光落在雪地上。", "a.go": "package a",
		"Makefile": "all:\n\tgo build", "1.jpg": "\xff\xd8\xff", "2.JPG": "\xff\xd8\xff", "论文.caj": "CAJ\x00", "b.weird": "\x01\x02\x03\x00", "~$x.docx": "", ".DS_Store": "x",
		"网.zip":  packed(t, "在/页.html", "<p>灯亮了。", "在/页_files/a.jpg", "", "在/页_files/in/广告.html", "<p>广告，广告。"),
		"存.html": "<p>灯", "存_files/saved_resource.html": "<p>广告，广告。", "存_files/logo.png": "", "sub/歌.mp3": "ID3\x03",
	})
	l := open(t, t.TempDir())
	c := bring(t, l, dir)
	if len(c.Sheets) != 5 || len(c.Failed) != 0 {
		t.Errorf("%d pages, failed: %v", len(c.Sheets), c.Failed)
	}
	want := "/ 2|/picture 2|/caj 1|/code 1|/sub/sound 1"
	says := func() string {
		var out []string
		for _, p := range l.Passed([]string{dir}) {
			name := ""
			if p.Kind != nil {
				name = p.Kind.Name
			}
			out = append(out, fmt.Sprintf("%s/%s %d", strings.TrimPrefix(p.Folder, dir), name, p.Files))
		}
		return strings.Join(out, "|")
	}
	if got := says(); got != want {
		t.Errorf("passed: %s, want %s", got, want)
	}
	bring(t, l, dir)
	if got := says(); got != want {
		t.Errorf("again: %s, want %s", got, want)
	}
	os.Remove(filepath.Join(dir, "sub/歌.mp3"))
	bring(t, l, dir)
	if got := says(); got != strings.TrimSuffix(want, "|/sub/sound 1") {
		t.Errorf("one is gone: %s", got)
	}
}

// An archive of pages is a folder of pages, whatever its names say.
func TestArchivesAreFolders(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	gbk := "\xb5\xc6.txt" // 灯
	write(t, dir, map[string]string{
		"报.zip": packed(t, "01版/lamps.txt", lamps, "01版/图.jpg", "\xff\xd8\xff", "../../../climbs.txt", bakery, gbk, lamps+"又。\n", "__MACOSX/._x.txt", "x", "里.zip", packed(t, "a.txt", lamps)),
		"坏.zip": "PK\x03\x04" + strings.Repeat("x", 100),
	})
	l := open(t, cache)
	c := bring(t, l, dir)
	if got := c.says(dir); got != "报.zip/01版/lamps.txt 报.zip/climbs.txt 报.zip/\xb5\xc6.txt !坏.zip" {
		t.Errorf("got %q", got)
	}
	if p := l.Passed([]string{dir}); len(p) != 2 || p[0].Kind.Name != "zip" || p[1].Kind.Name != "picture" || p[1].Folder != filepath.Join(dir, "报.zip/01版") {
		t.Errorf("passed: %+v", p)
	}
	for _, s := range c.Sheets {
		if p, err := l.Page(t.Context(), s); err != nil || len(p.Articles) == 0 {
			t.Errorf("%s: %v", s.Path(), err)
		}
		if p, err := Open(t.Context(), s.Path()); err != nil || len(p.Articles) == 0 {
			t.Errorf("%s alone: %v", s.Path(), err)
		}
		if info, err := Stat(t.Context(), s.Path(), func() {}); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", s.Path(), err)
		}
	}
	if got := bring(t, l, dir).says(dir); got != "" {
		t.Errorf("again: %q", got)
	}
	write(t, dir, map[string]string{"报.zip": packed(t, "02版/面包.txt", bakery+"三。\n")})
	if got := bring(t, l, dir).says(dir); got != "报.zip/02版/面包.txt -报.zip/01版/lamps.txt -报.zip/climbs.txt -报.zip/\xb5\xc6.txt" {
		t.Errorf("another: %q", got)
	}
}

// TestAnArchiveIsOpenedOnce reads the list of an archive's files once for all pages in
// it, and again when there is another in its place.
func TestAnArchiveIsOpenedOnce(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "报.zip")
	known := func() *zipped.Archive {
		t.Helper()
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := knownArchive(file, info)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	write(t, dir, map[string]string{"报.zip": packed(t, "a.txt", lamps)})
	first := known()
	if _, err := Open(t.Context(), filepath.Join(file, "a.txt")); err != nil || known() != first {
		t.Errorf("it is opened again, %v", err)
	}
	write(t, dir, map[string]string{"报.zip": packed(t, "a.txt", lamps, "b.txt", bakery)})
	if a := known(); a == first || a.File("b.txt") == nil {
		t.Error("another archive in its place is taken for it")
	}
}

func TestMoreLinesOfRichTextThanPagesHave(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.rtf": `{\rtf1\ansi ` + strings.Repeat(`a\par `, MaxLines+1) + "}"})
	if _, err := Open(t.Context(), filepath.Join(dir, "a.rtf")); err == nil || err.(*Error).Problem != TooLarge {
		t.Errorf("told %v", err)
	}
}
