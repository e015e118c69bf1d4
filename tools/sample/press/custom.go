package press

// Where an article's author stands.
type signing uint8

const (
	unsigned  signing = iota
	under             // under the headline
	after             // on a line after the text
	bracketed         // in brackets after the last sentence
	runIn             // opens the text, before a colon
)

// A Custom is how a paper prints its pages.
type Custom struct {
	Name   string
	script script
	old    bool // the old press: no marks but 〇 and 、, headlines after ▲

	label string // what stands around a column's name: "■%"; "" if there are no columns
	sign  string // and around an author's, what the restored page leaves out in brackets: "(□)%"
	at    signing

	kickers, subheads, headings, quotes, captions, datelines bool

	briefs bool // the last articles are of one paragraph, under one label

	// Of the sheet: strips of each article, row by row; the last row is kept.
	rows     [][]int
	strip    int  // em a strip of type is wide, or long if it is vertical
	vertical bool // lines run down, and follow each other to the left
	ruled    bool // rules between rows, uprights between articles; otherwise white
	boxed    bool // the last article stands in a box, on a tint
	round    bool // text runs round insets
	tall     int  // lines a page has; 0 if as many as there are
	jumps    bool // the first article goes on on the next page, with lines that say so

	articles, sentences int // of a page; of a paragraph
}

// Customs are those of the papers that pages are made of.
var Customs = []Custom{
	{Name: "squares", label: "■%", sign: "(□)%", at: under, quotes: true, rows: [][]int{{3}, {2, 1}, {1, 1, 1}}, strip: 18, ruled: true, articles: 6, sentences: 3},
	{Name: "other-marks", label: "●%", sign: "(◆)%", at: after, subheads: true, rows: [][]int{{2, 2}, {3, 1}}, strip: 14, articles: 5, sentences: 2},
	{Name: "brackets", label: "【%】", sign: "%", at: under, kickers: true, rows: [][]int{{4}, {2, 2}}, strip: 15, ruled: true, boxed: true, articles: 5, sentences: 3},
	{Name: "bare", label: "%", sign: "%", at: under, rows: [][]int{{2, 1}, {3}}, strip: 17, ruled: true, articles: 5, sentences: 3},
	{Name: "offices", sign: "本报记者 %", at: under, kickers: true, subheads: true, captions: true, rows: [][]int{{4}, {2, 2}, {1, 3}}, strip: 14, ruled: true, articles: 6, sentences: 3},
	{Name: "news", datelines: true, kickers: true, captions: true, round: true, rows: [][]int{{3}, {2, 1}}, strip: 22, articles: 5, sentences: 3},
	{Name: "briefs", label: "■%", sign: "%(：)", at: runIn, briefs: true, boxed: true, rows: [][]int{{3}, {1, 1, 1}}, strip: 16, articles: 7, sentences: 2},
	{Name: "feature", sign: "%", at: bracketed, headings: true, quotes: true, captions: true, rows: [][]int{{3}}, strip: 16, ruled: true, articles: 2, sentences: 4},
	{Name: "magazine", sign: "%", at: under, headings: true, round: true, captions: true, rows: [][]int{{2}}, strip: 20, tall: 36, articles: 1, sentences: 5},
	{Name: "jumps", sign: "本报记者 %", at: under, datelines: true, rows: [][]int{{3}, {2, 1}}, strip: 16, ruled: true, jumps: true, articles: 4, sentences: 3},
	{Name: "traditional", script: traditional, label: "■%", sign: "(□)%", at: under, kickers: true, rows: [][]int{{2, 2}, {4}}, strip: 15, ruled: true, articles: 4, sentences: 3},
	{Name: "vertical", script: traditional, sign: "記者 %", at: under, subheads: true, rows: [][]int{{1}, {2}}, strip: 22, vertical: true, ruled: true, articles: 4, sentences: 3},
	{Name: "old-press", script: traditional, old: true, datelines: true, label: "%", rows: [][]int{{1}, {2}}, strip: 24, vertical: true, articles: 6, sentences: 3},
	{Name: "latin", script: latin, label: "%", sign: "By %", at: under, quotes: true, captions: true, rows: [][]int{{4}, {2, 2}, {3, 1}}, strip: 15, ruled: true, articles: 5, sentences: 3},
	{Name: "latin-bare", script: latin, sign: "%", at: under, subheads: true, headings: true, rows: [][]int{{2, 1}, {3}}, strip: 17, boxed: true, articles: 4, sentences: 3},
}
