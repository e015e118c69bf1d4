package page

// Customs are how a page sets its articles, estimated once from all of it.
type customs struct {
	briefs   bool // it has briefs whose author opens them
	halves   bool // headlines are in two halves
	headsOut bool // paragraphs are set in, and headlines are not
}

func customsOf(blocks []block, form Form) customs {
	return customs{briefs: hasBriefs(blocks), halves: setInHalves(blocks, form), headsOut: headsStandOut(blocks, form)}
}

// hasBriefs reports whether under some label stands a headline and then a
// paragraph that its author opens: proof that this page sets briefs so.
func hasBriefs(blocks []block) bool {
	for i := 2; i < len(blocks); i++ {
		if blocks[i-2].role == label && blocks[i-1].role == body && blocks[i].role == body && blocks[i-1].short() {
			if n, _ := runIn(blocks[i].String); n > 0 && blocks[i].reads() {
				return true
			}
		}
	}
	return false
}

// setInHalves reports whether the dump has its headlines in two halves with a
// space between, each over a text: at least three, and most lines that stand so.
// Sub-headings are of one half, as other pages' headlines are.
func setInHalves(blocks []block, form Form) bool {
	const least = 3
	if form != Blocks {
		return false
	}
	halves, heads := 0, 0
	for i := 0; i+1 < len(blocks); i++ {
		if b := &blocks[i]; b.role == body && b.short() && !b.ended && !blocks[i+1].short() && blocks[i+1].role == body {
			heads++
			if b.inHalves() {
				halves++
			}
		}
	}
	return halves >= least && 2*halves > heads
}

// headsStandOut reports whether paragraphs are set in and the first line of the
// dump, a headline, is not: then what is set in is none.
func headsStandOut(blocks []block, form Form) bool {
	const (
		least = 3  // paragraphs, to call it a custom
		most  = 10 // of a hundred that have lost their indent
	)
	if form != Blocks || len(blocks) == 0 || blocks[0].indented || !blocks[0].short() {
		return false
	}
	in, out := 0, 0
	for i := range blocks {
		if b := &blocks[i]; b.size > maxHeadline {
			if b.indented {
				in++
			} else {
				out++
			}
		}
	}
	return in >= least && out*100 <= (in+out)*most
}
