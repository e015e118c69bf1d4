//go:build !windows && !darwin && !android && !ios

package system

import (
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/godbus/dbus/v5"
)

const (
	portal        = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalRequest = "org.freedesktop.portal.Request"
)

// DesktopPicks reports whether there is a desktop that may ask for files.
func DesktopPicks() bool { return os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" }

// pickings counts the questions asked: each needs a name of its own.
var pickings atomic.Int64

// PickOnDesktop asks with the desktop's own dialog, through its portal, and
// waits for the answer: "" for none. (The portal library takes a plus in a
// file's name for a blank.)
func PickOnDesktop(q Picking) (string, error) {
	bus, err := dbus.SessionBus() // shared, and not to be closed
	if err != nil {
		return "", ErrNoChooser
	}
	token := "lanmu" + strconv.FormatInt(pickings.Add(1), 10)
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	answer := []dbus.MatchOption{dbus.WithMatchObjectPath(request), dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response")}
	if err := bus.AddMatchSignal(answer...); err != nil {
		return "", ErrNoChooser
	}
	defer bus.RemoveMatchSignal(answer...)
	signals := make(chan *dbus.Signal, 16)
	bus.Signal(signals)
	defer bus.RemoveSignal(signals)

	options := map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token)}
	method := "OpenFile"
	if q.Save != "" {
		method = "SaveFile"
		options["current_name"] = dbus.MakeVariant(q.Save)
		options["current_folder"] = dbus.MakeVariant(append([]byte(Documents()), 0))
	} else {
		options["directory"] = dbus.MakeVariant(q.Folder)
	}
	if q.Accept != "" {
		options["accept_label"] = dbus.MakeVariant(q.Accept)
	}
	if len(q.Endings) > 0 {
		type rule struct {
			Kind    uint32 // 0 for a pattern
			Pattern string
		}
		type filter struct {
			Name  string
			Rules []rule
		}
		f := filter{Name: strings.Join(q.Endings, " ")}
		for _, e := range q.Endings {
			f.Rules = append(f.Rules, rule{0, "*" + e})
		}
		options["filters"] = dbus.MakeVariant([]filter{f})
	}
	if err := bus.Object(portal, portalPath).Call("org.freedesktop.portal.FileChooser."+method, 0, "", q.Title, options).Err; err != nil {
		return "", ErrNoChooser
	}
	for s := range signals {
		if s.Path == request && s.Name == portalRequest+".Response" && len(s.Body) == 2 {
			return picked(s.Body)
		}
	}
	return "", nil // the bus is gone
}

// picked reads the portal's answer.
func picked(body []any) (string, error) {
	if status, ok := body[0].(uint32); !ok || status != 0 {
		return "", nil
	}
	results, _ := body[1].(map[string]dbus.Variant)
	uris, _ := results["uris"].Value().([]string)
	if len(uris) == 0 {
		return "", nil
	}
	u, err := url.Parse(uris[0])
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return "", fmt.Errorf("system: the desktop gave no file but %q", uris[0])
	}
	return u.Path, nil
}
