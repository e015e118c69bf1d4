package fault

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"testing"
)

func breaks() { panic("as meant") }

var nothing []int

func TestAPanicIsAnError(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func() error
		says string
		is   error
	}{
		{"none", func() error { return nil }, "", nil},
		{"an error", func() error { return io.EOF }, "EOF", io.EOF},
		{"a panic", func() error { breaks(); return nil }, "a fault of the program: as meant", nil},
		{"a panic with an error", func() error { panic(io.EOF) }, "a fault of the program: EOF", io.EOF},
		{"the runtime's", func() error { _ = nothing[len(nothing)]; return nil }, "a fault of the program: runtime error: index out of range [0] with length 0", nil},
	} {
		err := Try(c.do)
		if says := ""; err != nil {
			if says = err.Error(); says != c.says {
				t.Errorf("%s: %q, want %q", c.name, says, c.says)
			}
		} else if c.says != "" {
			t.Errorf("%s: no error", c.name)
		}
		if c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v is not %v", c.name, err, c.is)
		}
	}
}

// TestAGroupsPanicIsTheWaiters: it comes to whoever waits, from where it was,
// after the others have ended.
func TestAGroupsPanicIsTheWaiters(t *testing.T) {
	var g Group
	ended := make(chan bool, 1)
	g.Go(breaks)
	g.Go(func() { ended <- true })
	err := Try(func() error { g.Wait(); return nil })
	var f *Error
	if !errors.As(err, &f) || f.Value != "as meant" || !bytes.Contains(f.Stack, []byte("fault.breaks(")) {
		t.Fatalf("%v", err)
	}
	select {
	case <-ended:
	default:
		t.Error("the others were not waited for")
	}
	var none Group
	none.Go(func() {})
	none.Wait()
}

// TestAnUncaughtPanicSaysWhereItWas lets a program end by the panic of a Group's
// goroutine, whose stack is in what the runtime says.
func TestAnUncaughtPanicSaysWhereItWas(t *testing.T) {
	if os.Getenv("LANMU_BREAKS") != "" {
		var outer Group
		outer.Go(func() {
			var inner Group
			inner.Go(breaks)
			inner.Wait()
		})
		outer.Wait()
	}
	c := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	c.Env = append(os.Environ(), "LANMU_BREAKS=1")
	out, err := c.CombinedOutput()
	if err == nil || !bytes.Contains(out, []byte("as meant")) || !bytes.Contains(out, []byte("fault.breaks(")) {
		t.Errorf("it ended with %v and said\n%s", err, out)
	}
}
