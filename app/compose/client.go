package compose

import (
	"errors"
	"image"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/godbus/dbus/v5"

	"lanmu/data/fault"
)

// patience is how long a key waits for the method. A method answers in a few
// milliseconds; a reader notices a delay from about a tenth of a second on.
const patience = 100 * time.Millisecond

// forbearance is how long it waits for one that is seen to work. The dictionary of
// fcitx5's pinyin took 700 ms to read while ten other programs ran on two cores.
const forbearance = 2 * time.Second

// Session tells what a Client speaks for.
type Session struct {
	Program string // what the method may call it
	Wayland bool   // places are those in the window; else those on the screen. Panels are told
	Wake    func() // called from a goroutine when Events has some
	Told    func(*fault.Error)
}

// A Client speaks to the input method that runs, if one does. Its methods are
// for one goroutine; they wait for nothing but Press.
type Client struct {
	session  Session
	patience time.Duration

	mu        sync.Mutex
	bus       *dbus.Conn // the session's, once it was looked at
	to        *context   // nil while no method is at hand
	searching chan struct{}
	waited    bool // in vain, for the search under way
	searched  time.Time
	came      bool // a method, while the search goes on

	focused bool
	plain   bool
	place   image.Rectangle
	near    surrounding

	said      []heard
	fences    []fence
	preedit   Preedit // as the method told it last
	listening bool    // Press is: nobody is to be woken
}

// A surrounding is the text of the field, and where its caret is.
type surrounding struct {
	text          string
	caret, anchor int // in characters
}

// heard is what was said, with its place among all that came.
type heard struct {
	at    dbus.Sequence
	event Event
}

// A fence is a call that parts what is said before its answer, which is dropped,
// from what is said after it.
type fence struct {
	done    chan *dbus.Call
	commits bool // text is not dropped
	trouble bool // the method did not answer a key; until it answers this it is given no other
}

// A context is an input context: where the method keeps what it composes for us.
type context struct {
	dialect
	conn *dbus.Conn
	own  bool   // the connection is for it alone
	name string // of the method
	pid  uint32 // of its process, 0 if it is not known
	obj  dbus.BusObject
}

// A dialect is how a method is spoken to.
type dialect interface {
	iface() string
	setUp(wayland, plain bool) []say
	key(k Key, released bool) say
	caret(r image.Rectangle, relative bool) say
	around(text string, caret, anchor int) say
	hear(signal string, body []any) []Event
}

// say is a call: a method of the dialect's interface, or with a dot another's.
type say struct {
	method string
	args   []any
}

// New returns a client that has spoken to nobody yet.
func New(s Session) *Client { return &Client{session: s, patience: patience, place: nowhere} }

// nowhere is no place of a caret.
var nowhere = image.Rect(-1<<15, 0, -1<<15, 0)

// Focus tells that a field has the keyboard. One that is plain shows no
// composition: the method shows it itself.
func (c *Client) Focus(plain bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.focused, c.place, c.near, c.waited = true, nowhere, surrounding{}, false
	changed := plain != c.plain
	c.plain = plain
	if c.to == nil {
		c.search()
		return
	}
	if changed {
		c.tell(c.to.setUp(c.session.Wayland, plain)...)
	}
	c.tell(say{"FocusIn", nil})
}

// Unfocus tells that no field has the keyboard any more. What the method says of
// the field that had it is not heard any more.
func (c *Client) Unfocus() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.focused {
		return
	}
	c.focused = false
	c.said, c.preedit = nil, Preedit{}
	if c.to != nil {
		c.tell(say{"Reset", nil})
		c.fence(say{"FocusOut", nil}, fence{})
	}
}

// Reset drops the composition; the method tells nothing more of it.
func (c *Client) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said, c.preedit = nil, Preedit{}
	if c.to != nil && c.focused {
		c.fence(say{"Reset", nil}, fence{})
	}
}

// Press hands a key to the method and waits for its answer: whether it took the
// key, and what it said before. It takes none while no field has the keyboard,
// where no method runs, or when it does not answer in time.
func (c *Client) Press(k Key) (taken bool, said []Event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	begun := time.Now()
	if !c.focused || !c.ready() {
		return false, c.take(last)
	}
	to := c.to
	s := to.key(k, false)
	done := make(chan *dbus.Call, 1)
	c.listening = true
	c.send(s, dbus.FlagNoAutoStart, done)
	c.mu.Unlock()
	answer := c.await(done, begun, to.pid)
	c.mu.Lock()
	c.listening = false
	defer func() {
		if len(c.said) > 0 {
			c.wake() // for what was said after the answer
		}
	}()
	switch {
	case c.to != to: // it was lost meanwhile
		return false, c.take(last)
	case answer == nil:
		return false, c.giveUp()
	case answer.Err != nil:
		if gone(answer.Err) {
			c.lose()
			c.search()
		}
		return false, c.take(last)
	}
	if answer.Store(&taken) != nil {
		taken = false
	}
	return taken, c.take(answer.ResponseSequence)
}

// await waits for an answer for the rest of patience, and longer while the process
// works or others keep it from doing so.
func (c *Client) await(done chan *dbus.Call, begun time.Time, pid uint32) *dbus.Call {
	half := time.NewTimer(c.patience / 2)
	defer half.Stop()
	for before := (*work)(nil); ; half.Reset(c.patience / 2) {
		select {
		case answer := <-done:
			return answer
		case <-half.C:
		}
		waited := time.Since(begun)
		if before != nil && waited >= c.patience && (waited > forbearance || !before.busy(pid) && !crowded()) {
			return nil
		}
		now := workOf(pid)
		before = &now
	}
}

// last comes after all that is said.
const last = ^dbus.Sequence(0)

// ready reports whether a key can be handed to a method now. It waits for the first
// search after a field got the keyboard.
func (c *Client) ready() bool {
	if c.to == nil && c.searching == nil && time.Since(c.searched) > time.Second {
		c.search()
		c.waited = true // keys go on
	}
	if c.to == nil && c.searching != nil && !c.waited {
		searching := c.searching
		c.mu.Unlock()
		end := time.NewTimer(c.patience)
		select {
		case <-searching:
		case <-end.C:
		}
		end.Stop()
		c.mu.Lock()
		c.waited = true
	}
	c.pass()
	return c.to != nil && !c.troubled()
}

// giveUp goes on without the method until it answers.
func (c *Client) giveUp() []Event {
	said := c.take(last)
	kept := c.preedit.Kept() != "" // the field keeps it; the method may yet say the same
	if !c.preedit.Empty() {
		c.preedit = Preedit{}
		said = append(said, Broken{})
	}
	f := c.fence(say{"Reset", nil}, fence{commits: !kept, trouble: true})
	fault.Go(c.session.Told, func() {
		f.done <- <-f.done
		c.session.Wake()
	})
	return said
}

// Release tells that a key was let go.
func (c *Client) Release(k Key) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.focused && c.to != nil && !c.troubled() {
		c.tell(c.to.key(k, true))
	}
}

func (c *Client) troubled() bool {
	for _, f := range c.fences {
		if f.trouble {
			return true
		}
	}
	return false
}

// Caret tells where the composition is, in pixels on the screen or, under
// Wayland, in the window.
func (c *Client) Caret(r image.Rectangle) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r == c.place {
		return
	}
	c.place = r
	if c.focused && c.to != nil && !c.troubled() {
		c.tell(c.to.caret(r, c.session.Wayland))
	}
}

// Around tells the text of the field, without the composition, and where in it
// the caret and the other end of what is selected are, counted in characters.
func (c *Client) Around(text string, caret, anchor int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	near := surrounding{text, caret, anchor}
	if near == c.near {
		return
	}
	c.near = near
	if c.focused && c.to != nil && !c.troubled() {
		c.tell(c.to.around(text, caret, anchor))
	}
}

// Events hands out what the method said by itself since.
func (c *Client) Events() []Event {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.take(last)
}

// Close ends all that is under way.
func (c *Client) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.focused = false
	c.lose()
	if c.bus != nil {
		hangUp(c.bus)
		c.bus = nil
	}
}

// tell says things to the method that need no answer.
func (c *Client) tell(all ...say) {
	for _, s := range all {
		c.send(s, dbus.FlagNoReplyExpected|dbus.FlagNoAutoStart, make(chan *dbus.Call, 1))
	}
}

func (c *Client) send(s say, flags dbus.Flags, done chan *dbus.Call) {
	name := s.method
	if !strings.Contains(name, ".") {
		name = c.to.iface() + "." + name
	}
	c.to.obj.Go(name, flags, done, s.args...)
}

func (c *Client) fence(s say, f fence) fence {
	f.done = make(chan *dbus.Call, 1)
	c.fences = append(c.fences, f)
	c.send(s, dbus.FlagNoAutoStart, f.done)
	return f
}

// pass goes through the fences that were answered.
func (c *Client) pass() {
	for len(c.fences) > 0 {
		select {
		case answer := <-c.fences[0].done:
			c.drop(answer.ResponseSequence, c.fences[0].commits)
			c.fences = c.fences[1:]
		default:
			return
		}
	}
}

// drop forgets what was said up to a place, but for text if that is to be kept.
func (c *Client) drop(to dbus.Sequence, commits bool) {
	c.said = slices.DeleteFunc(c.said, func(h heard) bool {
		_, text := h.event.(Commit)
		return h.at <= to && !(text && commits)
	})
}

// take hands out what was said up to a place, unless it is still to be known
// which of it is to be heard; that a composition broke is told at once.
func (c *Client) take(to dbus.Sequence) []Event {
	c.pass()
	var out []Event
	c.said = slices.DeleteFunc(c.said, func(h heard) bool {
		_, broken := h.event.(Broken)
		if !broken && (len(c.fences) > 0 || h.at > to) {
			return false
		}
		if p, ok := h.event.(Preedit); ok {
			c.preedit = p
		}
		out = append(out, h.event)
		return true
	})
	return out
}

// lose forgets a method that is gone.
func (c *Client) lose() {
	if c.to == nil {
		return
	}
	if c.to.own {
		hangUp(c.to.conn)
	}
	for _, f := range c.fences {
		c.drop(last, f.commits)
	}
	c.to, c.fences, c.preedit = nil, nil, Preedit{}
	if c.focused { // something may be said that was not handed out yet
		c.said = append(c.said, heard{last, Broken{}})
	}
}

// wake tells, from a goroutine, that there is something to be heard.
func (c *Client) wake() { fault.Go(c.session.Told, c.session.Wake) }

// hangUp closes a connection from a goroutine: closing waits for what is being
// read.
func hangUp(conn *dbus.Conn) { fault.Go(fault.Ignore, func() { conn.Close() }) }

// gone reports whether a call failed because nobody is there to answer it.
func gone(err error) bool {
	if err == nil {
		return false
	}
	if errors.Is(err, dbus.ErrClosed) {
		return true
	}
	var e dbus.Error
	if !errors.As(err, &e) {
		return true // of the connection
	}
	switch e.Name {
	case "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner",
		"org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Disconnected",
		"org.freedesktop.DBus.Error.UnknownObject":
		return true
	}
	return false
}
