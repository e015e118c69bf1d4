package folio

import (
	"regexp"
	"strings"
)

var (
	// …/nw.D110000renmrb_20240304_2-01.htm and …/nbs.D110000renmrb_01.htm, as
	// Founder's digital editions write them.
	founder = regexp.MustCompile(`n(?:w|bs)\.D[0-9]+([a-z]*)_(?:((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])_[0-9]+-)?([0-9A-Za-z]{1,3})\.html?`)
	// …/rmrb/pc/layout/202403/04/node_01.html, …/content_20240304_A05_3.htm
	node = regexp.MustCompile(`/node_([A-Z]?[0-9]{1,3})\.html?|[-_/]([A-Z][0-9]{2})(?:[-_./]|$)`)
	// /2022-01/06/, /20220106/, /2022/01/06/, /202201/06/, t20220106_
	addressed = regexp.MustCompile(`[/_=t-]((?:19|20)[0-9]{2})[-/]?([01][0-9])[-/]?([0-3][0-9])(?:[/_.-]|$)`)
	segment   = regexp.MustCompile(`[a-z]+`)
	epaper    = regexp.MustCompile(`paper|szb|/html/|epaper|/pc/|dzb`)
)

// Addressed tells what the address of a web page says.
func Addressed(address string) (f Folio) {
	founders := founder.FindStringSubmatch(address)
	switch m := addressed.FindStringSubmatch(address); {
	case founders != nil && founders[2] != "":
		if day, ok := dayOf(count(founders[2]), count(founders[3]), count(founders[4])); ok {
			f.Day = day
		}
	case m != nil:
		if day, ok := dayOf(count(m[1]), count(m[2]), count(m[3])); ok {
			f.Day = day
		}
	}
	if founders != nil {
		f.Page, f.Newspaper = Place(founders[5]), titles[founders[1]]
	}
	if f.Day == "" || !epaper.MatchString(address) {
		return f
	}
	if m := node.FindStringSubmatch(address); m != nil && f.Page == "" {
		f.Page = Place(m[1] + m[2])
	}
	_, path, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
	for _, s := range segment.FindAllString(path, -1) {
		if f.Newspaper == "" {
			f.Newspaper = titles[s]
		}
	}
	return f
}
