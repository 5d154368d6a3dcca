package vector

// Plain are the loops without help of the processor, for comparison.
var (
	MulAddPlain = func(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int) {
		mulAddPlain(c, a, rowStep, columnStep, b, m, k, n, 0)
	}
	TanhPlain = tanhPlain
)
