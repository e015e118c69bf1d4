package present

import (
	"strings"
	"time"

	"lanmu/app/tongue"
)

// Day is a date as the reader's language writes it.
func Day(d time.Time) string { return tongue.T("date.day", dateParts(d)) }

// Month is a month of a year as the reader's language writes it.
func Month(d time.Time) string { return tongue.T("date.month", dateParts(d)) }

// MonthOf is Month of a year and a month.
func MonthOf(year, month int) string {
	return Month(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC))
}

// ShortDay leaves the year away where it is the present one; a date that is not
// known is "".
func ShortDay(d, now time.Time) string {
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

// TimeLeft says how much time something still takes.
func TimeLeft(d time.Duration) string {
	if d < time.Minute {
		return tongue.T("task.seconds", map[string]any{"N": int(d.Round(time.Second) / time.Second)})
	}
	return tongue.T("task.minutes", map[string]any{"N": int(d.Round(time.Minute) / time.Minute)})
}
