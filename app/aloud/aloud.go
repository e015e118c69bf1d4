// Package aloud reads an article aloud: it has one of the system's voices say
// sentence after sentence, and marks the one that is said in the text.
package aloud

import (
	"fmt"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/widgets/document"
)

// Text is the article that is open.
type Text interface {
	Article() (id string, d document.Document)
	At() document.Position                   // of the first line in view
	Chosen() (at document.Position, ok bool) // where what is selected begins
	SetMarks(marks []document.Passage, now int)
}

// Needs is what reading aloud needs of the window.
type Needs struct {
	Work *work.Work
	Text Text
	Said interface { // above the text
		Say(about, text string)
		Unsay(about string)
	}
	Preferences interface {
		Int(key string) int
		SetInt(key string, value int)
	}
	OnChanged func() // it began, went silent, or goes at another speed
}

// Aloud is the reading aloud of an article.
type Aloud struct {
	Needs
	article   string // its id
	text      document.Document
	sentences []document.Passage // of it
	at        int                // the sentence being said
	saying    work.Latest        // the sentence
	voices    []system.Voice     // that say it
	asked     bool               // it begins as soon as there are voices
}

// New reads nothing yet.
func New(n Needs) *Aloud { return &Aloud{Needs: n} }

// Bounds and steps of the speed, in parts of a hundred.
const minRate, maxRate, rateStep = -50, 100, 10

// prefRate is where the speed is remembered.
const prefRate = "voice.rate"

// On reports whether a sentence is being said.
func (a *Aloud) On() bool { return a.saying.GoesOn() }

// Toggle reads the open article aloud, from the sentence at which it was paused or
// the first in view, or pauses.
func (a *Aloud) Toggle() {
	if a.On() {
		a.Stop()
		return
	}
	if a.asked = !a.asked; !a.asked {
		return
	}
	a.Work.Go(func() {
		vs := system.FindVoices()
		a.Work.UI(func() {
			if a.asked && !a.On() {
				a.start(vs)
			}
		})
	})
}

func (a *Aloud) start(vs []system.Voice) {
	a.asked = false
	if len(vs) == 0 {
		a.Said.Say("aloud", tongue.T("aloud.none", map[string]any{"Package": system.VoiceToInstall}))
		return
	}
	a.Said.Unsay("aloud")
	was := a.article
	a.article, a.text = a.Text.Article()
	a.sentences = present.SentencesOf(a.text)
	if at, ok := a.Text.Chosen(); ok {
		a.at = a.from(at)
	} else if was == a.article {
		a.at = min(a.at, len(a.sentences)) // its page may have been read again since
	} else {
		a.at = a.from(a.Text.At())
	}
	a.sayOn(vs)
}

// from is the first sentence that ends after a place.
func (a *Aloud) from(top document.Position) int {
	for i, s := range a.sentences {
		if s.Block > top.Block || s.Block == top.Block && s.End > top.Offset {
			return i
		}
	}
	return 0
}

// sayOn says the sentence that is on, and then the next, with the first of the
// voices that can.
func (a *Aloud) sayOn(vs []system.Voice) {
	if a.at >= len(a.sentences) {
		a.Stop()
		a.at = 0
		return
	}
	s := a.sentences[a.at]
	ctx := a.saying.Begin(a.Work.Life())
	a.voices = vs
	a.Text.SetMarks([]document.Passage{s}, 0)
	a.OnChanged()
	text := a.text.Blocks[s.Block].Text[s.Start:s.End]
	rate := a.Preferences.Int(prefRate)
	a.Work.Go(func() {
		err := vs[0].Say(ctx, text, rate)
		a.Work.UI(func() {
			switch {
			case ctx.Err() != nil: // paused meanwhile
			case err != nil && len(vs) > 1:
				a.sayOn(vs[1:])
			case err != nil:
				a.Stop()
				a.Said.Say("aloud", tongue.T("aloud.failed", map[string]any{"Program": vs[0].Path, "Cause": present.WhyNot(err)}))
			default:
				a.at++
				a.sayOn(vs)
			}
		})
	})
}

// Begun reports whether a sentence is being said, or was when reading was paused.
func (a *Aloud) Begun() bool {
	id, _ := a.Text.Article()
	return a.On() || a.article != "" && a.article == id && a.at > 0
}

// Skip goes on to the next sentence, or back to the one before.
func (a *Aloud) Skip(by int) {
	if !a.Begun() {
		return
	}
	a.at = min(max(a.at+by, 0), max(len(a.sentences)-1, 0))
	if a.On() {
		a.sayOn(a.voices)
		return
	}
	a.Text.SetMarks([]document.Passage{a.sentences[a.at]}, 0)
}

// End ends the reading: the next begins at what is in view.
func (a *Aloud) End() {
	a.Stop()
	a.Text.SetMarks(nil, -1)
	a.article, a.at = "", 0
	a.OnChanged()
}

// Stop stops in the sentence being said.
func (a *Aloud) Stop() {
	a.asked = false
	if a.On() {
		a.saying.End()
		a.Text.SetMarks(nil, -1)
		a.OnChanged()
	}
}

// StepRate reads faster or slower, the sentence being said too.
func (a *Aloud) StepRate(by int) {
	p := a.Preferences
	p.SetInt(prefRate, min(max(p.Int(prefRate)+by*rateStep, minRate), maxRate))
	a.OnChanged()
	if a.On() {
		a.sayOn(a.voices)
	}
}

// Rate is the speed of reading aloud, of the usual one.
func (a *Aloud) Rate() string { return fmt.Sprintf("%d%%", 100+a.Preferences.Int(prefRate)) }

// Spoken says that an article is read aloud, and how fast; "" if none is.
func (a *Aloud) Spoken() string {
	if !a.On() {
		return ""
	}
	return tongue.T("aloud.now", map[string]any{"Rate": a.Rate()})
}
