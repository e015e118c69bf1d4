package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"lanmu/widgets"
)

// aloud is the reading aloud of an article.
type aloud struct {
	article   string             // its id
	sentences []widgets.Passage  // of it
	at        int                // the sentence being said
	stop      context.CancelFunc // nil while nothing is said
}

// Bounds and steps of the speed, in parts of a hundred.
const minRate, maxRate, rateStep = -50, 100, 10

// toggleAloud reads the open article aloud, from the sentence at which it was
// stopped or the first in view, or stops.
func (w *window) toggleAloud() {
	if w.aloud.stop != nil {
		w.stopAloud()
		return
	}
	v, ok := findVoice()
	if !ok {
		w.banner.Say("aloud", t("aloud.none", map[string]any{"Package": voiceToInstall}))
		return
	}
	if w.aloud.article != w.current.mark.ID {
		w.aloud = aloud{article: w.current.mark.ID, sentences: sentencesOf(document(w.current))}
		top := w.reader.At()
		for i, s := range w.aloud.sentences {
			if s.Block > top.Block || s.Block == top.Block && s.End > top.Offset {
				w.aloud.at = i
				break
			}
		}
	}
	w.sayOn(v)
}

// sayOn says the sentence that is on, and then the next.
func (w *window) sayOn(v voice) {
	a := &w.aloud
	if a.at >= len(a.sentences) {
		w.stopAloud()
		a.at = 0
		return
	}
	s := a.sentences[a.at]
	ctx, cancel := context.WithCancel(context.Background())
	a.stop = cancel
	w.reader.SetMarks([]widgets.Passage{s}, 0)
	text := w.reader.Document().Blocks[s.Block].Text[s.Start:s.End]
	rate := w.app.Preferences().Int(prefRate)
	w.work.Go(func() {
		err := v.say(ctx, text, rate)
		fyne.Do(func() {
			switch {
			case ctx.Err() != nil: // stopped meanwhile
			case err != nil:
				w.stopAloud()
				w.banner.Say("aloud", t("aloud.failed", map[string]any{"Program": v.path, "Cause": err.Error()}))
			default:
				cancel()
				a.at++
				w.sayOn(v)
			}
		})
	})
}

// stopAloud stops in the sentence being said.
func (w *window) stopAloud() {
	if w.aloud.stop != nil {
		w.aloud.stop()
		w.aloud.stop = nil
		w.reader.SetMarks(nil, -1)
	}
}

// stepRate reads faster or slower from the next sentence on.
func (w *window) stepRate(by int) {
	p := w.app.Preferences()
	p.SetInt(prefRate, min(max(p.Int(prefRate)+by*rateStep, minRate), maxRate))
	w.updatePanel()
}

// sentencesOf returns the sentences of a document in the order they are read
// aloud. A pull quote repeats the body, and is passed over.
func sentencesOf(d widgets.Document) []widgets.Passage {
	var out []widgets.Passage
	for i, b := range d.Blocks {
		switch b.Style {
		case widgets.Kicker, widgets.Headline, widgets.Subhead, widgets.Byline, widgets.Lead, widgets.Body, widgets.Caption:
			start := 0
			for _, end := range sentenceEnds(b.Text) {
				if strings.TrimSpace(b.Text[start:end]) != "" {
					out = append(out, widgets.Passage{Block: i, Start: start, End: end})
				}
				start = end
			}
		}
	}
	return out
}

// sentenceEnds returns where the sentences of a text end, in bytes. Marks that
// close behind a full stop belong to its sentence.
func sentenceEnds(text string) []int {
	var ends []int
	ended := false
	for i, r := range text {
		is := strings.ContainsRune("。！？；!?;…", r)
		if ended && !is && !strings.ContainsRune("”’」』）》", r) {
			ends, ended = append(ends, i), false
		}
		ended = ended || is
	}
	return append(ends, len(text))
}
