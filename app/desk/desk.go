// Package desk is for tests of the window's parts: it gives them what the window does,
// without the toolkit. What they ask to be done where the window is drawn is done on
// the test's goroutine, when it settles.
package desk

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/app/work"
	"lanmu/data/fault"
	"lanmu/data/find"
	"lanmu/data/library"
)

// Desk is what a part may need.
type Desk struct {
	testing.TB
	stock.Memory
	stock.Stacks
	Work *work.Work
	Said Said
	Kept Kept
	view stock.View

	mu   sync.Mutex
	jobs []func()
}

// New is a desk in folders of its own, at which Chinese is spoken.
func New(t testing.TB) *Desk {
	t.Helper()
	t.Setenv("LANGUAGE", "zh_CN")
	t.Setenv("LC_ALL", "zh_CN.UTF-8")
	if err := tongue.Speak(""); err != nil {
		t.Fatal(err)
	}
	d := &Desk{TB: t, Said: Said{}, Kept: Kept{}}
	d.Work = work.New(func(do func()) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.jobs = append(d.jobs, do)
	})
	d.Work.Told = func(f *fault.Error) { t.Errorf("%v\n%s", f, f.Stack) }
	dir := t.TempDir()
	var err error
	if d.Memory, err = stock.OpenMemoryAt(filepath.Join(dir, "bookmarks.jsonl"), filepath.Join(dir, "reading.jsonl"), filepath.Join(dir, "articles")); err != nil {
		t.Fatal(err)
	}
	if d.Stacks, err = stock.OpenStacksAt(filepath.Join(dir, "cache"), filepath.FromSlash(dir+"/folders.jsonl"), filepath.Join(dir, "pasted")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		d.Work.End()
		d.Settle()
		d.Memory.Close()
		d.Stacks.Close()
	})
	return d
}

// Settle waits for what runs on other goroutines, and does what they ask for.
func (d *Desk) Settle() {
	d.Work.Wait()
	for d.Drawn() {
		d.Work.Wait()
	}
}

// Drawn does what was asked for so far, and reports whether that was anything.
func (d *Desk) Drawn() bool {
	d.mu.Lock()
	jobs := d.jobs
	d.jobs = nil
	d.mu.Unlock()
	for _, do := range jobs {
		do()
	}
	return len(jobs) > 0
}

// Write writes files, by their names, into a folder, and returns that.
func (d *Desk) Write(files map[string]string) string {
	d.Helper()
	dir := d.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			d.Fatal(err)
		}
	}
	return dir
}

// Shelf reads files, by their names, and puts them on a shelf with those before.
func (d *Desk) Shelf(files map[string]string) *stock.Shelf {
	d.Helper()
	err := d.Library.Update(d.Work.Life(), []string{d.Write(files)}, func(c library.Change) { d.view.Apply(c) })
	if err != nil || len(d.view.Failed) > 0 {
		d.Fatal(err, d.view.Failed)
	}
	s := stock.NewShelf(slices.Clone(d.view.Sheets), nil, nil)
	s.Index = s.NewIndex(find.FullPinyin)
	return s
}

// Article is a signed article as a page has it.
func Article(headline, author string, paragraphs ...string) string {
	return headline + "\n\n□" + author + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n\n"
}

// Said is what is said above the text, by what it is about.
type Said map[string]string

// Say says something.
func (s Said) Say(about, text string) { s[about] = text }

// Offer is Say with a button, whose word follows in brackets.
func (s Said) Offer(about, text, word string, do func()) { s[about] = text + " [" + word + "]" }

// Tell says what has happened.
func (s Said) Tell(about, text string) { s.Say(about, text) }

// TellWith is Tell with a button.
func (s Said) TellWith(about, text, word string, do func()) { s.Offer(about, text, word, do) }

// Unsay takes something back.
func (s Said) Unsay(about string) { delete(s, about) }

// All is all that is said.
func (s Said) All() string {
	var out []string
	for _, about := range slices.Sorted(maps.Keys(s)) {
		out = append(out, s[about])
	}
	return strings.Join(out, "\n")
}

// Kept is what is remembered of the reader's choices.
type Kept map[string]any

// String is a text that is kept.
func (k Kept) String(key string) string { s, _ := k[key].(string); return s }

// StringWithFallback is String with what it is while nothing is kept.
func (k Kept) StringWithFallback(key, fallback string) string {
	if s, ok := k[key].(string); ok {
		return s
	}
	return fallback
}

// SetString keeps a text.
func (k Kept) SetString(key, value string) { k[key] = value }

// StringList is a list that is kept.
func (k Kept) StringList(key string) []string { l, _ := k[key].([]string); return slices.Clone(l) }

// SetStringList keeps a list.
func (k Kept) SetStringList(key string, value []string) { k[key] = slices.Clone(value) }

// Int is a number that is kept.
func (k Kept) Int(key string) int { n, _ := k[key].(int); return n }

// SetInt keeps a number.
func (k Kept) SetInt(key string, value int) { k[key] = value }

// Bool is a choice that is kept.
func (k Kept) Bool(key string) bool { is, _ := k[key].(bool); return is }

// SetBool keeps a choice.
func (k Kept) SetBool(key string, value bool) { k[key] = value }
