"""Starts ArcadeDB with its Bolt plug-in on this machine alone. Prints the Bolt and the HTTP port, and goes on until its
standard input ends. Arguments: a folder for the databases, the root password, the databases to make."""
import socket
import sys

from arcadedb_embedded.server import ArcadeDBServer


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


folder, password, *databases = sys.argv[1:]
bolt, http = free_port(), free_port()
server = ArcadeDBServer(
    root_path=folder,
    root_password=password,
    config={
        "host": "127.0.0.1",
        "http_port": http,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": bolt,
    },
    jvm_kwargs={"heap_size": "512m"},
)
server.start()
try:
    for database in databases:
        server.create_database(database)
    print(f"\nports {bolt} {http}", flush=True)
    sys.stdin.read()
finally:
    server.stop()
