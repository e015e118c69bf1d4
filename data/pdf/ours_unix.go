//go:build unix

package pdf

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ours reports whether nobody else can have put code into dir: it and all that is in
// it belongs to this user, and no other can write there or move a folder above. A
// folder of ours that was open to others is emptied and closed.
func ours(dir string) bool {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return false
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return false
	}
	for up := filepath.Dir(dir); ; up = filepath.Dir(up) {
		info, err := os.Lstat(up)
		if err != nil || !closedAbove(info) {
			return false
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	open := false
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if owner(info) != os.Geteuid() {
			return fs.ErrPermission
		}
		open = open || info.Mode().Perm()&0o022 != 0 || info.Mode()&(fs.ModeDir|fs.ModeType) != info.Mode()&fs.ModeDir
		return nil
	})
	if err != nil || !open {
		return err == nil
	}
	if os.Chmod(dir, 0o700) != nil {
		return false
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if os.RemoveAll(filepath.Join(dir, e.Name())) != nil {
			return false
		}
	}
	return err == nil
}

// closedAbove reports whether only this user and root can move what is in a folder.
func closedAbove(info fs.FileInfo) bool {
	if uid := owner(info); uid != 0 && uid != os.Geteuid() {
		return false
	}
	if info.Mode()&fs.ModeSticky != 0 {
		return true
	}
	// A group that has its user's number has no one else in it, where each has one.
	s, _ := info.Sys().(*syscall.Stat_t)
	alone := s != nil && int(s.Gid) == os.Getegid() && os.Getegid() == os.Geteuid()
	return info.Mode().Perm()&0o002 == 0 && (alone || info.Mode().Perm()&0o020 == 0)
}

// owner returns whose a file is.
func owner(info fs.FileInfo) int {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Uid)
	}
	return -1
}
