package glyph

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lanmu/assets"
)

// BenchmarkParsers opens a font by each of the two parsers there are, and reads the
// outlines of a few hanzi: should the second ever cost no more, the first can go.
func BenchmarkParsers(b *testing.B) {
	const text = "的一是不了人在有我他这来国时说们为会量音重籍"
	ttf := assets.SerifRegular
	b.Run("open/image", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := sfnt.Parse(ttf); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open/go-text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := font.ParseTTF(bytes.NewReader(ttf)); err != nil {
				b.Fatal(err)
			}
		}
	})
	image, err := sfnt.Parse(ttf)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("outline/image", func(b *testing.B) {
		var buf sfnt.Buffer
		b.ReportAllocs()
		for b.Loop() {
			for _, r := range text {
				i, _ := image.GlyphIndex(&buf, r)
				if _, err := image.LoadGlyph(&buf, i, fixed.I(OutlineUnits), nil); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	gotext, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("outline/go-text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, r := range text {
				i, _ := gotext.NominalGlyph(r)
				if _, ok := gotext.GlyphDataOutline(i); !ok {
					b.Fatal("no outline")
				}
			}
		}
	})
}
