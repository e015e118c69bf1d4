package find

import "fmt"

// A ProblemKind is what is wrong with an operator of a query.
type ProblemKind string

const (
	NoOperand    ProblemKind = "no-operand"    // OR, NEAR or NOT without a word at each side
	BadDistance  ProblemKind = "bad-distance"  // NEAR/0, NEAR/few
	BadNear      ProblemKind = "bad-near"      // NEAR between what has no place in a text
	BadDate      ProblemKind = "bad-date"      // 日期:2024-13
	BadRegex     ProblemKind = "bad-regex"     // regex:( with what is wrong after a colon
	NotClosed    ProblemKind = "not-closed"    // a parenthesis
	OnlyExcluded ProblemKind = "only-excluded" // nothing is asked for but what is to be left out
)

// ProblemKinds are all of them.
var ProblemKinds = []ProblemKind{NoOperand, BadDistance, BadNear, BadDate, BadRegex, NotClosed, OnlyExcluded}

// A Problem is an operator that cannot be what was meant. The rest of the query is
// looked for all the same: it may be one that is still being typed.
type Problem struct {
	Kind ProblemKind
	Text string // of the query
}

// Error tells it as the command line does.
func (p Problem) Error() string {
	switch p.Kind {
	case NoOperand:
		return fmt.Sprintf("%s wants a word at each side of it; put it in quotation marks to look for it", p.Text)
	case BadDistance:
		return fmt.Sprintf("%s: name a distance from 1 to %d, as in 工匠 NEAR/5 精神", p.Text, NearAtMost)
	case BadNear:
		return fmt.Sprintf("%s stands between words or phrases of the text", p.Text)
	case BadDate:
		return fmt.Sprintf("%s is no date; write 2024, 2024-03, 2024-03-02 or 2023..2024-05", p.Text)
	case BadRegex:
		return fmt.Sprintf("regex: %s", p.Text)
	case NotClosed:
		return fmt.Sprintf("%s is not closed", p.Text)
	case OnlyExcluded:
		return "nothing is asked for but what is to be left out; name a word to look for"
	}
	return string(p.Kind)
}
