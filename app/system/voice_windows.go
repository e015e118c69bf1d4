package system

import (
	"encoding/base64"
	"fmt"
	"unicode/utf16"
)

// voiceToInstall is never asked for: SAPI comes with the system.
const VoiceToInstall = "SAPI"

var Voices = []Voice{
	{Path: "powershell", Args: func(text string, rate int) []string {
		// The text travels as numbers, so that nothing in it is a command.
		script := fmt.Sprintf("$t=[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('%s'));"+
			"$v=New-Object -ComObject SAPI.SpVoice;$v.Rate=%d;$v.Speak($t)|Out-Null",
			base64.StdEncoding.EncodeToString([]byte(text)), rate/10)
		var wide []byte
		for _, u := range utf16.Encode([]rune(script)) {
			wide = append(wide, byte(u), byte(u>>8))
		}
		return []string{"-NoProfile", "-NonInteractive", "-EncodedCommand", base64.StdEncoding.EncodeToString(wide)}
	}},
}
