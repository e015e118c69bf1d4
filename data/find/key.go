package find

import "slices"

// A key orders hits: by tier, then field, cost, the characters spanned, the
// place, the length of the headline, and time. The lower, the better.
type key uint64

// Bits of a key, from the lowest: the item's place among all, the length of the
// text, the place in it, the characters spanned, the cost, the field, whether
// words that stand together as they were typed do not, the tier.
const (
	itemBits, lengthBits, placeBits, spanBits, costBits, fieldBits, looseBits = 24, 7, 7, 7, 12, 2, 1
	tierBits                                                                  = 4
)

// A score is the upper part of a key: what is known of an item by where in it a
// word is. Of two places the one with the lower score counts.
type score uint64

func clamp(v, bits int) score { return score(min(v, 1<<bits-1)) }

// newScore is the score of a word at a place; start is where its text begins.
func newScore(f found, start int) score {
	s := score(f.tier) << looseBits
	s = s<<fieldBits | clamp(int(f.field), fieldBits)
	s = s<<costBits | clamp(f.rank(), costBits)
	s = s<<spanBits | clamp(f.to-f.from, spanBits)
	return s<<placeBits | clamp(f.from-start, placeBits)
}

// weakRank is in the rank of initials that may well be a slip.
const weakRank = 1 << (costBits - 1)

// rank is what tells finds of one tier apart.
func (f found) rank() int {
	rank := f.cost.low()
	switch {
	case f.tier == Forgiven:
		rank = f.cost.slips()
	case f.tier == Initials && f.cost.weak():
		rank |= weakRank
	case f.tier == Sounds || f.tier == Mixed:
		rank |= min(int(f.cost/soundCost&0xff), 7) << 8 // how many sounds are mixed up
	}
	return rank
}

// at is the score of the same at another place of another field.
func (s score) at(f field, place int) score {
	return s + clamp(int(f), fieldBits)<<(costBits+spanBits+placeBits) + clamp(place, placeBits)
}

func (s score) tier() Tier {
	return Tier(s >> (placeBits + spanBits + costBits + fieldBits + looseBits))
}
func (s score) field() field {
	return field(s >> (placeBits + spanBits + costBits) & (1<<fieldBits - 1))
}
func (s score) cost() int  { return int(s >> (placeBits + spanBits) & (1<<costBits - 1)) }
func (s score) span() int  { return int(s >> placeBits & (1<<spanBits - 1)) }
func (s score) place() int { return int(s & (1<<placeBits - 1)) }

// and is the score of an item in which two words are found: the worse tells the
// tier, and the place is that of the first.
func (s score) and(o score) score {
	out := score(max(s.tier(), o.tier()))<<looseBits | 1
	out = out<<fieldBits | score(max(s.field(), o.field()))
	out = out<<costBits | clamp(s.cost()+o.cost(), costBits)
	out = out<<spanBits | clamp(s.span()+o.span(), spanBits)
	return out<<placeBits | score(s.place())
}

// weak reports whether a score by initials may well be a slip.
func (s score) weak() bool { return s.cost()&weakRank != 0 }

// ranked is a score with another rank within its tier.
func (s score) ranked(rank int) score {
	const shift = placeBits + spanBits
	return s&^((1<<costBits-1)<<shift) | clamp(rank, costBits)<<shift
}

func (s score) key(length, item int) key {
	return key(s)<<(lengthBits+itemBits) | key(clamp(length, lengthBits))<<itemBits | key(clamp(item, itemBits))
}

func (k key) score() score { return score(k >> (lengthBits + itemBits)) }

// place is the number by which an item is ordered among equals.
func (x *Index) place(item int) int {
	if x.byTime != nil {
		return int(x.byTime[item])
	}
	return item
}

// itemOf returns the item of a key.
func (x *Index) itemOf(k key) int {
	place := int(k & (1<<itemBits - 1))
	if x.byTime == nil {
		return place
	}
	return int(x.timed[place])
}

// fewKeys are sorted by comparing: the passes over the digits cost as much as a
// thousand keys do.
const fewKeys = 1000

// sortKeys sorts keys, by their digits from the last to the first. Those in
// which all are equal are passed over.
func sortKeys(keys []key) []key {
	if len(keys) < fewKeys {
		slices.Sort(keys)
		return keys
	}
	const bits, digits = 11, 6
	var counts [digits][1 << bits]int32
	for _, k := range keys {
		for d := range counts {
			counts[d][k>>(bits*d)&(1<<bits-1)]++
		}
	}
	other := make([]key, len(keys))
	for d := range counts {
		c := &counts[d]
		if c[keys[0]>>(bits*d)&(1<<bits-1)] == int32(len(keys)) {
			continue
		}
		at := int32(0)
		for i, n := range c {
			c[i], at = at, at+n
		}
		for _, k := range keys {
			digit := k >> (bits * d) & (1<<bits - 1)
			other[c[digit]] = k
			c[digit]++
		}
		keys, other = other, keys
	}
	return keys
}
