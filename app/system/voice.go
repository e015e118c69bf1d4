package system

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
	"unicode/utf8"
)

// A Voice is a program of the system that says what it is given and ends when
// it has said it.
type Voice struct {
	Path string
	// args are the program's arguments for a text, which are its own and pass
	// through no shell. Rate is 0 for its usual speed, -100 to 100.
	Args func(text string, rate int) []string
	// hush are the arguments that end what a program still says after it was
	// stopped, because another one says it; nil where none does.
	hush []string
}

// Say says a text, and stops when ctx ends.
func (v Voice) Say(ctx context.Context, text string, rate int) error {
	var said bytes.Buffer
	within, cancel := context.WithTimeout(ctx, longest(text))
	defer cancel()
	c := exec.CommandContext(within, v.Path, v.Args(text, rate)...)
	c.Stderr = &said
	err := c.Run()
	if ctx.Err() == nil && within.Err() != nil {
		return ErrSilent
	}
	if ctx.Err() != nil && v.hush != nil {
		return exec.Command(v.Path, v.hush...).Run()
	}
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	last := lines[len(lines)-1]
	switch {
	case err != nil:
		return cmp.Or(Said(last).err(), err)
	case strings.HasPrefix(last, "error:"): // espeak-ng without a sound card ends well
		return Said(last)
	}
	return nil
}

// ErrSilent tells that a program neither said a text nor failed to.
var ErrSilent = errors.New("no sound")

// longest is how long the slowest voice may take for a text, and as much again:
// speech-dispatcher waits for ever where there is no sound card.
func longest(text string) time.Duration {
	return 10*time.Second + time.Duration(utf8.RuneCountInString(text))*time.Second
}

// FindVoices returns those of the system's voices that are installed, the best
// first.
func FindVoices() []Voice {
	var out []Voice
	for _, v := range Voices {
		if path, err := exec.LookPath(v.Path); err == nil {
			out = append(out, Voice{path, v.Args, v.hush})
		}
	}
	return out
}
