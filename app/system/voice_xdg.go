//go:build !darwin && !windows

package system

import (
	"strconv"
)

// VoiceToInstall is what there is to install where no voice is found.
const VoiceToInstall = "speech-dispatcher, espeak-ng"

var Voices = []Voice{
	{Path: "spd-say", Args: func(text string, rate int) []string {
		return []string{"--wait", "--language", "zh", "--rate", strconv.Itoa(rate), "--", text}
	}, hush: []string{"-S"}}, // its --stop asks for an argument it has no use for
	// espeak-ng counts words a minute, 175 by itself.
	{Path: "espeak-ng", Args: func(text string, rate int) []string {
		return []string{"-v", "cmn", "-s", strconv.Itoa(175 + rate), "--", text}
	}},
}
