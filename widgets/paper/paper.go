package paper

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/typeset"
)

// ErrNothing is returned for documents that hold no text.
var ErrNothing = errors.New("paper: there is no text to print; open an article first")

// About is what the PDF says of itself; each may be empty.
type About struct {
	Title, Author, Program string
}

// A printer is a PDF in the making.
type printer struct {
	faces *glyph.Faces
	docs  []document.Document
	fonts map[*glyph.Face]*font
	order []*font
}

// Write sets documents one after another on A4 pages and writes them as a PDF.
// The running head is the column and the headline of the document a page goes
// on with. Characters that only the system's fonts have are boxes until found:
// see glyph.Face.Await. The error is ErrNothing, or w's.
func Write(w io.Writer, faces *glyph.Faces, about About, docs []document.Document) error {
	p := &printer{faces: faces, docs: docs, fonts: map[*glyph.Face]*font{}}
	pages := paginate(rowsOf(faces, docs))
	if len(pages) == 0 {
		return ErrNothing
	}
	pdf := newFile()
	tree, resources := pdf.promise(), pdf.promise()
	var kids []string
	for n, rows := range pages {
		content := pdf.stream("", p.page(rows, n+1))
		kids = append(kids, pdf.object(fmt.Sprintf("<< /Type /Page /Parent %v /MediaBox [0 0 %.2f %.2f] /Resources %v /Contents %v >>",
			tree, pageWidth, pageHeight, resources, content)).String())
	}
	pdf.keep(tree, fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids)))
	var named strings.Builder
	for _, f := range p.order {
		r, err := f.write(pdf)
		if err != nil {
			return err
		}
		fmt.Fprintf(&named, "/F%d %v ", f.number, r)
	}
	pdf.keep(resources, fmt.Sprintf("<< /Font << %s>> >>", named.String()))
	catalogue := pdf.object(fmt.Sprintf("<< /Type /Catalog /Pages %v /Outlines %v /Lang (zh) "+
		"/ViewerPreferences << /DisplayDocTitle true >> >>", tree, p.outline(pdf, pages, kids)))
	var info strings.Builder
	for _, e := range [][2]string{{"Title", about.Title}, {"Author", about.Author}, {"Creator", about.Program}} {
		if e[1] != "" {
			fmt.Fprintf(&info, "/%s %s ", e[0], words(e[1]))
		}
	}
	pdf.end(catalogue, pdf.object("<< "+info.String()+">>"))
	if _, err := pdf.WriteTo(w); err != nil {
		return fmt.Errorf("paper: cannot write: %w", err)
	}
	return nil
}

// page is what draws a page.
func (p *printer) page(rows []row, number int) []byte {
	var b bytes.Buffer
	if !rows[0].opens {
		p.head(&b, p.docs[rows[0].doc])
	}
	for i := range rows {
		r := &rows[i]
		if r.opens && i > 0 {
			hairline(&b, r.y-r.gap/2)
		}
		if r.look.rule && (i == 0 || r.first) {
			p.rule(&b, rows[i:])
		}
		p.row(&b, r)
	}
	p.small(&b, strconv.Itoa(number), pageWidth/2, foot, .5)
	return b.Bytes()
}

// row draws a line of type.
func (p *printer) row(b *bytes.Buffer, r *row) {
	em := size * r.look.size
	x := left + r.look.inset*size
	// Chinese fonts draw 0.88 em above the baseline and 0.12 em below it.
	y := r.y + (r.height-em)/2 + .88*em
	f := p.font(r.look.face(p.faces))
	all := f.pieces(r.block.Text, r.line, r.indent)
	for len(all) > 0 {
		colour := inkOf(r, all[0].offset)
		n := 1
		for n < len(all) && inkOf(r, all[n].offset) == colour {
			n++
		}
		p.text(b, f, all[:n], x, y, em, colour)
		all = all[n:]
	}
}

// inkOf is the colour of the byte at an offset of a row's paragraph.
func inkOf(r *row, at int) ink {
	for _, q := range r.block.Quiet {
		if q.Start <= at && at < q.End {
			return quiet
		}
	}
	return r.look.ink
}

// text draws pieces of a line that begins at x, y points from the page's upper
// left corner.
func (p *printer) text(b *bytes.Buffer, f *font, pieces []piece, x, y, em float64, colour ink) {
	fmt.Fprintf(b, "BT %s /F%d %.3f Tf %.3f %.3f Td ", colour, f.number, em, x+pieces[0].x*em, pageHeight-y)
	f.show(b, pieces)
	b.WriteString("ET\n")
}

// small draws what belongs to the page and not to the text. The part anchor of
// its width stands before x.
func (p *printer) small(b *bytes.Buffer, text string, x, y, anchor float64) {
	const em = size * .8
	f := p.font(p.faces.Sans)
	set := typeset.Lines(text, outlines{p.faces.Sans}, typeset.Style{Measure: measure * size / em})
	if len(set) == 0 {
		return
	}
	b.WriteString("/Artifact BMC\n")
	p.text(b, f, f.pieces(text, set[0], 0), x-anchor*float64(set[0].Width)*em, y, em, quiet)
	b.WriteString("EMC\n")
}

// head draws the running head: the column at the left, the headline at the
// right as far as there is room.
func (p *printer) head(b *bytes.Buffer, d document.Document) {
	p.small(b, shortened(styled(d, document.Label), 12), left, head, 0)
	p.small(b, shortened(styled(d, document.Headline), 28), pageWidth-left, head, 1)
}

// styled is the text of the first block of a style.
func styled(d document.Document, s document.Style) string {
	for _, b := range d.Blocks {
		if b.Style == s {
			return b.Text
		}
	}
	return ""
}

// shortened is a text on one line, of at most so many characters.
func shortened(s string, most int) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

// hairline parts two documents.
func hairline(b *bytes.Buffer, y float64) {
	fmt.Fprintf(b, "/Artifact BMC .7 G .4 w %.3f %.3f m %.3f %.3f l S EMC\n",
		left, pageHeight-y, pageWidth-left, pageHeight-y)
}

// rule draws the rule beside the block whose rows on this page these begin with.
func (p *printer) rule(b *bytes.Buffer, rows []row) {
	end := rows[0]
	for _, r := range rows {
		if r.block != end.block {
			break
		}
		end = r
	}
	const over = .3 * size // the rows' room is taller than their type
	from, to := rows[0].y+over, end.y+end.height-over
	fmt.Fprintf(b, "/Artifact BMC %s %.3f %.3f 1.2 %.3f re f EMC\n", accent, left+.7*size, pageHeight-to, to-from)
}

// font returns the font a face is written as.
func (p *printer) font(f *glyph.Face) *font {
	if p.fonts[f] == nil {
		p.fonts[f] = newFont(f, len(p.order))
		p.order = append(p.order, p.fonts[f])
	}
	return p.fonts[f]
}

// outline writes the list of headlines by which a viewer goes through the file.
func (p *printer) outline(pdf *file, pages [][]row, kids []string) ref {
	type entry struct {
		title, page string
		y           float64
	}
	var entries []entry
	for n, rows := range pages {
		for _, r := range rows {
			if r.opens {
				title := styled(p.docs[r.doc], document.Headline)
				if title == "" {
					title = shortened(r.block.Text, 20)
				}
				entries = append(entries, entry{title, kids[n], pageHeight - r.y + size})
			}
		}
	}
	root := pdf.promise()
	refs := make([]ref, len(entries))
	for i := range refs {
		refs[i] = pdf.promise()
	}
	for i, e := range entries {
		around := ""
		if i > 0 {
			around += fmt.Sprintf("/Prev %v ", refs[i-1])
		}
		if i+1 < len(refs) {
			around += fmt.Sprintf("/Next %v ", refs[i+1])
		}
		pdf.keep(refs[i], fmt.Sprintf("<< /Title %s /Parent %v %s/Dest [%s /XYZ null %.2f null] >>",
			words(e.title), root, around, e.page, e.y))
	}
	pdf.keep(root, fmt.Sprintf("<< /Type /Outlines /First %v /Last %v /Count %d >>", refs[0], refs[len(refs)-1], len(refs)))
	return root
}
