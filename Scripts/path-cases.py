#!/usr/bin/env python3
"""Works out questions about paths with networkx, as data for PathCaseTests.

    pip install networkx
    Scripts/path-cases.py > Tests/GraphQueryTests/Cases/paths.txt

Graphs and questions come from fixed seeds: the same networkx writes the same file.
"""
import datetime
import random

import networkx as nx

FIRST = datetime.date(2020, 1, 1)


def day(number):
    return (FIRST + datetime.timedelta(days=number)).isoformat()


class Case:
    """A graph: edges (source, target, type, since, until), of which the last two may be None."""

    def __init__(self, name, count, edges):
        self.name, self.count, self.edges = name, count, edges
        print(f"graph {name} {count}")
        for source, target, kind, since, until in edges:
            words = [day(d) if d is not None else "-" for d in (since, until)]
            print("edge", source, target, kind, *words)

    def graph(self, directed, kinds=None, at=None):
        """What of it a filter lets through, as a multigraph."""
        result = nx.MultiDiGraph() if directed else nx.MultiGraph()
        result.add_nodes_from(range(self.count))
        for number, (source, target, kind, since, until) in enumerate(self.edges):
            if kinds and kind not in kinds:
                continue
            if at is not None and (since is not None and at < since or until is not None and at >= until):
                continue
            result.add_edge(source, target, key=number)
        return result

    def ask(self, query, rows):
        print("ask", query)
        for row in sorted(" | ".join(str(value) for value in row) for row in rows):
            print(row)


def shortest(graph, source, target, cutoff=None):
    """The length of the shortest paths and how many there are, parallel edges told apart."""
    if source == target:
        return None
    try:
        length = nx.shortest_path_length(graph, source, target)
    except nx.NetworkXNoPath:
        return None
    if cutoff is not None and length > cutoff:
        return None
    number = 0
    for path in nx.all_shortest_paths(graph, source, target):
        ways = 1
        for a, b in zip(path, path[1:]):
            ways *= graph.number_of_edges(a, b)
        number += ways
    return length, number


def distances(case, chance, pairs):
    """Distances and numbers of shortest paths between random nodes, under random filters."""
    for _ in range(pairs):
        source, target = chance.sample(range(case.count), 2)
        directed = chance.random() < 0.6
        kinds = chance.choice([None, None, ("A",), ("A", "B")])
        at = chance.choice([None, None, chance.randrange(0, 100)])
        cutoff = chance.choice([None, None, 2, 4])
        graph = case.graph(directed, kinds, at)
        inside = ":" + "|".join(kinds) if kinds else ""
        time = f" FOR VALID_TIME AS OF date('{day(at)}')" if at is not None else ""
        found = shortest(graph, source, target, cutoff)
        for quantified in (True, False):
            if quantified:
                length = "+" if cutoff is None else f"{{1,{cutoff}}}"
                hop = f"-[{inside}]-{'>' if directed else ''}{length}"
            else:
                length = "*" if cutoff is None else f"*..{cutoff}"
                hop = f"-[{inside}{length}]-{'>' if directed else ''}"
            path = f"(a {{i: {source}}}){hop}(b {{i: {target}}})"
            one = f"ANY SHORTEST {path}" if quantified else f"shortestPath({path})"
            every = f"ALL SHORTEST {path}" if quantified else f"allShortestPaths({path})"
            case.ask(f"MATCH p = {one}{time} RETURN length(p)", [[found[0]]] if found else [])
            case.ask(f"MATCH p = {every}{time} RETURN count(p)", [[found[1] if found else 0]])


def reach(case, chance, sources):
    """Who is within so many hops, and how far."""
    for _ in range(sources):
        source, hops = chance.randrange(case.count), chance.randrange(1, 4)
        directed = chance.random() < 0.5
        graph = case.graph(directed)
        lengths = nx.single_source_shortest_path_length(graph, source, cutoff=hops)
        arrow = ">" if directed else ""
        case.ask(
            f"MATCH p = ANY SHORTEST (a {{i: {source}}})-[]-{arrow}{{0,{hops}}}(b) "
            "RETURN b.i, length(p)", lengths.items())
        everyone = nx.single_source_shortest_path_length(graph, source)
        case.ask(
            f"MATCH ANY SHORTEST (a {{i: {source}}})-[]-{arrow}*(b) RETURN count(b)",
            [[len(everyone)]])


def cycles(case, chance, nodes):
    """The shortest way from a node back to itself, along the arrows."""
    graph = case.graph(True)
    for node in chance.sample(range(case.count), min(nodes, case.count)):
        lengths = [
            1 if successor == node else 1 + nx.shortest_path_length(graph, successor, node)
            for successor in graph.successors(node) if nx.has_path(graph, successor, node)]
        case.ask(
            f"MATCH p = ANY SHORTEST (a {{i: {node}}})-[]->+(a) RETURN length(p)",
            [[min(lengths)]] if lengths else [])


def trails(case, chance, pairs):
    """Trails along the arrows are the simple paths of the line graph."""
    graph = case.graph(True)
    line = nx.line_graph(graph)
    for _ in range(pairs):
        source, target = chance.randrange(case.count), chance.randrange(case.count)
        most = chance.randrange(2, 5)
        lengths = []
        for first in graph.out_edges(source, keys=True):
            for last in graph.in_edges(target, keys=True):
                if first == last:
                    lengths.append(1)
                    continue
                lengths += [len(path) for path in nx.all_simple_paths(line, first, last, cutoff=most - 1)]
        ends = f"(a {{i: {source}}})%s(b {{i: {target}}})" if source != target \
            else f"(a {{i: {source}}})%s(a)"
        case.ask(f"MATCH {ends % f'-[rs*1..{most}]->'} RETURN count(*)", [[len(lengths)]])
        lengths.sort()
        for number in (1, 3):
            path = ends % f"-[]->{{1,{most}}}"
            case.ask(
                f"MATCH p = SHORTEST {number} {path} RETURN collect(length(p))",
                [["[" + ", ".join(map(str, lengths[:number])) + "]"]])
            groups = sorted(set(lengths))[:number]
            kept = [length for length in lengths if length in groups]
            case.ask(f"MATCH p = SHORTEST {number} GROUPS {path} RETURN count(p)", [[len(kept)]])
            case.ask(
                f"MATCH p = ANY {number} {path} RETURN count(p)", [[min(number, len(lengths))]])


def triangles(case):
    """Each triangle is found from each corner and in both directions."""
    simple = nx.Graph(case.graph(False))
    simple.remove_edges_from(nx.selfloop_edges(simple))
    case.ask(
        "MATCH (a)--(b)--(c)--(a) WHERE a.i < b.i AND b.i < c.i "
        "RETURN count(DISTINCT [a.i, b.i, c.i])",
        [[sum(nx.triangles(simple).values()) // 3]])


def random_edges(chance, count, number):
    edges = []
    for _ in range(number):
        since = chance.choice([None, chance.randrange(0, 60)])
        until = chance.choice([None, (since or 30) + chance.randrange(1, 60)])
        edges.append((chance.randrange(count), chance.randrange(count), chance.choice("ABC"), since, until))
    return edges


def plain(graph):
    nodes = {node: number for number, node in enumerate(sorted(graph.nodes))}
    return len(nodes), [(nodes[a], nodes[b], "ABC"[(nodes[a] + nodes[b]) % 3], None, None)
                        for a, b in sorted(graph.edges)]


def main():
    chance = random.Random(20260101)
    known = {
        "karate": nx.karate_club_graph(),
        "grid": nx.grid_2d_graph(6, 6),
        "ring": nx.cycle_graph(12, create_using=nx.DiGraph),
        "ladder": nx.circular_ladder_graph(7),
        "barbell": nx.barbell_graph(5, 3),
        "islands": nx.disjoint_union_all([nx.path_graph(4), nx.cycle_graph(5), nx.star_graph(3)]),
    }
    for name, graph in known.items():
        case = Case(name, *plain(graph))
        distances(case, chance, 8)
        reach(case, chance, 4)
        cycles(case, chance, 3)
        triangles(case)
        if name in ("ring", "islands", "grid"):
            trails(case, chance, 4)
    for number, (count, edges) in enumerate([(10, 14), (12, 30), (25, 40), (40, 90), (60, 60), (8, 24)]):
        case = Case(f"random-{number}", count, random_edges(chance, count, edges))
        distances(case, chance, 12)
        reach(case, chance, 4)
        cycles(case, chance, 5)
        trails(case, chance, 6)
        triangles(case)


main()
