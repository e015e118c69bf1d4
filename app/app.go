package app

import (
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/adrg/xdg"

	"lanmu/app/cli"
	"lanmu/app/display"
	"lanmu/app/dress"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/app/typing"
	"lanmu/assets"
	"lanmu/data/fault"
	"lanmu/data/home"
	"lanmu/widgets"
)

// settled is how long after its start the window has settled.
const settled = 700 * time.Millisecond

// Main runs the program with the arguments after its name and returns its exit
// status. Metadata is the text of FyneApp.toml.
func Main(metadata string, args []string) int { return cli.Main(metadata, args, runWindow) }

// runWindow opens the window on files, or on the embedded page when there are
// none, and returns when it is closed. If one is open already, that takes the
// files, unless alone.
func runWindow(files []string, alone bool) error {
	if err := home.Check(); err != nil {
		return err
	}
	if err := display.Check(); err != nil {
		return err
	}
	var other system.Instance
	var show func(files []string) bool // in the window, set before started is closed
	started := make(chan struct{})
	if !alone {
		var taken bool
		other, taken = system.Meet(system.SocketPath(), files, func(files []string) bool {
			select {
			case <-started:
				return onScreen(func() bool { return show(files) })
			case <-time.After(system.HandOverTime / 2):
				return false
			}
		})
		if taken {
			return nil
		}
		defer func() { other.Close() }()
	}
	crash, cerr := system.KeepCrash(system.CrashDir(), time.Now())
	system.QuietToolkit(system.WriterTo(os.Stderr))
	system.JoinDesktop()
	typing.QuietXIM()
	debug.SetGCPercent(-1)
	var l stock.Stacks
	var lerr error
	var opening fault.Group
	opening.Go(func() { l, lerr = stock.OpenStacks() })
	// The toolkit makes its folders, but not those they stand in.
	for _, dir := range []string{xdg.ConfigHome, xdg.CacheHome} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			fmt.Fprintf(system.WriterTo(os.Stderr), "lanmu: cannot make %s: %v; what the window looked like will not be kept\n", dir, err)
		}
	}
	kept := system.OpenPreferences(system.PreferencesPath())
	a := dress.NewDesktop(app.NewWithID(""), kept) // without a name it keeps none of its own
	fyne.SetCurrentApp(a)
	a.SetIcon(fyne.NewStaticResource("lanmu.png", assets.Icon))
	if err := speak(a.Preferences().String(prefLanguage)); err != nil {
		return err
	}
	m, err := stock.OpenMemory()
	if m.Bookmarks == nil {
		return err
	}
	opening.Wait()
	if l.Library == nil {
		return lerr
	}
	w, werr := newWindow(a, m, l)
	if werr != nil {
		return werr
	}
	if err != nil {
		w.above.Say("bookmarks", tongue.T("error.bookmarks", map[string]any{"Cause": present.WhyNot(err)}))
	}
	if lerr != nil {
		w.above.Say("library", tongue.T("error.library", map[string]any{"Cause": present.WhyNot(lerr)}))
	}
	if cerr != nil {
		fmt.Fprintf(system.WriterTo(os.Stderr), "lanmu: what is said of a crash will not be kept: %v\n", cerr)
	} else if crash != "" {
		w.offerCrash(crash)
	}
	w.tellAside()
	w.tellSynonyms()
	w.marks.Follow()
	if len(files)+len(l.Folders.All()) == 0 {
		w.in.Seed()
	}
	show = func(files []string) bool {
		if w.closed.Load() {
			return false
		}
		w.win.RequestFocus()
		w.in.Open(files, true)
		return true
	}
	w.onClosing, w.onLeaving = other.Deafen, display.KeepCopied
	w.heed(a.Quit)
	a.Lifecycle().SetOnStarted(func() {
		w.work.Aside(func() {
			system.WatchDesktop(func(asked system.Wishes) { w.work.UI(func() { a.Obey(asked) }) })
		})
		w.composer = typing.Compose(w.win, w.work, w.offers)
		get, set := display.Primary()
		widgets.UsePrimary(widgets.Primary{Get: get, Set: set})
		close(started)
		fault.After(settled, w.work.Told, func() {
			system.GiveBack()
			w.work.Go(func() { w.Copies.Prune(w.Bookmarks.Removed()) })
		})
		w.in.Watch()
		w.in.Start(files)
	})
	a.Lifecycle().SetOnExitedForeground(func() {
		w.work.UI(w.marks.Keep)
		w.work.Aside(system.GiveBack) // the reader is elsewhere
	})
	end := func() (err error) {
		w.closes()
		err = w.finish()
		within(keepTime, func() { kept.Write() })
		return err
	}
	display.Heed(func() {
		fault.Catch(system.LogFault, w.saveState)
		fault.Catch(system.LogFault, func() { end() })
	})
	w.run()
	return end()
}
