package compose

import (
	"bufio"
	ctx "context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"lanmu/data/fault"
)

// search looks for a method on a goroutine, and takes it up.
func (c *Client) search() {
	if c.searching != nil {
		return
	}
	done := make(chan struct{})
	c.searching, c.waited, c.searched = done, false, time.Now()
	bus := c.bus
	fault.Go(c.session.Told, func() {
		if bus == nil || !bus.Connected() {
			bus = c.join()
		}
		found := c.find(bus)
		c.mu.Lock()
		defer c.mu.Unlock()
		defer close(done)
		c.settle(bus, found)
	})
}

// settle ends a search with the method that was found, or none. One that came while it went
// on may have come after it was asked for.
func (c *Client) settle(bus *dbus.Conn, found *context) {
	again := c.came
	c.bus, c.searching, c.came = bus, nil, false
	if found == nil {
		if again {
			c.search()
		}
		return
	}
	c.to = found
	c.tell(found.setUp(c.session.Wayland, c.plain)...)
	if c.focused {
		c.tell(say{"FocusIn", nil})
		if c.place != nowhere {
			c.tell(found.caret(c.place, c.session.Wayland))
		}
		if c.near != (surrounding{}) {
			c.tell(found.around(c.near.text, c.near.caret, c.near.anchor))
		}
	}
	if !found.conn.Connected() {
		c.lose()
	}
}

// join connects to the session's bus, and asks it to tell when methods come and
// go. It is nil where there is none.
func (c *Client) join() *dbus.Conn {
	conn, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithSignalHandler(&ear{client: c}))
	if conn = c.open(conn, err); conn == nil {
		return nil
	}
	for _, name := range []string{fcitxName, ibusPortal} {
		if conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"),
			dbus.WithMatchArg(0, name)) != nil {
			conn.Close()
			return nil
		}
	}
	return conn
}

// open makes a connection that was opened ready to be spoken on.
func (c *Client) open(conn *dbus.Conn, err error) *dbus.Conn {
	if err != nil {
		return nil
	}
	if conn.Auth(nil) != nil || conn.Hello() != nil {
		conn.Close()
		return nil
	}
	fault.Go(c.session.Told, func() {
		<-conn.Context().Done()
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.to != nil && c.to.conn == conn {
			c.lose()
			c.wake()
		}
	})
	return conn
}

// find makes an input context with the method that runs. Where several do, the
// session's variables tell which is meant.
func (c *Client) find(bus *dbus.Conn) *context {
	ways := []func() *context{
		func() *context { return c.fcitx(bus) },
		c.ibus,
		func() *context { return c.portal(bus) },
	}
	if named("ibus") && !named("fcitx") {
		ways[0], ways[1] = ways[1], ways[0]
	}
	for _, way := range ways {
		if found := way(); found != nil {
			return found
		}
	}
	return nil
}

// named reports whether the session's variables name a method.
func named(method string) bool {
	for _, name := range []string{"XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"} {
		if strings.Contains(os.Getenv(name), method) {
			return true
		}
	}
	return false
}

func (c *Client) fcitx(bus *dbus.Conn) *context {
	if bus == nil {
		return nil
	}
	display := "x11:"
	if c.session.Wayland {
		display = "wayland:"
	}
	var path dbus.ObjectPath
	var id []byte
	err := bus.Object(fcitxName, "/org/freedesktop/portal/inputmethod").Call(fcitxMethod+".CreateInputContext", dbus.FlagNoAutoStart,
		[]struct{ Name, Value string }{{"program", c.session.Program}, {"display", display}}).Store(&path, &id)
	if err != nil {
		return nil
	}
	return &context{fcitx{}, bus, false, fcitxName, process(bus, fcitxName), bus.Object(fcitxName, path)}
}

// ibus tries IBus's own bus.
func (c *Client) ibus() *context {
	for _, address := range ibusAddresses() {
		conn, err := dbus.Dial(address, dbus.WithSignalHandler(&ear{client: c}))
		if conn = c.open(conn, err); conn == nil {
			continue
		}
		if path, ok := c.ibusContext(conn, ibusName, ibusName); ok {
			return &context{&ibus{}, conn, true, ibusName, process(conn, ibusName), conn.Object(ibusName, path)}
		}
		conn.Close()
	}
	return nil
}

func (c *Client) portal(bus *dbus.Conn) *context {
	if bus == nil {
		return nil
	}
	path, ok := c.ibusContext(bus, ibusPortal, "org.freedesktop.IBus.Portal")
	if !ok {
		return nil
	}
	return &context{&ibus{}, bus, false, ibusPortal, process(bus, ibusPortal), bus.Object(ibusPortal, path)}
}

func (c *Client) ibusContext(conn *dbus.Conn, name, iface string) (path dbus.ObjectPath, ok bool) {
	err := conn.Object(name, ibusPath).Call(iface+".CreateInputContext", dbus.FlagNoAutoStart, c.session.Program).Store(&path)
	return path, err == nil
}

// process is the number of the process that has a name.
func process(conn *dbus.Conn, name string) (pid uint32) {
	conn.BusObject().Call("org.freedesktop.DBus.GetConnectionUnixProcessID", 0, name).Store(&pid)
	return pid
}

// ibusAddresses are where IBus's bus may be: as a variable says, or a file that
// is named after the machine and the display (ibusshare.c).
func ibusAddresses() []string {
	if a := os.Getenv("IBUS_ADDRESS"); a != "" {
		return []string{a}
	}
	config := os.Getenv("XDG_CONFIG_HOME")
	if config == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil
		}
		config = filepath.Join(home, ".config")
	}
	var displays []string
	if d := os.Getenv("WAYLAND_DISPLAY"); d != "" {
		displays = append(displays, "unix-"+filepath.Base(d))
	}
	if host, d, ok := strings.Cut(os.Getenv("DISPLAY"), ":"); ok {
		if host == "" {
			host = "unix"
		}
		d, _, _ = strings.Cut(d, ".")
		displays = append(displays, host+"-"+d)
	}
	var out []string
	for _, machine := range []string{"/var/lib/dbus/machine-id", "/etc/machine-id"} {
		id, err := os.ReadFile(machine)
		if err != nil {
			continue
		}
		for _, d := range displays {
			if a := ibusAddress(filepath.Join(config, "ibus", "bus", strings.TrimSpace(string(id))+"-"+d)); a != "" {
				out = append(out, a)
			}
		}
	}
	return out
}

func ibusAddress(file string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if a, ok := strings.CutPrefix(lines.Text(), "IBUS_ADDRESS="); ok {
			return strings.TrimSpace(a)
		}
	}
	return ""
}

// An ear hears what comes over a connection, in the order in which it comes.
type ear struct{ client *Client }

// DeliverSignal implements dbus.SignalHandler.
func (e *ear) DeliverSignal(iface, name string, s *dbus.Signal) {
	fault.Catch(e.client.session.Told, func() { e.client.hear(iface, name, s) })
}

func (c *Client) hear(iface, name string, s *dbus.Signal) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if iface == "org.freedesktop.DBus" && name == "NameOwnerChanged" {
		var method, old, owner string
		if dbus.Store(s.Body, &method, &old, &owner) == nil {
			c.changed(method, owner)
		}
		return
	}
	if c.to == nil || iface != c.to.iface() || s.Path != c.to.obj.Path() || !c.focused {
		return
	}
	for _, event := range c.to.hear(name, s.Body) {
		c.said = append(c.said, heard{s.Sequence, event})
	}
	if len(c.said) > 0 && !c.listening {
		c.wake()
	}
}

// changed tells that a name of a method on the session's bus has another owner.
func (c *Client) changed(method, owner string) {
	if c.to != nil && c.to.name == method {
		c.lose()
		if !c.listening {
			c.wake()
		}
	}
	if owner != "" && c.to == nil {
		c.came = c.searching != nil
		c.search()
	}
}

// Speaks reports whether the method that X11's variable names ("@im=fcitx") is one a
// Client speaks to. Where the session has no bus, and for the fcitx before fcitx5,
// it is not.
func Speaks(modifiers string) bool {
	switch {
	case strings.Contains(modifiers, "@im=ibus"):
		if len(ibusAddresses()) > 0 {
			return true
		}
	case !strings.Contains(modifiers, "@im=fcitx"):
		return false
	}
	soon, cancel := ctx.WithTimeout(ctx.Background(), patience) // the window waits
	defer cancel()
	conn, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(soon))
	if err != nil {
		return false
	}
	defer conn.Close()
	if conn.Auth(nil) != nil || conn.Hello() != nil {
		return false
	}
	var names []string
	if conn.BusObject().Call("org.freedesktop.DBus.ListNames", 0).Store(&names) != nil {
		return false
	}
	former := false
	for _, name := range names {
		if name == fcitxName {
			return true
		}
		former = former || strings.HasPrefix(name, "org.fcitx.Fcitx-")
	}
	return !former
}
