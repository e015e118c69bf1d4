package widgets

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/seeds"
	"lanmu/widgets/typeset"
)

// BenchmarkLayOut lays 10,000 characters, the clauses of the embedded page in
// one order after another, out as the reading pane does (into lines whose glyphs
// are placed when they come into view, as the toolkit does too) and, in the same run, with the toolkit's
// RichText, and reports how many times as long the toolkit takes.
func BenchmarkLayOut(b *testing.B) {
	app := newTestApp(b)
	clauses := strings.SplitAfter(strings.ReplaceAll(string(seeds.OpinionPage), "\n", ""), "，")
	random := rand.New(rand.NewPCG(1, 1))
	var all strings.Builder
	for all.Len() < 40000 { // no line comes twice: the toolkit keeps what it has measured
		random.Shuffle(len(clauses), func(i, j int) { clauses[i], clauses[j] = clauses[j], clauses[i] })
		for i, c := range clauses {
			if all.WriteString(c); i%8 == 7 {
				all.WriteString("\n")
			}
		}
	}
	article := string([]rune(all.String())[:10000])
	face := newFaces(b).Serif
	var setter typeset.Setter
	ours := func(text string) {
		for p := range strings.SplitSeq(text, "\n") {
			setter.Break(p, face, typeset.Style{Measure: 34, Indent: 2, Justify: true})
		}
	}
	toolkit := func(text string) {
		rich := widget.NewRichTextWithText(text)
		rich.Wrapping = fyne.TextWrapWord
		rich.Resize(fyne.NewSize(612, 800))
	}
	ours(article) // both once unmeasured: fonts are read at first use
	toolkit(article)
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		// The toolkit keeps the sizes of what it has measured until the theme
		// changes; an article is opened with nothing of it measured.
		app.Settings().SetTheme(embedded{theme.DefaultTheme()})
		widget.NewLabel("字").MinSize() // reads the font
		start := time.Now()
		toolkit(article)
		spent += time.Since(start)
		b.StartTimer()
		ours(article)
	}
	b.ReportMetric(float64(spent)/float64(b.Elapsed()), "toolkit/ours")
}
