package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"hash/maphash"
	"math"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// An Entry is one line of a journal.
type Entry[T any] struct {
	ID      string
	Deleted bool // Value is what was deleted
	Value   T

	at      int64    // when written, nanoseconds since 1970; 0 if the line does not say
	extra   string   // fields that T does not know or of another type, as they stand: `,"name":value,…`
	history *history // when its fields were written; nil if all at once
	fresh   bool     // all at once for the first time: it says nothing of what is not there
}

// At is the time the entry was written, by the clock of who wrote it.
func (e *Entry[T]) At() time.Time { return time.Unix(0, e.at) }

// NewEntry makes an entry to Import.
func NewEntry[T any](id string, at time.Time, v T) Entry[T] {
	return Entry[T]{ID: id, at: nanoseconds(at), Value: v}
}

// codec turns lines into entries and back. Decoding is what opening a large
// journal costs, and encoding/json takes four times as long for it: here each
// line is walked through once, plain strings are taken as they stand, and only
// what is not plain is left to encoding/json.
type codec[T any] struct {
	fields map[string]int // index of T's field by its json name
	kinds  []kind         // by the field's index, as are those that follow
	groups []string       // what is written together
	recent [4096]string   // strings decoded lately, to share columns, names and pages
	seed   maphash.Seed
}

func newCodec[T any]() *codec[T] {
	c := &codec[T]{fields: map[string]int{}, seed: maphash.MakeSeed()}
	t := reflect.TypeFor[T]()
	c.kinds, c.groups = make([]kind, t.NumField()), make([]string, t.NumField())
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		switch merge := t.Field(i).Tag.Get("merge"); merge {
		case "set":
			c.kinds[i] = set
		case "text":
			c.kinds[i] = text
		default:
			c.groups[i] = merge
		}
		if t.Field(i).IsExported() && name != "-" && name != "" {
			c.fields[name] = i
		}
	}
	return c
}

var (
	errSyntax = errors.New("not a JSON object")
	errNoID   = errors.New("no id")
	errTime   = errors.New("no such time")
)

// nanoseconds is at in nanoseconds since 1970. A clock before 1970 tells
// nothing; one beyond 2262, where 64 bits end, is taken back by four seconds,
// which leaves room to date four billion replacements later.
func nanoseconds(at time.Time) int64 {
	switch year := at.UTC().Year(); {
	case year < 1970:
		return 0
	case year >= 2262:
		if n := at.UnixNano(); year == 2262 && n > 0 {
			return n
		}
		return math.MaxInt64 - 1<<32
	}
	return at.UnixNano()
}

// decode reads a line. The entry keeps nothing of line's memory.
func (c *codec[T]) decode(line []byte) (*Entry[T], error) {
	e := new(Entry[T])
	v := reflect.ValueOf(&e.Value).Elem()
	var extra, at, merge []byte
	odd := false // a field is of another type
	err := members(line, func(name, value []byte) error {
		switch string(name) {
		case `"id"`:
			if fits, err := c.set(reflect.ValueOf(&e.ID).Elem(), value); err != nil || !fits {
				return cmp.Or(err, errNoID)
			}
			return nil
		case `"deleted"`:
			return json.Unmarshal(value, &e.Deleted)
		case `"merge"`:
			merge = value
			return nil
		case `"at"`:
			var t time.Time
			if err := t.UnmarshalJSON(value); err != nil {
				return errTime
			}
			e.at, at = nanoseconds(t), value
			return nil
		}
		if i, ok := c.fields[string(name[1:len(name)-1])]; ok {
			fits, err := c.set(v.Field(i), value)
			if fits || err != nil {
				return err
			}
			odd = true
		}
		if !json.Valid(value) || !json.Valid(name) {
			return errSyntax
		}
		extra = append(append(append(append(extra, ','), name...), ':'), value...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if e.ID == "" {
		return nil, errNoID
	}
	e.extra = string(extra)
	if odd {
		c.dropDoubled(e)
	}
	return e, e.readHistory(at, merge)
}

// dropDoubled leaves out of extra the fields that stand a second time in the
// line, and as they should be.
func (c *codec[T]) dropDoubled(e *Entry[T]) {
	v := reflect.ValueOf(&e.Value).Elem()
	var b strings.Builder
	eachExtra(e.extra, func(name, value string) {
		if i, ok := c.fields[name]; !ok || v.Field(i).IsZero() {
			b.WriteString(`,"` + name + `":` + value)
		}
	})
	e.extra = b.String()
}

// set gives a field the value that is encoded. A value of another type, as a
// later version might write, does not fit and leaves the field empty.
func (c *codec[T]) set(field reflect.Value, value []byte) (fits bool, err error) {
	if field.Kind() == reflect.String && plain(value) {
		field.SetString(c.share(value[1 : len(value)-1]))
		return true, nil
	}
	if json.Unmarshal(value, field.Addr().Interface()) == nil {
		return true, nil
	}
	if !json.Valid(value) {
		return false, errSyntax
	}
	field.SetZero()
	return false, nil
}

// share returns b as a string, one it returned before if it is at hand.
func (c *codec[T]) share(b []byte) string {
	s := &c.recent[maphash.Bytes(c.seed, b)%uint64(len(c.recent))]
	if *s != string(b) {
		*s = string(b)
	}
	return *s
}

// encode appends the line of e, with its newline, to dst.
func (c *codec[T]) encode(dst []byte, e *Entry[T]) []byte {
	id, _ := json.Marshal(e.ID)
	dst = append(append(dst, `{"id":`...), id...)
	if e.at != 0 {
		dst = append(dst, `,"at":"`...)
		dst = time.Unix(0, e.at).UTC().AppendFormat(dst, time.RFC3339Nano)
		dst = append(dst, '"')
	}
	if e.Deleted {
		dst = append(dst, `,"deleted":true`...)
	}
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e.Value); err == nil && body.Len() > len("{}\n") {
		dst = append(dst, ',')
		dst = append(dst, body.Bytes()[1:body.Len()-2]...)
	}
	dst = append(dst, e.extra...)
	if h := e.history; !e.whole() && e.at != 0 {
		if h == nil {
			h = &history{At: stamp(e.at)}
		}
		merge, _ := json.Marshal(h)
		dst = append(append(dst, `,"merge":`...), merge...)
	}
	return append(dst, "}\n"...)
}

// plain reports whether a JSON value is a string that stands for itself.
func plain(value []byte) bool {
	if len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"' {
		return false
	}
	ascii := true
	for _, b := range value[1 : len(value)-1] {
		if b < ' ' || b == '\\' || b == '"' {
			return false
		}
		ascii = ascii && b < utf8.RuneSelf
	}
	return ascii || utf8.Valid(value)
}

// members calls yield with the name, in its quotes, and the value of each
// member of a JSON object. It checks the object's own grammar; names and
// values are for yield to check.
func members(object []byte, yield func(name, value []byte) error) error {
	s := bytes.TrimSpace(object)
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return errSyntax
	}
	s = skip(s[1:])
	if string(s) == "}" {
		return nil
	}
	for {
		n := extent(s)
		if n < 2 || s[0] != '"' {
			return errSyntax
		}
		name := s[:n]
		s = skip(s[n:])
		if len(s) == 0 || s[0] != ':' {
			return errSyntax
		}
		s = skip(s[1:])
		n = extent(s)
		if n == 0 {
			return errSyntax
		}
		if err := yield(name, s[:n]); err != nil {
			return err
		}
		s = skip(s[n:])
		switch {
		case string(s) == "}":
			return nil
		case len(s) == 0 || s[0] != ',':
			return errSyntax
		}
		s = skip(s[1:])
	}
}

// skip passes over white space.
func skip(s []byte) []byte {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\t' || s[0] == '\r' || s[0] == '\n') {
		s = s[1:]
	}
	return s
}

// extent returns how many bytes the value at the start of s has, 0 if it does
// not end. What is in it may still be wrong.
func extent(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			for i++; i < len(s) && s[i] != '"'; i++ {
				if s[i] == '\\' {
					i++
				}
			}
			if i >= len(s) {
				return 0
			}
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 {
				return i
			}
			if depth == 0 {
				return i + 1
			}
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return 0
}
