package system

// Said is what another program said of its failure, in the language that it speaks.
type Said string

// Error implements error.
func (s Said) Error() string { return string(s) }

// err is nil where the program said nothing.
func (s Said) err() error {
	if s == "" {
		return nil
	}
	return s
}
