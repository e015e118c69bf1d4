package paper

import (
	"bytes"
	"fmt"
	"strings"

	"lanmu/widgets/document"
)

// Tags tell programs that read a PDF aloud or take it apart what its text is
// (ISO 32000-1, 14.7 and 14.8): a tree of elements, whose leaves are marked where
// they are drawn.
type tags struct {
	root   *element
	leaves map[*sheet][]leaf
	pages  [][]*element // what is marked on each page, by its number there
	list   *element     // the list that items are added to
	doc    int
	within *element // of the document at hand
}

// An element is a node of the tree.
type element struct {
	tag   string
	says  string // in place of what it shows, of a figure
	kids  []*element
	marks []mark
	ref   ref
}

// A mark is where an element is drawn: the number it has on a page.
type mark struct{ page, id int }

// A leaf is the element of the bytes of a block up to an end.
type leaf struct {
	end int
	*element
}

func newTags() *tags {
	return &tags{root: &element{tag: "Document"}, leaves: map[*sheet][]leaf{}, doc: -1}
}

// turn begins another page.
func (t *tags) turn() { t.pages = append(t.pages, nil) }

func (e *element) add(tag string) *element {
	kid := &element{tag: tag}
	e.kids = append(e.kids, kid)
	return kid
}

// begin marks what is drawn next as an element's; EMC ends it.
func (t *tags) begin(b *bytes.Buffer, e *element) {
	page := len(t.pages) - 1
	id := len(t.pages[page])
	t.pages[page] = append(t.pages[page], e)
	e.marks = append(e.marks, mark{page, id})
	fmt.Fprintf(b, "/%s << /MCID %d >> BDC\n", e.tag, id)
}

// leaf is the element of a byte of a block.
func (t *tags) leaf(s *sheet, offset int) *element {
	leaves, ok := t.leaves[s]
	if !ok {
		leaves = t.grow(s)
		t.leaves[s] = leaves
	}
	for _, l := range leaves {
		if offset < l.end {
			return l.element
		}
	}
	return leaves[len(leaves)-1].element
}

// grow adds the elements of a block, which follows those added before.
func (t *tags) grow(s *sheet) []leaf {
	if s.doc != t.doc {
		t.doc, t.within, t.list = s.doc, t.root.add("Art"), nil
	}
	b := s.block
	if b.Style != document.Item && !(b.Style == document.Body && b.Level > 0) {
		t.list = nil
	}
	switch b.Style {
	case document.Item:
		if t.list == nil {
			t.list = t.within.add("L")
		}
		item := t.list.add("LI")
		if b.Mark > 0 && b.Mark < len(b.Text) {
			return []leaf{{b.Mark, item.add("Lbl")}, {len(b.Text), item.add("LBody")}}
		}
		return []leaf{{len(b.Text), item.add("LBody")}}
	case document.Body:
		if t.list != nil {
			last := t.list.kids[len(t.list.kids)-1]
			return []leaf{{len(b.Text), last.kids[len(last.kids)-1].add("P")}}
		}
	case document.Table:
		return t.table(b)
	case document.Picture:
		figure := t.within.add("Figure")
		if figure.says = "—"; b.Image != nil && b.Image.Says != "" {
			figure.says = b.Image.Says
		}
		return []leaf{{0, figure}}
	}
	return []leaf{{len(b.Text), t.within.add(tagOf(b))}}
}

func (t *tags) table(b *document.Block) (leaves []leaf) {
	table := t.within.add("Table")
	at := 0
	for i, row := range strings.Split(b.Text, "\n") {
		tr := table.add("TR")
		tag := "TD"
		if i < b.Head {
			tag = "TH"
		}
		for _, cell := range strings.Split(row, "\t") {
			at += len(cell) + 1
			leaves = append(leaves, leaf{at, tr.add(tag)})
		}
	}
	return leaves
}

// tagOf is the standard type of a block.
func tagOf(b *document.Block) string {
	switch b.Style {
	case document.Headline:
		return "H1"
	case document.Section:
		return fmt.Sprintf("H%d", min(max(b.Level, 1)+1, 6))
	case document.PullQuote, document.Quote:
		return "BlockQuote"
	case document.Caption:
		return "Caption"
	case document.Footnote:
		return "Note"
	case document.Formula:
		return "Formula"
	case document.Kept:
		return "Code"
	}
	return "P"
}

// write writes the tree and what tells to which element the marks of each page, kids
// of the page tree, belong.
func (t *tags) write(pdf *file, pages []string) ref {
	root := pdf.promise()
	t.root.promise(pdf)
	t.root.write(pdf, root, pages)
	var nums strings.Builder
	for n, marked := range t.pages {
		refs := make([]string, len(marked))
		for i, e := range marked {
			refs[i] = e.ref.String()
		}
		fmt.Fprintf(&nums, "%d [%s] ", n, strings.Join(refs, " "))
	}
	parents := pdf.object(fmt.Sprintf("<< /Nums [%s] >>", strings.TrimSpace(nums.String())))
	pdf.keep(root, fmt.Sprintf("<< /Type /StructTreeRoot /K %v /ParentTree %v /ParentTreeNextKey %d >>", t.root.ref, parents, len(t.pages)))
	return root
}

func (e *element) promise(pdf *file) {
	e.ref = pdf.promise()
	for _, k := range e.kids {
		k.promise(pdf)
	}
}

func (e *element) write(pdf *file, parent ref, pages []string) {
	var kids []string
	for _, m := range e.marks {
		kids = append(kids, fmt.Sprintf("<< /Type /MCR /Pg %s /MCID %d >>", pages[m.page], m.id))
	}
	for _, k := range e.kids {
		k.write(pdf, e.ref, pages)
		kids = append(kids, k.ref.String())
	}
	scope := ""
	if e.tag == "TH" {
		scope = " /A << /O /Table /Scope /Column >>"
	}
	if e.says != "" {
		scope = " /Alt " + words(e.says)
	}
	pdf.keep(e.ref, fmt.Sprintf("<< /Type /StructElem /S /%s /P %v /K [%s]%s >>", e.tag, parent, strings.Join(kids, " "), scope))
}
