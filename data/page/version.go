package page

import (
	_ "embed"
	"strconv"
	"strings"
)

// digits is the beginning of a sum over what becomes of many pages; TestVersion
// writes it.
//
//go:embed version.txt
var digits string

// Version is another number whenever pages are restored otherwise than before,
// so that what was restored and kept is restored anew.
var Version, _ = strconv.ParseInt(strings.TrimSpace(digits), 16, 64)
