//go:build linux

package main

import (
	"bytes"
	"flag"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

var screenshots = flag.String("screenshots", "", "write pictures of the window for the documents into this `folder`")

// TestScreenshots takes the pictures of the documents: make screenshots.
func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("writes pictures with -screenshots FOLDER only")
	}
	const craft = "让工匠精神释放时代光彩"
	d := newDesk(t, "tesseract", "xclip")
	d.lang = "zh_CN.UTF-8"
	d.starts()
	d.reads(craft)
	d.sees("工匠精神", sidebar)
	d.shows("light")
	d.clicks(line{at: image.Rect(1068, 705, 1086, 723)}) // the first hints are put away

	d.presses("ctrl+k")
	d.types("gj")
	d.eventually("the filter to leave what is of 工匠", func() bool {
		found := d.lines(sidebar)
		return contains(found, "工匠") && !contains(found, "老年人")
	})
	d.shows("filter")
	d.presses("Return", "Escape", "Escape", "Escape") // out of the filter, and of what is found in the text

	d.presses("ctrl+u")
	d.shows("source")
	d.presses("ctrl+u")

	d.presses("v")
	d.eventually("vertical lines", d.vertical)
	d.shows("vertical")
	d.presses("v")

	for _, key := range []string{"j", "s", "j", "s", "k", "k"} { // two stars on the way
		was := d.title()
		d.presses(key)
		d.eventually("what "+key+" does", func() bool { return key == "s" || d.title() != was })
	}
	d.reads(craft)
	passage := d.sees("追求卓越", pane).at
	d.drags(passage.Min.X-4, passage.Max.X+8, (passage.Min.Y+passage.Max.Y)/2)
	d.presses("ctrl+shift+d")
	d.keeps("config/lanmu/bookmarks.jsonl", "追求卓越")
	d.presses("Escape", "s", "ctrl+2")
	d.turnsTo("night")
	d.eventually("a dark page", d.dark)
	d.shows("dark")
}

// shows keeps a picture of the window once nothing on it moves any more.
func (d *desk) shows(name string) {
	d.Helper()
	var shot, last []byte
	d.xdotool("mousemove", "1270", "890")
	d.eventually("the window to come to rest", func() bool {
		last = shot
		var err error
		if shot, err = d.command("import", "-silent", "-window", d.window(), "-colors", "128", "+dither",
			"-strip", "-define", "png:compression-level=9", "png8:-").Output(); err != nil {
			d.Fatalf("cannot take a picture of the window: %v", err)
		}
		d.xdotool("sleep", "0.7") // longer than a caret takes to blink, and what fades to fade
		return bytes.Equal(shot, last)
	})
	if err := os.MkdirAll(*screenshots, 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), shot, 0o644); err != nil {
		d.Fatal(err)
	}
}

// maxPicture is the largest a picture may be, in bytes: who clones the sources
// fetches every one there ever was.
const maxPicture = 150 << 10

// TestPicturesAreThere fails on a picture that the documents show and is not
// there, is there and not shown, or is too large.
func TestPicturesAreThere(t *testing.T) {
	shown := []string{}
	for _, document := range []string{"README.md", "docs/guide.en.md", "docs/guide.zh.md"} {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`!\[[^\]]*\]\(([^)]+)\)|src="([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			shown = append(shown, filepath.Join(filepath.Dir(document), m[1]+m[2]))
		}
	}
	kept, _ := filepath.Glob("docs/screenshots/*")
	for _, picture := range append(shown, kept...) {
		switch info, err := os.Stat(picture); {
		case err != nil:
			t.Errorf("shown and not there: %v", err)
		case info.Size() > maxPicture:
			t.Errorf("%s is of %d KiB, over %d", picture, info.Size()>>10, maxPicture>>10)
		case !slices.Contains(shown, picture):
			t.Errorf("%s is shown neither by the README nor by a guide", picture)
		}
	}
	if len(kept) == 0 {
		t.Error("no picture is in docs/screenshots")
	}
}
