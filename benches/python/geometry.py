"""Algorithms of the plane beside GEOS (by shapely) and CGAL, on the same files.

    python3 -m venv target/venv
    target/venv/bin/pip install -r benches/python/requirements-geometry.txt
    cargo build --release -p kihon-benches --bin beside
    target/venv/bin/python benches/python/geometry.py [FILTER]

CGAL takes part where its program is built: the command is in benches/cpp/cgal.cpp. The
environment variable COAST may name a GeoJSON of Natural Earth's land at 1:10 million;
its ring with the number of corners nearest to 10,000 is then located in, too.

One thread each, in turns: a round times all sides one after the other, in CPU time of
their threads, and gives a ratio; the figure is their median, with the 10 % and 90 %
quantiles. What a side needs in its own types (points, geometries, a prepared polygon) is
made before the clock starts. Answers are compared first. The bars are those of the list
below: our share of another's time, or nanoseconds a point; exit status 1 if one is missed
or an answer of ours and of an exact peer differ.
"""

import json
import os
import pathlib
import sys
import tempfile

import numpy as np
import shapely

from sides import RELEASE, Here, Program

MILLION = 1_000_000
TURN = 2 * np.pi


def square(n, random):
    return random.random((n, 2))


def disk(n, random):
    radius, angle = np.sqrt(random.random(n)), random.random(n) * TURN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def on_circle(n, random):
    angle = random.random(n) * TURN
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def grid(n, random):
    rows = int(n**0.5)
    points = np.stack(np.divmod(np.arange(rows * rows), rows), axis=1).astype(float)
    return random.permutation(points)


def star(inner):
    def corners(n, random):
        radius, angle = inner + (1 - inner) * random.random(n), np.arange(n) / n * TURN
        return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)

    corners.__name__ = f"star {inner}"
    return corners


def walk(n, random):
    heading = np.cumsum(random.random(n) - 0.5)
    return np.stack([np.cumsum(np.cos(heading)), np.cumsum(np.sin(heading))], axis=1)


def coast(n, _):
    rings = []
    for feature in json.loads(pathlib.Path(os.environ["COAST"]).read_text())["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        rings += [polygon[0] for polygon in polygons]
    return np.array(min(rings, key=lambda ring: abs(len(ring) - n)), dtype=float)[:-1]


# Work, points, how many, what the program is told, and the bars: whom ours may take what share
# of, or how many nanoseconds a query.
BARS = [
    ("hull", square, MILLION, 0, {"GEOS": 0.6, "CGAL": 0.6}),
    ("hull", disk, MILLION, 0, {"GEOS": 0.6, "CGAL": 0.6}),
    ("hull", on_circle, MILLION, 0, {"GEOS": 0.8, "CGAL": 0.8}),
    ("hull", grid, MILLION, 0, {"GEOS": 0.6, "CGAL": 0.6}),
    ("enclosing-circle", square, MILLION, 0, {"CGAL": 1.0}),
    ("enclosing-circle", on_circle, MILLION, 0, {"CGAL": 1.0}),
    ("is-simple", star(0.9), 100_000, 0, {"GEOS": 0.1}),
    ("simplify", walk, MILLION, 0.1, {"GEOS": 0.5}),
    ("simplify", walk, MILLION, 1, {"GEOS": 0.5}),
    ("simplify", walk, MILLION, 100, {"GEOS": 0.5}),
    ("locate", star(0.5), 10_000, 1_000, {"CGAL": 0.5}),
    ("locate-prepared", coast, 10_000, 100_000, {"ns": 25}),
    ("locate-prepared", star(0.99), 10_000, 100_000, {"ns": 25}),
    ("locate-prepared", star(0.5), 10_000, 100_000, {"ns": 120}),
]


def by_geos(work, points, number, queries):
    """The function, and what its result means."""
    ring = shapely.polygons(points) if work in ("is-simple", "locate", "locate-prepared") else None
    asked = shapely.points(queries)
    if work == "locate-prepared":
        shapely.prepare(ring)
    many = shapely.multipoints(points) if work in ("hull", "enclosing-circle") else None
    way = shapely.linestrings(points) if work == "simplify" else None
    return {
        "hull": (lambda: shapely.convex_hull(many), lambda hull: shapely.get_coordinates(hull)[:-1]),
        "enclosing-circle": (lambda: shapely.minimum_bounding_radius(many), lambda radius: radius),
        "is-simple": (lambda: shapely.is_valid(ring), float),
        "simplify": (lambda: shapely.simplify(way, number, preserve_topology=False), shapely.get_coordinates),
        "locate": (lambda: shapely.contains(ring, asked), lambda inside: inside),
        "locate-prepared": (lambda: shapely.contains(ring, asked), lambda inside: inside),
    }[work]


def difference(work, ours, theirs):
    """In words; nothing where the answers are the same."""
    if work == "hull":
        corners = [np.unique(answer.reshape(-1, 2), axis=0) for answer in (ours, theirs)]
        return "" if np.array_equal(*corners) else f"{len(corners[1])} corners, ours {len(corners[0])}"
    if work == "enclosing-circle":
        return "" if abs(theirs[-1] / ours[-1] - 1) < 1e-12 else f"radius {theirs[-1]}, ours {ours[-1]}"
    if work == "simplify":
        return "" if np.array_equal(ours, theirs) else f"{len(theirs) // 2} points left, ours {len(ours) // 2}"
    if work.startswith("locate") and theirs.dtype == bool:
        ours = ours > 0
    return "" if np.array_equal(ours, theirs) else f"{np.sum(ours != theirs)} answers of {len(ours)}"


def compare(work, make, n, number, folder):
    """How many are asked, each side's difference from ours, and its times round by round."""
    random = np.random.default_rng(1)
    points, queries = make(n, random), np.empty((0, 2))
    if work.startswith("locate"):
        low, high = points.min(axis=0), points.max(axis=0)
        queries = low + (high - low) * random.random((number, 2))
    data = folder / "data"
    np.concatenate([points, queries]).astype("<f8").tofile(data)
    told = len(points) if len(queries) else number
    peer = lambda name, file: Program(name, file, "<f8", folder, work, data, told)
    sides = [peer("kihon", "beside"), Here("GEOS", *by_geos(work, points, number, queries))]
    if (RELEASE / "cgal").exists() and work not in ("simplify", "locate-prepared"):
        sides.append(peer("CGAL", "cgal"))
    first = {side.name: side.run() for side in sides}
    ours = sides[0].answer()
    different = {side.name: difference(work, ours, side.answer()) for side in sides}
    rounds = int(np.clip(6e9 // sum(first.values()), 3, 21))
    times = {side.name: [] for side in sides}
    for turn in range(rounds):
        for side in sides if turn % 2 else reversed(sides):
            times[side.name].append(side.run())
    for side in sides:
        side.close()
    asked = len(queries) or len(points)
    return asked, different, {name: np.array(found) for name, found in times.items()}


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    cgal = "CGAL" if (RELEASE / "cgal").exists() else "no CGAL: see benches/cpp/cgal.cpp"
    print(f"GEOS {shapely.geos_version_string}, {cgal}; one thread, ns a point or query")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for work, make, n, number, bars in BARS:
            title = f"{work} {make.__name__}"
            if wanted not in title or make is coast and "COAST" not in os.environ:
                continue
            asked, different, times = compare(work, make, n, number, pathlib.Path(folder))
            print(f"{title}, {n:,}" + (f", {number:,}" if number else ""))
            for name, found in times.items():
                shares = times["kihon"] / found
                low, middle, high = np.quantile(shares, [0.1, 0.5, 0.9])
                each = np.median(found) / asked
                bar, figure = (bars.get("ns"), each) if name == "kihon" else (bars.get(name), middle)
                verdict = "" if bar is None else f"at most {bar}: {'met' if figure <= bar else 'MISSED'}"
                missed += bar is not None and figure > bar
                if different[name]:
                    verdict += f" ANOTHER ANSWER: {different[name]}"
                    missed += name == "CGAL"
                share = "" if name == "kihon" else f"ours {middle:.3f} of it ({low:.3f} to {high:.3f})"
                print(f"  {name:6} {each:12.2f}  {share} {verdict}".rstrip(), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
