package markup

import "regexp"

// What stands beside a day.
var (
	clock    = regexp.MustCompile(`(?i)(?:\bat\s+)?\b[0-2]?[0-9]\s*[:：]\s*[0-5][0-9](?:\s*[:：]\s*[0-5][0-9])?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:[A-Z]{2,4}T|GMT|UTC)\b)?`)
	weekdays = regexp.MustCompile(`(?i)(星期|周|週)[一二三四五六日天]|\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b,?`)
)
