//go:build ignore

// Generate writes modules.tsv: every module that is part of the program on any
// system, with the licence its own file states.
package main

import (
	"bytes"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	dirs := map[string]string{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "lanmu")
		list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			log.Fatalf("go list for %s: %v", system, err)
		}
		for line := range strings.Lines(string(out)) {
			if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				dirs[path] = dir
			}
		}
	}
	var table bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(dirs)) {
		l := licence(dirs[path])
		if l == "" {
			log.Fatalf("%s: no licence is known in %s", path, dirs[path])
		}
		fmt.Fprintf(&table, "%s\t%s\n", path, l)
	}
	if err := os.WriteFile("modules.tsv", table.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// licence is the SPDX name of the licences in a folder.
func licence(dir string) string {
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	var found []string
	// Some offer a choice, which no single licence file tells.
	if strings.Contains(dir, "/go-text/") {
		return "Unlicense OR BSD-3-Clause"
	}
	for _, f := range files {
		name := strings.ToUpper(filepath.Base(f))
		if !strings.HasPrefix(name, "LICENSE") && !strings.HasPrefix(name, "LICENCE") && !strings.HasPrefix(name, "COPYING") &&
			!strings.HasPrefix(name, "UNLICENSE") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		for _, l := range named(strings.Join(strings.Fields(string(text)), " ")) {
			if !slices.Contains(found, l) {
				found = append(found, l)
			}
		}
	}
	return strings.Join(found, " AND ")
}

// named tells the licences in a text by words only they have.
func named(text string) []string {
	var out []string
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	add := func(name string, is bool) {
		if is {
			out = append(out, name)
		}
	}
	bsd := has("Redistribution and use in source and binary forms")
	named := has("Neither the name", "may be used to endorse", "may not be used to endorse")
	add("BSD-3-Clause", bsd && named)
	add("BSD-2-Clause", bsd && !named)
	add("MIT", has("Permission is hereby granted, free of charge"))
	add("Apache-2.0", has("Apache License Version 2.0", "Apache License, Version 2.0"))
	add("MPL-2.0", has("Mozilla Public License Version 2.0", "Mozilla Public License, version 2.0"))
	add("ISC", has("Permission to use, copy, modify, and/or distribute", "Permission to use, copy, modify, and distribute this software for any purpose"))
	add("CC0-1.0", has("CC0 1.0 Universal"))
	add("Unlicense", has("This is free and unencumbered software released into the public domain"))
	return out
}
