//! Where the user's cache is: what builds were made of, and what addresses answered.

use std::env;
use std::path::PathBuf;

/// Postil's folder in the user's cache: of the [XDG Base Directory Specification] 0.8, or where macOS and Windows have
/// theirs. None where there is no such place.
///
/// [XDG Base Directory Specification]: https://specifications.freedesktop.org/basedir/0.8/
pub fn of_postil() -> Option<PathBuf> {
    let cache = if cfg!(windows) {
        absolute(env::var_os("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        absolute(env::home_dir()?).map(|home| home.join("Library").join("Caches"))
    } else {
        // A relative path is to be taken for none.
        let stated = env::var_os("XDG_CACHE_HOME").and_then(absolute);
        stated.or_else(|| absolute(env::home_dir()?).map(|home| home.join(".cache")))
    };
    Some(cache?.join("postil"))
}

fn absolute(path: impl Into<PathBuf>) -> Option<PathBuf> {
    Some(path.into()).filter(|path| path.is_absolute())
}
