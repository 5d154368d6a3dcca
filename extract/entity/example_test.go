package entity_test

import (
	"fmt"

	"newsgraph/extract/entity"
	"newsgraph/extract/text"
)

func Example() {
	tokenizer, err := text.NewTokenizer()
	if err != nil {
		panic(err)
	}
	finder, err := entity.New(entity.Options{})
	if err != nil {
		panic(err)
	}
	body := "Bamako accused Nigerien Foreign Minister Bakary Sangare of lying. He denied it."
	found := finder.Find(tokenizer.Tokenize(body, nil), entity.Context{})
	for _, e := range found.Entities {
		fmt.Println(e.Kind + " " + e.Name)
		for _, m := range e.Mentions {
			fmt.Printf("  %s, %s\n", m.Of(body), m.Form)
		}
	}
	for _, o := range found.Offices {
		fmt.Printf("%s is %s of %s\n", found.Entities[o.Person].Name, o.Title, found.Entities[o.Of].Name)
	}
	// Output:
	// state Mali
	//   Bamako, capital
	// state Niger
	//   Nigerien, adjectival
	// person Bakary Sangare
	//   Bakary Sangare, named
	//   He, pronoun
	// Bakary Sangare is Foreign Minister of Niger
}
