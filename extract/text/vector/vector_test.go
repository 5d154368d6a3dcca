package vector_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"newsgraph/extract/text/vector"
)

func random(n int, r *rand.Rand) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func TestFastProductIsThePlainOneToTheBit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {1, 7, 48}, {3, 5, 16}, {9, 33, 80}, {4, 96, 288}, {5, 2, 23}, {70, 300, 48}, {13, 129, 33}} {
		m, k, n := size[0], size[1], size[2]
		a, b, c := random(m*k, r), random(k*n, r), random(m*n, r)
		want := append([]float32(nil), c...)
		vector.MulAddPlain(want, a, k, 1, b, m, k, n)
		got := append([]float32(nil), c...)
		vector.MulAdd(got, a, k, 1, b, m, k, n)
		assert.Equal(t, want, got)
		want, got = append([]float32(nil), c...), append([]float32(nil), c...)
		vector.MulAddPlain(want, a, 1, m, b, m, k, n)
		vector.MulAdd(got, a, 1, m, b, m, k, n)
		assert.Equal(t, want, got, "with a transposed matrix")
		vector.MulAddFused(c, a, 1, m, b, m, k, n)
		assert.InDeltaSlice(t, want, c, 1e-3, "with one rounding")
	}
}

func TestTanh(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	x := append(random(1000, r), 0, 1, -1, 20, -20, float32(math.Inf(1)), float32(math.Inf(-1)), 7.9, -7.9, 1e-20, 3)
	got, plain := append([]float32(nil), x...), append([]float32(nil), x...)
	vector.Tanh(got)
	vector.TanhPlain(plain)
	assert.Equal(t, plain, got, "the same to the bit")
	for i := range x {
		assert.InDelta(t, math.Tanh(float64(x[i])), float64(got[i]), 1e-6)
	}
}

func BenchmarkMulAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		name    string
		m, k, n int
	}{{"rows", 24, 112, 288}, {"one row", 1, 96, 288}, {"batch", 400, 112, 336}, {"sentences", 24, 112, 336}} {
		b.Run("fused "+c.name, func(b *testing.B) {
			x, y, z := random(c.m*c.k, r), random(c.k*c.n, r), random(c.m*c.n, r)
			for b.Loop() {
				vector.MulAddFused(z, x, c.k, 1, y, c.m, c.k, c.n)
			}
			b.ReportMetric(float64(c.m*c.k*c.n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
		})
		b.Run(c.name, func(b *testing.B) {
			x, y, z := random(c.m*c.k, r), random(c.k*c.n, r), random(c.m*c.n, r)
			for b.Loop() {
				vector.MulAdd(z, x, c.k, 1, y, c.m, c.k, c.n)
			}
			b.ReportMetric(float64(c.m*c.k*c.n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
		})
	}
}
