//go:build !windows

package app

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"lanmu/widgets"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"路灯亮了。人多了！", []string{"路灯亮了。", "人多了！"}},
		{"他说：“亮了！”便走了。", []string{"他说：“亮了！”", "便走了。"}},
		{"亮了……真的吗？？", []string{"亮了……", "真的吗？？"}},
		{"没有句号", []string{"没有句号"}},
		{"", nil},
	} {
		var got []string
		for _, p := range sentencesOf(widgets.Document{Blocks: []widgets.Block{{Style: widgets.Body, Text: c.text}}}) {
			got = append(got, c.text[p.Start:p.End])
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

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
	was := voices
	voices = []voice{{"spd-say", func(text string, _ int) []string { return []string{"--", text} }}}
	t.Cleanup(func() { voices = was })
	return func() []string {
		b, _ := os.ReadFile(log)
		return strings.Split(strings.TrimSpace(string(b)), "\n")
	}
}

func TestReadingAloud(t *testing.T) {
	said := stubVoice(t, "")
	s := sitDown(t).Taps(cartoon)
	s.toggleAloud()
	s.settles()
	want := []string{}
	d := document(s.current)
	for _, p := range sentencesOf(d) {
		want = append(want, d.Blocks[p.Block].Text[p.Start:p.End])
	}
	if got := said(); !reflect.DeepEqual(got, want) {
		t.Errorf("said %q, want %q", got, want)
	}
	if s.aloud.stop != nil {
		t.Error("at the end it is still said to speak")
	}
}

func TestReadingAloudStopsAndGoesOn(t *testing.T) {
	said := stubVoice(t, "exec sleep 60")
	s := sitDown(t).Taps(card)
	s.toggleAloud()
	for len(said()) < 1 || said()[0] == "" {
		time.Sleep(5 * time.Millisecond)
	}
	s.toggleAloud()
	s.settles() // the program is gone, or this would wait for a minute
	s.toggleAloud()
	for len(said()) < 2 {
		time.Sleep(5 * time.Millisecond)
	}
	if got := said(); got[1] != got[0] {
		t.Errorf("goes on with %q, was stopped in %q", got[1], got[0])
	}
	s.Taps(craft) // another article is another reading
	s.settles()
	if s.aloud.stop != nil {
		t.Error("an article that was left is read on")
	}
}

func TestNoVoiceSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := sitDown(t)
	s.toggleAloud()
	s.Warns(voiceToInstall)
}
