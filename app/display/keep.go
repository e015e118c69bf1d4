//go:build ((linux && !android) || freebsd || netbsd || openbsd) && (x11 || !wayland)

package display

/*
#include <X11/Xlib.h>
#include <X11/Xatom.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int owned(Display *toolkit) {
	Window owner = XGetSelectionOwner(toolkit, XInternAtom(toolkit, "CLIPBOARD", False));
	XWindowAttributes a;
	// The toolkit listens at its own window, and at nobody else's.
	return owner != None && XGetWindowAttributes(toolkit, owner, &a) && a.your_event_mask != 0;
}

static int lenient(Display *d, XErrorEvent *e) { return 0; }

enum { CLIPBOARD, MANAGER, SAVE, TARGETS, MULTIPLE, PAIR, TIMESTAMP, UTF8, PLAIN, COUNT };
static char *names[COUNT] = {"CLIPBOARD", "CLIPBOARD_MANAGER", "SAVE_TARGETS", "TARGETS", "MULTIPLE", "ATOM_PAIR",
	"TIMESTAMP", "UTF8_STRING", "text/plain;charset=utf-8"};

static int put(Display *d, Atom *a, Time t, Window to, Atom target, Atom at, const char *text) {
	Atom all[] = {a[TARGETS], a[MULTIPLE], a[TIMESTAMP], a[UTF8], a[PLAIN]};
	long when = t;
	if (target == a[TARGETS])
		XChangeProperty(d, to, at, XA_ATOM, 32, PropModeReplace, (unsigned char *)all, sizeof all / sizeof *all);
	else if (target == a[TIMESTAMP])
		XChangeProperty(d, to, at, XA_INTEGER, 32, PropModeReplace, (unsigned char *)&when, 1);
	else if (target == a[UTF8] || target == a[PLAIN])
		XChangeProperty(d, to, at, target, 8, PropModeReplace, (unsigned char *)text, strlen(text));
	else
		return 0;
	return 1;
}

// answer reports whether it gave the text.
static int answer(Display *d, Atom *a, Time t, XSelectionRequestEvent *r, const char *text) {
	XEvent e = {SelectionNotify};
	e.xselection.requestor = r->requestor;
	e.xselection.selection = r->selection;
	e.xselection.target = r->target;
	e.xselection.time = r->time;
	Atom at = r->property ? r->property : r->target; // as old clients ask
	if (r->target == a[MULTIPLE]) {
		Atom type, *pairs = NULL;
		int format;
		unsigned long n = 0, more;
		XGetWindowProperty(d, r->requestor, at, 0, 64, False, a[PAIR], &type, &format, &n, &more, (unsigned char **)&pairs);
		for (unsigned long i = 0; pairs && i + 1 < n; i += 2)
			if (!put(d, a, t, r->requestor, pairs[i], pairs[i+1], text))
				pairs[i+1] = None;
		if (pairs) {
			XChangeProperty(d, r->requestor, at, a[PAIR], 32, PropModeReplace, (unsigned char *)pairs, n);
			XFree(pairs);
			e.xselection.property = at;
		}
	} else if (put(d, a, t, r->requestor, r->target, at, text))
		e.xselection.property = at;
	XSendEvent(d, r->requestor, False, 0, &e);
	return e.xselection.property && (r->target == a[MULTIPLE] || r->target == a[UTF8] || r->target == a[PLAIN]);
}

static long millis(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000L + t.tv_nsec / 1000000;
}

// hand gives a text to the clipboard manager, for whom it waits no longer than some
// milliseconds, and than some more once the text has been fetched: not all say that they
// have it.
static void hand(const char *text, int patience, int more) {
	Display *d = XOpenDisplay(NULL);
	if (!d)
		return;
	Atom a[COUNT];
	XInternAtoms(d, names, COUNT, False, a);
	if (XGetSelectionOwner(d, a[MANAGER]) == None) {
		XCloseDisplay(d);
		return;
	}
	int (*strict)(Display *, XErrorEvent *) = XSetErrorHandler(lenient); // who asks may be gone meanwhile
	Window w = XCreateSimpleWindow(d, DefaultRootWindow(d), 0, 0, 1, 1, 0, 0, 0);
	XSelectInput(d, w, PropertyChangeMask);
	Atom targets[] = {a[UTF8], a[PLAIN]};
	XChangeProperty(d, w, a[SAVE], XA_ATOM, 32, PropModeReplace, (unsigned char *)targets, 2);
	Time t = 0; // the server's, which managers compare
	long end = millis() + patience;
	for (int done = 0; !done;) {
		long now = millis();
		if (now >= end)
			break;
		if (!XPending(d)) {
			struct pollfd f = {ConnectionNumber(d), POLLIN};
			poll(&f, 1, end - now);
			continue;
		}
		XEvent e;
		XNextEvent(d, &e);
		if (e.type == PropertyNotify && !t) {
			t = e.xproperty.time;
			XSetSelectionOwner(d, a[CLIPBOARD], w, t);
			XConvertSelection(d, a[MANAGER], a[SAVE], a[SAVE], w, t);
		} else if (e.type == SelectionRequest) {
			if (answer(d, a, t, &e.xselectionrequest, text) && now + more < end)
				end = now + more;
		} else if (e.type == SelectionNotify && e.xselection.target == a[SAVE])
			done = 1;
	}
	XSync(d, True);
	XSetErrorHandler(strict);
	XCloseDisplay(d);
}
*/
import "C"

import (
	"time"
	"unsafe"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// How long a clipboard manager may take in all, and to say that it has what it fetched.
const (
	handing  = time.Second
	thanking = 200 * time.Millisecond
)

// KeepCopied gives what this program put on the clipboard to the desktop's clipboard
// manager, if there is one, so that it is there when the program has ended. It is called
// before that, on the goroutine that draws.
//
// The toolkit does so as well when it ends, but asks for nothing in particular, on which
// some managers never answer, and waits for the answer for ever. What was handed over is
// not the program's any more, and the toolkit lets it be.
//
// See https://www.freedesktop.org/wiki/ClipboardManager and ICCCM, 2.2 and 2.6.
func KeepCopied() {
	if glfw.GetPlatform() != glfw.PlatformX11 {
		return
	}
	if C.owned((*C.Display)(unsafe.Pointer(glfw.GetX11Display()))) == 0 {
		return
	}
	text := C.CString(glfw.GetClipboardString())
	defer C.free(unsafe.Pointer(text))
	C.hand(text, C.int(handing/time.Millisecond), C.int(thanking/time.Millisecond))
}
