// Package vector has the two loops that the language engine spends its time in: products of matrices and the hyperbolic tangent of
// many numbers. Each result depends on its inputs alone, never on the processor: the fast loops round after every operation, in the
// same order as the plain ones.
package vector

// MulAdd adds to the m×n matrix c the product of an m×k matrix a and the k×n matrix b. b and c are stored by rows without gaps; the
// number in row i and column p of a is a[i*rowStep+p*columnStep], so that a may also be a transposed matrix.
func MulAdd(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int) {
	mulAdd(c, a, rowStep, columnStep, b, m, k, n, false)
}

// MulAddFused is MulAdd for training: where the processor can, it multiplies and adds with one rounding, which is half as fast again. Its
// results are the same each time on one kind of processor, not on all.
func MulAddFused(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int) {
	mulAdd(c, a, rowStep, columnStep, b, m, k, n, fuses)
}

func mulAdd(c, a []float32, rowStep, columnStep int, b []float32, m, k, n int, fused bool) {
	if m == 0 || k == 0 || n == 0 {
		return
	}
	_, _, _ = c[m*n-1], a[(m-1)*rowStep+(k-1)*columnStep], b[k*n-1]
	done := 0
	if fast {
		done = mulAddFast(c, a, rowStep, columnStep, b, m, k, n, fused)
	}
	if done < n {
		mulAddPlain(c, a, rowStep, columnStep, b, m, k, n, done)
	}
}

// mulAddPlain does the columns from the given one on.
func mulAddPlain(c, a []float32, rowStep, columnStep int, b []float32, m, k, n, from int) {
	for i := range m {
		row := c[i*n+from : i*n+n]
		for p := range k {
			x := a[i*rowStep+p*columnStep]
			for j, y := range b[p*n+from : p*n+n] {
				row[j] += float32(x * y)
			}
		}
	}
}

// Tanh replaces every number by its hyperbolic tangent, within 1e-6.
func Tanh(x []float32) {
	done := 0
	if fast {
		done = len(x) &^ 7
		if done > 0 {
			tanh8(&x[0], done/8)
		}
	}
	tanhPlain(x[done:])
}

// A rational function close to tanh within ±7.9; coefficients as in the Eigen library's documentation of its fast tanh.
var tanhNumbers = [...]float32{
	7.90531110763549805, -7.90531110763549805,
	-2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-08, 1.48572235717979e-05, 6.37261928875436e-04, 4.89352455891786e-03,
	1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03,
}

func tanhPlain(x []float32) {
	t := &tanhNumbers
	for i, v := range x {
		if v > t[0] {
			v = t[0]
		}
		if !(v >= t[1]) {
			v = t[1]
		}
		s := float32(v * v)
		p := t[2]
		for _, q := range t[3:9] {
			p = float32(p*s) + q
		}
		q := t[9]
		for _, r := range t[10:13] {
			q = float32(q*s) + r
		}
		x[i] = float32(v*p) / q
	}
}
