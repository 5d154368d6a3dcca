package network

import "math"

// Tree returns the heads of the tree with the greatest sum of scores that has one root, after Chu and Liu (1965) and Edmonds
// (1967). Row i, column j holds the score of token j-1 as the head of token i, column 0 that of the root; further columns are
// not read. A head is an index, or -1.
func Tree(scores Matrix) []int {
	n := scores.Rows
	heads := make([]int, n)
	roots := 0
	for i := range heads {
		row := scores.Row(i)
		best := -1
		for j := -1; j < n; j++ {
			if j != i && (best == -1 && j != -1 && row[j+1] > row[0] || best != -1 && row[j+1] > row[best+1]) {
				best = j
			}
		}
		heads[i] = best
		if best == -1 {
			roots++
		}
	}
	if roots == 1 && isTree(heads) {
		return heads
	}
	return spanning(scores)
}

// isTree says whether every token hangs on the root.
func isTree(heads []int) bool {
	state := make([]int8, len(heads)) // 1: on the way, 2: hangs on the root
	for i := range heads {
		j := i
		for j != -1 && state[j] == 0 {
			state[j] = 1
			j = heads[j]
		}
		if j != -1 && state[j] == 1 {
			return false
		}
		for j = i; j != -1 && state[j] == 1; j = heads[j] {
			state[j] = 2
		}
	}
	return true
}

// spanning finds the best tree over nodes 0 (the root) to n. The root is first given the one token that gains most by it.
func spanning(scores Matrix) []int {
	n := scores.Rows
	size := n + 1
	w := make([][]float64, size) // w[head][dependent]
	for h := range w {
		w[h] = make([]float64, size)
		for d := 1; d < size; d++ {
			w[h][d] = math.Inf(-1)
			if h != d {
				w[h][d] = float64(scores.Row(d - 1)[h])
			}
		}
	}
	root, gain := 1, math.Inf(-1)
	for d := 1; d < size; d++ {
		best := math.Inf(-1)
		for h := 1; h < size; h++ {
			best = max(best, w[h][d])
		}
		if g := w[0][d] - best; g > gain || d == 1 {
			root, gain = d, g
		}
	}
	for d := 1; d < size; d++ {
		if d != root {
			w[0][d] = -1e9
		}
	}
	parents := arborescence(w, 0)
	heads := make([]int, n)
	for d := 1; d < size; d++ {
		heads[d-1] = parents[d] - 1
	}
	return heads
}

// maxContractions is how many cycles are contracted in search of the best tree. A sentence has two or three; what has more is no
// sentence, and gets some tree at once.
const maxContractions = 10

// arborescence returns the parent of every node in the best tree that hangs on node 0. It contracts one cycle after the other.
func arborescence(w [][]float64, depth int) []int {
	n := len(w)
	parent := make([]int, n)
	for d := 1; d < n; d++ {
		for h := range n {
			if h != d && (parent[d] == d || h == 0 || w[h][d] > w[parent[d]][d]) {
				parent[d] = h
			}
		}
	}
	cycle := findCycle(parent)
	if cycle == nil {
		return parent
	}
	if depth == maxContractions {
		breakCycles(w, parent)
		return parent
	}
	in := make([]bool, n)
	for _, v := range cycle {
		in[v] = true
	}
	var outside []int // node 0 first
	for v := range n {
		if !in[v] {
			outside = append(outside, v)
		}
	}
	m := len(outside) + 1
	c := m - 1
	small := make([][]float64, m)
	enter, leave := make([]int, m), make([]int, m) // where an arc into, or out of, the cycle meets it
	for i := range small {
		small[i] = make([]float64, m)
	}
	for i, u := range outside {
		for j, v := range outside {
			small[i][j] = w[u][v]
		}
		small[i][c], small[c][i] = math.Inf(-1), math.Inf(-1)
		enter[i], leave[i] = cycle[0], cycle[0]
		for _, v := range cycle {
			if s := w[u][v] - w[parent[v]][v]; s > small[i][c] {
				small[i][c], enter[i] = s, v
			}
			if w[v][u] > small[c][i] {
				small[c][i], leave[i] = w[v][u], v
			}
		}
	}
	solved := arborescence(small, depth+1)
	for i, u := range outside {
		if i == 0 {
			continue
		}
		if solved[i] == c {
			parent[u] = leave[i]
		} else {
			parent[u] = outside[solved[i]]
		}
	}
	parent[enter[solved[c]]] = outside[solved[c]]
	return parent
}

// findCycle returns the nodes of a cycle, or nil.
func findCycle(parent []int) []int {
	seen := make([]int, len(parent))
	for start := 1; start < len(parent); start++ {
		v := start
		for v != 0 && seen[v] == 0 {
			seen[v] = start
			v = parent[v]
		}
		if v != 0 && seen[v] == start {
			cycle := []int{v}
			for u := parent[v]; u != v; u = parent[u] {
				cycle = append(cycle, u)
			}
			return cycle
		}
	}
	return nil
}

// breakCycles hangs one node of each cycle on a node that hangs on node 0 already, where that costs least.
func breakCycles(w [][]float64, parent []int) {
	for cycle := findCycle(parent); cycle != nil; cycle = findCycle(parent) {
		hangs := make([]int8, len(parent)) // 1: on node 0, -1: not, 2: being looked at
		hangs[0] = 1
		for v := range parent {
			hang(parent, hangs, v)
		}
		node, head, cost := cycle[0], 0, math.Inf(1)
		for _, v := range cycle {
			for u := range parent {
				if c := w[parent[v]][v] - w[u][v]; hangs[u] == 1 && c < cost {
					node, head, cost = v, u, c
				}
			}
		}
		parent[node] = head
	}
}

// hang finds out whether a node hangs on node 0, and notes it for all nodes on the way.
func hang(parent []int, hangs []int8, v int) {
	u := v
	for hangs[u] == 0 {
		hangs[u] = 2
		u = parent[u]
	}
	state := hangs[u]
	if state == 2 {
		state = -1
	}
	for u = v; hangs[u] == 2; u = parent[u] {
		hangs[u] = state
	}
}
