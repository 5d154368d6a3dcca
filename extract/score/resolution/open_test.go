package resolution_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract"
	"newsgraph/extract/score/resolution"
)

// TestWhoIsMeantInTheOpenGoldIsKnownAsWellAsBefore holds the figures of the built-in extractor on the open half of the gold: a
// change that makes it know less fails. Raise the floors when it knows more.
func TestWhoIsMeantInTheOpenGoldIsKnownAsWellAsBefore(t *testing.T) {
	pipeline, err := extract.New(extract.Options{MinConfidence: extract.Sure})
	require.NoError(t, err)
	var mentions []resolution.Mention
	for _, a := range articles(t, "open") {
		result, err := pipeline.Extract(context.Background(), a)
		require.NoError(t, err)
		mentions = append(mentions, resolution.Of(a, result)...)
	}
	report := gold(t, "open").Score(mentions)
	assert.GreaterOrEqual(t, report.BCubed.Precision, 0.82, "B-cubed precision")
	assert.GreaterOrEqual(t, report.BCubed.Recall, 0.61, "B-cubed recall")
	assert.GreaterOrEqual(t, report.BCubed.F1(), 0.72, "B-cubed F1")
	assert.GreaterOrEqual(t, report.Pairwise.F1(), 0.65, "pairwise F1")
	assert.GreaterOrEqual(t, report.KindAccuracy(), 0.90, "kinds")
	assert.LessOrEqual(t, report.FalseMerges, 6, "persons falsely merged by name")
	assert.LessOrEqual(t, report.Mixed, 12, "persons falsely merged by any mention")
}
