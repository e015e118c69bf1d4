package app

import (
	"context"
	"os/exec"
)

// A voice is a program of the system that says what it is given and ends when
// it has said it.
type voice struct {
	path string
	// args are the program's arguments for a text, which are its own and pass
	// through no shell. Rate is 0 for its usual speed, -100 to 100.
	args func(text string, rate int) []string
}

// say says a text, and stops when ctx ends.
func (v voice) say(ctx context.Context, text string, rate int) error {
	return exec.CommandContext(ctx, v.path, v.args(text, rate)...).Run()
}

// findVoice returns the first of the system's voices that is installed.
func findVoice() (voice, bool) {
	for _, v := range voices {
		if path, err := exec.LookPath(v.path); err == nil {
			v.path = path
			return v, true
		}
	}
	return voice{}, false
}
