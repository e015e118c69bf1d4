//go:build unix

package journal

import (
	"fmt"
	"os"
	"os/user"
	"syscall"
)

// ownedByOther returns the name of the user a file belongs to, "" if that is
// ours or cannot be told.
func ownedByOther(path string) string {
	fi, err := os.Stat(path)
	if err != nil {
		return ""
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok || int(st.Uid) == os.Geteuid() {
		return ""
	}
	id := fmt.Sprint(st.Uid)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return "user " + id
}
