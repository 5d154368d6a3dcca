package claim

// Row is the line of frames.tsv that made a claim, 0 for claims that are read off names and titles.
func Row(c Claim) int { return c.row }
