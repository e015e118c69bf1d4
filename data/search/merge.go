package search

import (
	"cmp"
	"slices"
)

// A Segment is the blocks of some documents, one after the other: Next returns
// the next block, nil at the end. A block is the caller's until Next is called
// again.
type Segment struct {
	Base uint32
	Next func() ([]byte, error)
}

// Merge puts segments together into one whose base is base, without documents
// that live says are no more. yield takes its blocks, as Builder.Blocks' does.
func Merge(segments []Segment, base uint32, live func(doc uint32) bool, yield func(key uint64, block []byte) error) error {
	var cursors []*cursor
	for _, s := range segments {
		c := &cursor{Segment: s}
		if err := c.next(); err != nil {
			return err
		}
		cursors = append(cursors, c)
	}
	w := writer{yield: yield}
	var all []placedPosting
	var held []*cursor
	for {
		least := ""
		for _, c := range cursors {
			if c.token != "" && (least == "" || c.token < least) {
				least = c.token
			}
		}
		if least == "" {
			return w.flush()
		}
		all, held = all[:0], held[:0]
		for _, c := range cursors {
			if c.token != least {
				continue
			}
			before := len(all)
			if err := c.in.postings(c.Base, func(p posting) { all = append(all, placedPosting{posting: p}) }); err != nil {
				return err
			}
			rest := c.in.places
			for i := before; i < len(all); i++ {
				size, ok := skipNumbers(rest, uint64(all[i].times))
				if !ok {
					return ErrDamaged
				}
				all[i].places, rest = rest[:size], rest[size:]
			}
			if len(rest) > 0 {
				return ErrDamaged
			}
			held = append(held, c)
		}
		all = slices.DeleteFunc(all, func(p placedPosting) bool { return !live(p.doc) })
		if !slices.IsSortedFunc(all, byDoc) {
			slices.SortFunc(all, byDoc)
		}
		if len(all) > 0 {
			if err := w.all(least, base, all); err != nil {
				return err
			}
		}
		for _, c := range held { // what they hold has been written
			if err := c.next(); err != nil {
				return err
			}
		}
	}
}

// A placedPosting is a posting with its places, as they are written.
type placedPosting struct {
	posting
	places []byte
}

func byDoc(a, b placedPosting) int { return cmp.Compare(a.doc, b.doc) }

// all writes a token with all its postings.
func (w *writer) all(token string, base uint32, all []placedPosting) error {
	w.token, w.at, w.list, w.places = token, keyOf(token), w.list[:0], w.places[:0]
	for _, p := range all {
		w.list = appendPosting(w.list, base, p.posting)
		w.places = append(w.places, p.places...)
		base = p.doc
	}
	return w.copyList(len(all), w.list, w.places)
}

// cursor walks through the tokens of a segment.
type cursor struct {
	Segment
	in    tokens
	token string // "" at the end
}

func (c *cursor) next() error {
	more, err := c.in.next()
	if err != nil {
		return err
	}
	if !more {
		block, err := c.Next()
		if err != nil || block == nil {
			c.token = ""
			return err
		}
		c.in = tokens{rest: block}
		if more, err = c.in.next(); err != nil || !more {
			c.token = ""
			return cmp.Or(err, error(ErrDamaged))
		}
	}
	c.token = string(c.in.token[:c.in.size])
	return nil
}
