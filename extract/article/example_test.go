package article_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"newsgraph/extract/article"
)

func ExampleRead() {
	page := `Latvia asks Estonia for three buses

By AFP

RIGA (AFP) – Latvia has asked Estonia to lend it three buses.

Estonia has not answered.

Related stories

Finland sells a tram
`
	for a, err := range article.Read(context.Background(), []string{"-"}, article.Options{Stdin: strings.NewReader(page)}) {
		var reject *article.Reject
		if errors.As(err, &reject) {
			fmt.Println("left out:", reject)
			continue
		}
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, p := range a.Parts {
			if p.Role.Read() {
				fmt.Printf("%s: %s\n", p.Role, a.Body[p.Start:p.End])
			}
		}
	}
	// Output:
	// title: Latvia asks Estonia for three buses
	// body: Latvia has asked Estonia to lend it three buses.
	// body: Estonia has not answered.
}
