package article_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"newsgraph/extract/article"
)

const (
	head = "Latvia asks Estonia for three buses\n\n"
	lead = "Latvia has asked Estonia to lend it three buses for the song festival in July, its culture minister said.\n\n"
	rest = "Estonia has not answered the request yet. Its minister, Liis Maasikas-Orr, was travelling.\n\n" +
		"The festival in Riga begins on 3 July, and Latvia expects forty thousand singers.\n\n"
)

func TestParagraphsAreReadOrLeftOut(t *testing.T) {
	tests := []struct {
		name, text string
		role       article.Role
		part       string // the part that must be there with this role
	}{
		{"a dateline is no part of its paragraph", head + "RIGA (Reuters) – " + lead + rest, article.Byline, "RIGA (Reuters) –"},
		{"a dateline with a day", head + "RIGA, June 3 (Xinhua) -- " + lead + rest, article.Byline, "RIGA, June 3 (Xinhua) --"},
		{"a dateline with a country", head + "Riga, Latvia – " + lead + rest, article.Byline, "Riga, Latvia –"},
		{"a dateline in slashes", head + "RIGA, June 3. /TASS/. " + lead + rest, article.Byline, "RIGA, June 3. /TASS/."},
		{"a dateline before a colon", head + "RIGA: " + lead + rest, article.Byline, "RIGA:"},
		{"a dateline in small letters before a colon", head + "New Riga: " + lead + rest, article.Byline, "New Riga:"},
		{"the same under a summary", head + "Three buses are wanted for the song festival, which is held in July every year.\n\nNew Riga: " + lead + rest, article.Byline, "New Riga:"},
		{"a hyphen within a word ends no dateline", head + "NATO Secretary-General Liis Maasikas-Orr has three buses to lend.\n\n" + lead + rest, article.Text, "NATO Secretary-General Liis Maasikas-Orr has three buses to lend."},
		{"an acronym before a colon within the body is none", head + lead + "NATO: the alliance said it had no buses to lend to anybody.\n\n" + rest, article.Text, "NATO: the alliance said it had no buses to lend to anybody."},
		{"a caption stays without its credit", head + "Singers in Riga wait for a bus on Monday [File: Ojars Lund/Reuters]\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus on Monday"},
		{"a credit in parentheses", head + "Singers in Riga wait for a bus. (Ojars Lund / AFP)\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus."},
		{"a credit in asterisks", head + "Singers in Riga wait for a bus. **Ojars Lund / TASS**\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus."},
		{"a credit behind a label", head + "Singers in Riga wait for a bus. Photograph: Ojars Lund/AP\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus."},
		{"a credit of an agency and a name", head + "FILE PHOTO: Singers wait for a bus in Riga, Latvia, June 2, 2023. REUTERS/Ojars Lund\n\n" + lead + rest, article.Caption, "Singers wait for a bus in Riga, Latvia, June 2, 2023."},
		{"a name in brackets is no credit", head + "Latvia fights with the Baltic Bus League (BBL).\n\n" + lead + rest, article.Text, "Latvia fights with the Baltic Bus League (BBL)."},
		{"a dateline without a dash", head + "RIGA (UrduPoint News / Sputnik - 27th April, 2023) " + lead + rest, article.Byline, "RIGA (UrduPoint News / Sputnik - 27th April, 2023)"},
		{"a dateline of a broadcaster", head + "Riga, Latvia CNN — " + lead + rest, article.Byline, "Riga, Latvia CNN —"},
		{"a broadcaster glued to the first word", head + "(CNN)" + lead + rest, article.Byline, "(CNN)"},
		{"a credit of an office by an agency", head + "Singers in Riga wait for a bus. © Latvian Culture Ministry handout via AFP\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus."},
		{"a credit of capitals", head + "Singers in Riga wait for a bus on 2 June. OJARS LUND/AFP\n\n" + lead + rest, article.Caption, "Singers in Riga wait for a bus on 2 June."},
		{"a credit on a line of its own", head + "AFP via Getty Images\n" + lead + rest, article.Byline, "AFP via Getty Images"},
		{"a name and a time of publication", head + "Sumaira FH Published April 27, 2023 | 05:00 PM\n\n" + lead + rest, article.Byline, "Sumaira FH Published April 27, 2023 | 05:00 PM"},
		{"an author's line", head + "By Maris Oskarsson, Culture Desk\n\n" + lead + rest, article.Byline, "By Maris Oskarsson, Culture Desk"},
		{"a sentence that begins with by", head + lead + "By Monday, Latvia had asked three countries.\n\n" + rest, article.Text, "By Monday, Latvia had asked three countries."},
		{"a heading within the body", head + lead + "Second request\n\n" + rest, article.Text, "Second request"},
		{"the line before a statement", head + "Culture Minister Liis Maasikas said:\n\n" + lead + rest, article.Text, "Culture Minister Liis Maasikas said:"},
		{"a short quotation", head + lead + "“No buses.”\n\n" + rest, article.Text, "“No buses.”"},
		{"a quotation that trails off", head + lead + "“We asked, and we waited...”\n\n" + rest, article.Text, "“We asked, and we waited...”"},
		{"a sentence broken at a name after an office", head + lead + "\"We need the buses for children from every town of the country,\" Latvian culture minister\n\nIlze Krauklis-Dahl said on Monday.\n\n" + rest, article.Text, "\"We need the buses for children from every town of the country,\" Latvian culture minister\n\nIlze Krauklis-Dahl said on Monday."},
		{"a sentence broken before a small letter", head + lead + "The buses would have to reach the border\n\nbefore the second of July.\n\n" + rest, article.Text, "The buses would have to reach the border\n\nbefore the second of July."},
		{"a sentence broken behind a preposition", head + lead + "The request was sent to the ministry of\nCulture in Tallinn on Monday.\n\n" + rest, article.Text, "The request was sent to the ministry of\nCulture in Tallinn on Monday."},
		{"a list that the article announces", head + lead + "Latvia asked for:\n\n- two long buses\n\n- one short bus\n\n- a driver for each\n\n" + rest, article.Text, "- one short bus"},
		{"the site's name behind a title", "Latvia asks Estonia for three buses | The Daunt Post\n\n" + lead + rest, article.Title, "Latvia asks Estonia for three buses"},
		{"who reported and edited", head + lead + rest + "(Reporting by Maris Oskarsson; editing by Una Brandt)", article.Byline, "(Reporting by Maris Oskarsson; editing by Una Brandt)"},
		{"the last sentence before the end mark", head + lead + rest + "Latvia will ask Finland next, the minister said. Enditem", article.Text, "Latvia will ask Finland next, the minister said."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, js := read(t, article.Options{}, tree(t, map[string]string{"a.txt": tt.text}))
			require.Empty(t, js)
			require.Len(t, as, 1)
			var got []string
			for _, p := range as[0].Parts {
				if p.Role == tt.role {
					got = append(got, as[0].Body[p.Start:p.End])
				}
			}
			assert.Contains(t, got, tt.part)
			whole(t, as[0])
		})
	}
}

// whole checks that the sentences of the test's article are read.
func whole(t *testing.T, a article.Article) {
	t.Helper()
	for s := range strings.SplitSeq(lead+rest, "\n\n") {
		if strings.Contains(a.Body, s) {
			assert.Contains(t, told(a), s)
		}
	}
}

func TestJunkIsKeptOutAndTheBodyStaysWhole(t *testing.T) {
	tests := []struct{ name, before, middle, after string }{
		{name: "share lines", before: "Share\nFacebook X WhatsApp\n\n", middle: "– Follow us on Twitter: ZZZ\n\n", after: "#ZZZ #Riga"},
		{name: "teasers that break off, before the body", before: "Related stories\n\nZZZ minister resigns over road\n\nThe minister of ZZZ has said that he...\n\nZZZ floods kill three\n\nHeavy rain in ZZZ has...\n\n"},
		{name: "one other story within the body", middle: "Related article: ZZZ Lauds Partnership\n\n"},
		{name: "a heading and one other story within the body", middle: "Read more:\n\nZZZ mayor denies that he sold a tram\n\n"},
		{name: "headlines alone within the body", middle: "Related Posts\n\nZZZ mayor denies that he sold a tram\n\nWhy ZZZ has no airport\n\nZZZ bans bells\n\n"},
		{name: "a headline and its whole sentence, twice, at the end", after: "More from this section\n\nZZZ mayor denies tram sale\n\nThe mayor of ZZZ has denied the sale of a tram to a museum.\n\nZZZ bans church bells\n\nThe council of ZZZ has banned bells at night.\n\n"},
		{name: "comments with names and times", after: "Adam September 26, 2021 - 1:35 PM\n\nZZZ attacked us and nobody says so.\n\nEve September 26, 2021 - 1:39 PM\n\nZZZ did not.\n\n"},
		{name: "comments under a heading", after: "Leave a Comment\n\nZZZ attacked us and nobody says so. The army of ZZZ killed many.\n\n"},
		{name: "comments in French", after: "Commentaires\n\nLe ZZZ a attaqué tout le monde.\n\n"},
		{name: "comments in Russian", after: "Комментарии (2)\n\nZZZ виновата во всём.\n\n"},
		{name: "comments in Hindi", after: "टिप्पणियाँ\n\nZZZ बहुत बुरा है।\n\n"},
		{name: "comments with controls", after: "GreyOwl\n\nZZZ attacked us.\n\nReply\n\nTomas\n\nZZZ did not.\n\nReply\n\n"},
		{name: "a count of comments at the top", before: "12 Comments\n\n", after: ""},
		{name: "copyright and what the publisher says of itself", after: "Source: News Agencies\n\nAt The ZZZ, we stand for ethical journalism and open government in all of Africa.\n\n© 2023 ZZZ Media, all rights reserved. ZZZ content is the property of ZZZ.\n\n"},
		{name: "a plea for subscriptions within the body", middle: "Sign up to our ZZZ newsletter and never miss a story.\n\n"},
		{name: "cookies at the top", before: "We use cookies to measure how ZZZ reads this page.\n\nAccept all\n\n"},
		{name: "headlines run together", after: "Agency Report\n\nLatest News\nZZZ Senate Opens InquiryEgypt's Imports ReshapeThailand Accuses ZZZ of Delay(VIDEO) ZZZ Dances"},
		{name: "an author's life", before: "By Maris Oskarsson\n\n", after: "Maris Oskarsson is a freelance journalist from ZZZ who covers buses.\n\n"},
		{name: "advertisements", middle: "ADVERTISEMENT\n\nArticle continues below ZZZ\n\n"},
		{name: "a path of the site", before: "Home > News > ZZZ\n\n"},
		{name: "a source's address", after: "Original url:\n\nhttps://zzz.example/ZZZ/2021/11/11/x\n\nSource link -ZZZ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first, second, _ := strings.Cut(rest, "\n\n")
			text := head + tt.before + lead + first + "\n\n" + tt.middle + second + tt.after
			as, js := read(t, article.Options{}, tree(t, map[string]string{"a.txt": text}))
			require.Empty(t, js)
			require.Len(t, as, 1)
			assert.NotContains(t, told(as[0]), "ZZZ")
			assert.Equal(t, "Latvia asks Estonia for three buses", as[0].Title)
			whole(t, as[0])
		})
	}
}

func TestTheDayOfPublicationIsThePagesOwn(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"a line of its own", "November 11, 2021\n\n", "", "2021-11-11T00:00:00Z"},
		{"a label", "Published: 25 Sep 2021\n\n", "", "2021-09-25T00:00:00Z"},
		{"with time and zone", "Published 25 Sep 2021 14:30 EDT\n\n", "", "2021-09-25T18:30:00Z"},
		{"ISO 8601", "2021-09-26T13:35Z\n\n", "", "2021-09-26T13:35:00Z"},
		{"the first publication goes before the last update", "Last updated 27 Sep 2021\n\nPublished 25 Sep 2021\n\n", "", "2021-09-25T00:00:00Z"},
		{"an update where nothing else is", "Last updated 27 Sep 2021\n\n", "", "2021-09-27T00:00:00Z"},
		{"day and month that can be confused are none", "03/04/2021\n\n", "", "0001-01-01T00:00:00Z"},
		{"day and month that cannot", "25/09/2021\n\n", "", "2021-09-25T00:00:00Z"},
		{"the address of the page", "", "Original url:\n\nhttps://x.example/2021/11/11/buses", "2021-11-11T00:00:00Z"},
		{"readers' comments say nothing", "", "Adam September 26, 2021 - 1:35 PM\n\nHello.\n\nEve September 26, 2021 - 1:39 PM\n\nHello.", "0001-01-01T00:00:00Z"},
		{"nor does the copyright", "", "© 2021 The Daunt Post", "0001-01-01T00:00:00Z"},
		{"nor does the body", "", "The last festival began on 3 July 2018.", "0001-01-01T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, _ := read(t, article.Options{}, tree(t, map[string]string{"a.txt": head + tt.before + lead + rest + tt.after}))
			require.Len(t, as, 1)
			assert.Equal(t, tt.want, as[0].Published.Format("2006-01-02T15:04:05Z07:00"))
		})
	}
}

func TestThePublisherIsWhoThePageSays(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"the holder of the copyright", "", "© 2023 Thomson Reuters, all rights reserved.", "Thomson Reuters"},
		{"a source", "", "Source: The Daunt Post", "The Daunt Post"},
		{"a source with others", "", "Source: Al Jazeera and news agencies", "Al Jazeera"},
		{"sources without a name are none", "", "Source: News Agencies", ""},
		{"the host of the page", "", "Original url:\n\nhttps://www.dauntpost.example/1", "dauntpost.example"},
		{"a known host", "", "Original url:\n\nhttps://www.thehindu.com/news/1", "The Hindu"},
		{"an agency in the byline is not", "By AFP\n\n", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, _ := read(t, article.Options{}, tree(t, map[string]string{"a.txt": head + tt.before + lead + rest + tt.after}))
			require.Len(t, as, 1)
			assert.Equal(t, tt.want, as[0].Publisher)
		})
	}
}
