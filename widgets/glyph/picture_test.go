package glyph

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// emojiSystem is a system with one font, of pictures: four characters of Noto
// Color Emoji (SIL Open Font License).
func emojiSystem(t *testing.T) *Face {
	t.Helper()
	s := NewSystem(aside, func() {})
	s.find = func(r rune) (string, int, bool) { return "testdata/emoji.ttf", 0, r >= 0x2000 }
	f := face(t, goregular.TTF, nil)
	f.Lend(s)
	return f
}

// TestEmojiAreDrawnInColour: a picture stands in the em box, in its own colours.
func TestEmojiAreDrawnInColour(t *testing.T) {
	f := emojiSystem(t)
	f.Await("😀")
	if a := f.Advance('😀'); a != 1 {
		t.Errorf("an emoji takes %v em, want 1", a)
	}
	const ppem = 40
	dst := image.NewRGBA(image.Rect(0, 0, 3*ppem, 3*ppem))
	f.Draw(dst, '😀', Cut{PPEM: ppem}, image.Pt(ppem, 2*ppem), color.Black)
	var ink image.Rectangle
	yellow := false
	for y := range 3 * ppem {
		for x := range 3 * ppem {
			if c := dst.RGBAAt(x, y); c.A > 0x80 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
				yellow = yellow || c.R > 0xc0 && c.G > 0x80 && c.B < 0x60
			}
		}
	}
	if box := image.Rect(ppem, 2*ppem-ppem*88/100-1, 2*ppem, 2*ppem+ppem*12/100+1); !ink.In(box) || ink.Dx() < ppem*3/4 || !yellow {
		t.Errorf("the emoji is drawn in %v, its em box is %v; in colour: %v", ink, box, yellow)
	}
}

// TestJoinedEmojiAreOne: what the font draws as one picture is one character,
// what it does not is none.
func TestJoinedEmojiAreOne(t *testing.T) {
	f := emojiSystem(t)
	f.Await("👩\u200d💻") // and none alone
	coder := f.Ligature("👩\u200d💻")
	if coder == 0 || f.Ligature("👩\u200d💻") != coder {
		t.Fatal("a woman with a computer is not one character, or not the same each time")
	}
	if f.Ligature("😀\u200d💻") != 0 {
		t.Error("what the font has no picture of is one")
	}
	if f.Ligature("❤\ufe0f") == 0 {
		t.Error("a heart that asks for its colours has none")
	}
	if f.look(coder, Cut{PPEM: 20}).picture == nil || f.Advance(coder) != 1 {
		t.Error("the one character is not drawn 1 em wide")
	}
	if face(t, goregular.TTF, nil).Ligature("👩\u200d💻") != 0 {
		t.Error("with no fonts of the system there are no pictures")
	}
}

// TestBoxTellsTheCharacter: what no font has is a square in the em box, with the
// character's code in it where that can be read.
func TestBoxTellsTheCharacter(t *testing.T) {
	for ppem := 4; ppem < 80; ppem++ {
		a, b := box(0x20000, ppem), box(0x1f600, ppem)
		if em := image.Rect(0, -(88*ppem+50)/100, ppem, ppem-(88*ppem+50)/100); !a.alpha.Rect.Add(a.at).In(em) {
			t.Fatalf("at %d pixels the box is %v, the em box %v", ppem, a.alpha.Rect.Add(a.at), em)
		}
		if same, readable := bytes.Equal(a.alpha.Pix, b.alpha.Pix), ppem >= 18; same == readable {
			t.Errorf("at %d pixels two characters look alike: %v", ppem, same)
		}
	}
	var got strings.Builder
	m := box('A', 18).alpha
	for y := range 15 {
		got.WriteByte('\n')
		for x := range 15 {
			got.WriteByte(" .:#"[m.AlphaAt(x, y).A>>6])
		}
	}
	const want = `
:::::::::::::::
:             :
:   ### ###   :
:   # # # #   :
:   # # # #   :
:   # # # #   :
:   ### ###   :
:             :
:   # #  #    :
:   # # ##    :
:   ###  #    :
:     #  #    :
:     # ###   :
:             :
:::::::::::::::`
	if got.String() != want {
		t.Errorf("the box of A is%s", &got)
	}
}

// TestWordsOfJoinedLettersAreShaped: an Arabic word is one character, narrower than
// its letters side by side, and is drawn from right to left.
func TestWordsOfJoinedLettersAreShaped(t *testing.T) {
	s := NewSystem(aside, func() {})
	s.find = func(r rune) (string, int, bool) { return "testdata/arabic.ttf", 0, isShaped(r) }
	f := face(t, goregular.TTF, nil)
	f.Lend(s)
	const word = "سلام"
	f.Await(word)
	r := f.Ligature(word)
	if r == 0 || f.Ligature(word) != r || TextOf(r) != word {
		t.Fatalf("the word is %q, and reads %q", r, TextOf(r))
	}
	var apart float32
	for _, l := range word {
		apart += f.Advance(l)
	}
	if a := f.Advance(r); a <= 0 || a >= apart {
		t.Errorf("joined the word takes %v em, its letters %v", a, apart)
	}
	m, _ := f.Mask(r, Cut{PPEM: 60})
	if m == nil {
		t.Fatal("the word is not drawn")
	}
	// Meem, the last letter, alone goes below the line at the left; seen stands at the
	// right, and does not go up as alef and lam do.
	high := func(from, to int) bool {
		for x := from; x < to; x++ {
			for y := range m.Rect.Dy() / 4 {
				if m.AlphaAt(x, y).A > 0x80 {
					return true
				}
			}
		}
		return false
	}
	if w := m.Rect.Dx(); high(w*3/4, w) || !high(w/4, w*3/4) {
		t.Error("the word is not drawn from right to left")
	}
	if outline, a := f.Outline(r); len(outline) == 0 || a != f.Advance(r) {
		t.Error("the word is not printed")
	}
	if f.Ligature("سخ") != 0 {
		t.Error("a word of which the font lacks a letter is one")
	}
}
