//go:build !windows

package aloud

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanmu/app/desk"
	"lanmu/app/system"
	"lanmu/widgets/document"
)

// text is an article that is open.
type text struct {
	id       string
	d        document.Document
	at       document.Position
	marked   []document.Passage
	selected document.Position
}

func (t *text) Article() (string, document.Document) { return t.id, t.d }
func (t *text) At() document.Position                { return t.at }
func (t *text) Chosen() (document.Position, bool) {
	return t.selected, t.selected != document.Position{}
}
func (t *text) SetMarks(marks []document.Passage, _ int) { t.marked = marks }

// room is where an article is read aloud.
type room struct {
	*desk.Desk
	*Aloud
	text *text
	said string // the file in which the voice writes what it says
}

// newRoom has a voice that says body after each sentence.
func newRoom(t *testing.T, body string) *room {
	t.Helper()
	dir := t.TempDir()
	r := &room{Desk: desk.New(t), said: filepath.Join(dir, "said"), text: &text{id: "1", d: document.Document{Blocks: []document.Block{
		{Style: document.Headline, Text: "路灯亮了"}, {Style: document.Body, Text: "灯亮了。人多了！"}, {Style: document.Body, Text: "夜深了。"},
	}}}}
	voice := filepath.Join(dir, "voice")
	if err := os.WriteFile(voice, []byte("#!/bin/sh\nprintf '%s\\n' \"$1\" >>"+r.said+"\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	was := system.Voices
	t.Cleanup(func() { system.Voices = was })
	system.Voices = []system.Voice{{Path: voice, Args: func(text string, _ int) []string { return []string{text} }}}
	r.Aloud = New(Needs{Work: r.Desk.Work, Text: r.text, Said: r.Desk.Said, Preferences: r.Kept, OnChanged: func() {}})
	return r
}

// says waits until so many sentences are being or have been said, and returns them.
func (r *room) says(n int) string {
	r.Helper()
	for {
		b, _ := os.ReadFile(r.said)
		if lines := strings.Fields(string(b)); len(lines) >= n {
			return strings.Join(lines, "|")
		}
		r.mayDraw()
	}
}

// mayDraw does what is to be done where the window is drawn, if anything is.
func (r *room) mayDraw() {
	time.Sleep(time.Millisecond)
	r.Drawn()
}

func TestAnArticleIsReadToItsEnd(t *testing.T) {
	r := newRoom(t, "")
	r.text.at = document.Position{Block: 1, Offset: len("灯亮了。")}
	r.Toggle()
	r.Settle()
	if got := r.says(2); got != "人多了！|夜深了。" || r.On() || r.text.marked != nil || r.Desk.Said.All() != "" {
		t.Errorf("said is %q from what is in view on, it goes on: %v, marked is %v, %q", got, r.On(), r.text.marked, r.Desk.Said.All())
	}
}

func TestItGoesOnWhereItStopped(t *testing.T) {
	r := newRoom(t, "exec sleep 60")
	r.Toggle()
	r.says(1)
	if !r.On() || len(r.text.marked) != 1 || !strings.Contains(r.Spoken(), "100%") {
		t.Errorf("on: %v, marked %v, said beside it %q", r.On(), r.text.marked, r.Spoken())
	}
	r.Toggle()
	r.Settle()
	if r.On() || r.Spoken() != "" {
		t.Error("it does not stop")
	}
	r.Toggle()
	r.says(2)
	r.StepRate(1) // the sentence is said anew, faster
	if got := r.says(3); got != "路灯亮了|路灯亮了|路灯亮了" || r.Rate() != "110%" {
		t.Errorf("said is %q at %s", got, r.Rate())
	}
	r.Stop()
	r.Settle()
	r.text.id = "2" // another article begins at its beginning
	r.text.d.Blocks = r.text.d.Blocks[1:]
	r.Toggle()
	if got := r.says(4); !strings.HasSuffix(got, "|灯亮了。") {
		t.Errorf("of another article is said %q", got)
	}
	r.Stop()
	r.Settle()
}

func TestWhatDoesNotSpeakIsTold(t *testing.T) {
	r := newRoom(t, "echo no such sound >&2; exit 1")
	r.Toggle()
	r.Settle()
	if got := r.Desk.Said["aloud"]; !strings.Contains(got, "no such sound") || r.On() {
		t.Errorf("said is %q, on: %v", got, r.On())
	}
	system.Voices = nil
	r.Toggle()
	r.Settle()
	if got := r.Desk.Said["aloud"]; !strings.Contains(got, "espeak-ng") {
		t.Errorf("said is %q", got)
	}
	r.Toggle()
	r.Toggle() // taken back before there are voices
	r.Settle()
	for range 40 {
		r.StepRate(-1)
	}
	if r.Rate() != "50%" || r.On() {
		t.Errorf("the slowest is %s, on: %v", r.Rate(), r.On())
	}
}
