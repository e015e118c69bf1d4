package glyph

// The fonts have their marks where simplified text has them, below at the left. What
// traditional text has in the middle of the em is moved there.

// centredSelector follows a mark that is centred (U+FE01).
const centredSelector = "\ufe01"

// middle is how high the middle of the em is over the baseline.
const middle = .38

// centredMark is the character that stands for a mark and its selector, of the first
// face that has the mark; 0 if none has.
func (f *Face) centredMark(text string) rune {
	for ; f != nil; f = f.next {
		f.mu.Lock()
		r := f.ligature(text)
		f.mu.Unlock()
		if r != 0 {
			return r
		}
	}
	return 0
}

// centred is a mark with its ink in the middle of the em, nil if the font lacks it.
func (f *Face) centred(mark rune) *composite {
	i, ok := f.index(mark)
	if !ok {
		return nil
	}
	ink, ok := f.ink(i)
	if !ok {
		return nil
	}
	return &composite{advance: 1, parts: []partOf{{face: f, glyph: i, scale: 1,
		x: .5 - (ink.left+ink.right)/2, y: middle - (ink.bottom+ink.top)/2}}}
}
