// Package markup reads Markdown, saved web pages of digital newspapers, feeds and
// exports into the parts that package page composes a page of.
//
// Unlike a dump, such a document tells itself what is what, if not always in the
// same way:
//
//	text := "---\ntitle: 路灯亮到山那边\nauthor: 林小满\n---\n\n入冬以来，……"
//	parts, ok := markup.Markdown(text)   // a headline, a byline, paragraphs
//	p := page.Compose(parts)
//
// # Markdown
//
// Front matter (YAML between lines of ---) names the headline, author, column,
// date and newspaper, by English or Chinese keys. Headings tell the rest: where
// every heading of the highest level stands above one of the next, the former
// are columns and the latter headlines, as page.WriteMarkdown writes them;
// otherwise the highest are headlines and the others headings in the body.
// CommonMark is parsed by goldmark.
//
// # Web pages
//
// The editions that newspapers publish are made by few systems. Founder's, used
// by most, names its parts: in elements of its own (<founder-title>) or in a
// comment (<!--enpproperty … -->), with the body between two comments
// (<!--enpcontent-->). Elsewhere a readability library finds the body, and the
// document's title, its first heading and its metadata tell the rest.
//
// # Articles whose head stands apart
//
// Feeds, exports as JSON or tables, and books tell the headline and the text of each
// article by fields of their own: a Story, whose text may be HTML.
//
// Everything visible that is not the article is left over, so that nothing a
// reader saw in the browser is gone.
package markup
