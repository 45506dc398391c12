//! `kilim load`: a graph into a database.

use super::args::LoadArgs;
use super::build::count;
use super::config;
use super::exit::Exit;
use super::export::read_graph;
use super::report::Report;
use crate::error::Error;
use crate::graph::View;
use crate::load::{Server, load};

/// Reads a graph and puts it into a database.
pub fn run(args: &LoadArgs, report: Report) -> Result<Exit, Error> {
    let view = config::view(args.view.as_deref())?;
    let server = server(args)?;
    let mut graph = read_graph(&args.graph)?;
    if view == Some(View::Relations) && graph.view() == View::Full {
        graph = graph.relations();
    }
    let (nodes, edges) = (graph.nodes().len(), graph.edges().len());
    let bar = report.progress((nodes + edges) as u64, "loading");
    let mut sent = 0;
    let loaded = load(&graph, &server, &mut |rows| {
        sent += rows;
        bar.inc(rows as u64);
    });
    bar.finish_and_clear();
    if loaded.is_err() && sent > 0 {
        report.done(&format!(
            "{sent} of {} nodes and edges are in; load again, and what is there stays as it is",
            nodes + edges
        ));
    }
    loaded?;
    report.done(&format!("{}, {} -> {}", count(nodes, "node"), count(edges, "edge"), server.url));
    Ok(Exit::Done)
}

fn server(args: &LoadArgs) -> Result<Server, Error> {
    let host = args.url.split_once("://").map(|(_, rest)| rest.split(['/', '?']).next().unwrap_or_default());
    let wrong = match host {
        None => Some("no address; write bolt://HOST:PORT, as in bolt://localhost:7687"),
        Some(host) if host.contains('@') => {
            Some("user and password don't go into the address; give --user and NEO4J_PASSWORD")
        }
        Some(host) if host.is_empty() || host.starts_with(':') => {
            Some("the host is missing; write bolt://HOST:PORT, as in bolt://localhost:7687")
        }
        Some(_) => None,
    };
    if let Some(wrong) = wrong {
        // What may hold a password isn't printed.
        let shown = if args.url.contains('@') { "the address" } else { &args.url };
        return Err(Error::usage(format!("{shown}: {wrong}")));
    }
    Ok(Server {
        url: args.url.clone(),
        user: args.user.clone(),
        password: args.password.clone(),
        database: args.database.clone(),
    })
}
