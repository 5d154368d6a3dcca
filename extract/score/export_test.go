package score

// FoldForTest is fold: what names are compared by.
func FoldForTest(s string) string { return fold(s) }
