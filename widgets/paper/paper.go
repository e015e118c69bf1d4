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
	"lanmu/widgets/setting"
	"lanmu/widgets/typeset"
)

// ErrNothing is returned for documents that hold no text.
var ErrNothing = errors.New("paper: there is no text to print; open an article first")

// About is what the PDF says of itself; each may be empty.
type About struct {
	Title, Author, Program string
	Mark                   string // of who made it, in plain ASCII without brackets
}

// A Form is how the reader wants the text set.
type Form struct {
	Sans     bool // body and headline in the sans face
	Vertical bool // lines run down, from right to left
}

// A printer is a PDF in the making.
type printer struct {
	form  form
	press *setting.Press
	docs  []document.Document
	tags  *tags
	fonts map[fontKey]*font
	order []*font

	images []picture
	cuts   []*engraving
	imaged map[rune]int // which of them a character is
}

type fontKey struct {
	face     *glyph.Face
	vertical bool
}

// newPress is what sets blocks for paper.
func newPress(faces *glyph.Faces, f Form) *setting.Press {
	return &setting.Press{Faces: faces, Sans: f.Sans, Vertical: f.Vertical,
		Font: func(f *glyph.Face) typeset.Font { return outlines{f} }}
}

// Write sets documents one after another on A4 pages and writes them as a PDF.
// The running head is the column and the headline of the document a page goes
// on with. Characters that only the system's fonts have are boxes until found:
// see glyph.Face.Await. The error is ErrNothing, or w's.
func Write(w io.Writer, faces *glyph.Faces, about About, how Form, docs []document.Document) error {
	p := &printer{form: formOf(how), press: newPress(faces, how), docs: docs, tags: newTags(), fonts: map[fontKey]*font{}, imaged: map[rune]int{}}
	pages := p.form.paginate(p.form.rows(p.press, docs))
	if len(pages) == 0 {
		return ErrNothing
	}
	pdf := newFile()
	tree, resources := pdf.promise(), pdf.promise()
	var kids []string
	for n, rows := range pages {
		p.tags.turn()
		content := pdf.stream("", p.page(rows, n+1))
		kids = append(kids, pdf.object(fmt.Sprintf("<< /Type /Page /Parent %v /MediaBox [0 0 %.2f %.2f] /Resources %v /Contents %v "+
			"/StructParents %d /Tabs /S >>", tree, pageWidth, pageHeight, resources, content, n)).String())
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
	pdf.keep(resources, fmt.Sprintf("<< /Font << %s>> /XObject << %s>> >>", named.String(), p.writePictures(pdf)+p.writeCuts(pdf)))
	catalogue := pdf.object(fmt.Sprintf("<< /Type /Catalog /Pages %v /Outlines %v /Lang (zh) /MarkInfo << /Marked true >> "+
		"/StructTreeRoot %v /ViewerPreferences << /DisplayDocTitle true %s>> >>",
		tree, p.outline(pdf, pages, kids), p.tags.write(pdf, kids), p.form.direction()))
	var info strings.Builder
	for _, e := range [][2]string{{"Title", about.Title}, {"Author", about.Author}, {"Creator", about.Program}} {
		if e[1] != "" {
			fmt.Fprintf(&info, "/%s %s ", e[0], words(e[1]))
		}
	}
	if about.Mark != "" {
		fmt.Fprintf(&info, "/Producer (%s) ", about.Mark)
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
		p.furnish(&b, rows, i)
		p.row(&b, r)
	}
	p.small(&b, strconv.Itoa(number), pageWidth/2, foot, .5)
	return b.Bytes()
}

// small draws what belongs to the page and not to the text. The part anchor of
// its width stands before x.
func (p *printer) small(b *bytes.Buffer, text string, x, y, anchor float64) {
	const em = size * .8
	sans := p.press.Faces.Sans
	set := typeset.Lines(text, outlines{sans}, typeset.Style{Measure: measure * size / em})
	if len(set) == 0 {
		return
	}
	f := p.font(sans, false)
	l := set[0]
	pieces := f.pieces(stretch{text: text, line: l.Glyphs, j: len(l.Glyphs), to: l.End, scale: 1})
	b.WriteString("/Artifact BMC\n")
	put(b, f, pieces, matrix{1, 0, 0, 1, x - anchor*float64(l.Width)*em, pageHeight - y}, em, quiet)
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

// font returns the font a face is written as, for lines that run down or for others.
func (p *printer) font(f *glyph.Face, vertical bool) *font {
	key := fontKey{f, vertical}
	if p.fonts[key] == nil {
		p.fonts[key] = newFont(f, vertical, len(p.order))
		p.order = append(p.order, p.fonts[key])
	}
	return p.fonts[key]
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
				_, y := p.form.spot(&r, 0, 0)
				entries = append(entries, entry{title, kids[n], pageHeight - y + size})
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
