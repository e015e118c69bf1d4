package library

import (
	"testing"
	"time"

	"lanmu/data/folio"
	"lanmu/data/page"
)

func TestDateOfAPage(t *testing.T) {
	for _, c := range []struct{ stated, path, want string }{
		{"2024-03-02", "/p/2020-01-01.txt", "2024-03-02"},
		{"", "/p/20240302-04.pdf", "2024-03-02"},
		{"", "/papers/2024-03-02/04.txt", "2024-03-02"},
		{"", "/p/20249902.txt", "0001-01-01"},
		{"", "/papers/2023-12-31/2024/03/02/04.txt", "2024-03-02"},
		{"", "/papers/2024年3月2日/04.txt", "2024-03-02"},
		{"", "/papers/2024/0302/第04版.txt", "2024-03-02"},
		{"", "/papers/2024-02-30/04.txt", "0001-01-01"},
		{"", "/papers/13800138000.txt", "0001-01-01"},
		{"", "", "0001-01-01"},
	} {
		got := DateOf(Page{Page: &page.Page{Folio: folio.Folio{Day: c.stated}}, Path: c.path})
		if got.Format(time.DateOnly) != c.want {
			t.Errorf("%q in %s: %v, want %s", c.stated, c.path, got, c.want)
		}
	}
}
