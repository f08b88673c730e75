"""Writes reference.json: metrics of small made-up graphs by networkx. Run with python3 and networkx 3 in this folder."""

import json
import math
import random

import networkx as nx

# Weights are powers of two: lengths of 1/weight add up without rounding, save those of merged edges.
draw = random.Random(11)


def drawn(nodes, edges, directed=False):
    names = [f"v{i}" for i in range(nodes)]
    return {
        "directed": directed,
        "nodes": names,
        "edges": [[draw.choice(names), draw.choice(names), draw.choice([0.25, 0.5, 1, 2, 4])] for _ in range(edges)],
    }


graphs = {
    "loops, parallel edges and islands": {
        "directed": False,
        "nodes": ["á, b", "c", 'd "e"', "f", "g", "h", "i", "j"],
        "edges": [
            ["á, b", "c", 1], ["c", "á, b", 1], ["c", "c", 4], ["c", 'd "e"', 0.5], ['d "e"', "á, b", 2],
            ["á, b", "f", 1], ["g", "h", 2], ["h", "g", 2], ["i", "i", 1],
        ],
    },
    "a wheel with a spoke of its own": {
        "directed": False,
        "nodes": ["hub", "a", "b", "c", "d", "e", "tail"],
        "edges": [["hub", x, 1] for x in "abcde"]
        + [["a", "b", 2], ["b", "c", 2], ["c", "d", 2], ["d", "e", 2], ["e", "a", 2], ["hub", "tail", 4]],
    },
    "two directions and an end": {
        "directed": True,
        "nodes": ["a", "b", "c", "d", "e", "f", "g"],
        "edges": [
            ["a", "b", 1], ["b", "a", 4], ["b", "c", 2], ["c", "a", 1], ["c", "d", 0.5], ["d", "e", 1], ["f", "d", 2],
            ["f", "d", 2], ["e", "e", 1],
        ],
    },
    "sides that meet": {
        "directed": False,
        "nodes": ["a", "b", "c", "p", "q", "r", "s"],
        "edges": [["a", "p", 1], ["a", "q", 2], ["b", "q", 1], ["b", "r", 4], ["c", "r", 1], ["c", "p", 1], ["c", "s", 1]],
    },
    "drawn": drawn(24, 60),
    "drawn thin": drawn(40, 36),
    "drawn with directions": drawn(20, 60, True),
}


def built(graph):
    """The graph with loops dropped, parallel edges merged; and what that did."""
    whole = nx.DiGraph() if graph["directed"] else nx.Graph()
    whole.add_nodes_from(graph["nodes"])
    loops = parallel = 0
    for a, b, weight in graph["edges"]:
        if a == b:
            loops += 1
        elif whole.has_edge(a, b):
            parallel += 1
            whole[a][b]["weight"] += weight
        else:
            whole.add_edge(a, b, weight=weight)
    return whole, loops, parallel


def projection(graph):
    flat = nx.Graph()
    flat.add_nodes_from(graph)
    for a, b, weight in graph.edges(data="weight"):
        flat.add_edge(a, b, weight=weight + (flat[a][b]["weight"] if flat.has_edge(a, b) else 0))
    return flat


def power(graph, weight):
    """Power iteration on A + I from a uniform start, incoming; only where the greatest eigenvalue stands alone."""
    values = dict.fromkeys(graph, 1.0)
    for _ in range(20000):
        following = dict(values)
        for a, b, data in graph.edges(data=True):
            following[b] += values[a] * (data["weight"] if weight else 1)
            if not graph.is_directed():
                following[a] += values[b] * (data["weight"] if weight else 1)
        greatest = max(following.values())
        values = {v: x / greatest for v, x in following.items()}
    return values


def measured(graph, weighted):
    weight = "weight" if weighted else None
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / data["weight"]
    length = "length" if weighted else None
    flat = projection(graph)
    n = len(graph)
    columns = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph, weight=length),
        "closeness": nx.closeness_centrality(graph, distance=length),
        "harmonic": {v: x / (n - 1) for v, x in nx.harmonic_centrality(graph, distance=length).items()},
        "eigenvector": power(graph, weighted),
        "pagerank": nx.pagerank(graph, weight=weight, tol=1e-15, max_iter=10000),
        "core": nx.core_number(flat),
        "constraint": nx.constraint(flat, weight=weight),
        "effectiveSize": nx.effective_size(flat),
        "clustering": nx.clustering(flat),
    }
    assortativity = nx.degree_assortativity_coefficient(flat)
    return {
        "columns": {k: {v: None if math.isnan(x) else x for v, x in c.items()} for k, c in columns.items()},
        "components": nx.number_connected_components(flat),
        "assortativity": None if math.isnan(assortativity) else assortativity,
        "transitivity": nx.transitivity(flat),
        "articulation": sorted(nx.articulation_points(flat)),
    }


result = {"networkx": nx.__version__, "graphs": []}
for name, graph in graphs.items():
    whole, loops, parallel = built(graph)
    result["graphs"].append(
        {
            "name": name,
            **graph,
            "simple": {"edges": whole.number_of_edges(), "selfLoops": loops, "parallelMerged": parallel},
            "unweighted": measured(whole, False),
            "weighted": measured(whole, True),
        }
    )
with open("reference.json", "w", encoding="utf-8") as out:
    json.dump(result, out, ensure_ascii=False, indent=1)
    out.write("\n")
