package system

import (
	"strconv"
)

// voiceToInstall is never asked for: say comes with the system.
const VoiceToInstall = "say"

var Voices = []Voice{
	// say counts words a minute, 175 by itself.
	{Path: "say", Args: func(text string, rate int) []string { return []string{"-r", strconv.Itoa(175 + rate), "--", text} }},
}
