package ofd

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"lanmu/data/page"
	"lanmu/data/pdf"
	"lanmu/data/zipped"
	"lanmu/data/zipped/zippedtest"
)

var update = flag.Bool("update", false, "write the sample anew")

// file is an OFD of pages by the standard, each of which is a page's content.
func file(t testing.TB, pages ...string) []byte {
	t.Helper()
	const ns = ` xmlns:ofd="http://www.ofdspec.org/2016"`
	list, all := "", []string{
		"OFD.xml", `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD` + ns + ` Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Creator>x</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
		"Doc_0/PublicRes.xml", `<ofd:Res` + ns + ` BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体"/><ofd:Font ID="3" FontName="黑体"/></ofd:Fonts></ofd:Res>`,
		"Doc_0/Tpls/Tpl_0/Content.xml", `<ofd:Page` + ns + `><ofd:Content><ofd:Layer ID="90">` + object(20, 10, 3, 2, "晨光日报") + `</ofd:Layer></ofd:Content></ofd:Page>`,
	}
	for i, p := range pages {
		list += fmt.Sprintf(`<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, 100+i, i)
		all = append(all, fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), `<ofd:Page`+ns+`><ofd:Template TemplateID="9" ZOrder="Background"/><ofd:Content><ofd:Layer ID="91">`+p+`</ofd:Layer></ofd:Content></ofd:Page>`)
	}
	all = append(all, "Doc_0/Document.xml", `<ofd:Document`+ns+`><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>`+list+`</ofd:Pages></ofd:Document>`)
	return zippedtest.Pack(t, all...)
}

// object is a text object whose first character is set at x and y.
func object(x, y, size float64, font int, text string) string {
	n := len([]rune(text))
	return fmt.Sprintf(`<ofd:TextObject ID="7" Boundary="%g %g %g %g" Font="%d" Size="%g"><ofd:TextCode X="0" Y="%g" DeltaX="g %d %g">%s</ofd:TextCode></ofd:TextObject>`, x, y-size, float64(n)*size, 1.2*size, font, size, size, n-1, size, text)
}

// set sets a text in a strip, a line an object.
func set(x, y, size float64, measure int, text string) string {
	var b strings.Builder
	rest := []rune("　　" + text)
	for len(rest) > 0 {
		n := min(measure, len(rest))
		if n < len(rest) && strings.ContainsRune("，。", rest[n]) {
			n-- // a mark begins no line
		}
		line, in := string(rest[:n]), 0.0
		for strings.HasPrefix(line, "　") {
			line, in = strings.TrimPrefix(line, "　"), in+size
		}
		b.WriteString(object(x+in, y, size, 2, line))
		rest, y = rest[n:], y+1.5*size
	}
	return b.String()
}

const lamps = "入冬以来，山那边的村子装上了路灯，夜里也有人在路上走。灯不多，一共三盏，照着村口的井和桥，也照着晚归的人。"

// sheets are those of a file.
func sheets(ctx context.Context, b []byte) (out []pdf.Sheet, err error) {
	err = Read(ctx, bytes.NewReader(b), int64(len(b)), func(s pdf.Sheet) error { out = append(out, s); return nil })
	return out, err
}

func read(t testing.TB, b []byte) []pdf.Sheet {
	t.Helper()
	out, err := sheets(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// compose puts the first pages of a file in order.
func compose(ctx context.Context, b []byte, most int) ([]page.Part, page.Loss, error) {
	return pdf.Compose(ctx, func(take func(pdf.Sheet) error) error {
		n := 0
		return Read(ctx, bytes.NewReader(b), int64(len(b)), func(s pdf.Sheet) error {
			if n++; n > most {
				return nil
			}
			return take(s)
		})
	})
}

// TestAPage: two articles side by side are read as they stand, whatever order they are
// drawn in.
func TestAPage(t *testing.T) {
	bakery := "街角的面包房天不亮就开门，灯光落在雪地上，过路的人都停下来看。师傅说，面要醒够时辰，人也一样。"
	b := file(t, set(110, 60, 3.5, 20, bakery)+object(20, 40, 7, 3, "路灯亮了")+object(110, 40, 7, 3, "面包房")+
		`<ofd:PathObject ID="5" Boundary="100 30 0.2 200"/>`+set(20, 60, 3.5, 20, lamps), set(20, 40, 3.5, 20, lamps), set(20, 40, 3.5, 20, bakery))
	parts, loss, err := compose(t.Context(), b, 1)
	if err != nil || loss.Lost != 0 || loss.Drawn < 100 {
		t.Fatal(loss, err)
	}
	p := page.Compose(parts)
	var got []string
	for i := range p.Articles {
		a := &p.Articles[i]
		for _, text := range a.Paragraphs() {
			got = append(got, a.Headline.String+": "+text.String)
		}
	}
	if want := []string{"路灯亮了: " + lamps, "面包房: " + bakery}; !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	const sample = "../library/testdata/lamps.ofd"
	if *update {
		if err := os.WriteFile(sample, file(t, object(20, 40, 7, 3, "山那边的灯")+object(20, 50, 3.5, 2, "本报记者　何小满")+set(20, 60, 3.5, 20, lamps+"孩子们说，灯下的雪是黄的。")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPlaces tells where characters are set.
func TestPlaces(t *testing.T) {
	const mm = points
	for _, c := range []struct {
		what, object string
		want         []pdf.Glyph // the first two
	}{
		{"deltas", `<TextObject Boundary="10 20 9 9" Size="4"><TextCode X="1" Y="4" DeltaX="4 5">灯火。</TextCode></TextObject>`, []pdf.Glyph{{R: '灯', X: 11, Y: 273, Size: 4, Advance: 4}, {R: '火', X: 15, Y: 273, Size: 4, Advance: 5}}},
		{"a matrix", `<TextObject Boundary="10 20 9 9" CTM="2 0 0 3 1 1" Size="4"><TextCode X="1" Y="4" DeltaX="g 2 4">灯火。</TextCode></TextObject>`, []pdf.Glyph{{R: '灯', X: 13, Y: 264, Size: 12, Advance: 8}, {R: '火', X: 21, Y: 264, Size: 12, Advance: 8}}},
		{"turned", `<TextObject Boundary="10 20 9 9" CTM="0 -1 1 0 0 0" Size="4"><TextCode X="0" Y="0" DeltaX="4">灯火</TextCode></TextObject>`, []pdf.Glyph{{R: '灯', X: 10, Y: 277, Size: 4, Advance: 4, Angle: 90}, {R: '火', X: 10, Y: 281, Size: 4, Advance: 4, Angle: 90}}},
		{"set down", `<TextObject Boundary="10 20 9 9" Size="4"><TextCode X="0" Y="4" DeltaY="4">灯火</TextCode></TextObject>`, []pdf.Glyph{{R: '灯', X: 10, Y: 273, Size: 4}, {R: '火', X: 10, Y: 269, Size: 4}}},
		{"bold", `<TextObject Boundary="10 20 9 9" Font="3" Size="4"><TextCode X="0" Y="4" DeltaX="4">灯火</TextCode></TextObject>`, []pdf.Glyph{{R: '灯', X: 10, Y: 273, Size: 4, Advance: 4, Bold: true}, {R: '火', X: 14, Y: 273, Size: 4, Advance: 4, Bold: true}}},
	} {
		all := read(t, file(t, c.object))[0].Glyphs
		all = all[len("晨光日报")/3:] // the template's
		for i, w := range c.want {
			g := all[i]
			near := func(a, b float64) bool { return math.Abs(a-b) < 1e-6 }
			if g.R != w.R || !near(g.X, w.X*mm) || !near(g.Y, w.Y*mm) || !near(g.Size, w.Size*mm) || !near(g.Advance, w.Advance*mm) || !near(g.Angle, w.Angle) || g.Bold != w.Bold {
				t.Errorf("%s: %q at %.2f %.2f, size %.2f, advance %.2f, angle %.1f, want %+v", c.what, g.R, g.X/mm, g.Y/mm, g.Size/mm, g.Advance/mm, g.Angle, w)
			}
		}
	}
	unseen := read(t, file(t, `<TextObject Boundary="1 1 9 9" Size="4" Visible="false"><TextCode X="0" Y="0">灯</TextCode></TextObject>`))
	if n := len(unseen[0].Glyphs); n != 4 {
		t.Errorf("%d glyphs of a text that is not seen", n-4)
	}
}

func TestHostileFiles(t *testing.T) {
	itself := zippedtest.Pack(t, "OFD.xml", "<DocRoot>D.xml</DocRoot>", "D.xml", `<TemplatePage ID="1" BaseLoc="P.xml"/><Page BaseLoc="P.xml"/>`, "P.xml", `<Template TemplateID="1"/><Template TemplateID="1"/>`)
	read(t, itself)
	for what, c := range map[string]struct {
		b    []byte
		want error
	}{
		"no pages":     {zippedtest.Pack(t, "OFD.xml", "<OFD/>"), ErrDamaged},
		"a lost part":  {zippedtest.Pack(t, "OFD.xml", "<DocRoot>D.xml</DocRoot>"), zipped.ErrMissing},
		"nested":       {file(t, strings.Repeat("<PageBlock>", 10_000)), zipped.ErrTooLarge},
		"many pieces":  {file(t, strings.Repeat("<PathObject/>", 310_000)), zipped.ErrTooLarge},
		"many pages":   {file(t, make([]string, pdf.MaxPages+1)...), pdf.ErrTooManyPages},
		"many letters": {file(t, object(1, 1, 1, 2, strings.Repeat("灯", 2_100_000))), zipped.ErrTooLarge},
	} {
		if _, _, err := compose(t.Context(), c.b, 10_000); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	b := file(t, lamps)
	if _, err := sheets(over, b); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzPages(f *testing.F) {
	f.Add(object(20, 40, 7, 3, "路灯"), `<Page BaseLoc="Pages/Page_0/Content.xml"/>`)
	f.Add(`<TextObject Boundary="1 1 9 9" CTM="0 1e300 -1 0 0 0" Size="4"><TextCode X="0" Y="0" DeltaX="g 9999999 4" DeltaY="nan">灯</TextCode></TextObject>`, "")
	f.Fuzz(func(t *testing.T, content, list string) {
		b := zippedtest.Pack(t, "OFD.xml", "<DocRoot>D.xml</DocRoot>", "D.xml", `<Page BaseLoc="P.xml"/>`+list, "P.xml", content)
		if parts, _, err := compose(t.Context(), b, 10); err == nil {
			page.Compose(parts)
		}
	})
}
