//! Requests to addresses: one host one after another with pauses, several hosts side by side.

use postil::lint::Answer;
use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::time::Duration;
use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body, Error};

/// So many hosts are asked at a time.
const SIDE_BY_SIDE: usize = 8;

/// Between two requests to one host.
const PAUSE: Duration = Duration::from_millis(500);

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A host that asks for a longer wait is left for another day.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// So many times an address may send on to another.
const REDIRECTS: usize = 8;

/// Asks all addresses; `asked` is called as each has answered.
pub fn all<'a>(addresses: &[&'a str], asked: &(dyn Fn() + Sync)) -> HashMap<&'a str, Answer> {
    let mut hosts: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(host(address)).or_default().push(address);
    }
    let queue = Mutex::new(hosts.into_values().collect::<Vec<_>>());
    let answers = Mutex::new(HashMap::new());
    let agent = agent();
    let next = || queue.lock().ok().and_then(|mut queue| queue.pop());
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                while let Some(of_one_host) = next() {
                    for (index, address) in of_one_host.into_iter().enumerate() {
                        if index > 0 {
                            std::thread::sleep(PAUSE);
                        }
                        let answer = ask(&agent, address);
                        asked();
                        if let Ok(mut answers) = answers.lock() {
                            answers.insert(address, answer);
                        }
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_default()
}

/// What stands between `//` and the path.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn agent() -> Agent {
    let name = concat!("postil/", env!("CARGO_PKG_VERSION"), " (checks links)");
    Agent::config_builder()
        .user_agent(name)
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        // Followed here, to tell a move for good from one for now.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .new_agent()
}

/// Asks one address, and those that it sends on to.
fn ask(agent: &Agent, address: &str) -> Answer {
    let mut at = address.to_owned();
    let mut for_good = true;
    for _ in 0..=REDIRECTS {
        let response = match request(agent, &at) {
            Ok(response) => response,
            Err(error) => return failure(&error),
        };
        let status = response.status();
        let onward = header(&response, "location").filter(|_| status.is_redirection());
        let Some(onward) = onward else { return verdict(status, &at, address, for_good) };
        for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
        match url::Url::parse(&at).and_then(|base| base.join(&onward)) {
            Ok(next) if matches!(next.scheme(), "http" | "https") => at = next.to_string(),
            _ => return Answer::Unknown(format!("it sends on to `{onward}`")),
        }
    }
    Answer::Unknown(format!("it sends on more than {REDIRECTS} times"))
}

/// Asks for the head of a page alone, and for the page where a host knows no such request.
fn request(agent: &Agent, address: &str) -> Result<Response<Body>, Error> {
    let mut response = agent.head(address).call()?;
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        let wait = header(&response, "retry-after").and_then(|wait| wait.parse().ok()).map(Duration::from_secs);
        if let Some(wait) = wait.filter(|wait| *wait <= LONGEST_WAIT) {
            std::thread::sleep(wait);
            response = agent.head(address).call()?;
        }
    }
    let status = response.status();
    if status.is_client_error() || status == StatusCode::NOT_IMPLEMENTED {
        std::thread::sleep(PAUSE);
        response = agent.get(address).call()?;
    }
    Ok(response)
}

fn header(response: &Response<Body>, name: &str) -> Option<String> {
    Some(response.headers().get(name)?.to_str().ok()?.to_owned())
}

fn verdict(status: StatusCode, at: &str, address: &str, for_good: bool) -> Answer {
    let said = || match status.canonical_reason() {
        Some(reason) => format!("it answers {} {reason}", status.as_u16()),
        None => format!("it answers {}", status.as_u16()),
    };
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Answer::Dead(said()),
        status if status.is_success() && at != address && for_good => Answer::Moved(at.to_owned()),
        status if status.is_success() || status == StatusCode::NOT_MODIFIED => Answer::Found,
        _ => Answer::Unknown(said()),
    }
}

fn failure(error: &Error) -> Answer {
    match error {
        Error::HostNotFound => Answer::Dead("nobody knows its host".to_owned()),
        Error::Timeout(_) => Answer::Unknown(format!("no answer within {} seconds", PATIENCE.as_secs())),
        Error::ConnectionFailed => Answer::Unknown("its host does not answer".to_owned()),
        other => Answer::Unknown(other.to_string()),
    }
}
