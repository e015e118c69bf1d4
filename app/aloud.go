package app

import (
	"errors"
	"fmt"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/widgets/document"
)

// aloud is the reading aloud of an article.
type aloud struct {
	article   string             // its id
	sentences []document.Passage // of it
	at        int                // the sentence being said
	saying    work.Latest        // the sentence
	voices    []system.Voice     // that say it
	asked     bool               // it begins as soon as there are voices
}

// Bounds and steps of the speed, in parts of a hundred.
const minRate, maxRate, rateStep = -50, 100, 10

// toggleAloud reads the open article aloud, from the sentence at which it was
// paused or the first in view, or pauses.
func (w *window) toggleAloud() {
	if w.aloud.saying.GoesOn() {
		w.stopAloud()
		return
	}
	if w.aloud.asked = !w.aloud.asked; !w.aloud.asked {
		return
	}
	w.work.Go(func() {
		vs := system.FindVoices()
		w.work.UI(func() {
			if w.aloud.asked && !w.aloud.saying.GoesOn() {
				w.startAloud(vs)
			}
		})
	})
}

func (w *window) startAloud(vs []system.Voice) {
	w.aloud.asked = false
	if len(vs) == 0 {
		w.banner.Say("aloud", tongue.T("aloud.none", map[string]any{"Package": system.VoiceToInstall}))
		return
	}
	w.banner.Unsay("aloud")
	was := w.aloud
	w.aloud = aloud{article: w.current.Mark.ID, sentences: present.SentencesOf(present.Document(w.current))}
	if was.article == w.current.Mark.ID {
		w.aloud.at = min(was.at, len(w.aloud.sentences)) // its page may have been read again since
	} else {
		top := w.reader.At()
		for i, s := range w.aloud.sentences {
			if s.Block > top.Block || s.Block == top.Block && s.End > top.Offset {
				w.aloud.at = i
				break
			}
		}
	}
	w.sayOn(vs)
}

// sayOn says the sentence that is on, and then the next, with the first of the
// voices that can.
func (w *window) sayOn(vs []system.Voice) {
	a := &w.aloud
	if a.at >= len(a.sentences) {
		w.stopAloud()
		a.at = 0
		return
	}
	s := a.sentences[a.at]
	ctx := a.saying.Begin(w.work.Life())
	a.voices = vs
	w.reader.SetMarks([]document.Passage{s}, 0)
	w.showProgress()
	text := w.reader.Document().Blocks[s.Block].Text[s.Start:s.End]
	rate := w.app.Preferences().Int(prefRate)
	w.work.Go(func() {
		err := vs[0].Say(ctx, text, rate)
		w.work.UI(func() {
			switch {
			case ctx.Err() != nil: // paused meanwhile
			case err != nil && len(vs) > 1:
				w.sayOn(vs[1:])
			case err != nil:
				w.stopAloud()
				cause := err.Error()
				if errors.Is(err, system.ErrSilent) {
					cause = tongue.T("aloud.silent")
				}
				w.banner.Say("aloud", tongue.T("aloud.failed", map[string]any{"Program": vs[0].Path, "Cause": cause}))
			default:
				a.at++
				w.sayOn(vs)
			}
		})
	})
}

// stopAloud stops in the sentence being said.
func (w *window) stopAloud() {
	w.aloud.asked = false
	if w.aloud.saying.GoesOn() {
		w.aloud.saying.End()
		w.reader.SetMarks(nil, -1)
		w.showProgress()
	}
}

// stepRate reads faster or slower, the sentence being said too.
func (w *window) stepRate(by int) {
	p := w.app.Preferences()
	p.SetInt(prefRate, min(max(p.Int(prefRate)+by*rateStep, minRate), maxRate))
	w.updatePanel()
	if w.aloud.saying.GoesOn() {
		w.sayOn(w.aloud.voices)
	}
}

// rateText is the speed of reading aloud, of the usual one.
func (w *window) rateText() string {
	return fmt.Sprintf("%d%%", 100+w.app.Preferences().Int(prefRate))
}
