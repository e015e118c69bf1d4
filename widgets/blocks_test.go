package widgets

import (
	"testing"

	"lanmu/widgets/document"
	"lanmu/widgets/specimen"
)

func TestEverythingLooks(t *testing.T) {
	newTestApp(t)
	for _, c := range []struct {
		name          string
		comfort       Comfort
		width, height float32
	}{
		{"everything", sized(18), 640, 1560},
		{"everything-narrow", sized(16), 300, 2200},
		{"everything-large", sized(30), 1160, 2500},
		{"everything-vertical", vertical(18), 1560, 560},
		{"everything-vertical-small", vertical(15), 1400, 420},
		{"everything-vertical-large", vertical(30), 2560, 900},
	} {
		r := NewReader(newFaces(t), NewStar(nil))
		r.SetComfort(c.comfort)
		w := onScreen(t, r, c.width, c.height)
		r.SetDocument(specimen.Everything(), document.Position{})
		assertLooks(t, w, c.name)
	}
}
