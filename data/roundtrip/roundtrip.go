// Package roundtrip is for tests of what is written and read back: it finds the
// field that was forgotten when a struct got one more.
//
//	roundtrip.Check(t, func(b Bookmark) (Bookmark, error) {
//		return read(write(b))
//	})
//
// fills every exported field, however deep, with a value of its own, has it go
// there and back, and names each field that did not come back as it was sent.
package roundtrip

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"
)

// Check has values with every field filled go there and back. fit may change a
// value before it is sent, where a field takes only some values or is not meant
// to come back: nil it there, and say why.
func Check[T any](t testing.TB, back func(T) (T, error), fit ...func(*T)) {
	t.Helper()
	for round := range 2 { // a second with other values: true and false, and nothing that stays
		sent := Filled[T](round)
		for _, f := range fit {
			f(&sent)
		}
		got, err := back(sent)
		if err != nil {
			t.Errorf("%T does not come back: %v", sent, err)
			return
		}
		for _, lost := range Lost(sent, got) {
			t.Errorf("%T%s", sent, lost)
		}
	}
}

// Filled returns a T with every exported field filled: no two strings and no two
// numbers are the same, as far as their types hold so many; slices and maps have
// two elements. What is exported of a field that is not, is filled too. Another
// round gives other values.
func Filled[T any](round int) T {
	var v T
	f := filler{round: round, next: 1 + 100*round, open: map[reflect.Type]bool{}}
	f.fill(reflect.ValueOf(&v).Elem(), "")
	return v
}

type filler struct {
	round, next int
	open        map[reflect.Type]bool // the structs that are being filled: one that holds itself is filled once
}

var (
	timeType = reflect.TypeFor[time.Time]()
	rawType  = reflect.TypeFor[json.RawMessage]()
)

// fill fills v, which strings call path.
func (f *filler) fill(v reflect.Value, path string) {
	n := f.next
	f.next++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("第%d%s", n, path))
	case reflect.Bool:
		v.SetBool(f.round == 0)
	case reflect.Int8:
		v.SetInt(int64(n%127) + 1)
	case reflect.Int, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint8:
		v.SetUint(uint64(n%255) + 1)
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(uint64(n))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(n) + 0.5)
	case reflect.Pointer:
		if f.open[v.Type().Elem()] {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path)
	case reflect.Slice:
		if v.Type() == rawType {
			v.SetBytes(fmt.Appendf(nil, "%q", fmt.Sprintf("第%d", n)))
			return
		}
		if f.open[v.Type().Elem()] {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Map:
		if f.open[v.Type().Elem()] {
			return
		}
		v.Set(reflect.MakeMap(v.Type()))
		for i := range 2 {
			key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(key, fmt.Sprintf("%s.key%d", path, i))
			f.fill(elem, fmt.Sprintf("%s.value%d", path, i))
			v.SetMapIndex(key, elem)
		}
	case reflect.Struct:
		if v.Type() == timeType {
			v.Set(reflect.ValueOf(time.Date(2001, 2, 3, 4, 5, n, 0, time.UTC)))
			return
		}
		f.open[v.Type()] = true
		for i := range v.NumField() {
			if fills(v.Type().Field(i)) {
				f.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
		delete(f.open, v.Type())
	default:
		panic(fmt.Sprintf("roundtrip: %s is of type %s, which cannot be filled", path, v.Type()))
	}
}

// fills reports whether a field, or what is in it, can be seen from outside.
func fills(f reflect.StructField) bool {
	return f.IsExported() || f.Anonymous && f.Type.Kind() == reflect.Struct
}

// Lost tells of each exported field in which what came back is not what was
// sent, by its path and both values.
func Lost(sent, got any) []string {
	var out []string
	compare(reflect.ValueOf(sent), reflect.ValueOf(got), "", &out)
	return out
}

func compare(sent, got reflect.Value, path string, out *[]string) {
	differ := func() { *out = append(*out, fmt.Sprintf("%s: sent %#v, got %#v", path, sent, got)) }
	if sent.IsValid() != got.IsValid() || sent.IsValid() && sent.Type() != got.Type() {
		differ()
		return
	}
	switch sent.Kind() {
	case reflect.Pointer, reflect.Interface:
		if sent.IsNil() || got.IsNil() {
			if sent.IsNil() != got.IsNil() {
				differ()
			}
			return
		}
		compare(sent.Elem(), got.Elem(), path, out)
	case reflect.Slice, reflect.Array:
		if sent.Len() != got.Len() {
			differ()
			return
		}
		for i := range sent.Len() {
			compare(sent.Index(i), got.Index(i), fmt.Sprintf("%s[%d]", path, i), out)
		}
	case reflect.Map:
		if sent.Len() != got.Len() {
			differ()
			return
		}
		for _, k := range sent.MapKeys() {
			compare(sent.MapIndex(k), got.MapIndex(k), fmt.Sprintf("%s[%v]", path, k), out)
		}
	case reflect.Struct:
		if sent.Type() == timeType {
			if !sent.Interface().(time.Time).Equal(got.Interface().(time.Time)) {
				differ()
			}
			return
		}
		for i := range sent.NumField() {
			if f := sent.Type().Field(i); fills(f) {
				compare(sent.Field(i), got.Field(i), path+"."+f.Name, out)
			}
		}
	default:
		if sent.IsValid() && !sent.Equal(got) {
			differ()
		}
	}
}
