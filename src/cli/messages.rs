//! Messages and the closing summary, as people read them.

use postil::diagnostic::Severity;
use postil::{Report, Summary};
use std::time::Duration;

/// Prints a report's messages and how many there are; `builds` where a site was asked for.
pub fn print(report: &Report, builds: bool) {
    // Without a terminal, and where NO_COLOR asks for it, anstream takes the colours out again.
    for message in &report.messages {
        anstream::eprintln!("{}\n", message.draw(&report.files, true));
    }
    let count = |severity| report.messages.iter().filter(|message| message.diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let parts: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word, &format!("{word}s")))
        .collect();
    if !parts.is_empty() {
        let written = if errors > 0 && builds { "; the site was left as it was" } else { "" };
        anstream::eprintln!("{}{written}", parts.join(" and "));
    }
}

/// Prints what the project holds and where its site is.
pub fn summarize(summary: &Summary, time: Duration) {
    let mut parts = vec![counted(summary.documents, "document", "documents")];
    parts.extend(summary.annotations.iter().map(|(one, several, count)| counted(*count, one, several)));
    let seconds = time.as_secs_f64();
    let time = if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") };
    match &summary.written {
        Some((folder, written)) => {
            anstream::println!("{}", parts.join(", "));
            let changes =
                [(written.changed, "written"), (written.unchanged, "unchanged"), (written.removed, "removed")];
            let changes: Vec<String> = changes
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            let files = counted(summary.pages, "file", "files");
            anstream::println!("{files} ({}) in {time}: {}", changes.join(", "), folder.join("index.html").display());
        }
        None => anstream::println!("{}: nothing is wrong ({time})", parts.join(", ")),
    }
}

/// A number with its word.
fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
