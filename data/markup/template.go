package markup

import (
	"strings"

	"lanmu/data/page"
)

// templates tell the parts of pages by what the systems that made them call
// their elements. They come after what holds for every page: where a page tells
// its headline and body itself, as most do, none is asked.
var templates = map[string]page.PartKind{
	// Founder's digital editions, the ones before 2020 and those after
	"ozoom": page.PartParagraph, "founder-content": page.PartParagraph, "articlecontent": page.PartParagraph,
	"sec": page.PartDate,
	// the databases of newspapers
	"detail_con": page.PartParagraph, "fontzoom": page.PartParagraph,
	// WeChat
	"js_content": page.PartParagraph, "rich_media_content": page.PartParagraph, "rich_media_title": page.PartHeadline, "activity-name": page.PartHeadline,
	// what systems of every maker call them
	"articlebody": page.PartParagraph, "article-body": page.PartParagraph, "trs_editor": page.PartParagraph,
	"title": page.PartHeadline, "headline": page.PartHeadline, "article-title": page.PartHeadline, "biaoti": page.PartHeadline, "maintitle": page.PartHeadline, "main-title": page.PartHeadline, "h-title": page.PartHeadline, "tit": page.PartHeadline, "bt": page.PartHeadline,
	"introtitle": page.PartKicker, "pretitle": page.PartKicker, "kicker": page.PartKicker, "yinti": page.PartKicker, "uptitle": page.PartKicker, "shouldertitle": page.PartKicker,
	"subtitle": page.PartSubhead, "sub-title": page.PartSubhead, "subhead": page.PartSubhead, "subheadline": page.PartSubhead, "standfirst": page.PartSubhead, "deck": page.PartSubhead, "dek": page.PartSubhead, "futi": page.PartSubhead, "downtitle": page.PartSubhead,
	"author": page.PartByline, "authors": page.PartByline, "byline": page.PartByline, "zuozhe": page.PartByline, "author-name": page.PartByline, "authorname": page.PartByline, "byline-name": page.PartByline, "byline__name": page.PartByline, "article-author": page.PartByline,
}

// templateRole returns what names, as a line has them, stand for; PartOther is
// unknown.
func templateRole(names string) page.PartKind {
	for name := range strings.FieldsSeq(names) {
		if kind, known := templates[name]; known {
			return kind
		}
	}
	return page.PartOther
}
