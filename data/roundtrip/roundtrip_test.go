package roundtrip

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

type inner struct {
	Name string
	N    uint8
	Next *inner // itself: filled no deeper
	own  int    // nobody else's: not to be filled
}

type embedded struct{ Deep string }

type outer struct {
	embedded
	Text   string
	Flag   bool
	Made   time.Time
	Raw    json.RawMessage
	Inner  inner
	Many   []inner
	ByName map[string]int
	At     *float64
	Pair   [2]int16
}

func TestFilled(t *testing.T) {
	v := Filled[outer](0)
	for name, empty := range map[string]bool{
		"text": v.Text == "", "flag": !v.Flag, "made": v.Made.IsZero(), "raw": !json.Valid(v.Raw), "embedded": v.Deep == "", "inner": v.Inner.Name == "" || v.Inner.N == 0,
		"many": len(v.Many) != 2 || v.Many[1].Name == "", "map": len(v.ByName) != 2, "pointer": v.At == nil || *v.At == 0, "pair": v.Pair[1] == 0,
	} {
		if empty {
			t.Errorf("%s is not filled: %+v", name, v)
		}
	}
	names := []string{v.Text, v.Inner.Name, v.Many[0].Name, v.Many[1].Name}
	slices.Sort(names)
	if len(slices.Compact(names)) != 4 {
		t.Errorf("two strings are the same: %q", names)
	}
	if w := Filled[outer](1); w.Flag || w.Text == v.Text || len(Lost(v, w)) < 10 {
		t.Errorf("the second round is as the first: %+v", w)
	}
}

// Whatever single field is lost, it is told, by its name.
func TestLost(t *testing.T) {
	sent := Filled[outer](0)
	if lost := Lost(sent, Filled[outer](0)); lost != nil {
		t.Errorf("nothing was lost, and told is %v", lost)
	}
	one := 1.0
	for field, lose := range map[string]func(*outer){
		".Text": func(v *outer) { v.Text = "" }, ".Flag": func(v *outer) { v.Flag = false }, ".Made": func(v *outer) { v.Made = v.Made.Add(1) },
		".Raw": func(v *outer) { v.Raw = nil }, ".Inner.N": func(v *outer) { v.Inner.N-- }, ".Many": func(v *outer) { v.Many = v.Many[:1] },
		".Many[1].Name": func(v *outer) { v.Many[1].Name = "x" }, ".ByName": func(v *outer) { clear(v.ByName) }, ".At": func(v *outer) { v.At = &one },
		".Pair[0]": func(v *outer) { v.Pair[0] = 0 },
	} {
		got := Filled[outer](0)
		lose(&got)
		lost := Lost(sent, got)
		if len(lost) != 1 || !strings.HasPrefix(lost[0], field+":") {
			t.Errorf("%s was lost, and told is %v", field, lost)
		}
	}
}

// What is no value of a field's type cannot be filled, and is not passed over.
func TestCannotFill(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a function was filled")
		}
	}()
	Filled[struct{ F func() }](0)
}

// A whole way there and back, with and without a fault.
func TestCheck(t *testing.T) {
	back := func(v outer) (w outer, err error) {
		b, err := json.Marshal(v)
		if err == nil {
			err = json.Unmarshal(b, &w)
		}
		return w, err
	}
	Check(t, back)
	var told recorder
	Check(&told, func(v outer) (outer, error) {
		v.Flag = true // always
		return back(v)
	})
	if len(told.lines) != 1 || !strings.Contains(told.lines[0], "%T%s") {
		t.Errorf("told %q of a flag that is always set", told.lines)
	}
	told = recorder{}
	Check(&told, func(v outer) (outer, error) { v.Flag = true; return v, nil }, func(v *outer) { v.Flag = true })
	if told.lines != nil {
		t.Errorf("told %q of a field that was fitted", told.lines)
	}
	if Filled[inner](0).own != 0 {
		t.Error("a field that is not exported was filled")
	}
}

// recorder takes what a test would tell.
type recorder struct {
	testing.TB
	lines []string
}

func (r *recorder) Helper()                        {}
func (r *recorder) Errorf(format string, _ ...any) { r.lines = append(r.lines, format) }
