//go:build linux

package compose

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// startBus starts a bus of the test's own, and makes it the session's.
func startBus(t testing.TB) (address string) {
	t.Helper()
	address, _ = runBus(t)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	for _, name := range []string{"IBUS_ADDRESS", "XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"} {
		t.Setenv(name, "")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	return address
}

// runBus runs a bus until the test ends or it is killed.
func runBus(t testing.TB) (address string, kill func()) {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", "--address=unix:dir="+t.TempDir())
	daemon.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatalf("%v; make test installs it", err)
	}
	kill = sync.OnceFunc(func() { daemon.Process.Kill(); daemon.Wait() })
	t.Cleanup(kill)
	address, err = bufio.NewReader(out).ReadString('\n')
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return strings.TrimSpace(address), kill
}

// fake is an input method: it composes letters, and makes a word of them at a
// space. It does what it is asked in the order it is asked it.
type fake struct {
	testing.TB
	conn    *dbus.Conn
	kill    func() // its bus, if it has one of its own
	ibus    bool
	context dbus.ObjectPath
	client  string

	mu       sync.Mutex
	letters  string
	calls    []string      // what it was asked, without its keys
	deaf     chan struct{} // until it is closed, it answers nothing
	late     bool          // it says what it composes after its answer, in the course of time
	contexts int
}

// words are those the fake knows.
var words = map[string]string{"gongjiang": "工匠", "jing": "井"}

// startFake starts a fcitx5, an IBus on a bus of its own or the portal of one.
func startFake(t testing.TB, name, address string) *fake {
	t.Helper()
	f := &fake{TB: t, ibus: name != fcitxName}
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	f.conn = conn
	t.Cleanup(f.dies)
	// It listens before it has the name, as a method does, or a client that hears of it
	// at once is answered by nobody.
	asked := make(chan *dbus.Message, 1000)
	conn.Eavesdrop(asked)
	conn.BusObject().Go("org.freedesktop.DBus.RequestName", dbus.FlagNoReplyExpected, nil, name, uint32(dbus.NameFlagDoNotQueue))
	for named := false; !named; {
		select {
		case m := <-asked:
			named = m.Type == dbus.TypeSignal && m.Headers[dbus.FieldMember].Value() == "NameAcquired" && slices.Contains(m.Body, any(name))
		case <-time.After(time.Minute):
			t.Fatalf("the name %s is not had", name)
		}
	}
	go func() {
		for m := range asked {
			if m.Type == dbus.TypeMethodCall {
				f.answers(m)
			}
		}
	}()
	return f
}

func (f *fake) dies() {
	if f.kill != nil {
		f.kill()
	}
	f.conn.Eavesdrop(nil) // or the library sends to a channel it has closed
	f.conn.Close()
}

// hangs has it answer nothing until what it returns is called.
func (f *fake) hangs() (wake func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	deaf := make(chan struct{})
	f.deaf = deaf
	return func() { close(deaf) }
}

func (f *fake) answers(m *dbus.Message) {
	f.mu.Lock()
	deaf := f.deaf
	f.mu.Unlock()
	if deaf != nil {
		<-deaf
	}
	member := m.Headers[dbus.FieldMember].Value().(string)
	var reply []any
	f.mu.Lock()
	defer f.mu.Unlock()
	if member != "ProcessKeyEvent" {
		f.calls = append(f.calls, member)
	}
	switch member {
	case "CreateInputContext":
		f.contexts++
		f.client = m.Headers[dbus.FieldSender].Value().(string)
		f.context = dbus.ObjectPath("/context/" + string(rune('0'+f.contexts)))
		reply = []any{f.context}
		if !f.ibus {
			reply = append(reply, []byte{1})
		}
	case "ProcessKeyEvent":
		sym, state := m.Body[0].(uint32), m.Body[2].(uint32)
		released := state&ibusReleased != 0
		if !f.ibus {
			released = m.Body[3].(bool)
		}
		reply = []any{f.presses(sym, released)}
	case "Reset", "FocusOut":
		if f.letters != "" {
			f.letters = ""
			f.shows() // as fcitx5 does, so that it must not be heard by the next field
		}
	}
	if m.Flags&dbus.FlagNoReplyExpected == 0 {
		f.sends(dbus.TypeMethodReply, map[dbus.HeaderField]any{dbus.FieldReplySerial: m.Serial(),
			dbus.FieldDestination: m.Headers[dbus.FieldSender].Value()}, reply)
	}
}

const backspace, enter, escape, forwarded = 0xff08, 0xff0d, 0xff1b, 0xffc1

// presses reports whether the fake takes a key.
func (f *fake) presses(sym uint32, released bool) bool {
	r := RuneOf(sym)
	switch {
	case released:
		return false
	case r >= 'a' && r <= 'z':
		f.letters += string(r)
	case sym == forwarded: // F4 is given back as F5
		if f.ibus {
			f.says("ForwardKeyEvent", uint32(forwarded+1), uint32(55), uint32(Shift))
		} else {
			f.says("ForwardKey", uint32(forwarded+1), uint32(Shift), false)
		}
		return true
	case f.letters == "":
		return false
	case r == ' ':
		word := words[f.letters]
		f.letters = ""
		f.shows()
		f.commits(word)
		return true
	case sym == enter:
		letters := f.letters
		f.letters = ""
		f.commits(letters)
	case sym == backspace:
		f.letters = f.letters[:len(f.letters)-1]
	case sym == escape:
		f.letters = ""
	}
	if f.late {
		go func() {
			time.Sleep(20 * time.Millisecond)
			f.mu.Lock()
			defer f.mu.Unlock()
			f.shows()
		}()
	} else {
		f.shows()
	}
	return true
}

// shows tells what is composed: the first letter highlighted, the rest
// underlined.
func (f *fake) shows() {
	n := min(1, len(f.letters))
	if f.ibus {
		f.says("UpdatePreeditTextWithMode", dbus.MakeVariant(ibusText{"IBusText", nothing, f.letters, dbus.MakeVariant(ibusList{"IBusAttrList", nothing,
			[]dbus.Variant{
				dbus.MakeVariant(ibusFormat{"IBusAttribute", nothing, ibusUnderline, 1, 0, uint32(len(f.letters))}),
				dbus.MakeVariant(ibusFormat{"IBusAttribute", nothing, ibusBackground, 0xffffff, 0, uint32(n)}),
			}})}), uint32(len(f.letters)), f.letters != "", uint32(0))
		return
	}
	f.says("UpdateFormattedPreedit", []fcitxText{
		{f.letters[:n], fcitxUnderline | fcitxHighlight | fcitxDontCommit}, {f.letters[n:], fcitxUnderline | fcitxDontCommit},
	}, int32(len(f.letters)))
}

func (f *fake) commits(text string) {
	if f.ibus {
		f.says("CommitText", dbus.MakeVariant(ibusText{"IBusText", nothing, text, dbus.MakeVariant(ibusList{"IBusAttrList", nothing, nil})}))
	} else {
		f.says("CommitString", text)
	}
}

func (f *fake) says(signal string, body ...any) {
	iface := fcitxContext
	if f.ibus {
		iface = ibusContext
	}
	f.sends(dbus.TypeSignal, map[dbus.HeaderField]any{dbus.FieldPath: f.context, dbus.FieldInterface: iface,
		dbus.FieldMember: signal, dbus.FieldDestination: f.client}, body)
}

func (f *fake) sends(kind dbus.Type, headers map[dbus.HeaderField]any, body []any) {
	m := &dbus.Message{Type: kind, Headers: map[dbus.HeaderField]dbus.Variant{}, Body: body}
	for k, v := range headers {
		m.Headers[k] = dbus.MakeVariant(v)
	}
	if len(body) > 0 {
		m.Headers[dbus.FieldSignature] = dbus.MakeVariant(dbus.SignatureOf(body...))
	}
	f.conn.Send(m, make(chan *dbus.Call, 1))
}

// asked tells how often it was asked something.
func (f *fake) asked(member string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, c := range f.calls {
		if c == member {
			n++
		}
	}
	return n
}

// startIBus starts an IBus on a bus of its own, whose address is where IBus
// leaves it.
func startIBus(t testing.TB) *fake {
	t.Helper()
	address, kill := runBus(t)
	f := startFake(t, ibusName, address)
	f.kill = kill
	id, err := os.ReadFile("/etc/machine-id")
	if err != nil {
		id, err = os.ReadFile("/var/lib/dbus/machine-id")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DISPLAY", ":77.0")
	dir := filepath.Join(os.Getenv("XDG_CONFIG_HOME"), "ibus", "bus")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	file := "# it is IBus that writes this\nIBUS_ADDRESS=" + address + "\nIBUS_DAEMON_PID=1\n"
	if err := os.WriteFile(filepath.Join(dir, strings.TrimSpace(string(id))+"-unix-77"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	return f
}
