package network

import "math"

// Name is a run of tokens that names something.
type Name struct {
	First, Last int // both included
	Kind        Kind
	Score       float64 // mean probability of its labels, 0 to 1
}

// Names returns the best names for the scores of labels: the best sequence in which no name goes on that has not begun.
func Names(scores Matrix) []Name {
	n := scores.Rows
	if n == 0 {
		return nil
	}
	logs := make([][NameLabels]float64, n)
	best := make([][NameLabels]float64, n)
	from := make([][NameLabels]int8, n)
	for i := range n {
		logs[i] = logProbabilities(scores.Row(i))
		for l := range NameLabels {
			score, previous := math.Inf(-1), 0
			if i == 0 {
				if l == Outside || l%2 == 1 {
					score = 0
				}
			} else {
				for p := range NameLabels {
					if follows(p, l) && best[i-1][p] > score {
						score, previous = best[i-1][p], p
					}
				}
			}
			best[i][l], from[i][l] = score+logs[i][l], int8(previous)
		}
	}
	labels := make([]int, n)
	for l := range NameLabels {
		if best[n-1][l] > best[n-1][labels[n-1]] {
			labels[n-1] = l
		}
	}
	for i := n - 1; i > 0; i-- {
		labels[i-1] = int(from[i][labels[i]])
	}
	return collect(labels, logs)
}

// follows says whether a label may follow another.
func follows(before, label int) bool {
	return label == Outside || label%2 == 1 || before == label || before == label-1
}

func logProbabilities(row []float32) [NameLabels]float64 {
	var out [NameLabels]float64
	top := row[0]
	for _, v := range row[:NameLabels] {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range row[:NameLabels] {
		out[i] = float64(v - top)
		sum += math.Exp(out[i])
	}
	sum = math.Log(sum)
	for i := range out {
		out[i] -= sum
	}
	return out
}

// collect makes names of labels.
func collect(labels []int, logs [][NameLabels]float64) []Name {
	var out []Name
	for i := 0; i < len(labels); i++ {
		if labels[i] == Outside {
			continue
		}
		kind := Kind((labels[i] - 1) / 2)
		sum := math.Exp(logs[i][labels[i]])
		last := i
		for last+1 < len(labels) && labels[last+1] == 2*int(kind)+2 {
			last++
			sum += math.Exp(logs[last][labels[last]])
		}
		out = append(out, Name{First: i, Last: last, Kind: kind, Score: sum / float64(last-i+1)})
		i = last
	}
	return out
}
