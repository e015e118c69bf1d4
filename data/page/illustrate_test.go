package page

import (
	"bytes"
	"strings"
	"testing"
)

// shownOf tells the blocks of an article: images by where they begin, the rest by how
// their text does.
func shownOf(a *Article) string {
	var out []string
	for _, b := range a.Blocks {
		if b.Kind == Image {
			out = append(out, "image")
		} else {
			out = append(out, string([]rune(b.Text.String)[:2]))
		}
	}
	return strings.Join(out, " ")
}

// TestPicturesStandWhereTheyStood: each goes into the article that says what it shows,
// or whose text it stands in, with its caption.
func TestPicturesStandWhereTheyStood(t *testing.T) {
	image := func(r Region) Part { return Part{Kind: PartImage, Page: r.Page, Regions: []Region{r}} }
	text := []Part{
		{Kind: PartOther, Text: "东河晚报 2026年3月4日 第3版", Regions: []Region{{1, 300, 20, 550, 30}}},
		{Kind: PartHeadline, Text: "渡口又开了船", Regions: []Region{{1, 50, 40, 350, 70}}},
		{Kind: PartParagraph, Text: "水退了三尺，渡口又开了船。", Regions: []Region{{1, 50, 90, 190, 200}}},
		{Kind: PartParagraph, Text: "旧码头换上了石条，比从前高了。", Regions: []Region{{1, 50, 300, 190, 400}}},
		{Kind: PartParagraph, Text: "船家说，今年的水不会再来。", Regions: []Region{{1, 210, 90, 350, 400}}},
		{Kind: PartCaption, Text: "渡口的新石条。何小满摄", Regions: []Region{{1, 50, 284, 190, 294}}},
		{Kind: PartHeadline, Text: "旧码头添了六盏灯", Regions: []Region{{1, 50, 560, 350, 590}}},
		{Kind: PartParagraph, Text: "夜里看得清水线，早晚不误。", Regions: []Region{{1, 50, 600, 350, 700}}},
		{Kind: PartHeadline, Text: "转到下一版的文章", Regions: []Region{{1, 400, 40, 550, 70}}},
		{Kind: PartParagraph, Text: "灯亮到了山那边，看得很远。", Regions: []Region{{2, 50, 40, 350, 400}}},
	}
	for _, c := range []struct {
		name   string
		images []Region
		want   []string
	}{
		{"between paragraphs, with its caption", []Region{{1, 50, 210, 190, 280}}, []string{"水退 image 渡口 旧码 船家", "夜里", "灯亮"}},
		{"two with one caption", []Region{{1, 50, 210, 118, 280}, {1, 122, 210, 190, 280}}, []string{"水退 image image 渡口 旧码 船家", "夜里", "灯亮"}},
		{"over a headline", []Region{{1, 50, 420, 350, 550}}, []string{"水退 旧码 船家 渡口", "image 夜里", "灯亮"}},
		{"at the end", []Region{{1, 50, 705, 350, 800}}, []string{"水退 旧码 船家 渡口", "夜里 image", "灯亮"}},
		{"on another page", []Region{{2, 50, 410, 350, 500}}, []string{"水退 旧码 船家 渡口", "夜里", "灯亮 image"}},
		{"the paper's name", []Region{{1, 50, 5, 290, 36}}, []string{"水退 旧码 船家 渡口", "夜里", "灯亮"}},
		{"far from all", []Region{{2, 400, 700, 500, 800}}, []string{"水退 旧码 船家 渡口", "夜里", "灯亮"}},
		{"on a page without text", []Region{{3, 50, 40, 350, 400}}, []string{"水退 旧码 船家 渡口", "夜里", "灯亮"}},
	} {
		parts := append([]Part{}, text...)
		for _, r := range c.images {
			parts = append(parts, image(r))
		}
		p := Compose(parts)
		for i := range p.Articles {
			if got := shownOf(&p.Articles[i]); i >= len(c.want) || got != c.want[i] {
				t.Errorf("%s: article %d is %q, want %q", c.name, i, got, c.want[i])
			}
		}
		without := Compose(text)
		if p.Source != without.Source || p.Articles[0].Body() != without.Articles[0].Body() || p.Articles[0].ID != without.Articles[0].ID {
			t.Errorf("%s: the text is another with pictures", c.name)
		}
	}
}

// What is written of an article has its pictures, where they are to be had.
func TestPicturesAreWritten(t *testing.T) {
	at := Region{1, 10, 20, 110, 80}
	p := Page{Articles: []Article{{Headline: Text{String: "渡口"}, Blocks: []Block{
		{Kind: Image, At: at}, {Kind: Caption, Text: Text{String: "船与*灯*"}}, {Kind: Paragraph, Text: Text{String: "水退了。"}},
	}}}}
	images := func(r Region) string {
		if r != at {
			t.Errorf("%v is asked for", r)
		}
		return "pictures/1.png"
	}
	for _, c := range []struct {
		name   string
		images Images
		write  func(*bytes.Buffer, Images) error
		want   string
		not    string
	}{
		{"HTML", images, func(b *bytes.Buffer, i Images) error { return p.WriteHTML(b, i) }, "<figure>\n<img src=\"pictures/1.png\" alt=\"船与*灯*\">\n<figcaption>船与*灯*</figcaption>\n</figure>\n<p>水退了。", `class="caption"`},
		{"HTML without", nil, func(b *bytes.Buffer, i Images) error { return p.WriteHTML(b, i) }, `<p class="caption">船与*灯*</p>`, "<img"},
		{"Markdown", images, func(b *bytes.Buffer, i Images) error { return p.WriteMarkdown(b, i) }, "![船与\\*灯\\*](<pictures/1.png>)\n\n*船与\\*灯\\**", "xx"},
		{"Markdown without", nil, func(b *bytes.Buffer, i Images) error { return p.WriteMarkdown(b, i) }, "*船与\\*灯\\**", "!["},
		{"text", nil, func(b *bytes.Buffer, i Images) error { return p.WriteText(b) }, "渡口\n\n　　船与*灯*\n　　水退了。", "xx"},
	} {
		var b bytes.Buffer
		if err := c.write(&b, c.images); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s is\n%s", c.name, got)
		}
	}
}

// What is written of a page says where it stands.
func TestWhatIsWrittenSaysWhereItStands(t *testing.T) {
	p := Page{Articles: []Article{{Headline: Text{String: "渡口"}}}}
	p.Folio.Newspaper, p.Folio.Day, p.Folio.Page, p.Folio.Name = "东河晚报", "2026-03-04", "3", "要闻"
	var b bytes.Buffer
	if err := p.WriteMarkdown(&b, nil); err != nil || !strings.HasPrefix(b.String(), "---\nnewspaper: \"东河晚报\"\ndate: \"2026-03-04\"\nedition: \"3\"\npage_name: \"要闻\"\n---\n\n## 渡口") {
		t.Errorf("Markdown begins %q, %v", b.String(), err)
	}
	b.Reset()
	if err := p.WriteHTML(&b, nil); err != nil || !strings.Contains(b.String(), "<title>"+p.Folio.String()+"</title>") {
		t.Errorf("HTML is %q, %v", b.String(), err)
	}
}

// TestPicturesOfWhatFlows: they stand after what they stood after, with what is said of
// them under them or, where that says nothing, over them.
func TestPicturesOfWhatFlows(t *testing.T) {
	image := Part{Kind: PartImage, Regions: []Region{{7, 0, 0, 640, 480}}}
	text := func(kind PartKind, s string) Part { return Part{Kind: kind, Text: s} }
	caption := Part{Kind: PartCaption, Block: Caption, Text: "渡口的新石条。何小满摄"}
	head, one, two := text(PartHeadline, "渡口又开了船"), text(PartParagraph, "水退了三尺，渡口又开了船。早晚各有六班，比从前多了两班，船票仍是两元。"), text(PartParagraph, "船家说，今年的水不会再来。")
	says := text(PartParagraph, "图为渡口的船。")
	for _, c := range []struct {
		name  string
		parts []Part
		want  []string
	}{
		{"between paragraphs", []Part{head, one, image, two}, []string{"水退 image 船家"}},
		{"under the headline", []Part{head, image, one, two}, []string{"image 水退 船家"}},
		{"over the headline", []Part{image, head, one, two}, []string{"image 水退 船家"}},
		{"at the end", []Part{head, one, image}, []string{"水退 image"}},
		{"with a caption", []Part{head, one, image, caption, two}, []string{"水退 image 渡口 船家"}},
		{"two with one", []Part{head, one, image, image, caption, two}, []string{"水退 image image 渡口 船家"}},
		{"under its caption", []Part{head, one, caption, image, two}, []string{"水退 image 渡口 船家"}},
		{"over what tells of it", []Part{head, one, image, says, two}, []string{"水退 image 图为 船家"}},
		{"of two articles", []Part{head, one, image, text(PartHeadline, "旧码头添了六盏灯"), image, two}, []string{"水退 image", "image 船家"}},
		{"an article of its own", []Part{head, image}, []string{"image"}},
		{"alone", []Part{image}, nil},
	} {
		p := Compose(c.parts)
		for i := range max(len(c.want), len(p.Articles)) {
			if i >= len(p.Articles) || i >= len(c.want) || shownOf(&p.Articles[i]) != c.want[i] {
				t.Errorf("%s: article %d of %d is not %q: %+v", c.name, i, len(p.Articles), c.want, p.Articles)
				break
			}
		}
		for i := range p.Articles {
			for k, b := range p.Articles[i].Blocks {
				if strings.HasPrefix(b.Text.String, "图为") && b.Kind != Caption {
					t.Errorf("%s: block %d is a %s", c.name, k, b.Kind)
				}
			}
		}
	}
}
