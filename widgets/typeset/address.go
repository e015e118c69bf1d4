package typeset

import "strings"

// Addresses of the web and of mail are broken after their signs, and nowhere else
// while that goes: a reader sees that nothing is missing and nothing was added.

// isAddressRune tells the characters an address is made of.
func isAddressRune(r rune) bool { return r > ' ' && r < 0x7f && r != '"' && r != '<' && r != '>' }

// breakAddresses gives the addresses in cells from..to their chances.
func (s *Setter) breakAddresses(from, to int) {
	for i := from; i < to; i++ {
		if !isAddressRune(s.cells[i].r) {
			continue
		}
		begin := i
		for i < to && isAddressRune(s.cells[i].r) {
			i++
		}
		end := len(s.text)
		if i < len(s.cells) {
			end = s.cells[i].offset
		}
		if !isAddress(s.text[s.cells[begin].offset:end]) {
			continue
		}
		for k := begin + 1; k < i; k++ {
			b := &s.cells[k]
			if b.may = never; strings.ContainsRune("/.?&=-_@", s.cells[k-1].r) && b.r != '/' && !b.has(joined) {
				b.may = atHyphen
			}
		}
	}
}

// isAddress reports whether what stands between spaces or hanzi is an address of
// the web or of mail.
func isAddress(word string) bool {
	if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return true
	}
	_, host, mail := strings.Cut(word, "@")
	return mail && strings.Contains(host, ".")
}
