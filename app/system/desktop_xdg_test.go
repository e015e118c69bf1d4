//go:build !windows && !darwin

package system

import (
	"testing"
)

func TestWhatADesktopTells(t *testing.T) {
	for _, c := range []struct {
		key   string
		value any
		want  Wishes
	}{
		{"color-scheme", uint32(0), Wishes{Known: true, Scale: 1}},
		{"contrast", uint32(1), Wishes{Strong: true, Scale: 1}},
		{"contrast", uint32(0), Wishes{Scale: 1}},
		{"high-contrast", true, Wishes{Strong: true, Scale: 1}},
		{"reduced-motion", uint32(1), Wishes{Still: true, Scale: 1}},
		{"enable-animations", false, Wishes{Still: true, Scale: 1}},
		{"enable-animations", true, Wishes{Scale: 1}},
		{"text-scaling-factor", 1.5, Wishes{Scale: 1.5}},
		{"text-scaling-factor", -1.0, Wishes{Scale: 1}},
		{"text-scaling-factor", "large", Wishes{Scale: 1}},
	} {
		got := Wishes{Scale: 1}
		for _, a := range asked {
			if a.key == c.key {
				a.take(&got, c.value)
			}
		}
		if got != c.want {
			t.Errorf("%s = %v: %+v, want %+v", c.key, c.value, got, c.want)
		}
	}
}
