package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Where two machines wrote, a folder synchroniser keeps one journal and puts
// the other beside it, under a name of its own making. What a reader or a file
// manager named, "bookmarks-backup.jsonl" or "bookmarks (copy).jsonl", is
// theirs: it is neither read nor touched.

// conflictNames is what synchronisers put between a file's name and its
// extension:
//
//	Syncthing  bookmarks.sync-conflict-20260302-080000-K3JR2LQ.jsonl
//	Dropbox    bookmarks (Li's conflicted copy 2026-03-02).jsonl, in Chinese 的冲突副本, 的衝突複本
//	Nextcloud  bookmarks (conflicted copy 2026-03-02 080000).jsonl
//	ownCloud   bookmarks_conflict-20260302-080000.jsonl
//	OneDrive   bookmarks-laptop-safeBackup-0001.jsonl, as its client for Linux has it
var conflictNames = regexp.MustCompile(`^(?:` +
	`\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]+)?` +
	`|[ _]\((?:[^()]*['’ ])?[Cc]onflicted copy(?: [^()]*)?(?:\(\d+\))?\)` +
	`|[ _]\([^()]*(?:冲突副本|衝突複本)[^()]*(?:\(\d+\))?\)` +
	`|_conflict-\d{8}-\d{6}` +
	`|-.+-safeBackup-\d{4}` +
	`)$`)

// windowsHost is how Windows names a machine nobody has named. OneDrive itself
// puts the machine's name after a hyphen, where a reader may write anything:
// only such a name, or this machine's own, is taken for one, and only in a
// folder of OneDrive's.
var windowsHost = regexp.MustCompile(`^(?:DESKTOP|LAPTOP)-[0-9A-Z]{7}$`)

// conflict reports whether a synchroniser named the file at path for a conflict
// over the journal.
func conflict(path, journal string) bool {
	name, ext := filepath.Base(path), filepath.Ext(journal)
	if !strings.HasPrefix(name, stem(journal)) || !strings.HasSuffix(name, ext) || len(name) < len(stem(journal))+len(ext) {
		return false
	}
	between := name[len(stem(journal)) : len(name)-len(ext)]
	if conflictNames.MatchString(between) {
		return true
	}
	host, _ := os.Hostname()
	machine := numbered.ReplaceAllString(strings.TrimPrefix(between, "-"), "")
	return strings.HasPrefix(between, "-") && strings.Contains(filepath.Dir(path), string(filepath.Separator)+"OneDrive") &&
		(windowsHost.MatchString(machine) || host != "" && strings.EqualFold(machine, host))
}

// numbered is what OneDrive adds where the name is taken.
var numbered = regexp.MustCompile(`-\d{1,2}$`)

// copyRest is how long a copy must have been left alone before it is moved away.
// It may still be on its way here, and what comes later would not be looked for
// where it went; the slowest transfer writes something every few seconds.
const copyRest = time.Minute

// copyState reports whether a copy is still the one that was folded in.
type copyState struct {
	size    int64
	written time.Time
	rested  bool
}

// copies returns the copies that have not been folded in, or could now be
// moved away, with their states.
func (j *Journal[T]) copies() map[string]copyState {
	found := map[string]copyState{}
	for _, path := range []string{j.path, j.target} {
		files, _ := os.ReadDir(filepath.Dir(path))
		for _, f := range files {
			p := filepath.Join(filepath.Dir(path), f.Name())
			if !isCopy(f, path) {
				continue
			}
			fi, err := f.Info()
			if err != nil {
				continue
			}
			s := copyState{fi.Size(), fi.ModTime(), time.Since(fi.ModTime()).Abs() > copyRest}
			if j.done[p] != s {
				found[p] = s
			}
		}
	}
	return found
}

func isCopy(f os.DirEntry, path string) bool {
	return f.Type().IsRegular() && conflict(filepath.Join(filepath.Dir(path), f.Name()), path)
}

// fold merges the copies into the journal, and moves those that are at rest to
// the folder of what is set aside. It is called under the lock. A copy that
// cannot be read is left alone.
func (j *Journal[T]) fold() error {
	for path, state := range j.copies() {
		f, fi, err := openFile(path)
		if err != nil {
			j.done[path] = state
			continue
		}
		unreadable, err := j.foldFile(f)
		f.Close()
		if err != nil {
			return err
		}
		j.done[path] = state
		now, err := os.Stat(path)
		if state.rested && err == nil && os.SameFile(fi, now) && now.Size() == state.size && now.ModTime().Equal(state.written) {
			if to, err := moveAside(path); err == nil && unreadable > 0 {
				j.tellAside(to, unreadable)
			}
		}
	}
	return nil
}

// asideDir is the folder beside a journal in which copies are kept that were
// folded in.
const asideDir = "set-aside"

// moveAside moves a file to the folder of what is set aside, under a name that
// is free there, and returns where it is. A file that cannot be moved stays.
func moveAside(path string) (string, error) {
	dir := filepath.Join(filepath.Dir(path), asideDir)
	if err := mkdir(dir); err != nil {
		return "", err
	}
	ext := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), ext)
	for n := 1; ; n++ {
		to := filepath.Join(dir, name+ext)
		if n > 1 {
			to = filepath.Join(dir, fmt.Sprintf("%s-%d%s", name, n, ext))
		}
		if _, err := os.Lstat(to); err == nil {
			continue
		}
		if err := os.Rename(path, to); err != nil {
			return "", err
		}
		return to, errors.Join(syncDir(dir), syncDir(filepath.Dir(path)))
	}
}

// foldFile appends what f knows better than the journal, and returns how many
// of its lines cannot be read.
func (j *Journal[T]) foldFile(f *os.File) (unreadable int, err error) {
	news := map[string]*Entry[T]{}
	err = j.eachPiece(f, func(e *Entry[T], piece []byte) error {
		if e == nil {
			unreadable++
		} else {
			j.keep(news, e)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	es := j.later(news)
	if len(es) == 0 {
		return unreadable, nil
	}
	if err := j.append(es); err != nil {
		return 0, err
	}
	j.merge(news)
	for _, e := range es {
		delete(j.lost, e.ID)
	}
	return unreadable, nil
}

// later is what the journal says together with news, where it does not know
// them yet.
func (j *Journal[T]) later(news map[string]*Entry[T]) (es []*Entry[T]) {
	for id, e := range news {
		if old := j.entries[id]; old == nil {
			es = append(es, e)
		} else if both := j.join(old, e); both != old {
			es = append(es, both)
		}
	}
	sortByID(es)
	return es
}
