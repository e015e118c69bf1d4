package library

import (
	"lanmu/data/home"
	"lanmu/data/journal"
)

// Choices keeps in which encoding a reader wants files to be read, in a journal:
// a choice is not to be lost with the cache.
type Choices struct{ journal *journal.Journal[choice] }

type choice struct {
	Encoding   Encoding `json:"encoding"`
	Recognised bool     `json:"recognised,omitempty"` // by another program: its text on its picture, or as LibreOffice converts it
}

// DefaultChoicesPath is where they are kept: lanmu/encodings.jsonl in the user's
// configuration directory ($XDG_CONFIG_HOME).
func DefaultChoicesPath() (string, error) {
	return home.Config("encodings.jsonl")
}

// OpenChoices opens the choices in the file at path, which need not be there.
// They are of use even if err is not nil: setting works once the cause is gone.
func OpenChoices(path string) (*Choices, error) {
	j, err := journal.Open[choice](path)
	return &Choices{j}, err
}

// Close ends the use of the choices.
func (c *Choices) Close() error { return c.journal.Close() }

// of returns what was chosen for a file, "" for nothing.
func (c *Choices) of(path string) Encoding {
	if c == nil {
		return ""
	}
	v, _ := c.journal.Get(NameText(path))
	if decoders[v.Encoding] == nil {
		return "" // another version knows it
	}
	return v.Encoding
}

// set keeps a choice; "" takes it back.
func (c *Choices) set(path string, enc Encoding) error {
	if c == nil || c.of(path) == enc {
		return nil
	}
	if enc == "" {
		return c.journal.Delete(NameText(path))
	}
	return c.journal.Put(NameText(path), choice{Encoding: enc})
}

// recognise keeps that another program was asked to read a file.
func (c *Choices) recognise(path string) error {
	if c == nil || c.recognised(path) {
		return nil
	}
	return c.journal.Put(NameText(path), choice{Recognised: true})
}

// recognised reports whether that was asked for.
func (c *Choices) recognised(path string) bool {
	if c == nil {
		return false
	}
	v, _ := c.journal.Get(NameText(path))
	return v.Recognised
}

// Follow has the library read files as was chosen, and keep what Decode chooses
// from now on. Without it choices are kept in the cache only.
func (l *Library) Follow(c *Choices) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.choices = c
}
