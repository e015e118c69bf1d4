package page

// Evidence is kept in tables: a table to a question, a row to a piece of
// evidence, with a name that says what it looks at. Of some tables the first row
// that holds decides; of others the weights of all that hold are added up. What
// held is kept with what was decided, so that a wrong page is understood by
// reading why.

// A row is a piece of evidence for a question about q.
type row[Q any] struct {
	name  string
	says  int // what the first that holds decides, or its weight in tenths
	holds func(q *Q) bool
}

// Evidence is a row that held when something was decided.
type Evidence struct {
	Row    string // its name
	Weight int    // in tenths; 0 where the first row that holds decides
}

// first returns the first row of table that holds of q; the last holds always.
func first[Q any](table []row[Q], q *Q) *row[Q] {
	for i := range table {
		if table[i].holds(q) {
			return &table[i]
		}
	}
	return &table[len(table)-1]
}

// A balance is the sum of the evidence that holds, and the heaviest of it.
type balance struct {
	sum      int
	heaviest []Evidence
}

// heaviestKept is how many pieces of evidence are kept with what was decided.
const heaviestKept = 3

// add puts a piece of evidence in.
func (b *balance) add(name string, weight int) {
	b.sum += weight
	at := len(b.heaviest)
	for at > 0 && abs(b.heaviest[at-1].Weight) < abs(weight) {
		at--
	}
	if at == heaviestKept {
		return
	}
	if len(b.heaviest) < heaviestKept {
		b.heaviest = append(b.heaviest, Evidence{})
	}
	copy(b.heaviest[at+1:], b.heaviest[at:])
	b.heaviest[at] = Evidence{name, weight}
}

func abs(n int) int { return max(n, -n) }

// weighed adds up the rows of table that hold of q.
func weighed[Q any](table []row[Q], q *Q) (b balance) {
	for i := range table {
		if r := &table[i]; r.holds(q) {
			b.add(r.name, r.says)
		}
	}
	return b
}

// always holds: the last row of a table of which the first that holds decides.
func always[Q any](*Q) bool { return true }

// A Verdict is what was decided of a line of the dump.
type Verdict struct {
	Question string
	Says     string
	Margin   int        // in tenths, by how much it was decided; 0 where a row decided
	Because  []Evidence // the row that decided, or the heaviest
}

// A record keeps verdicts by where their lines begin. A nil one keeps nothing.
type record struct {
	verdicts map[int][]Verdict
}

// add keeps a verdict of b; of two answers to one question, the later.
func (rec *record) add(b *block, v Verdict) {
	if len(b.Spans) == 0 {
		return
	}
	list := rec.verdicts[b.Spans[0].Start]
	for i := range list {
		if list[i].Question == v.Question {
			list[i] = v
			return
		}
	}
	rec.verdicts[b.Spans[0].Start] = append(list, v)
}

// weighed keeps what was decided by the sum of evidence.
func (rec *record) weighed(b *block, question, says string, odds balance) {
	if rec != nil {
		rec.add(b, Verdict{question, says, abs(odds.sum), odds.heaviest})
	}
}

// decided keeps what a row decided.
func (rec *record) decided(b *block, question, says, row string) {
	if rec != nil {
		rec.add(b, Verdict{question, says, 0, []Evidence{{Row: row}}})
	}
}
