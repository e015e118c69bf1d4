package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/data/library"
)

func indexCommand() *cobra.Command {
	var remove, asJSON bool
	c := &cobra.Command{
		Use:   "index [--json] [FOLDER…]",
		Short: "Take folders into the library and read their pages",
		Long: `Take FOLDERs, or files, into the library and read the pages in them that are new
or have changed, so that the window, lanmu find and lanmu search have them at
once. Without a FOLDER those that are in the library are brought up to date.
With --remove FOLDERs are taken out; nothing in them is touched.

Ctrl+C stops it; what was read is kept. The exit status is 1 if a page could not
be read; which, and why, is on standard error. Files that are no pages are told
of there too, folder by folder: how many of which kind, and what can be done.`,
		RunE: func(c *cobra.Command, folders []string) error {
			if remove {
				if len(folders) == 0 || asJSON {
					return errors.New("--remove takes FOLDERs and no --json")
				}
				return fail(removeFolders(c.ErrOrStderr(), folders))
			}
			return indexFolders(c.OutOrStdout(), c.ErrOrStderr(), folders, asJSON)
		},
	}
	c.Flags().BoolVar(&remove, "remove", false, "take FOLDERs out of the library")
	c.Flags().BoolVar(&asJSON, "json", false, "write what was done as one JSON object")
	return c
}

func removeFolders(stderr io.Writer, folders []string) error {
	s, err := openCatalogue(stderr)
	if err != nil {
		return err
	}
	defer s.close()
	var errs []error
	for _, f := range folders {
		if !slices.Contains(s.Folders.All(), absolute(f)) {
			errs = append(errs, fmt.Errorf("%s: is not in the library", f))
			continue
		}
		errs = append(errs, s.Folders.Remove(f))
	}
	return errors.Join(errs...)
}

// jsonIndex is what index did, as scripts read it.
type jsonIndex struct {
	Pages    int           `json:"pages"`
	Articles int           `json:"articles"`
	Read     int           `json:"read"` // pages that were read now
	Seconds  float64       `json:"seconds"`
	Failed   []jsonFailure `json:"failed"`
	Passed   []jsonPassed  `json:"passed"` // files that are no pages, by folder and kind
}

type jsonPassed struct {
	Folder string `json:"folder"`
	Kind   string `json:"kind"`
	Files  int    `json:"files"`
}

type jsonFailure struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

func indexFolders(stdout, stderr io.Writer, folders []string, asJSON bool) error {
	s, err := openCatalogue(stderr)
	if err != nil {
		return fail(err)
	}
	defer s.close()
	s.waits = true
	var unsure []string
	for _, f := range folders {
		if _, err := library.Stat(s.ctx, f, func() { s.tellSilent(f, stderr) }); err != nil {
			unsure = append(unsure, f) // is told of below, and is not remembered
			continue
		}
		if err := s.Folders.Add(f); err != nil {
			return fail(err)
		}
	}
	if len(folders)+len(s.Folders.All()) == 0 {
		return errors.New("no folder is in the library yet; name one")
	}
	start := time.Now()
	if err := s.take(folders, stderr); err != nil {
		return fail(err)
	}
	for _, f := range unsure {
		if s.Failed[absolute(f)] == nil { // its disk has answered after all
			if err := s.Folders.Add(f); err != nil {
				return fail(err)
			}
		}
	}
	done := jsonIndex{Pages: len(s.Sheets), Read: s.fresh, Seconds: time.Since(start).Seconds(), Failed: []jsonFailure{}, Passed: []jsonPassed{}}
	for _, sheet := range s.Sheets {
		done.Articles += sheet.Len()
	}
	if len(folders) == 0 {
		folders = s.Folders.All()
	}
	passed := s.Library.Passed(folders)
	for _, p := range passed {
		kind := "other"
		if p.Kind != nil {
			kind = p.Kind.Name
		}
		done.Passed = append(done.Passed, jsonPassed{library.NameText(p.Folder), kind, p.Files})
	}
	for _, path := range slices.Sorted(maps.Keys(s.Failed)) {
		if s.isPassed(path) {
			continue
		}
		done.Failed = append(done.Failed, jsonFailure{library.NameText(path), s.Failed[path].Error()})
	}
	if asJSON {
		enc := json.NewEncoder(stdout)
		enc.SetEscapeHTML(false)
		return fail(append(s.errs(), written(enc.Encode(done)))...)
	}
	if newProgressLine(stderr).out != nil {
		fmt.Fprintf(stderr, "%d pages with %d articles, %d pages read in %.1f s\n", done.Pages, done.Articles, done.Read, done.Seconds)
	}
	for _, f := range folders {
		if s.isEmpty(f) {
			fmt.Fprintf(stderr, "%s: nothing in it can be read\n", library.ShownName(f))
		}
	}
	if err := tongue.Speak(""); err != nil {
		return fail(err)
	}
	for _, f := range present.PassedFolders(passed) {
		fmt.Fprintf(stderr, "%s: %s\n", library.ShownName(f.Folder), f.Kinds)
		if f.Advice != "" {
			fmt.Fprintf(stderr, "  %s\n", strings.ReplaceAll(f.Advice, "\n", "\n  "))
		}
	}
	return fail(s.errs()...)
}
