package sample

import (
	"math"
	"math/rand/v2"
	"sort"
)

// zipf draws ranks: the k-th with a probability in proportion to 1/(k+2)^s.
// (The 2, Mandelbrot's, keeps the first few from being all there is.)
type zipf struct{ sums []float64 }

func newZipf(n int, s float64) *zipf {
	z := &zipf{make([]float64, n)}
	sum := 0.0
	for i := range z.sums {
		sum += math.Pow(float64(i)+2, -s)
		z.sums[i] = sum
	}
	return z
}

func (z *zipf) draw(r *rand.Rand) int {
	return sort.SearchFloat64s(z.sums, r.Float64()*z.sums[len(z.sums)-1])
}
