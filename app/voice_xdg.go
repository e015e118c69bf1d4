//go:build !darwin && !windows

package app

import "strconv"

// voiceToInstall is what there is to install where no voice is found.
const voiceToInstall = "speech-dispatcher"

var voices = []voice{
	{"spd-say", func(text string, rate int) []string {
		return []string{"--wait", "--language", "zh", "--rate", strconv.Itoa(rate), "--", text}
	}},
	// espeak-ng counts words a minute, 175 by itself.
	{"espeak-ng", func(text string, rate int) []string {
		return []string{"-v", "cmn", "-s", strconv.Itoa(175 + rate), "--", text}
	}},
}
