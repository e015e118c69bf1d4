package search

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A Builder makes the postings of documents. Documents are numbered from 0 in
// the order in which they are added. Their places are counted through, so that a
// use of a token is one number, from which the document follows.
type Builder struct {
	begins []uint32          // where the places of each document begin
	pairs  []uint64          // first character << 46 | second << 28 | place
	ids    map[string]uint32 // of words
	words  []string          // by id
	uses   []wordUse         // of words
	text   normal
	spare  []uint64
	place  uint32 // of the next document
}

type wordUse struct{ word, place uint32 }

const (
	placeBits = 28
	charBits  = 18
)

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder { return &Builder{ids: map[string]uint32{}} }

// Docs is how many documents were added.
func (b *Builder) Docs() int { return len(b.begins) }

// Size is how many words and pairs of characters they have.
func (b *Builder) Size() int { return len(b.pairs) + len(b.uses) }

// Reserve makes room for documents of so many bytes in all, so that none is copied as
// more come.
func (b *Builder) Reserve(bytes int) { b.pairs = slices.Grow(b.pairs, bytes/3) }

// Add adds a document: lines of text, the first of which is the headline. It
// returns the document's length in tokens. A Builder has room for sixty million of
// them.
func (b *Builder) Add(text string) int {
	b.pairs = slices.Grow(b.pairs, len(text)/3) // a hanzi has three bytes
	b.begins = append(b.begins, b.place)
	b.text.runes = b.text.runes[:0]
	b.text.add(text, false)
	w, runes, length := newWalker(), b.text.runes, 0
	for i := 0; ; {
		e, ok := w.next(runes, i)
		if !ok {
			break
		}
		i = e.to
		place := b.place + e.place
		if place >= 1<<placeBits {
			return length
		}
		switch e.kind {
		case stop:
			continue
		case wide:
			pair := uint64(runes[e.from])<<(charBits+placeBits) | uint64(place)
			if i < len(runes) && kindIn(w.t, runes[i]) == wide {
				pair |= uint64(runes[i]) << placeBits
			}
			b.pairs = append(b.pairs, pair)
			if digits, n := numberAt(runes, e.from); digits != "" {
				b.word(numberToken(digits, n), place)
			}
		default:
			b.word(string(runes[e.from:e.to]), place)
		}
		length++
	}
	b.place += w.place + lineApart
	return length
}

func (b *Builder) word(s string, place uint32) {
	s, _ = cutToken(s)
	id, ok := b.ids[s]
	if !ok {
		id = uint32(len(b.words))
		b.ids[s] = id
		b.words = append(b.words, s)
	}
	b.uses = append(b.uses, wordUse{id, place})
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
	where := newFinder(b.begins)
	pairs, uses := b.pairs, b.uses
	for len(pairs) > 0 || len(uses) > 0 {
		// Words and pairs never begin alike, so what begins lower is first.
		if len(uses) == 0 || len(pairs) > 0 && first(b.words[uses[0].word]) > rune(pairs[0]>>(charBits+placeBits)) {
			n := 1
			for n < len(pairs) && pairs[n]>>placeBits == pairs[0]>>placeBits {
				n++
			}
			token := []rune{rune(pairs[0] >> (charBits + placeBits)), rune(pairs[0] >> placeBits & (1<<charBits - 1))}
			if token[1] == 0 {
				token = token[:1]
			}
			w.begin(string(token))
			for _, p := range pairs[:n] {
				w.put(where.of(uint32(p & (1<<placeBits - 1))))
			}
			pairs = pairs[n:]
		} else {
			n := 1
			for n < len(uses) && uses[n].word == uses[0].word {
				n++
			}
			w.begin(b.words[uses[0].word])
			for _, u := range uses[:n] {
				w.put(where.of(u.place))
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
	b.place, b.begins, b.pairs, b.uses, b.words = 0, b.begins[:0], b.pairs[:0], b.uses[:0], b.words[:0]
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

// sortPairs sorts by token; the places of each are in order already.
func sortPairs(b *Builder) {
	if len(b.pairs) > spareAtMost {
		slices.Sort(b.pairs)
		return
	}
	const digit = 12
	if cap(b.spare) < len(b.pairs) {
		b.spare = make([]uint64, cap(b.pairs))
	}
	from, to := b.pairs, b.spare[:len(b.pairs)]
	for shift := placeBits; shift < 64; shift += digit {
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

// A finder tells of which document a place is.
type finder struct {
	begins []uint32
	first  []uint32 // of each 1<<finderBits places, the document of the first
}

const finderBits = 8

func newFinder(begins []uint32) *finder {
	f := &finder{begins: begins}
	for doc, begin := range begins {
		for len(f.first) <= int(begin>>finderBits) {
			f.first = append(f.first, uint32(max(doc-1, 0)))
		}
	}
	return f
}

// of returns the document, and the place in it.
func (f *finder) of(place uint32) (doc, at uint32) {
	doc = f.first[min(int(place>>finderBits), len(f.first)-1)]
	for int(doc)+1 < len(f.begins) && f.begins[doc+1] <= place {
		doc++
	}
	return doc, place - f.begins[doc]
}

// writer puts postings together into blocks.
type writer struct {
	yield  func(uint64, []byte) error
	block  []byte
	key    uint64 // of the block
	at     uint64 // of the token
	last   string // the token before in the block
	token  string
	list   []byte
	places []byte
	n      int
	doc    uint32 // the document before
	open   bool
	now    posting
	place  uint32 // the place before in it
}

func (w *writer) begin(token string) {
	w.token, w.list, w.places, w.n, w.doc, w.open = token, w.list[:0], w.places[:0], 0, 0, false
	w.at = keyOf(token)
}

// put adds a use of the token. Uses are put in the order of documents and places.
func (w *writer) put(doc, place uint32) {
	if w.open && w.now.doc == doc {
		w.now.times++
	} else {
		w.add()
		w.now, w.open, w.place = posting{doc: doc, times: 1, head: place < headPlaces}, true, 0
	}
	w.places = binary.AppendUvarint(w.places, uint64(place-w.place))
	w.place = place
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
	return w.copyList(w.n, w.list, w.places)
}

// copyList writes the token with its postings. A block ends where the key
// changes, so that no two have the same.
func (w *writer) copyList(n int, list, places []byte) error {
	if len(w.block) >= blockSize && w.at != keyOf(w.last) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(w.block) == 0 {
		w.key, w.last = w.at, ""
	}
	w.block = appendToken(w.block, w.last, w.token)
	w.block = appendList(w.block, n, list, places)
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
