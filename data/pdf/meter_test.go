package pdf

import (
	"bytes"
	"testing"
)

// TestMetered: all of PDFium can be counted, and what cannot is told.
func TestMetered(t *testing.T) {
	code, err := metered(pdfium, pauseName)
	if err != nil {
		t.Fatal(err)
	}
	if len(code) < len(pdfium) {
		t.Errorf("%d bytes of %d are left", len(code), len(pdfium))
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "no part to count in": answer, "cut": pdfium[:len(pdfium)/2],
		"an unknown instruction": bytes.Replace(answer, []byte{opI32Const}, []byte{0xff}, 1),
	} {
		if _, err := metered(b, pauseName); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// FuzzMetered: no code makes the meter fail but by an error.
func FuzzMetered(f *testing.F) {
	f.Add(answer)
	f.Fuzz(func(t *testing.T, code []byte) { metered(code, pauseName) })
}
