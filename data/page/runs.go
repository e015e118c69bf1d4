package page

import "slices"

// deepestMarks is how many marks stand in one another at most: of more the inner
// ones are not told apart.
const deepestMarks = 16

// runs calls yield with the stretches of bytes from to to of t over which no mark
// begins or ends, in order, and the marks of each, the outer before the inner.
func (t *Text) runs(from, to int, yield func(start, end int, under []Mark)) {
	marks := t.Marks
	var under []Mark
	for at := from; at < to; {
		under = slices.DeleteFunc(under, func(m Mark) bool { return m.End <= at })
		for len(marks) > 0 && marks[0].Start <= at {
			if marks[0].End > at && len(under) < deepestMarks {
				under = append(under, marks[0])
			}
			marks = marks[1:]
		}
		end := to
		if len(marks) > 0 {
			end = min(end, marks[0].Start)
		}
		for _, m := range under {
			end = min(end, m.End)
		}
		yield(at, end, under)
		at = end
	}
}

// nested writes bytes from to to of t: open and end write what a mark begins and ends
// with, text what stands between.
func (t *Text) nested(from, to int, open, end func(Mark), text func(s string, under []Mark)) {
	var opened []Mark
	closeTo := func(n int) {
		for len(opened) > n {
			end(opened[len(opened)-1])
			opened = opened[:len(opened)-1]
		}
	}
	t.runs(from, to, func(start, stop int, under []Mark) {
		same := 0
		for same < len(opened) && same < len(under) && opened[same] == under[same] {
			same++
		}
		closeTo(same)
		for _, m := range under[same:] {
			open(m)
			opened = append(opened, m)
		}
		text(t.String[start:stop], under)
	})
	closeTo(0)
}
