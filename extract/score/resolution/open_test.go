package resolution_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/score/resolution"
)

// TestWhoIsMeantInTheOpenGoldIsKnownAsWellAsBefore holds the figures of the built-in extractor on the open halves of the gold, without the ledger that
// joins over articles: a change that makes it know less fails. Raise the floors when it knows more.
func TestWhoIsMeantInTheOpenGoldIsKnownAsWellAsBefore(t *testing.T) {
	pipeline, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	for half, floor := range map[string]struct {
		precision, recall, f1, pairwise, inArticle, kinds float64
		merges, mixed                                     int
	}{
		"open":      {precision: 0.91, recall: 0.72, f1: 0.80, pairwise: 0.77, inArticle: 0.90, kinds: 0.96, merges: 0, mixed: 6},
		"news-open": {precision: 0.88, recall: 0.58, f1: 0.70, pairwise: 0.67, inArticle: 0.81, kinds: 0.95, merges: 1, mixed: 13},
		"namesakes": {precision: 0.79, recall: 0.41, f1: 0.54, pairwise: 0.37, inArticle: 0.69, kinds: 0.94, merges: 9, mixed: 48},
	} {
		t.Run(half, func(t *testing.T) {
			var mentions []resolution.Mention
			for _, a := range articles(t, half) {
				result, err := pipeline.Extract(context.Background(), a)
				require.NoError(t, err)
				mentions = append(mentions, resolution.Of(a, result)...)
			}
			g := gold(t, half)
			report := g.Score(mentions)
			assert.GreaterOrEqual(t, report.BCubed.Precision, floor.precision, "B-cubed precision")
			assert.GreaterOrEqual(t, report.BCubed.Recall, floor.recall, "B-cubed recall")
			assert.GreaterOrEqual(t, report.BCubed.F1(), floor.f1, "B-cubed F1")
			assert.GreaterOrEqual(t, report.Pairwise.F1(), floor.pairwise, "pairwise F1")
			assert.GreaterOrEqual(t, g.ScoreArticles(mentions).BCubed.F1(), floor.inArticle, "B-cubed F1 in articles")
			assert.GreaterOrEqual(t, report.KindAccuracy(), floor.kinds, "kinds")
			assert.LessOrEqual(t, report.FalseMerges, floor.merges, "persons falsely merged by name")
			assert.LessOrEqual(t, report.Mixed, floor.mixed, "persons falsely merged by any mention")
		})
	}
}
