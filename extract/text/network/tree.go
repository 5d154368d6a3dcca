package network

import (
	"math"
	"slices"
)

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
	g := newGraph(scores)
	root, gain := 1, math.Inf(-1)
	for d := 1; d <= n; d++ {
		best := math.Inf(-1)
		for h := 1; h <= n; h++ {
			best = max(best, g.score(h, d))
		}
		if x := g.score(0, d) - best; x > gain || d == 1 {
			root, gain = d, x
		}
	}
	for d := 1; d <= n; d++ {
		if d != root {
			g.scores[d] = notRoot
		}
	}
	heads := g.solve()
	for d := range heads {
		heads[d]--
	}
	return heads
}

// notRoot is the score of the root as the head of tokens that must not hang on it.
const notRoot = -1e9

// graph is what is left of the nodes and arcs while cycles are contracted. A contracted cycle goes on in the place of one of its nodes.
type graph struct {
	size   int
	scores []float64 // of the arc from a place to another, at head*size+dependent
	arcs   [][2]int32
	parent []int // best head of each place
	alive  []int // places, in order
	node   []int // which node stands in a place: 0 to size-1 are words, the others cycles
	up     []int // the cycle that a node went into
	in     [][2]int32
}

func newGraph(scores Matrix) *graph {
	size := scores.Rows + 1
	g := &graph{size: size, scores: make([]float64, size*size), arcs: make([][2]int32, size*size), parent: make([]int, size), node: make([]int, size)}
	g.up, g.in = make([]int, 2*size), make([][2]int32, 2*size)
	for h := range size {
		g.alive, g.node[h] = append(g.alive, h), h
		for d := range size {
			g.scores[h*size+d], g.arcs[h*size+d] = math.Inf(-1), [2]int32{int32(h), int32(d)}
			if d > 0 && h != d {
				g.scores[h*size+d] = float64(scores.Row(d - 1)[h])
			}
		}
	}
	return g
}

func (g *graph) score(h, d int) float64 { return g.scores[h*g.size+d] }

// choose finds the best head of a place.
func (g *graph) choose(d int) {
	best := -1
	for _, h := range g.alive {
		if h != d && (best < 0 || g.score(h, d) > g.score(best, d)) {
			best = h
		}
	}
	g.parent[d] = best
	g.in[g.node[d]] = g.arcs[best*g.size+d]
}

// solve follows best heads until the root, contracts each cycle on the way, and then opens the cycles again, the last one first. It returns
// the heads of nodes 1 to size-1, and takes time in proportion to the square of their number.
func (g *graph) solve() []int {
	for _, d := range g.alive[1:] {
		g.choose(d)
	}
	const onPath, done = 1, 2
	state := make([]int8, g.size)
	state[0] = done
	nodes := g.size
	var path []int
	for start := 1; start < g.size; start++ {
		if state[start] != 0 {
			continue
		}
		path = append(path[:0], start)
		state[start] = onPath
		for {
			next := g.parent[path[len(path)-1]]
			if state[next] == done {
				break
			}
			if state[next] == onPath {
				first := slices.Index(path, next)
				g.contract(path[first:], nodes)
				nodes++
				for _, v := range path[first+1:] {
					state[v] = done // no place any more
				}
				path = path[:first+1]
				continue
			}
			state[next] = onPath
			path = append(path, next)
		}
		for _, v := range path {
			state[v] = done
		}
	}
	for c := nodes - 1; c >= g.size; c-- {
		v := int(g.in[c][1])
		for g.up[v] != c {
			v = g.up[v]
		}
		g.in[v] = g.in[c]
	}
	heads := make([]int, g.size-1)
	for d := range heads {
		heads[d] = int(g.in[d+1][0])
	}
	return heads
}

// contract makes a cycle one node, with a number of its own, in the place of its first one.
func (g *graph) contract(cycle []int, number int) {
	size, c := g.size, cycle[0]
	within := make([]float64, len(cycle)) // score of the arc of the cycle into each node
	for i, v := range cycle {
		within[i] = g.score(g.parent[v], v)
	}
	g.alive = slices.DeleteFunc(g.alive, func(u int) bool { return slices.Contains(cycle[1:], u) })
	for _, u := range g.alive {
		if u == c {
			continue
		}
		into, from := 0, 0
		for i, v := range cycle {
			if g.score(u, v)-within[i] > g.score(u, cycle[into])-within[into] {
				into = i
			}
			if g.score(v, u) > g.score(cycle[from], u) {
				from = i
			}
		}
		score, arc := g.score(u, cycle[into])-within[into], g.arcs[u*size+cycle[into]]
		g.scores[u*size+c], g.arcs[u*size+c] = score, arc
		score, arc = g.score(cycle[from], u), g.arcs[cycle[from]*size+u]
		g.scores[c*size+u], g.arcs[c*size+u] = score, arc
		if u != 0 && slices.Contains(cycle, g.parent[u]) {
			g.parent[u] = c
		}
	}
	for _, v := range cycle {
		g.up[g.node[v]] = number
	}
	g.node[c] = number
	g.choose(c)
}
