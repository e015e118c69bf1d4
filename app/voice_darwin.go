package app

import "strconv"

// voiceToInstall is never asked for: say comes with the system.
const voiceToInstall = "say"

var voices = []voice{
	// say counts words a minute, 175 by itself.
	{path: "say", args: func(text string, rate int) []string { return []string{"-r", strconv.Itoa(175 + rate), "--", text} }},
}
