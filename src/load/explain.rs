//! A driver's errors in words that say what to do.

use std::io::ErrorKind as Io;
use std::time::Duration;

use neo4rs::{Error as Driver, Neo4jClientErrorKind as Client, Neo4jErrorKind as Kind};

use super::Server;
use crate::error::Error;

/// The error of a server that doesn't say anything.
pub(super) fn no_answer(server: &Server, waited: Duration) -> Error {
    Error::server(
        &server.url,
        format!("no answer within {} seconds; is this the server's Bolt port?", waited.as_secs()),
    )
}

/// What went wrong, and what to do. `answered`: whether the server has answered before.
pub(super) fn explain(error: &Driver, server: &Server, answered: bool) -> Error {
    let what = match error {
        Driver::UnsupportedScheme(_) | Driver::UrlParseError(_) | Driver::InvalidDnsName(_) => {
            return Error::usage(format!(
                "{}: no Bolt address; it looks like bolt://localhost:7687 (neo4j:// for a cluster, bolt+s:// for TLS)",
                server.url
            ));
        }
        Driver::IOError { detail } => match detail.kind() {
            Io::ConnectionRefused | Io::UnexpectedEof | Io::ConnectionReset | Io::BrokenPipe if answered => {
                "the server hung up; is it still running?".to_owned()
            }
            Io::ConnectionRefused => {
                "nothing listens there; is the server running, and is this its Bolt port (7687 as a rule)?"
                    .to_owned()
            }
            Io::UnexpectedEof | Io::ConnectionReset | Io::BrokenPipe if server.url.contains("+s") => {
                "the server hung up; does it speak TLS on this port?".to_owned()
            }
            Io::UnexpectedEof | Io::ConnectionReset | Io::BrokenPipe => {
                "the server hung up; where it wants TLS, write bolt+s:// for bolt://".to_owned()
            }
            Io::TimedOut => "no answer; check host and port".to_owned(),
            // The system tells an unknown host by its words alone.
            _ if detail.to_string().contains("lookup") => {
                "no host of this name; check the address".to_owned()
            }
            _ => format!("{detail}; check host and port"),
        },
        Driver::ConnectionTimedOut | Driver::ConnectionError => "no answer; check host and port".to_owned(),
        Driver::ProtocolMismatch(_) => {
            "what answers there speaks no Bolt; is this the HTTP port? Bolt has 7687 as a rule".to_owned()
        }
        Driver::UnsupportedVersion(major, minor) => {
            format!("the server speaks Bolt {major}.{minor} only; 4.0 to 4.4 are spoken here")
        }
        Driver::AuthenticationError(_) => refused(server),
        Driver::Neo4j(answer) => match answer.kind() {
            Kind::Client(Client::Security(_)) => refused(server),
            Kind::Client(Client::FatalDiscovery) => format!(
                "no database `{}` there; create it, or name another one with --database",
                server.database.as_deref().unwrap_or_default()
            ),
            _ => format!("the server says {}: {}", answer.code(), answer.message()),
        },
        other => other.to_string(),
    };
    Error::server(&server.url, what)
}

fn refused(server: &Server) -> String {
    format!("user `{}` isn't let in; check --user and the password (NEO4J_PASSWORD)", server.user)
}
