"""Betweenness of an edge list by python-igraph: `betweenness_igraph.py FILE`. Prints seconds and values over pairs of nodes."""

import csv
import json
import sys
import time

import igraph

with open(sys.argv[1], newline="") as file:
    edges = [(row["source"], row["target"]) for row in csv.DictReader(file)]
graph = igraph.Graph.TupleList(edges, directed=False)
started = time.perf_counter()
values = graph.betweenness(directed=False)
seconds = time.perf_counter() - started
pairs = (graph.vcount() - 1) * (graph.vcount() - 2) / 2
print(
    json.dumps(
        {
            "seconds": seconds,
            "version": igraph.__version__,
            "nodes": graph.vs["name"],
            "values": {"betweenness": [value / pairs for value in values]},
        }
    )
)
