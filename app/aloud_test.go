//go:build !windows

package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanmu/app/present"
	"lanmu/app/system"
)

// stubVoice puts a program in place of the system's voice that writes what it
// is given into a file.
func stubVoice(t *testing.T, body string) (said func() []string) {
	t.Helper()
	dir := t.TempDir()
	log := filepath.Join(dir, "said")
	write(t, filepath.Join(dir, "spd-say"), "#!/bin/sh\nfor a; do last=$a; done\nprintf '%s\\n' \"$last\" >>"+log+"\n"+body+"\n")
	if err := os.Chmod(filepath.Join(dir, "spd-say"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	was := system.Voices
	system.Voices = []system.Voice{{Path: "spd-say", Args: func(text string, rate int) []string { return []string{strconv.Itoa(rate), "--", text} }}}
	t.Cleanup(func() { system.Voices = was })
	return func() []string {
		b, _ := os.ReadFile(log)
		return strings.Split(strings.TrimSpace(string(b)), "\n")
	}
}

func TestReadingAloud(t *testing.T) {
	said := stubVoice(t, "")
	s := sitDown(t).Taps(cartoon)
	s.aloud.Toggle()
	s.settles()
	want := []string{}
	d := present.Document(s.reading.Entry())
	for _, p := range present.SentencesOf(d) {
		want = append(want, d.Blocks[p.Block].Text[p.Start:p.End])
	}
	if got := said(); !reflect.DeepEqual(got, want) {
		t.Errorf("said %q, want %q", got, want)
	}
	if s.aloud.On() {
		t.Error("at the end it is still said to speak")
	}
}

func TestReadingAloudStopsAndGoesOn(t *testing.T) {
	said := stubVoice(t, "exec sleep 60")
	s := sitDown(t).Taps(card)
	s.aloud.Toggle()
	for len(said()) < 1 || said()[0] == "" {
		s.ui.run()
		time.Sleep(5 * time.Millisecond)
	}
	s.aloud.Toggle()
	s.settles() // the program is gone, or this would wait for a minute
	s.aloud.Toggle()
	for len(said()) < 2 {
		s.ui.run()
		time.Sleep(5 * time.Millisecond)
	}
	if got := said(); got[1] != got[0] {
		t.Errorf("goes on with %q, was stopped in %q", got[1], got[0])
	}
	s.Taps(craft) // another article is another reading
	s.settles()
	if s.aloud.On() {
		t.Error("an article that was left is read on")
	}
}

func TestNoVoiceSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := sitDown(t)
	s.aloud.Toggle()
	s.settles().Warns("speech-dispatcher").Warns("espeak-ng")
}

// TestTheSpeedChangesAtOnce: the sentence being said is said anew.
func TestTheSpeedChangesAtOnce(t *testing.T) {
	said := stubVoice(t, "echo \"$1\" >>\"$0.rates\"\nexec sleep 60")
	s := sitDown(t).Taps(card)
	s.aloud.Toggle()
	for len(said()) < 1 || said()[0] == "" {
		s.ui.run()
		time.Sleep(5 * time.Millisecond)
	}
	commandNamed(t, "command.faster").do(s.window)
	for len(said()) < 2 {
		s.ui.run()
		time.Sleep(5 * time.Millisecond)
	}
	if got := said(); got[1] != got[0] {
		t.Errorf("goes on with %q, was in %q", got[1], got[0])
	}
	if got := s.progress.AccessibilityLabel(); !strings.Contains(got, "朗读 110%") {
		t.Errorf("the window says %q", got)
	}
	s.aloud.Stop()
	s.settles()
	path, err := exec.LookPath("spd-say")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path + ".rates"); err != nil || string(got) != "0\n10\n" {
		t.Errorf("the program was given the speeds %q, %v", got, err)
	}
	if got := s.progress.AccessibilityLabel(); strings.Contains(got, "朗读") {
		t.Errorf("when it is silent the window says %q", got)
	}
}

// TestAVoiceThatFailsIsReplaced by the next; if none is left, what the last said
// is told.
func TestAVoiceThatFailsIsReplaced(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	program := func(name, script string) {
		write(t, filepath.Join(dir, name), "#!/bin/sh\n"+script+"\n")
		if err := os.Chmod(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	program("spd-say", "echo no server >&2; exit 1")
	program("espeak-ng", `for a; do last=$a; done; echo "$last" >>`+filepath.Join(dir, "said"))
	s := sitDown(t).Taps(cartoon)
	s.aloud.Toggle()
	s.settles()
	d := present.Document(s.reading.Entry())
	var want strings.Builder
	for _, p := range present.SentencesOf(d) {
		want.WriteString(d.Blocks[p.Block].Text[p.Start:p.End] + "\n")
	}
	if got, err := os.ReadFile(filepath.Join(dir, "said")); err != nil || string(got) != want.String() {
		t.Errorf("espeak-ng said %q, %v, want %q", got, err, want.String())
	}
	if got := s.banner.Text(); got != "" {
		t.Errorf("the banner says %q", got)
	}
	for script, want := range map[string]string{
		"echo no such voice >&2; exit 1":                                            "no such voice",
		"echo 'ALSA lib: no card' >&2; echo 'error: No such file or directory' >&2": "error: No such file",
	} {
		program("espeak-ng", script)
		s.aloud.Toggle()
		s.settles().Warns("espeak-ng").Warns(want)
	}
}
