package intake

import (
	"os"
	"path/filepath"
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/data/library"
)

// Start opens the reader's folders, and what the program was started with.
func (in *Intake) Start(paths []string) {
	folders := in.Folders.All()
	in.addRoots(folders)
	if len(folders) > 0 {
		in.Update(folders, false)
	}
	if len(paths) > 0 {
		in.Open(paths, true)
	}
}

// Watch has what is opened from now on watched, and the reader's folders.
func (in *Intake) Watch() {
	in.live = true
	in.Work.Aside(func() {
		for range in.Folders.Changes() {
			in.Work.UI(in.followFolders)
		}
	})
}

// Open takes files and folders into the library, and shows the first article of
// the first of them if it is asked for. Both are remembered, files once they were read.
func (in *Intake) Open(paths []string, show bool) {
	in.Work.Go(func() {
		var whole []string
		for _, p := range paths {
			if abs, err := filepath.Abs(p); err == nil {
				p = abs
			}
			whole = append(whole, p)
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				err := in.Folders.Add(p)
				in.Work.UI(func() { in.sayFolders(err) })
			}
		}
		in.Work.UI(func() {
			in.noteOpened(whole)
			in.addRoots(whole)
			in.Update(whole, show)
		})
	})
}

// Decode reads a page's file in another encoding.
func (in *Intake) Decode(s *library.Sheet, enc library.Encoding) {
	in.Work.Go(func() {
		again, err := in.Library.Decode(in.Work.Life(), s.Path(), enc)
		in.Work.UI(func() {
			if err != nil {
				in.Said.Say(s.Path(), present.OpenError(s.Path(), err))
				return
			}
			in.Said.Unsay(s.Path())
			in.Take(library.Change{Sheets: []*library.Sheet{again}})
			in.OnShow(again)
		})
	})
}

// Unlock reads a file with its password, and shows it. then is called with
// what kept it from that, or nil.
func (in *Intake) Unlock(path, password string, then func(error)) {
	in.Work.Go(func() {
		s, err := in.Library.Unlock(in.Work.Life(), path, password)
		in.Work.UI(func() {
			if err != nil {
				then(err)
				return
			}
			then(nil)
			in.Said.Unsay(path)
			in.mended(path, s)
			in.OnShow(s)
		})
	})
}

// Bring takes the file at path in, which is remembered, and calls then with its page,
// nil when it is gone or none any more.
func (in *Intake) Bring(path string, then func(*library.Sheet)) {
	in.Work.Go(func() {
		file, ok := fileAt(path)
		in.Work.UI(func() {
			if !ok {
				then(nil)
				return
			}
			in.addRoots([]string{file})
			in.update([]string{file}, false, func() { then(in.view.Sheets.Get(path)) })
		})
	})
}

// mended takes in a page of a file that could not be read.
func (in *Intake) mended(path string, s *library.Sheet) {
	in.Take(library.Change{Sheets: []*library.Sheet{s}, Mended: []string{path}})
	if in.updating.jobs == 0 {
		in.showUpdated()
	}
}

// fileAt is the file at a path, or the archive in which it is.
func fileAt(path string) (string, bool) {
	for p := path; filepath.IsAbs(p) && p != filepath.Dir(p); p = filepath.Dir(p) {
		if info, err := os.Stat(p); err == nil {
			return p, !info.IsDir()
		}
	}
	return "", false
}

// remember has the files among paths be there at the next start that are pages, or hold
// some, and are in no folder which will be.
func (in *Intake) remember(paths []string) {
	folders := in.Folders.All()
	for _, p := range paths {
		if stock.RootOf(p, folders) < len(folders) || in.Pages(p) == 0 {
			continue
		}
		in.Work.Go(func() {
			err := in.Folders.Add(p)
			in.Work.UI(func() {
				in.sayFolders(err)
				in.folders[p] = err == nil
			})
		})
	}
}

// addRoots has what was opened followed.
func (in *Intake) addRoots(paths []string) {
	for _, p := range paths {
		if !slices.Contains(in.roots, p) {
			in.roots = append(in.roots, p)
		}
	}
	in.folders = map[string]bool{}
	for _, f := range in.Folders.All() {
		in.folders[f] = true
	}
	in.watch()
}

// showOpened shows the first article of what was opened last: the first of its
// pages in the order of the names given, and of a folder's the first listed.
func (in *Intake) showOpened(paths []string) {
	for _, p := range paths {
		if s := in.view.Sheets.Get(p); s != nil {
			in.OnShow(s)
			return
		}
		s := stock.Order(slices.Clone(in.view.Sheets), in.roots)
		for _, x := range s {
			if stock.RootOf(x.Path(), []string{p}) == 0 && x.Len() > 0 {
				in.OnShow(x)
				return
			}
		}
	}
}

// prefOpened is where it is remembered what was opened lately.
const prefOpened = "opened"

// maxOpened is how many files and folders are remembered as opened lately.
const maxOpened = 20

// Lately is what was opened, the latest first.
func (in *Intake) Lately() []string {
	var out []string
	for _, path := range in.Preferences.StringList(prefOpened) {
		out = append(out, library.PathOf(path))
	}
	return out
}

// noteOpened remembers what was opened, the latest first.
func (in *Intake) noteOpened(paths []string) {
	var list []string
	for _, path := range paths {
		list = append(list, library.NameText(path))
	}
	for _, was := range in.Preferences.StringList(prefOpened) {
		if !slices.Contains(list, was) {
			list = append(list, was)
		}
	}
	in.Preferences.SetStringList(prefOpened, list[:min(len(list), maxOpened)])
}
