package library

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
)

// What the cache keeps are values as they are: every exported field in the order
// of its type, numbers as varints, what has a length after it. No list of fields
// says which, so that one that is added is kept without a word. Names are not
// kept: what was written when a type had other fields cannot be read, and the
// version of the cache's tables follows from the shapes of the types (see shape).

// encode writes a value to w.
func encode(w io.Writer, v any) error {
	e := encoder{w: w}
	e.value(reflect.ValueOf(v))
	return e.flush()
}

type encoder struct {
	w   io.Writer
	b   []byte
	err error
}

// encodeAtOnce is how many bytes are put together before they are written, and the
// length of a string that is written as it is.
const encodeAtOnce = 4 << 10

func (e *encoder) flush() error {
	if e.err == nil {
		_, e.err = e.w.Write(e.b)
	}
	e.b = e.b[:0]
	return e.err
}

func (e *encoder) value(v reflect.Value) {
	if len(e.b) >= encodeAtOnce {
		e.flush()
	}
	switch v.Kind() {
	case reflect.String:
		s := v.String()
		e.b = binary.AppendUvarint(e.b, uint64(len(s)))
		if len(s) < encodeAtOnce {
			e.b = append(e.b, s...)
		} else if e.flush() == nil {
			_, e.err = io.WriteString(e.w, s)
		}
	case reflect.Bool:
		n := byte(0)
		if v.Bool() {
			n = 1
		}
		e.b = append(e.b, n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.b = binary.AppendVarint(e.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.b = binary.AppendUvarint(e.b, v.Uint())
	case reflect.Float32, reflect.Float64:
		e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(v.Float()))
	case reflect.Pointer:
		if v.IsNil() {
			e.b = append(e.b, 0)
			return
		}
		e.b = append(e.b, 1)
		e.value(v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			e.b = append(e.b, 0)
			return
		}
		e.b = binary.AppendUvarint(e.b, uint64(v.Len())+1)
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			e.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			e.value(v.Field(i))
		}
	default:
		panic("library: a value of type " + v.Type().String() + " cannot be kept") // shape has told so
	}
}

// decodeValue reads what encode wrote of a *into. What comes from the cache may be
// anything: it is errDamaged, or takes memory in proportion to its length.
// Strings are parts of s.
func decodeValue(s string, into any) error {
	d := decoder{rest: s}
	d.value(reflect.ValueOf(into).Elem())
	if d.bad || d.rest != "" {
		return errDamaged
	}
	return nil
}

type decoder struct {
	rest  string
	bad   bool
	depth int
}

// deepest is how deep values are in each other at most: no type goes so deep,
// unless it holds itself.
const deepest = 1000

// number reads a varint.
func (d *decoder) number() (n uint64) {
	for i, shift := 0, 0; i < len(d.rest) && shift < 64; i, shift = i+1, shift+7 {
		b := d.rest[i]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if shift == 63 && b > 1 {
				break
			}
			d.rest = d.rest[i+1:]
			return n
		}
	}
	d.bad, d.rest = true, ""
	return 0
}

// signed reads a varint that may be below 0.
func (d *decoder) signed() int64 {
	u := d.number()
	return int64(u>>1) ^ -int64(u&1)
}

// cut takes n bytes.
func (d *decoder) cut(n uint64) string {
	if n > uint64(len(d.rest)) {
		d.bad, d.rest = true, ""
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// flag reads one byte that is 0 or 1.
func (d *decoder) flag() bool {
	s := d.cut(1)
	if s > "\x01" {
		d.bad = true
	}
	return s == "\x01"
}

// atMost is how many bytes of memory a byte of what is kept can stand for: the
// most are those of a slice that is nil.
const atMost = 24

func (d *decoder) value(v reflect.Value) {
	if d.bad {
		return
	}
	if d.depth++; d.depth > deepest {
		d.bad = true
		return
	}
	defer func() { d.depth-- }()
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.cut(d.number()))
	case reflect.Bool:
		v.SetBool(d.flag())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := d.signed()
		d.bad = d.bad || v.OverflowInt(n)
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n := d.number()
		d.bad = d.bad || v.OverflowUint(n)
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		if s := d.cut(8); s != "" {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(s))))
		}
	case reflect.Pointer:
		if d.flag() {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(v.Elem())
		}
	case reflect.Slice:
		n := d.number()
		if n == 0 {
			return
		}
		n--
		if n > uint64(len(d.rest)) || n*uint64(v.Type().Elem().Size()) > atMost*uint64(len(d.rest)) {
			d.bad = true
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
		fallthrough
	case reflect.Array:
		for i := 0; i < v.Len() && !d.bad; i++ {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	}
}

// shape tells what is kept of a type: the names and the kinds of its fields,
// however deep. It panics if there is what cannot be kept.
func shape(t reflect.Type, in ...reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return "*" + shape(t.Elem(), in...)
	case reflect.Slice:
		return "[]" + shape(t.Elem(), in...)
	case reflect.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), shape(t.Elem(), in...))
	case reflect.Struct:
		if n := slices.Index(in, t); n >= 0 { // it holds itself
			return fmt.Sprint("^", len(in)-n)
		}
		var s strings.Builder
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				panic(fmt.Sprintf("library: %s.%s is not exported and cannot be kept", t, f.Name))
			}
			fmt.Fprintf(&s, "%s %s;", f.Name, shape(f.Type, append(in[:len(in):len(in)], t)...))
		}
		if s.Len() == 0 {
			panic(fmt.Sprintf("library: %s has nothing to keep", t))
		}
		return "{" + s.String() + "}"
	case reflect.String, reflect.Bool, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return t.Kind().String()
	}
	panic(fmt.Sprintf("library: a value of type %s cannot be kept", t))
}

// version is the version of the cache's tables, of 31 bits.
func version(schema int, types ...reflect.Type) int {
	s := fmt.Sprint(schema)
	for _, t := range types {
		s += " " + shape(t)
	}
	return int(crc32.ChecksumIEEE([]byte(s))>>1 | 1)
}
