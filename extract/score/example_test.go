package score_test

import (
	"fmt"
	"os"
	"strings"

	"newsgraph/extract/score"
	"newsgraph/graph/ontology"
)

func Example() {
	gold := "001\tMali\tACCUSED\tFrance\tr\n" +
		"001\tMali\tREQUESTED\tWagner Group\tr\treported?\n"
	names := "Mali\tBamako|Republic of Mali\n"
	claims := `{"article":"001_x.txt","source":{"name":"Bamako"},"relation":"ACCUSED","target":{"name":"France"}}` + "\n" +
		`{"article":"001_x.txt","source":{"name":"France"},"relation":"ACCUSED","target":{"name":"Mali"}}` + "\n"

	o, err := ontology.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	known, err := score.ReadNames(strings.NewReader(names), "names.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := score.ReadGold(strings.NewReader(gold), "gold.tsv", known, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := score.ReadClaims(strings.NewReader(claims), "claims.jsonl", o)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := g.Score(found).WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// full      precision 0.500 (1/2)  recall 0.500 (1/2)  F1 0.500
	// strict    precision 0.500 (1/2)  recall 0.500 (1/2)  F1 0.500
	// family    precision 0.500 (1/2)  recall 0.500 (1/2)  F1 0.500
	// pair      precision 0.500 (1/2)  recall 0.500 (1/2)  F1 0.500
	// structure precision 0.000 (0/0)  recall 0.000 (0/0)  F1 0.000
	// forbidden 0
}
