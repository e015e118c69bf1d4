package system

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestPreferencesComeBack: what was set is there at once and at the next start, of
// each kind; what is of another kind than asked for is not there.
func TestPreferencesComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "yet", "preferences.json")
	p := OpenPreferences(path)
	told := 0
	p.AddChangeListener(func() { told++ })
	p.SetBool("b", true)
	p.SetFloat("f", 1.5)
	p.SetInt("i", 7)
	p.SetString("s", "村口")
	p.SetStringList("ss", []string{"路灯", ""})
	p.SetIntList("is", []int{1, 2})
	p.SetFloatList("fs", []float64{.5})
	p.SetBoolList("bs", []bool{false, true})
	p.SetString("gone", "x")
	p.RemoveValue("gone")
	check := func(p *Preferences) {
		t.Helper()
		got := []any{p.Bool("b"), p.Float("f"), p.Int("i"), p.String("s"), p.StringList("ss"), p.IntList("is"), p.FloatList("fs"), p.BoolList("bs"),
			p.StringWithFallback("gone", "y"), p.IntWithFallback("s", 3), p.BoolWithFallback("f", true), p.StringListWithFallback("is", nil)}
		want := []any{true, 1.5, 7, "村口", []string{"路灯", ""}, []int{1, 2}, []float64{.5}, []bool{false, true}, "y", 3, true, []string(nil)}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("there are %v, want %v", got, want)
		}
	}
	check(p)
	if told != 10 {
		t.Errorf("%d changes were told, want 10", told)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	check(OpenPreferences(path))
}

// TestPreferencesThatCannotBeRead are begun anew, and kept whole from then on.
func TestPreferencesThatCannotBeRead(t *testing.T) {
	for _, was := range []string{"", "{", "null", "[1]", `{"a":`} {
		path := filepath.Join(t.TempDir(), "preferences.json")
		if err := os.WriteFile(path, []byte(was), 0o600); err != nil {
			t.Fatal(err)
		}
		p := OpenPreferences(path)
		p.SetBool("b", true)
		if err := p.Write(); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || !json.Valid(b) || !OpenPreferences(path).Bool("b") {
			t.Errorf("of %q became %q, %v", was, b, err)
		}
	}
}
