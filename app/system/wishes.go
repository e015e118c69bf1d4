package system

// Wishes are what the desktop asks of its programs for its user's sake.
type Wishes struct {
	Known  bool    // a desktop answers; else it would be dark, and a newspaper is printed on light paper
	Strong bool    // high contrast
	Still  bool    // nothing moves by itself
	Scale  float32 // of text, 1 for the usual size
}
