package system

import (
	"net/url"
	"path/filepath"
)

func FileURL(path string) *url.URL {
	return &url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
}
