package system

import "errors"

// ErrNoClipboard tells that nothing here puts pictures on the clipboard.
var ErrNoClipboard = errors.New("system: neither wl-copy (wl-clipboard) nor xclip is installed")
