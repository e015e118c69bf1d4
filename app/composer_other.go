//go:build windows || darwin || android || ios

package app

// The toolkit's own way commits text here.

func (*window) composes() {}

func quietXIM() {}
