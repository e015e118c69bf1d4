//go:build ignore

// Generate makes the tables package find embeds: which syllables a character
// is read by, which of them it has in a phrase, and which simplified character
// stands for a traditional one. It reads the Unihan database from Debian's
// package unicode-data and the phrases of npm's pinyin-pro:
//
//	go run generate.go -unihan /usr/share/unicode -phrases https://registry.npmjs.org/pinyin-pro/-/pinyin-pro-3.29.4.tgz
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const first, last = 0x3400, 0x9fff

// A reading is a syllable without its tone, ü as v.
type reading struct {
	syllable string
	often    int // times in a corpus of spoken Chinese; -1 for a reading not found in it
}

func main() {
	unihan := flag.String("unihan", "/usr/share/unicode", "directory of the Unihan database")
	phrases := flag.String("phrases", "https://registry.npmjs.org/pinyin-pro/-/pinyin-pro-3.29.4.tgz", "package of pinyin-pro, a file or an address")
	flag.Parse()
	readings := readReadings(filepath.Join(*unihan, "Unihan_Readings.txt.bz2"))
	simplified := readSimplified(filepath.Join(*unihan, "Unihan_Variants.txt.bz2"))
	writeHanzi(readings, simplified)
	writePhrases(readPhrases(*phrases), readings)
}

// lines calls yield with the fields of every line of a compressed file.
func lines(path string, yield func(f []string)) {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	s := bufio.NewScanner(bzip2.NewReader(file))
	for s.Scan() {
		if f := strings.Split(s.Text(), "\t"); len(f) == 3 {
			yield(f)
		}
	}
	if err := s.Err(); err != nil {
		log.Fatal(err)
	}
}

func char(s string) rune {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "U+"), 16, 32)
	if err != nil {
		log.Fatal(err)
	}
	return rune(n)
}

var tones = strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ü", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m", "ê", "e", "̄", "", "́", "", "̌", "", "̀", "")

var plain = regexp.MustCompile(`^[a-z]+$`)

// readReadings returns the readings of every character, the most common first.
func readReadings(path string) map[rune][]reading {
	out := map[rune][]reading{}
	add := func(r rune, syllable string, often int) {
		syllable = tones.Replace(syllable)
		if !plain.MatchString(syllable) || r < first || r > last {
			return
		}
		for i := range out[r] {
			if out[r][i].syllable == syllable {
				out[r][i].often = max(out[r][i].often, often)
				return
			}
		}
		out[r] = append(out[r], reading{syllable, often})
	}
	mandarin := map[rune][]string{}
	lines(path, func(f []string) {
		r := char(f[0])
		switch f[1] {
		case "kHanyuPinlu": // xíng(2943) háng(218)
			for _, s := range strings.Fields(f[2]) {
				name, n, _ := strings.Cut(strings.TrimSuffix(s, ")"), "(")
				often, _ := strconv.Atoi(n)
				add(r, name, often)
			}
		case "kTGHZ2013": // 131.140:háng 408.120,409.010:xíng
			for _, s := range strings.Fields(f[2]) {
				_, names, _ := strings.Cut(s, ":")
				for _, name := range strings.Split(names, ",") {
					add(r, name, -1)
				}
			}
		case "kMandarin":
			mandarin[r] = strings.Fields(f[2])
		}
	})
	for r, names := range mandarin {
		for i, name := range names {
			often := -1
			if i == 0 && len(out[r]) == 0 {
				often = 0
			}
			add(r, name, often)
		}
	}
	for r, list := range out {
		main := ""
		if len(mandarin[r]) > 0 {
			main = tones.Replace(mandarin[r][0])
		}
		slices.SortStableFunc(list, func(a, b reading) int {
			// Of readings the corpus does not tell apart, the customary one.
			if c := cmp.Compare(b.often, a.often); c != 0 {
				return c
			}
			return cmp.Compare(btoi(b.syllable == main), btoi(a.syllable == main))
		})
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func readSimplified(path string) map[rune]rune {
	out := map[rune]rune{}
	lines(path, func(f []string) {
		if f[1] != "kSimplifiedVariant" {
			return
		}
		r := char(f[0])
		for _, s := range strings.Fields(f[2]) {
			if v := char(s); v != r && v >= first && v <= last && r >= first && r <= last {
				out[r] = v
			}
		}
	})
	for r, v := range out { // to the end of a chain
		for n := 0; n < 4 && out[v] != 0 && out[v] != r; n++ {
			v = out[v]
		}
		out[r] = v
	}
	return out
}

// writeHanzi writes syllables.txt, a syllable a line; sets.txt, a set of
// readings a line, numbers of syllables apart by spaces, rare ones after a !;
// and hanzi.bin, for every character from first to last the number of its set
// (0 for none) and its simplified character (0 for itself), 16 bits each, little
// endian.
func writeHanzi(readings map[rune][]reading, simplified map[rune]rune) {
	var syllables []string
	for _, list := range readings {
		for _, r := range list {
			syllables = append(syllables, r.syllable)
		}
	}
	slices.Sort(syllables)
	syllables = slices.Compact(syllables)
	number := map[string]int{}
	for i, s := range syllables {
		number[s] = i
	}
	sets, numbers := []string{""}, map[string]int{}
	var b bytes.Buffer
	for r := rune(first); r <= last; r++ {
		var parts []string
		for i, x := range readings[r] {
			if x.often < 0 && i > 0 {
				parts = append(parts, "!"+strconv.Itoa(number[x.syllable]))
			} else {
				parts = append(parts, strconv.Itoa(number[x.syllable]))
			}
		}
		set := strings.Join(parts, " ")
		if _, known := numbers[set]; !known && set != "" {
			numbers[set] = len(sets)
			sets = append(sets, set)
		}
		binary.Write(&b, binary.LittleEndian, [2]uint16{uint16(numbers[set]), uint16(simplified[r])})
	}
	write("syllables.txt", []byte(strings.Join(syllables, "\n")))
	write("sets.txt", []byte(strings.Join(sets, "\n")))
	write("hanzi.bin", b.Bytes())
}

func write(name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d bytes\n", name, len(data))
}

// readPhrases returns the phrases of pinyin-pro's dictionaries with their
// syllables.
func readPhrases(from string) map[string][]string {
	var in io.ReadCloser
	if strings.HasPrefix(from, "http") {
		resp, err := http.Get(from)
		if err != nil {
			log.Fatal(err)
		}
		in = resp.Body
	} else {
		f, err := os.Open(from)
		if err != nil {
			log.Fatal(err)
		}
		in = f
	}
	defer in.Close()
	zip, err := gzip.NewReader(in)
	if err != nil {
		log.Fatal(err)
	}
	entry := regexp.MustCompile(`^\s*'?"?(\p{Han}{2,})'?"?:\s*['"]([^'"]+)['"]`)
	out := map[string][]string{}
	for t := tar.NewReader(zip); ; {
		h, err := t.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			log.Fatal(err)
		}
		if m, _ := filepath.Match("package/dist/esm/data/dict[2-5].mjs", h.Name); !m {
			continue
		}
		s := bufio.NewScanner(t)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			if m := entry.FindStringSubmatch(s.Text()); m != nil {
				out[m[1]] = strings.Fields(tones.Replace(m[2]))
			}
		}
	}
}

// writePhrases writes phrases.txt: a phrase a line and after it, for each
// character, the number of its reading among the character's. Phrases that are
// read as their characters are by themselves are left out.
func writePhrases(phrases map[string][]string, readings map[rune][]reading) {
	var out []string
	for phrase, syllables := range phrases {
		chars := []rune(phrase)
		if len(chars) != len(syllables) {
			continue
		}
		digits, other := "", false
		for i, r := range chars {
			n := slices.IndexFunc(readings[r], func(x reading) bool { return x.syllable == syllables[i] })
			if n < 0 || n > 9 {
				digits = ""
				break
			}
			digits += strconv.Itoa(n)
			other = other || n > 0
		}
		if other && digits != "" {
			out = append(out, phrase+digits)
		}
	}
	slices.Sort(out)
	write("phrases.txt", []byte(strings.Join(out, "\n")))
}
