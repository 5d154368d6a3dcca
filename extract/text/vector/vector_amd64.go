package vector

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX

//go:noescape
func kernel4x16(c *float32, cRow int, a *float32, aRow, aCol int, b *float32, bRow, k int)

//go:noescape
func kernel1x32(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func kernel1x16(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func tanh8(x *float32, blocks int)

// mulAddFast does as many columns as make full blocks, and returns their number.
func mulAddFast(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int) int {
	wide := n &^ 15
	i := 0
	for ; i+4 <= m; i += 4 {
		for j := 0; j < wide; j += 16 {
			kernel4x16(&c[i*n+j], 4*n, &a[i*rowStep], 4*rowStep, 4*columnStep, &b[j], 4*n, k)
		}
	}
	for ; i < m; i++ {
		j := 0
		for ; j+32 <= wide; j += 32 {
			kernel1x32(&c[i*n+j], &a[i*rowStep], 4*columnStep, &b[j], 4*n, k)
		}
		if j < wide {
			kernel1x16(&c[i*n+j], &a[i*rowStep], 4*columnStep, &b[j], 4*n, k)
		}
	}
	return wide
}
