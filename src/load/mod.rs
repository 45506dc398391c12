//! Puts a graph into a database over Bolt (Neo4j, `ArcadeDB` and what else speaks it): constraints first, then nodes and
//! edges in batches. Nothing of the graph stands in a statement, everything goes as parameters; what is there already is
//! merged, so that loading twice is loading once.

mod explain;
mod rows;

use std::time::Duration;

use neo4rs::{BoltList, BoltType, ConfigBuilder, query};

use self::explain::{explain, no_answer};
use crate::error::Error;
use crate::export::cypher;
use crate::graph::{Graph, NodeKind};

/// How long a server may take to answer the first time.
const PATIENCE: Duration = Duration::from_secs(20);
/// Rows of one statement, at most.
const ROWS: usize = 1000;
/// Bytes of text in one statement, about: long quotations make smaller batches.
const BYTES: usize = 1 << 20;

/// Where a graph goes, and as whom.
#[derive(Clone)]
pub struct Server {
    /// `bolt://HOST:PORT`; `neo4j://` asks a cluster for its leader, `bolt+s://` and `neo4j+s://` use TLS.
    pub url: String,
    /// The user's name.
    pub user: String,
    /// The user's password.
    pub password: String,
    /// The database; the server's own choice where none is named.
    pub database: Option<String>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { url, user, database, .. } = self;
        f.debug_struct("Server")
            .field("url", url)
            .field("user", user)
            .field("database", database)
            .finish_non_exhaustive()
    }
}

/// Loads a graph, and calls `done` with the number of nodes or edges after each batch.
///
/// # Errors
/// Where the address is none, nothing answers there, the user isn't let in, or the server refuses a batch. Batches before
/// that one are in the database; loading again goes on from there.
pub fn load(graph: &Graph, server: &Server, done: &mut dyn FnMut(usize)) -> Result<(), Error> {
    let mut config = ConfigBuilder::default()
        .uri(&server.url)
        .user(&server.user)
        .password(&server.password)
        .max_connections(1)
        .connection_timeout(PATIENCE);
    if let Some(database) = &server.database {
        config = config.db(database.as_str());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::server(&server.url, format!("can't be reached from here: {e}")))?;
    runtime.block_on(async {
        let fail = |e| explain(&e, server, false);
        let connection = neo4rs::Graph::connect(config.build().map_err(fail)?).map_err(fail)?;
        let answer = tokio::time::timeout(PATIENCE, connection.run(query("RETURN 1")));
        answer.await.map_err(|_| no_answer(server, PATIENCE))?.map_err(fail)?;
        Loader { graph, connection, server, done }.run().await
    })
}

struct Loader<'l> {
    graph: &'l Graph,
    connection: neo4rs::Graph,
    server: &'l Server,
    done: &'l mut dyn FnMut(usize),
}

impl Loader<'_> {
    async fn run(mut self) -> Result<(), Error> {
        let graph = self.graph;
        let kinds: Vec<NodeKind> =
            NodeKind::ALL.into_iter().filter(|k| graph.nodes().iter().any(|n| n.kind() == *k)).collect();
        for kind in &kinds {
            let made = self.connection.run(query(&cypher::constraint(*kind))).await;
            made.map_err(|e| explain(&e, self.server, true))?;
        }
        for kind in kinds {
            let nodes = graph.nodes().iter().filter(|n| n.kind() == kind);
            self.send(&cypher::merge_nodes(kind), nodes.map(rows::node)).await?;
        }
        for (ends, edges) in cypher::by_ends(graph) {
            self.send(&cypher::merge_edges(ends), edges.iter().map(|e| rows::edge(graph, e))).await?;
        }
        Ok(())
    }

    /// Sends rows in batches.
    async fn send(&mut self, merge: &str, rows: impl Iterator<Item = rows::Row>) -> Result<(), Error> {
        let statement = format!("UNWIND $rows AS row\n{merge}");
        let mut batch = Batch::default();
        for row in rows {
            if batch.bytes + row.bytes > BYTES || batch.rows.len() >= ROWS {
                self.put(&statement, std::mem::take(&mut batch)).await?;
            }
            batch.bytes += row.bytes;
            batch.rows.push(BoltType::Map(row.values));
        }
        self.put(&statement, batch).await
    }

    async fn put(&mut self, statement: &str, batch: Batch) -> Result<(), Error> {
        let count = batch.rows.len();
        if count > 0 {
            let sent = self.connection.run(query(statement).param("rows", BoltType::List(batch.rows))).await;
            sent.map_err(|e| explain(&e, self.server, true))?;
            (self.done)(count);
        }
        Ok(())
    }
}

#[derive(Default)]
struct Batch {
    rows: BoltList,
    bytes: usize,
}
