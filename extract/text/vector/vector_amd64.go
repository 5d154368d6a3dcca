package vector

import "golang.org/x/sys/cpu"

var (
	fast  = cpu.X86.HasAVX
	fuses = cpu.X86.HasAVX && cpu.X86.HasFMA
)

//go:noescape
func kernel4x16(c *float32, cRow int, a *float32, aRow, aCol int, b *float32, bRow, k int)

//go:noescape
func kernel1x32(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func kernel1x16(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func fused4x16(c *float32, cRow int, a *float32, aRow, aCol int, b *float32, bRow, k int)

//go:noescape
func fused1x32(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func fused1x16(c *float32, a *float32, aCol int, b *float32, bRow, k int)

//go:noescape
func tanh8(x *float32, blocks int)

// The block of b that is kept near: so many rows of 16 columns. From so many rows of a on it is copied together first.
const (
	blockRows = 128
	copyFrom  = 64
)

// mulAddFast does as many columns as make full blocks, and returns their number. Every number of c takes its terms in the order of k.
func mulAddFast(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int, fused bool) int {
	wide := n &^ 15
	if wide == 0 {
		return 0
	}
	if m < copyFrom {
		rowsFast(c, a, rowStep, columnStep, b, m, k, n, wide, fused)
		return wide
	}
	var near [blockRows * 16]float32
	for p := 0; p < k; p += blockRows {
		rows := min(blockRows, k-p)
		for j := 0; j < wide; j += 16 {
			for q := range rows {
				*(*[16]float32)(near[16*q:]) = *(*[16]float32)(b[(p+q)*n+j:])
			}
			i := 0
			for ; i+4 <= m; i += 4 {
				four(fused, &c[i*n+j], 4*n, &a[i*rowStep+p*columnStep], 4*rowStep, 4*columnStep, &near[0], 64, rows)
			}
			for ; i < m; i++ {
				one(fused, &c[i*n+j], &a[i*rowStep+p*columnStep], 4*columnStep, &near[0], 64, rows)
			}
		}
	}
	return wide
}

// rowsFast is mulAddFast for few rows.
func rowsFast(c, a []float32, rowStep, columnStep int, b []float32, m, k, n, wide int, fused bool) {
	i := 0
	for ; i+4 <= m; i += 4 {
		for j := 0; j < wide; j += 16 {
			four(fused, &c[i*n+j], 4*n, &a[i*rowStep], 4*rowStep, 4*columnStep, &b[j], 4*n, k)
		}
	}
	for ; i < m; i++ {
		j := 0
		for ; j+32 <= wide; j += 32 {
			if fused {
				fused1x32(&c[i*n+j], &a[i*rowStep], 4*columnStep, &b[j], 4*n, k)
			} else {
				kernel1x32(&c[i*n+j], &a[i*rowStep], 4*columnStep, &b[j], 4*n, k)
			}
		}
		if j < wide {
			one(fused, &c[i*n+j], &a[i*rowStep], 4*columnStep, &b[j], 4*n, k)
		}
	}
}

func four(fused bool, c *float32, cRow int, a *float32, aRow, aCol int, b *float32, bRow, k int) {
	if fused {
		fused4x16(c, cRow, a, aRow, aCol, b, bRow, k)
	} else {
		kernel4x16(c, cRow, a, aRow, aCol, b, bRow, k)
	}
}

func one(fused bool, c, a *float32, aCol int, b *float32, bRow, k int) {
	if fused {
		fused1x16(c, a, aCol, b, bRow, k)
	} else {
		kernel1x16(c, a, aCol, b, bRow, k)
	}
}
