package library

import (
	"strings"
	"testing"
)

// TestIsPDF: a PDF may stand after what a server said, and what speaks of PDFs is none.
func TestIsPDF(t *testing.T) {
	const file = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
	for _, c := range []struct {
		name string
		b    string
		want bool
	}{
		{"a PDF", file, true},
		{"after junk", "HTTP/1.1 200 OK\r\n\r\n" + file, true},
		{"after more than a kilobyte", strings.Repeat(" ", 1024) + file, false},
		{"a text on PDFs", "A PDF begins with %PDF-1.4, and ends with %%EOF.", false},
		{"nothing", "", false},
	} {
		if got := isPDF([]byte(c.b)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
