//go:build !unix

package find

import "time"

var began = time.Now()

func cpu() time.Duration { return time.Since(began) }
