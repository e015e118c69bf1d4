package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanmu/app/dress"
	"lanmu/assets"
	"lanmu/widgets/glyph"
)

// TestAFontOfTheSystems is used at once, remembered, and stood in for when it
// is gone.
func TestAFontOfTheSystems(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "kai.otf")
	if err := os.WriteFile(file, assets.SansRegular, 0o600); err != nil {
		t.Fatal(err)
	}
	kai := glyph.Family{Name: "路灯楷", Regular: glyph.File{Path: file}, Bold: glyph.File{Path: file}}
	a, path := test.NewTempApp(t), filepath.Join(dir, "bookmarks.jsonl")
	s := sitDownIn(t, a, path).Taps(card)
	s.showFamilies([]glyph.Family{{Name: "村口宋"}, kai})
	s.TypesHere("ludeng").Presses(fyne.KeyReturn)
	s.settles()
	if s.dress.FaceNow() != dress.Own || s.dress.FaceNames()[dress.Own] != "路灯楷" || s.above.Command() != "command.settings" {
		t.Fatalf("face %d of %q, box %q", s.dress.FaceNow(), s.dress.FaceNames(), s.above.Command())
	}
	s.leaves()
	s = sitDownIn(t, a, path)
	if s.dress.FaceNow() != dress.Own {
		t.Error("the font is forgotten")
	}
	for _, want := range []int{dress.Serif, dress.Sans, dress.Own} {
		s.dress.NextFace()
		if s.dress.FaceNow() != want {
			t.Errorf("face %d, want %d", s.dress.FaceNow(), want)
		}
	}
	s.leaves()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	s = sitDownIn(t, a, path).Warns("路灯楷")
	if s.dress.FaceNow() != dress.Serif {
		t.Error("nothing stands in for a font that is gone")
	}
	s.leaves()
	if err := os.WriteFile(file, assets.SansRegular, 0o600); err != nil {
		t.Fatal(err)
	}
	if s = sitDownIn(t, a, path); s.dress.FaceNow() != dress.Own {
		t.Error("a font that is back is not used")
	}
}
