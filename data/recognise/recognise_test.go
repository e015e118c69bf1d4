package recognise

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const hocr = `<div class='ocr_page' title='image ""; bbox 0 0 600 900; ppageno 0'>
 <div class='ocr_separator' title="bbox 10 100 590 102"></div>
 <div class='ocr_photo' title="bbox 300 200 590 400"></div>
  <span class='ocr_line' id='line_1_1' title="bbox 60 40 260 90; baseline 0.01 -8; x_size 50; x_descenders 10; x_ascenders 10">
   <span class='ocrx_word' title='bbox 60 40 160 90; x_wconf 90'>
    <span class='ocrx_cinfo' title='x_bboxes 60 40 105 90; x_conf 98.5'>路</span>
    <span class='ocrx_cinfo' title='x_bboxes 112 40 160 90; x_conf 40.5'>灯</span></span>
   <span class='ocrx_word' title='bbox 170 40 260 90; x_wconf 90'>
    <span class='ocrx_cinfo' title='x_bboxes 170 40 190 90; x_conf 98.5'>a</span><span class='ocrx_cinfo' title='x_bboxes 192 40 210 90; x_conf 98.5'>&amp;</span></span>
   <span class='ocrx_word' title='bbox 230 40 260 90; x_wconf 90'><span class='ocrx_cinfo' title='x_bboxes 230 40 260 90; x_conf 98.5'>b</span></span>
  </span>
  <span class='ocr_line' title="bbox 500 100 540 300; textangle 90; x_size 40">
    <span class='ocrx_cinfo' title='x_bboxes 500 100 540 140; x_conf 98'>雪</span><span class='ocrx_cinfo' title='x_bboxes 500 145 540 185; x_conf 98'>夜</span>
  </span>
</div>`

func TestWhatTesseractSays(t *testing.T) {
	p := parse(strings.NewReader(hocr), 600, 900, 144)
	if p.Sheet.Width != 300 || p.Sheet.Height != 450 || len(p.Sheet.Drawn) != 1 || len(p.Sheet.Pictures) != 1 {
		t.Errorf("%+v", p.Sheet)
	}
	var text strings.Builder
	for _, g := range p.Sheet.Glyphs {
		text.WriteRune(g.R)
	}
	if text.String() != "路灯a& b雪夜" {
		t.Errorf("read %q", text.String())
	}
	if want := []Doubt{{"路灯a&b", 1}}; !slices.Equal(p.Doubts, want) {
		t.Errorf("in doubt: %+v", p.Doubts)
	}
	g := p.Sheet.Glyphs[0]
	if g.X != 30 || g.Y != (900-90+8)/2. || g.Size != 25 || g.Ink.Right != 56 || g.Ink.Top != 430 {
		t.Errorf("%+v", g)
	}
	if down := p.Sheet.Glyphs[6]; down.Object == p.Sheet.Glyphs[7].Object || down.Y != (900-140)/2. || down.Size != 20 {
		t.Errorf("set down: %+v", down)
	}
}

// stand puts a program in place of tesseract.
func stand(t *testing.T, script string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
}

func TestWhatIsInstalled(t *testing.T) {
	stand(t, `echo "List of available languages (3):"; echo eng; echo chi_tra; echo osd`)
	if got := Languages(t.Context()); !slices.Equal(got, []string{"chi_tra", "eng"}) {
		t.Errorf("%q", got)
	}
	stand(t, `echo eng`)
	if got := Languages(t.Context()); got != nil {
		t.Errorf("without Chinese: %q", got)
	}
	t.Setenv("PATH", t.TempDir())
	if got := Languages(t.Context()); got != nil {
		t.Errorf("without tesseract: %q", got)
	}
	if _, err := Read(t.Context(), image.NewGray(image.Rect(0, 0, 9, 9)), 300, []string{"chi_sim"}); !errors.Is(err, ErrNone) {
		t.Errorf("without tesseract: %v", err)
	}
}

func TestReading(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 600, 900))
	stand(t, `cat >/dev/null; case "$*" in *chi_sim*) printf '%s\n' "<span class='ocr_line' title=\"bbox 1 1 2 2\"><span class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 9'>x</span>";; *) printf '%s\n' "<span class='ocr_line' title=\"bbox 1 1 2 2\">" "<span class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 9'>lamp</span>";; esac`)
	p, err := Read(t.Context(), m, 300, []string{"chi_sim", "eng"})
	if err != nil || len(p.Sheet.Glyphs) != 4 {
		t.Errorf("a page without hanzi: %d glyphs, %v", len(p.Sheet.Glyphs), err)
	}
	stand(t, `echo "cannot read" >&2; exit 1`)
	if _, err := Read(t.Context(), m, 300, []string{"chi_sim"}); err == nil || !strings.Contains(err.Error(), "cannot read") {
		t.Errorf("a failure: %v", err)
	}
	stand(t, `sleep 600`)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { _, err := Read(ctx, m, 300, []string{"chi_sim"}); done <- err }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(hocr)
	f.Fuzz(func(t *testing.T, said string) {
		p := parse(strings.NewReader(said), 600, 900, 144)
		for _, d := range p.Doubts {
			if d.At < 0 || d.At >= len([]rune(d.Line)) {
				t.Errorf("%+v", d)
			}
		}
	})
}
