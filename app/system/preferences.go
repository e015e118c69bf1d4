package system

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"time"

	"lanmu/data/fault"
	"lanmu/data/home"
	"lanmu/data/journal"
)

// ID names the program to the desktop and to the toolkit's preferences.
const ID = "io.github.lanmu.Lanmu"

// Preferences are the toolkit's, kept by us: it writes its own where the window
// is drawn, which then waits for the disk, and empties the file first, so that a
// program that is killed leaves nothing. These are written on another goroutine,
// whole or not at all.
type Preferences struct {
	path string

	mu      sync.Mutex
	values  map[string]any // as encoding/json reads them, or as they were set
	told    []func()
	waiting bool // to be written

	disk sync.Mutex // held while they are written
}

// PreferencesPath is not where the toolkit would keep them: started where it finds
// the program's FyneApp.toml it keeps its own after all, and when it sees the file
// change, it reads it and writes what it read back, over what came since.
func PreferencesPath() string {
	path, err := home.Config("preferences.json")
	if err != nil {
		return "" // home.Check has said so
	}
	return path
}

// prefDelay is how long preferences wait to be written, for those that are set
// with them.
const prefDelay = 100 * time.Millisecond

// OpenPreferences reads the preferences. They may be lost without harm: what
// cannot be read is begun anew.
func OpenPreferences(path string) *Preferences {
	p := &Preferences{path: path}
	if b, err := os.ReadFile(path); err != nil || json.Unmarshal(b, &p.values) != nil || p.values == nil {
		p.values = map[string]any{}
	}
	return p
}

// set changes a value, or removes it for nil, and has that written.
func (p *Preferences) set(key string, value any) {
	p.mu.Lock()
	if was, ok := p.values[key]; ok == (value != nil) && reflect.DeepEqual(was, value) {
		p.mu.Unlock()
		return
	}
	if value == nil {
		delete(p.values, key)
	} else {
		p.values[key] = value
	}
	if !p.waiting {
		p.waiting = true
		fault.After(prefDelay, LogFault, func() {
			if err := p.Write(); err != nil {
				fmt.Fprintf(WriterTo(os.Stderr), "lanmu: what the window looks like was not kept: %v\n", err)
			}
		})
	}
	told := slices.Clone(p.told)
	p.mu.Unlock()
	for _, f := range told {
		f()
	}
}

// Write writes what has been set, if anything was.
func (p *Preferences) Write() error {
	p.disk.Lock()
	defer p.disk.Unlock()
	p.mu.Lock()
	if !p.waiting {
		p.mu.Unlock()
		return nil
	}
	p.waiting = false
	values := maps.Clone(p.values)
	p.mu.Unlock()
	b, err := json.Marshal(values)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return err
	}
	return journal.WriteFile(p.path, b)
}

// get is a value as what it is asked for, or fallback.
func get[T any](p *Preferences, key string, fallback T, as func(any) (T, bool)) T {
	p.mu.Lock()
	defer p.mu.Unlock()
	if v, ok := as(p.values[key]); ok {
		return v
	}
	return fallback
}

func is[T any](v any) (T, bool) {
	t, ok := v.(T)
	return t, ok
}

func asFloat(v any) (float64, bool) {
	if n, ok := v.(int); ok {
		return float64(n), true
	}
	return is[float64](v)
}

func asInt(v any) (int, bool) {
	if n, ok := v.(float64); ok {
		return int(n), true
	}
	return is[int](v)
}

// list reads lists of what as reads.
func list[T any](as func(any) (T, bool)) func(any) ([]T, bool) {
	return func(v any) ([]T, bool) {
		if set, ok := v.([]T); ok {
			return slices.Clone(set), true
		}
		read, ok := v.([]any)
		out := make([]T, 0, len(read))
		for _, v := range read {
			one, is := as(v)
			if !is {
				return nil, false
			}
			out = append(out, one)
		}
		return out, ok
	}
}

// What follows implements fyne.Preferences.

func (p *Preferences) Bool(key string) bool                     { return get(p, key, false, is[bool]) }
func (p *Preferences) BoolWithFallback(key string, f bool) bool { return get(p, key, f, is[bool]) }
func (p *Preferences) SetBool(key string, v bool)               { p.set(key, v) }
func (p *Preferences) BoolList(key string) []bool               { return get(p, key, nil, list(is[bool])) }
func (p *Preferences) BoolListWithFallback(key string, f []bool) []bool {
	return get(p, key, f, list(is[bool]))
}
func (p *Preferences) SetBoolList(key string, v []bool) { p.set(key, slices.Clone(v)) }

func (p *Preferences) Float(key string) float64 { return get(p, key, 0, asFloat) }
func (p *Preferences) FloatWithFallback(key string, f float64) float64 {
	return get(p, key, f, asFloat)
}
func (p *Preferences) SetFloat(key string, v float64) { p.set(key, v) }
func (p *Preferences) FloatList(key string) []float64 { return get(p, key, nil, list(asFloat)) }
func (p *Preferences) FloatListWithFallback(key string, f []float64) []float64 {
	return get(p, key, f, list(asFloat))
}
func (p *Preferences) SetFloatList(key string, v []float64) { p.set(key, slices.Clone(v)) }

func (p *Preferences) Int(key string) int                    { return get(p, key, 0, asInt) }
func (p *Preferences) IntWithFallback(key string, f int) int { return get(p, key, f, asInt) }
func (p *Preferences) SetInt(key string, v int)              { p.set(key, v) }
func (p *Preferences) IntList(key string) []int              { return get(p, key, nil, list(asInt)) }
func (p *Preferences) IntListWithFallback(key string, f []int) []int {
	return get(p, key, f, list(asInt))
}
func (p *Preferences) SetIntList(key string, v []int) { p.set(key, slices.Clone(v)) }

func (p *Preferences) String(key string) string                { return get(p, key, "", is[string]) }
func (p *Preferences) StringWithFallback(key, f string) string { return get(p, key, f, is[string]) }
func (p *Preferences) SetString(key string, v string)          { p.set(key, v) }
func (p *Preferences) StringList(key string) []string          { return get(p, key, nil, list(is[string])) }
func (p *Preferences) StringListWithFallback(key string, f []string) []string {
	return get(p, key, f, list(is[string]))
}
func (p *Preferences) SetStringList(key string, v []string) { p.set(key, slices.Clone(v)) }

func (p *Preferences) RemoveValue(key string) { p.set(key, nil) }

func (p *Preferences) AddChangeListener(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = append(p.told, f)
}

func (p *Preferences) ChangeListeners() []func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.told)
}
