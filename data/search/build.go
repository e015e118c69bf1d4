package search

import (
	"cmp"
	"slices"
	"strings"
)

// A Builder makes the postings of documents. Documents are numbered from 0 in
// the order in which they are added.
type Builder struct {
	docs  uint32
	pairs []uint64          // first character << 46 | second << 28 | document << 1 | in the headline
	ids   map[string]uint32 // of words
	words []string          // by id
	uses  []wordUse         // of words
	text  normal
	spare []uint64
}

type wordUse struct{ word, doc uint32 } // doc << 1 | in the headline

const (
	docBits  = 28 // and the headline's bit
	charBits = 18
	// MaxDocs is how many documents a Builder takes.
	MaxDocs = 1<<(docBits-1) - 1
)

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder { return &Builder{ids: map[string]uint32{}} }

// Docs is how many documents were added.
func (b *Builder) Docs() int { return int(b.docs) }

// Size is how many words and pairs of characters they have.
func (b *Builder) Size() int { return len(b.pairs) + len(b.uses) }

// Add adds a document: lines of text, the first of which is the headline. It
// returns the document's length in tokens.
func (b *Builder) Add(text string) int {
	from := b.Size()
	b.pairs = slices.Grow(b.pairs, len(text)/3) // a hanzi has three bytes
	doc := uint64(b.docs) << 1
	b.docs++
	headline, rest, _ := strings.Cut(text, "\n")
	b.line(headline, doc|1)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		b.line(line, doc)
	}
	return b.Size() - from
}

// line adds the tokens of a line.
func (b *Builder) line(s string, doc uint64) {
	b.text.runes = b.text.runes[:0]
	b.text.add(s, false)
	t, runes := table(), b.text.runes
	for i := 0; i < len(runes); {
		switch kindIn(t, runes[i]) {
		case wide:
			r := runes[i]
			i++
			pair := uint64(r)<<(charBits+docBits) | doc
			if i < len(runes) && kindIn(t, runes[i]) == wide {
				pair |= uint64(runes[i]) << docBits
			}
			b.pairs = append(b.pairs, pair)
		case word:
			j := i + 1
			for j < len(runes) && kindIn(t, runes[j]) == word {
				j++
			}
			b.word(string(runes[i:j]), uint32(doc))
			i = j
		default:
			i++
		}
	}
}

func (b *Builder) word(s string, doc uint32) {
	s, _ = cutToken(s)
	id, ok := b.ids[s]
	if !ok {
		id = uint32(len(b.words))
		b.ids[s] = id
		b.words = append(b.words, s)
	}
	b.uses = append(b.uses, wordUse{id, doc})
}

// Blocks calls yield with the postings of all documents, as blocks in the order
// of their keys. A block is yield's only until it returns.
func (b *Builder) Blocks(yield func(key uint64, block []byte) error) error {
	sortPairs(b)
	byName := make([]uint32, len(b.words))
	for i := range byName {
		byName[i] = uint32(i)
	}
	slices.SortFunc(byName, func(x, y uint32) int { return cmp.Compare(b.words[x], b.words[y]) })
	place := make([]uint32, len(b.words))
	for n, id := range byName {
		place[id] = uint32(n)
	}
	slices.SortStableFunc(b.uses, func(x, y wordUse) int { return cmp.Compare(place[x.word], place[y.word]) })

	w := writer{yield: yield}
	pairs, uses := b.pairs, b.uses
	for len(pairs) > 0 || len(uses) > 0 {
		// Words and pairs never begin alike, so what begins lower is first.
		if len(uses) == 0 || len(pairs) > 0 && first(b.words[uses[0].word]) > rune(pairs[0]>>(charBits+docBits)) {
			n := 1
			for n < len(pairs) && pairs[n]>>docBits == pairs[0]>>docBits {
				n++
			}
			token := []rune{rune(pairs[0] >> (charBits + docBits)), rune(pairs[0] >> docBits & (1<<charBits - 1))}
			if token[1] == 0 {
				token = token[:1]
			}
			w.begin(string(token))
			for _, p := range pairs[:n] {
				w.put(uint32(p & (1<<docBits - 1)))
			}
			pairs = pairs[n:]
		} else {
			n := 1
			for n < len(uses) && uses[n].word == uses[0].word {
				n++
			}
			w.begin(b.words[uses[0].word])
			for _, u := range uses[:n] {
				w.put(u.doc)
			}
			uses = uses[n:]
		}
		if err := w.end(); err != nil {
			return err
		}
	}
	return w.flush()
}

// Reset empties b. What is large of it is given back.
func (b *Builder) Reset() {
	if cap(b.pairs) > spareAtMost {
		b.pairs = nil
	}
	b.docs, b.pairs, b.uses, b.words = 0, b.pairs[:0], b.uses[:0], b.words[:0]
	clear(b.ids)
}

// spareAtMost is how many pairs are sorted with as much room again beside them,
// which is three times as fast: a batch of pages has less, a book of 30 MB, of
// which the postings are the better part of what indexing it takes, has more.
const spareAtMost = 4 << 20

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// sortPairs sorts by token; the documents of each are in order already.
func sortPairs(b *Builder) {
	if len(b.pairs) > spareAtMost {
		const headline = 1 // comes first
		for i := range b.pairs {
			b.pairs[i] ^= headline
		}
		slices.Sort(b.pairs)
		for i := range b.pairs {
			b.pairs[i] ^= headline
		}
		return
	}
	const digit = 12
	if cap(b.spare) < len(b.pairs) {
		b.spare = make([]uint64, cap(b.pairs))
	}
	from, to := b.pairs, b.spare[:len(b.pairs)]
	for shift := docBits; shift < 64; shift += digit {
		var count [1<<digit + 1]int
		for _, p := range from {
			count[p>>shift&(1<<digit-1)+1]++
		}
		for i := range 1 << digit {
			count[i+1] += count[i]
		}
		for _, p := range from {
			d := p >> shift & (1<<digit - 1)
			to[count[d]] = p
			count[d]++
		}
		from, to = to, from
	}
	b.pairs, b.spare = from, to
}

// writer puts postings together into blocks.
type writer struct {
	yield func(uint64, []byte) error
	block []byte
	key   uint64 // of the block
	at    uint64 // of the token
	last  string // the token before in the block
	token string
	list  []byte
	n     int
	doc   uint32 // the document before
	open  bool
	now   posting
}

func (w *writer) begin(token string) {
	w.token, w.list, w.n, w.doc, w.open = token, w.list[:0], 0, 0, false
	w.at = keyOf(token)
}

// put adds a use of the token: the document's number << 1 | in the headline.
// Uses are put in the order of documents, those in the headline first.
func (w *writer) put(use uint32) {
	if w.open && w.now.doc == use>>1 {
		w.now.times++
		return
	}
	w.add()
	w.now, w.open = posting{use >> 1, 1, use&1 == 1}, true
}

func (w *writer) add() {
	if w.open {
		w.list = appendPosting(w.list, w.doc, w.now)
		w.doc = w.now.doc
		w.n++
	}
}

// end ends the token.
func (w *writer) end() error {
	w.add()
	return w.copyList(w.n, w.list)
}

// copyList writes the token with its postings. A block ends where the key
// changes, so that no two have the same.
func (w *writer) copyList(n int, list []byte) error {
	if len(w.block) >= blockSize && w.at != keyOf(w.last) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(w.block) == 0 {
		w.key, w.last = w.at, ""
	}
	w.block = appendToken(w.block, w.last, w.token)
	w.block = appendList(w.block, n, list)
	w.last = w.token
	return nil
}

func (w *writer) flush() error {
	if len(w.block) == 0 {
		return nil
	}
	err := w.yield(w.key, w.block)
	w.block = w.block[:0]
	return err
}
