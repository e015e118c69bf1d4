package system

import (
	"bytes"
	"io"
	"log"
)

// harmless are the complaints of the toolkit that tell a reader nothing: it goes on
// as well without what it misses.
var harmless = [][]byte{
	[]byte("failed to watch theme settings"), // where there is no desktop
	[]byte("Getting favorite locations"),     // in its file dialog, of a folder that is not there
}

// QuietToolkit has what the toolkit logs written to a file but for what is harmless.
func QuietToolkit(to io.Writer) { log.SetOutput(&toolkitLog{to: to}) }

// toolkitLog is told of a complaint in up to three lines, each by a call of its own:
// what it is, its cause, and where in the toolkit it was made.
type toolkitLog struct {
	to       io.Writer
	harmless bool // the complaint being told
}

func (l *toolkitLog) Write(line []byte) (int, error) {
	if !bytes.Contains(line, []byte("   Cause:")) && !bytes.Contains(line, []byte("   At:")) {
		l.harmless = false
		for _, h := range harmless {
			l.harmless = l.harmless || bytes.Contains(line, h)
		}
	}
	if l.harmless {
		return len(line), nil
	}
	return l.to.Write(line)
}
