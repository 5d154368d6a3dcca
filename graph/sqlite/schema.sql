-- Version 1. Keys are the file's own and never leave it; ids are made from content. Empty texts are '', absent ones NULL.
CREATE TABLE articles (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,
  published TEXT NOT NULL, -- RFC 3339 in UTC, '' when the page gives none
  lang TEXT NOT NULL, sha256 TEXT NOT NULL, extractor TEXT NOT NULL
) STRICT;
CREATE INDEX articles_published ON articles(published);

CREATE TABLE nodes (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
  aliases TEXT NOT NULL, -- JSON array
  iso3 TEXT NOT NULL, cameo TEXT NOT NULL, wikidata TEXT NOT NULL, mentions INTEGER NOT NULL, articles INTEGER NOT NULL,
  tally TEXT NOT NULL -- JSON of graph.Tally, from which the columns before it are derived
) STRICT;

-- Every name and alias, folded.
CREATE TABLE names (
  fold TEXT NOT NULL, node INTEGER NOT NULL REFERENCES nodes, PRIMARY KEY (fold, node)
) STRICT, WITHOUT ROWID;

-- What an article contributes to a node.
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles, node INTEGER NOT NULL REFERENCES nodes, kind TEXT NOT NULL, name TEXT NOT NULL,
  names TEXT NOT NULL, -- JSON object of counts
  iso3 TEXT NOT NULL, cameo TEXT NOT NULL, wikidata TEXT NOT NULL, PRIMARY KEY (article, node)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles, relation TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES nodes, target INTEGER REFERENCES nodes, speaker INTEGER REFERENCES nodes,
  place INTEGER REFERENCES nodes, trigger TEXT NOT NULL, negated INTEGER NOT NULL, modality TEXT NOT NULL,
  reported INTEGER NOT NULL, title TEXT NOT NULL, former INTEGER NOT NULL,
  date_start TEXT, date_end TEXT, date_precision TEXT, date_basis TEXT, -- all NULL without a date; '' for an open end
  quantity REAL, quantity_high REAL, quantity_unit TEXT, quantity_approx INTEGER, quantity_text TEXT,
  confidence REAL NOT NULL, quote TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_article ON claims(article);
CREATE INDEX claims_source ON claims(source);
CREATE INDEX claims_target ON claims(target) WHERE target IS NOT NULL;
CREATE INDEX claims_relation ON claims(relation);
CREATE INDEX claims_date ON claims(date_start) WHERE date_start IS NOT NULL;
