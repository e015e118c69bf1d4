package widgets

import (
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/seeds"
	"lanmu/widgets/typeset"
)

// shuffled is n characters of clauses of the embedded page, no two lines alike,
// a paragraph for every few of them; none for never.
func shuffled(n, paragraph int) string {
	clauses := strings.SplitAfter(strings.ReplaceAll(string(seeds.OpinionPage), "\n", ""), "，")
	random := rand.New(rand.NewPCG(1, 1))
	var all strings.Builder
	for all.Len() < 4*n {
		random.Shuffle(len(clauses), func(i, j int) { clauses[i], clauses[j] = clauses[j], clauses[i] })
		for i, c := range clauses {
			if all.WriteString(c); paragraph > 0 && i%paragraph == paragraph-1 {
				all.WriteString("\n")
			}
		}
	}
	return string([]rune(all.String())[:n])
}

// BenchmarkLayOut lays texts out as the reading pane does (into lines whose
// glyphs are placed when they come into view, as the toolkit makes the objects of
// those in view only) and, in the same run, with the toolkit's RichText, and
// reports how many times as long the toolkit takes.
func BenchmarkLayOut(b *testing.B) {
	app := newTestApp(b)
	face := newFaces(b).Serif
	for _, c := range []struct{ name, text string }{
		{"paragraphs", shuffled(10000, 8)},
		{"long-paragraphs", shuffled(10000, 40)},
		{"article", shuffled(1000, 8)},
		{"page", string(seeds.OpinionPage)},
	} {
		b.Run(c.name, func(b *testing.B) {
			var setter typeset.Setter
			ours := func() {
				for p := range strings.SplitSeq(c.text, "\n") {
					setter.Break(p, face, typeset.Style{Measure: 34, Indent: 2, Justify: true})
				}
			}
			toolkit := func() {
				rich := widget.NewRichTextWithText(c.text)
				rich.Wrapping = fyne.TextWrapWord
				rich.Resize(fyne.NewSize(34*theme.TextSize()+2*theme.InnerPadding(), 800))
			}
			ours() // both once unmeasured: fonts are read at first use
			toolkit()
			us, them := time.Hour, time.Hour // the least of each: other programs only add to it
			least := func(so *time.Duration, layOut func()) {
				runtime.GC() // neither pays for what the other left
				start := time.Now()
				layOut()
				*so = min(*so, time.Since(start))
			}
			for b.Loop() {
				// The toolkit keeps the sizes of what it has measured until the theme
				// changes; an article is opened with nothing of it measured.
				app.Settings().SetTheme(embedded{theme.DefaultTheme()})
				widget.NewLabel("字").MinSize() // reads the font
				least(&them, toolkit)
				least(&us, ours)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(them)/float64(us), "toolkit/ours")
			b.ReportMetric(us.Seconds()*1e3, "ours-ms")
			b.ReportMetric(them.Seconds()*1e3, "toolkit-ms")
			b.ReportMetric(float64(us)/float64(utf8.RuneCountInString(c.text)), "ours-ns/char")
		})
	}
}
