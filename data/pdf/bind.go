package pdf

import (
	"lanmu/data/page"
)

// A binder takes the pages of a file as they are read, and makes runs of them: what a
// file takes of memory is what some pages of it do, however many it has. What recurs
// is told among the pages around, for running heads do on the next pages or not at
// all; so a page waits until those that follow it are read.
type binder struct {
	proofs  []*proof // from the first that is still compared
	first   int      // its number, from 0 on
	settled int      // pages that runs are made of
	seen    census
	runs    []run
	figures []page.Region
}

// around is how many pages before and after a page it is compared with: more than a
// daily has, and no more than fit into 50 MB if all are as full as pages are.
const around = 24

// take takes the next page.
func (b *binder) take(f forme) {
	s := newProof(f)
	b.seen.add(s, b.first+len(b.proofs))
	b.proofs = append(b.proofs, s)
	for b.first+len(b.proofs) > b.settled+around {
		b.settle()
	}
}

// all returns the runs of all pages, in reading order.
func (b *binder) all() []run {
	for b.settled < b.first+len(b.proofs) {
		b.settle()
	}
	return b.runs
}

// settle makes runs of the first page that none are made of.
func (b *binder) settle() {
	for ; b.first+around < b.settled; b.first++ {
		b.seen.drop(b.proofs[0], b.first)
		b.proofs = b.proofs[1:]
	}
	s := b.proofs[b.settled-b.first]
	b.figures = append(b.figures, s.figures(b.proofs, b.settled+1)...)
	rest, furniture := s.findFurniture(b.seen, b.proofs)
	frames := framesOf(rest, s.forme)
	if len(furniture) > 0 {
		frames = append(frames, frame{words: furniture, kind: page.PartOther})
	}
	b.settled++
	runs := runsOf(frames, b.settled)
	s.forme.place(runs)
	b.runs = append(b.runs, runs...)
	s.words, s.forme = nil, forme{}
	for _, r := range s.rows {
		r.words = nil // its moulds are still compared
	}
}

// runsOfAll returns the runs of pages, in reading order.
func runsOfAll(pages []forme) []run {
	var b binder
	for _, f := range pages {
		b.take(f)
	}
	return b.all()
}
