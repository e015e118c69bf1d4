package glyph

import (
	"io"
	"log"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// System lends the outlines of the system's fonts for characters that no
// embedded font has. The first search reads through all fonts there are, which
// can take seconds, so searches run away from the caller: until one has ended
// the character is drawn as a box.
type System struct {
	begin func(do func()) // does something on a goroutine of its own
	found func()          // called there when another character can be drawn

	mu    sync.Mutex
	faces map[rune]*Face // nil for what no font has
	asked []rune         // waiting to be searched
	busy  bool
	idle  *sync.Cond // told when a search has ended
	find  func(rune) (path string, index int, ok bool)
	files map[string]*Face
	// ligatures are the characters that stand for texts of several; 0 for what is
	// drawn as several.
	ligatures map[string]rune
}

// NewSystems returns the system's fonts, whose index is kept in dir, for what a serif
// lacks and for what a sans does: each looks for its like first. They look for none
// before they are asked for a character. begin begins the goroutine on which they
// look, and found is called there when what was a box can be drawn.
func NewSystems(dir string, begin func(do func()), found func()) (serif, sans *System) {
	l := &lookup{dir: dir}
	serif, sans = NewSystem(begin, found), NewSystem(begin, found)
	serif.find = func(r rune) (string, int, bool) { return l.find(r, fontscan.Serif, fontscan.SansSerif) }
	sans.find = func(r rune) (string, int, bool) { return l.find(r, fontscan.SansSerif, fontscan.Serif) }
	return serif, sans
}

// NewSystem returns a system of no fonts.
func NewSystem(begin func(do func()), found func()) *System {
	s := &System{begin: begin, found: found, faces: map[rune]*Face{}, files: map[string]*Face{},
		ligatures: map[string]rune{}, find: func(rune) (string, int, bool) { return "", 0, false }}
	s.idle = sync.NewCond(&s.mu)
	return s
}

// lookup finds fonts in an index that is read once.
type lookup struct {
	dir   string
	mu    sync.Mutex
	fonts *fontscan.FontMap
}

// find finds the font that has r, of the first family that there is one of.
func (l *lookup) find(r rune, families ...string) (path string, index int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fonts == nil {
		fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
		if err := fonts.UseSystemFonts(l.dir); err != nil {
			return "", 0, false
		}
		l.fonts = fonts
	}
	if r >= firstEmoji {
		families = []string{fontscan.Emoji, fontscan.SansSerif}
	}
	l.fonts.SetQuery(fontscan.Query{Families: families})
	l.fonts.SetScript(language.LookupScript(r))
	face := l.fonts.ResolveFace(r)
	if face == nil {
		return "", 0, false
	}
	at := l.fonts.FontLocation(face.Font)
	return at.File, int(at.Index), true
}

// face returns a face that has r, or nil while there is none.
func (s *System) face(r rune) *Face {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, known := s.faces[r]
	if known {
		return f
	}
	s.faces[r] = nil
	s.asked = append(s.asked, r)
	if !s.busy {
		s.busy = true
		s.begin(s.search)
	}
	return nil
}

// firstEmoji is where blocks of emoji begin that have no other form.
const firstEmoji = 0x1f000

// anEmoji is one that any font of them has.
const anEmoji = '😀'

// emojiSelector makes an emoji of the character before it.
const emojiSelector = 0xfe0f

// firstLigature is after the last character of Unicode.
const firstLigature = unicode.MaxRune + 1

// ligature returns the character that stands for a text, see Face.Ligature. The
// font of emoji is looked for like any other, so that the answer is 0 until it
// has been found.
func (s *System) ligature(text string) rune {
	emoji := s.face(anEmoji)
	if emoji == nil || emoji.emoji == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, known := s.ligatures[text]; known {
		return r
	}
	emoji.mu.Lock()
	g := emoji.emoji.ligature([]rune(text))
	var r rune
	if g != 0 {
		r = joinedEmoji(text)
		emoji.emoji.joined[r] = g
		s.faces[r] = emoji
	}
	emoji.mu.Unlock()
	s.ligatures[text] = r
	return r
}

// search looks for what was asked until nothing more is.
func (s *System) search() {
	hit := false
	for {
		s.mu.Lock()
		if len(s.asked) == 0 {
			s.busy = false
			s.idle.Broadcast()
			s.mu.Unlock()
			if hit {
				s.found()
			}
			return
		}
		r := s.asked[0]
		s.asked = s.asked[1:]
		s.mu.Unlock()

		face := s.lookFor(r)
		if face == nil {
			continue
		}
		s.mu.Lock()
		s.faces[r] = face
		s.mu.Unlock()
		hit = true
	}
}

// lookFor returns the face of the system's that has r, nil if none has. A font at
// which its reader fails lends nothing; no character is worth the program.
func (s *System) lookFor(r rune) (face *Face) {
	defer func() {
		if recover() != nil {
			face = nil
		}
	}()
	path, index, ok := s.find(r)
	if !ok {
		return nil
	}
	if face = s.open(path, index); face == nil || !face.has(r) {
		return nil
	}
	return face
}

// wait returns when nothing is being searched.
func (s *System) wait() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.busy {
		s.idle.Wait()
	}
}

// open reads a font of a file, once. The file is read as glyphs are drawn.
func (s *System) open(path string, index int) *Face {
	key := path + "#" + string(rune('0'+index))
	if f, ok := s.files[key]; ok {
		return f
	}
	s.files[key] = nil
	font, err := openFont(File{path, index})
	if err != nil {
		return nil
	}
	f := newFace(font, nil)
	f.file = File{path, index}
	if f.has('😀') && f.colored('😀') {
		f.emoji = readPictures(File{path, index})
	}
	s.files[key] = f
	return f
}
