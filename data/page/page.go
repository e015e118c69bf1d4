package page

// A Span is a half-open range of byte offsets [Start, End) into Page.Source.
type Span struct{ Start, End int }

// Text is restored text and the pieces of the source it was made from, in
// reading order. An empty Text has no spans.
type Text struct {
	String string
	Spans  []Span
}

// Kind tells what an article is.
type Kind string

const (
	Commentary Kind = "commentary"
	Picture    Kind = "picture"
	Cartoon    Kind = "cartoon"
	Brief      Kind = "brief"
	News       Kind = "news"
)

// Role tells what the person in a byline did.
type Role string

const (
	Author       Role = "author"
	Photographer Role = "photographer"
	Cartoonist   Role = "cartoonist"
)

// A Byline names who wrote, photographed or drew an article.
type Byline struct {
	Name string // without its mark, colon or brackets
	Role Role
	Text Text // as printed, mark and all
}

// An Article is one piece of a page, restored.
type Article struct {
	ID         string // stable: made from the text alone
	Column     string // name of the column (栏目) it stands under, "" if none
	Kicker     Text   // 引题
	Headline   Text
	Subhead    Text // 副题
	Byline     Byline
	Kind       Kind
	HasLead    bool   // Paragraphs[0] is the lead or news hook
	SourceNote string // as printed, inside its paragraph: （3月2日《河北工人报》）
	Paragraphs []Text
	PullQuotes []Text
	Captions   []Text
}

// A Column is a column label (栏目) as printed.
type Column struct {
	Name  string
	Label Text
}

// A Page is a newspaper page restored from a dump of its text. Every character
// of Source but white space is in exactly one Text of the page.
type Page struct {
	Source    string
	Columns   []Column
	Articles  []Article // in reading order
	Leftovers []Text    // what belongs to no article
}
