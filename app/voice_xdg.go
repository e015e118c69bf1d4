//go:build !darwin && !windows

package app

import "strconv"

// voiceToInstall is what there is to install where no voice is found.
const voiceToInstall = "speech-dispatcher, espeak-ng"

var voices = []voice{
	{path: "spd-say", args: func(text string, rate int) []string {
		return []string{"--wait", "--language", "zh", "--rate", strconv.Itoa(rate), "--", text}
	}, hush: []string{"-S"}}, // its --stop asks for an argument it has no use for
	// espeak-ng counts words a minute, 175 by itself.
	{path: "espeak-ng", args: func(text string, rate int) []string {
		return []string{"-v", "cmn", "-s", strconv.Itoa(175 + rate), "--", text}
	}},
}
