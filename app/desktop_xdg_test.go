//go:build !windows && !darwin

package app

import "testing"

func TestWhatADesktopTells(t *testing.T) {
	for _, c := range []struct {
		key   string
		value any
		want  wishes
	}{
		{"color-scheme", uint32(0), wishes{known: true, scale: 1}},
		{"contrast", uint32(1), wishes{strong: true, scale: 1}},
		{"contrast", uint32(0), wishes{scale: 1}},
		{"high-contrast", true, wishes{strong: true, scale: 1}},
		{"reduced-motion", uint32(1), wishes{still: true, scale: 1}},
		{"enable-animations", false, wishes{still: true, scale: 1}},
		{"enable-animations", true, wishes{scale: 1}},
		{"text-scaling-factor", 1.5, wishes{scale: 1.5}},
		{"text-scaling-factor", -1.0, wishes{scale: 1}},
		{"text-scaling-factor", "large", wishes{scale: 1}},
	} {
		got := wishes{scale: 1}
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
