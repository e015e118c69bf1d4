package app

import (
	"strings"
	"time"

	"lanmu/app/tongue"
)

// day is a date as the reader's language writes it.
func day(d time.Time) string { return tongue.T("date.day", dateParts(d)) }

// month is a month of a year as the reader's language writes it.
func month(d time.Time) string { return tongue.T("date.month", dateParts(d)) }

// shortDay leaves the year away where it is the present one; a date that is not
// known is "".
func shortDay(d, now time.Time) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year() == now.Year():
		return tongue.T("date.short", dateParts(d))
	}
	return d.Format("2006-01-02")
}

func dateParts(d time.Time) map[string]any {
	return map[string]any{"Year": d.Year(), "Month": int(d.Month()), "Day": d.Day(), "Name": strings.TrimSpace(d.Month().String()), "Abbreviation": d.Format("Jan")}
}
