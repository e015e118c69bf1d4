// Package words tells the words of Chinese, which stand without spaces between
// them: which word a character is part of.
//
// Of all ways to cut a stretch of hanzi into words of a list it takes the most
// likely: the one whose words come most often, taken together as if each came
// by itself. That is how jieba cuts, whose dictionary (MIT) the list is made
// of. A character that is in no listed word is a word by itself, so most
// people's names are cut into theirs.
//
//	From, To("让工匠精神释放光彩", 3) → "工匠"
package words

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lanmu/data/find"
)

//go:generate sh -c "cd tables && go run generate.go"

//go:embed tables/words.txt.gz
var packed []byte

// A dictionary holds words in the order of their bytes, one a line, each followed
// by a letter: a for one that came once, b for twice, c for four times.
type dictionary struct {
	lines  string
	begins map[rune][2]int // where the words that begin with a character stand in lines
}

var load = sync.OnceValue(func() dictionary {
	d := dictionary{begins: map[rune][2]int{}}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return d
	}
	all, err := io.ReadAll(z)
	if err != nil {
		return d
	}
	d.lines = string(all)
	at := 0
	for line := range strings.Lines(d.lines) {
		first, _ := utf8.DecodeRuneInString(line)
		from := at
		if known, ok := d.begins[first]; ok {
			from = known[0]
		}
		at += len(line)
		d.begins[first] = [2]int{from, at}
	}
	return d
})

const (
	// around is how many hanzi on each side of a character are looked at: a cut
	// that far away has no say in the word.
	around  = 16
	longest = 8 // characters of a word
	// bits is the logarithm of how many words were counted; a word not listed is
	// taken for one that came less than once.
	bits    = 26
	unknown = bits + 2
)

// At returns the bytes from..to of the word that the character at a byte offset
// of a text is part of; a character that is no hanzi is one by itself.
func At(text string, at int) (from, to int) {
	r, n := utf8.DecodeRuneInString(text[at:])
	if !unicode.Is(unicode.Han, r) {
		return at, at + n
	}
	offsets, folded := stretch(text, at)
	cuts := cut(folded)
	for i := 1; i < len(cuts); i++ {
		if offsets[cuts[i]] > at {
			return offsets[cuts[i-1]], offsets[cuts[i]]
		}
	}
	return at, at + n
}

// stretch returns the hanzi around an offset, simplified, and where each begins
// in the text, the end of the last included.
func stretch(text string, at int) (offsets []int, folded []rune) {
	begin := at
	for range around {
		r, n := utf8.DecodeLastRuneInString(text[:begin])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		begin -= n
	}
	end := begin
	for end < len(text) && end < at+around*utf8.UTFMax {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		offsets, folded = append(offsets, end), append(folded, find.Fold(r))
		end += n
	}
	return append(offsets, end), folded
}

// cut returns where the words of hanzi begin, and their end.
func cut(hanzi []rune) []int {
	n := len(hanzi)
	cost := make([]int, n+1) // of the likeliest words up to there
	from := make([]int, n+1) // where the last of them begins
	for i := 1; i <= n; i++ {
		cost[i], from[i] = cost[i-1]+unknown, i-1
		for k := i - 1; k >= max(i-longest, 0); k-- {
			if often, ok := look(hanzi[k:i]); ok && cost[k]+bits-often <= cost[i] {
				cost[i], from[i] = cost[k]+bits-often, k
			}
		}
	}
	cuts := []int{n}
	for i := n; i > 0; i = from[i] {
		cuts = append([]int{from[i]}, cuts...)
	}
	return cuts
}

// look reports whether a word is listed, and the logarithm of how often it came.
func look(word []rune) (often int, ok bool) {
	d := load()
	in := d.begins[word[0]]
	lines, want := d.lines[in[0]:in[1]], string(word)
	// The line that a byte is in.
	line := func(at int) string {
		begin := strings.LastIndexByte(lines[:at], '\n') + 1
		return lines[begin : begin+strings.IndexByte(lines[begin:], '\n')]
	}
	at := sort.Search(len(lines), func(i int) bool {
		l := line(i)
		return l[:len(l)-1] >= want
	})
	if at == len(lines) {
		return 0, false
	}
	l := line(at)
	if l[:len(l)-1] != want {
		return 0, false
	}
	return int(l[len(l)-1] - 'a'), true
}
