//! Where a build keeps what it was made of: in the user's cache folder, one record for each output folder.

use super::cache_folder;
use postil::Memory;
use postil::load::sha256;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A record that no build has used for so long is removed.
const LIFE: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// The record of an output folder; none where there is no cache folder, or this program cannot be told from others.
pub fn of(output: &Path) -> Option<Memory> {
    let output = std::path::absolute(output).ok()?;
    let folder = cache_folder::of_postil()?.join("builds");
    remove_old(&folder);
    let record = folder.join(sha256(output.as_os_str().as_encoded_bytes()));
    Some(Memory { record, program: program()?, begun: SystemTime::UNIX_EPOCH.elapsed().ok()? })
}

/// What tells this program from any other: its version, and when and how long it was built.
fn program() -> Option<String> {
    let metadata = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), metadata.len(), built.as_nanos()))
}

/// Removes records that no build has used for long; whatever cannot be removed stays.
fn remove_old(folder: &PathBuf) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let used = entry.metadata().and_then(|metadata| metadata.modified());
        if used.is_ok_and(|used| used.elapsed().is_ok_and(|unused| unused > LIFE)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
