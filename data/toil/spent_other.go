//go:build !linux

package toil

func spent(do func()) int64 { return 0 }
