//go:build !amd64

package vector

const fast, fuses = false, false

func tanh8(*float32, int) {}

func mulAddFast(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int, fused bool) int {
	return 0
}
