//! Asking addresses of the web whether they are still there: politely, side by side, each once a day.

#[cfg(feature = "online")]
mod cache;
#[cfg(feature = "online")]
mod request;

use postil::Progress;
use postil::lint::Answer;

/// Whether this program can ask.
pub const AVAILABLE: bool = cfg!(feature = "online");

/// Without the feature nothing is known of any address.
#[cfg(not(feature = "online"))]
pub fn ask(addresses: &[String], _: &(dyn Fn(Progress) + Sync)) -> Vec<Answer> {
    addresses.iter().map(|_| Answer::Unknown("this program cannot ask".to_owned())).collect()
}

/// What each address answers, in their order.
#[cfg(feature = "online")]
pub fn ask(addresses: &[String], progress: &(dyn Fn(Progress) + Sync)) -> Vec<Answer> {
    let mut cache = cache::Cache::read();
    let unknown: Vec<&str> =
        addresses.iter().map(String::as_str).filter(|address| cache.answer(address).is_none()).collect();
    progress(Progress::Asking(unknown.len()));
    let asked = request::all(&unknown, &|| progress(Progress::Asked));
    for (address, answer) in &asked {
        cache.keep(address, answer);
    }
    cache.write();
    let answer = |address: &String| {
        let fresh = asked.get(address.as_str()).cloned();
        fresh.or_else(|| cache.answer(address)).unwrap_or_else(|| Answer::Unknown("it was not asked".to_owned()))
    };
    addresses.iter().map(answer).collect()
}
