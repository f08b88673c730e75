"""Prints what networkx reads from a network file, as JSON: nodes and edges with their attributes."""

import csv
import json
import sys

import networkx as nx

path = sys.argv[1]
if path.endswith(".graphml"):
    graph = nx.read_graphml(path)
elif path.endswith(".gexf"):
    graph = nx.read_gexf(path)
else:
    graph = nx.Graph()
    with open(path.replace(".edges.", ".nodes."), newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            graph.add_node(row.pop("id"), **row)
    with open(path, newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            graph.add_edge(row.pop("source"), row.pop("target"), **{**row, "weight": float(row["weight"])})

json.dump(
    {
        "directed": graph.is_directed(),
        "graph": dict(graph.graph),
        "nodes": dict(graph.nodes(data=True)),
        "edges": [[a, b, data] for a, b, data in graph.edges(data=True)],
    },
    sys.stdout,
)
