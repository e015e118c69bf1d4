package system

import (
	"regexp"
	"runtime/debug"
)

// version is the program's, as FyneApp.toml has it: the one place it is written.
var version = "devel"

var versionLine = regexp.MustCompile(`(?m)^Version = "(.+)"`)

// ReadVersion takes the version from the text of FyneApp.toml.
func ReadVersion(metadata string) {
	if m := versionLine.FindStringSubmatch(metadata); m != nil {
		version = m[1]
	}
}

// VersionText is the version, and what it was built from where that is known.
func VersionText() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return version + " (" + s.Value[:12] + ")"
			}
		}
	}
	return version
}
