package library

import (
	"database/sql"
	"time"

	"lanmu/data/folio"
	"lanmu/data/search"
)

// DateOf is the day of a page: what it states, else what its file's name or the
// folders it is in say. The zero time is unknown.
func DateOf(p Page) time.Time { return dateOf(p.Folio.Day, p.Path) }

func dateOf(stated, path string) time.Time {
	if stated != "" || path == "" {
		return folio.Folio{Day: stated}.Date()
	}
	return folio.Named(path).Date()
}

const day = 86400 // seconds

// dayOfRow is the day that the cache has of a file, if that is one.
func dayOfRow(d sql.NullInt64) int32 {
	if !d.Valid || d.Int64 < firstDay || d.Int64 > lastDay {
		return search.NoDay
	}
	return int32(d.Int64)
}

var (
	firstDay = time.Date(folio.FirstYear, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / day
	lastDay  = time.Date(folio.LastYear, 12, 31, 0, 0, 0, 0, time.UTC).Unix() / day
)
