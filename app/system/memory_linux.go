package system

/*
#include <malloc.h>

static void giveBack(void) {
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
*/
import "C"

// giveBackC has the C library give back what the C parts have let go of: the drawing
// of the first frames leaves some megabytes that it would keep for ever.
func giveBackC() { C.giveBack() }
