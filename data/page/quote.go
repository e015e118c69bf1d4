package page

import (
	"slices"
	"unicode/utf8"
)

// A pull quote is a block that repeats, word for word, what the body says
// elsewhere. To find them in one pass, the first letters of every block are
// kept in a table, and every clause of the body is looked up in it.

const (
	quoteKey = 8  // letters that must agree before two places are compared
	minQuote = 10 // letters of the shortest pull quote; shorter repeats are headings and headlines
	// What bounds the work on hostile text: blocks kept for one key, and places
	// compared for one block.
	maxSame  = 4
	maxTries = 16
)

// repeats tells for each block in which other its text stands, or -1. Blocks
// of a section only are compared: a label begins a new one.
func repeats(blocks []block) []int {
	in := make([]int, len(blocks))
	for i := range in {
		in[i] = -1
	}
	for start := 0; start < len(blocks); {
		end := start
		for end < len(blocks) && (end == start || blocks[end].role != label) {
			end++
		}
		if end-start > 2 {
			repeatsIn(blocks[start:end], in[start:end])
			for i := start; i < end; i++ {
				if in[i] >= 0 {
					in[i] += start
				}
			}
		}
		start = end
	}
	return in
}

// hit says that block, of so many letters, stands in other.
type hit struct{ block, other, letters int }

func repeatsIn(blocks []block, in []int) {
	heads := make(map[uint64][]int)
	for i := range blocks {
		if blocks[i].role == body && blocks[i].size >= minQuote {
			if key, ok := keyOf(blocks[i].String); ok && len(heads[key]) < maxSame {
				heads[key] = append(heads[key], i)
			}
		}
	}
	var hits []hit
	tries := make(map[int]int)
	for j := range blocks {
		if blocks[j].role != body {
			continue
		}
		eachClause(blocks[j].String, func(at int, key uint64) {
			for _, i := range heads[key] {
				if i == j || tries[i] >= maxTries {
					continue
				}
				tries[i]++
				if standsIn(blocks, i, j, at) {
					hits = append(hits, hit{i, j, letters(blocks[i].String)})
				}
			}
		})
	}
	// The longest first: a fragment of the body may stand inside a pull quote,
	// which is then no proof that the fragment is one.
	slices.SortStableFunc(hits, func(a, b hit) int {
		if a.letters != b.letters {
			return b.letters - a.letters
		}
		if x, y := blocks[a.block].ended, blocks[b.block].ended; x != y {
			if y {
				return -1 // of two that agree the one without its full stop
			}
			return 1
		}
		return b.block - a.block // or the later
	})
	for _, h := range hits {
		if in[h.block] < 0 && in[h.other] < 0 {
			in[h.block] = h.other
		}
	}
}

// letters counts the letters of s, marks left out.
func letters(s string) (n int) {
	for _, r := range s {
		if classOf(r) == letter {
			n++
		}
	}
	return n
}

// hashLetter adds r to a hash (FNV-1a on whole characters).
func hashLetter(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 1099511628211 }

const hashSeed = 14695981039346656037

// keyOf hashes the first quoteKey letters of s.
func keyOf(s string) (uint64, bool) {
	h, n := uint64(hashSeed), 0
	for _, r := range s {
		if classOf(r) != letter {
			continue
		}
		h = hashLetter(h, r)
		if n++; n == quoteKey {
			return h, true
		}
	}
	return 0, false
}

// eachClause calls yield with the byte offset and key of every place in s where
// a clause begins: at its start and behind every mark.
func eachClause(s string, yield func(at int, key uint64)) {
	// Keys being made: a clause may be shorter than a key, so several at once.
	type making struct {
		at   int
		hash uint64
		n    int
	}
	var open [quoteKey + 1]making
	n, fresh := 0, true
	for at, r := range s {
		c := classOf(r)
		if c == space {
			continue
		}
		if c != letter {
			fresh = true
			continue
		}
		if fresh {
			open[n] = making{at: at, hash: hashSeed}
			n++
			fresh = false
		}
		for k := 0; k < n; k++ {
			open[k].hash = hashLetter(open[k].hash, r)
			open[k].n++
		}
		if open[0].n == quoteKey && n > 0 {
			yield(open[0].at, open[0].hash)
			copy(open[:], open[1:n])
			n--
		}
	}
}

// standsIn reports whether the letters of block i stand in block j from byte at
// on, and on in the blocks behind it while those are fragments of one another.
func standsIn(blocks []block, i, j, at int) bool {
	have := blocks[j].String[at:]
	for _, r := range blocks[i].String {
		if classOf(r) != letter {
			continue
		}
		for {
			got, size := rune(0), 0
			for have != "" {
				got, size = utf8.DecodeRuneInString(have)
				have = have[size:]
				if classOf(got) == letter {
					break
				}
				size = 0
			}
			if size > 0 {
				if got != r {
					return false
				}
				break
			}
			ended := blocks[j].ended
			for j++; j < len(blocks) && blocks[j].role != body; j++ {
			}
			if ended || j >= len(blocks) || j == i {
				return false
			}
			have = blocks[j].String
		}
	}
	return true
}
