//! Messages and the closing summary, as people read them or machines do.

use super::format::{self, Format};
use postil::Summary;
use postil::diagnostic::{Located, Severity};
use postil::text::TextFiles;
use std::time::{Duration, Instant};

/// People are shown so many messages at once: nobody reads more, and drawing them takes longer than finding them.
const SHOWN: usize = 500;

/// How the messages of a run are shown.
pub struct Presentation {
    /// For whom.
    pub format: Format,
    /// Whether a site was asked for.
    pub builds: bool,
    /// When the run began.
    pub started: Instant,
}

impl Presentation {
    /// Prints messages: for people on standard error, for machines on standard output.
    pub fn print(&self, messages: &[Located], files: &TextFiles) {
        match self.format {
            Format::Human => self.print_for_people(messages, files),
            Format::Json => anstream::println!("{}", format::json(messages, files)),
            Format::Github => anstream::print!("{}", format::github(messages, files)),
            Format::Sarif => anstream::println!("{}", format::sarif(messages, files)),
        }
    }

    fn print_for_people(&self, messages: &[Located], files: &TextFiles) {
        // Without a terminal, and where NO_COLOR asks for it, anstream takes the colours out again.
        for message in messages.iter().take(SHOWN) {
            anstream::eprintln!("{}\n", message.draw(files, true));
        }
        if messages.len() > SHOWN {
            let more = messages.len() - SHOWN;
            anstream::eprintln!("and {more} more, which `--format json` has too: mend these first\n");
        }
        let (errors, warnings) = (count(messages, Severity::Error), count(messages, Severity::Warning));
        let parts: Vec<String> = [(errors, "error"), (warnings, "warning")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| counted(number, word, &format!("{word}s")))
            .collect();
        if parts.is_empty() {
            return;
        }
        let left = if errors > 0 && self.builds { "; the site was left as it was" } else { "" };
        let code = messages.first().map_or("", |message| message.diagnostic.code.name());
        anstream::eprintln!("{}{left}; `postil explain {code}` says more on the first", parts.join(" and "));
    }
}

fn count(messages: &[Located], severity: Severity) -> usize {
    messages.iter().filter(|message| message.diagnostic.severity == severity).count()
}

/// Prints what the project holds and where its site is.
pub fn summarize(summary: &Summary, messages: &[Located], time: Duration) {
    let mut parts = vec![counted(summary.documents, "document", "documents")];
    parts.extend(summary.annotations.iter().map(|(one, several, count)| counted(*count, one, several)));
    let seconds = time.as_secs_f64();
    let time = if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") };
    let parts = parts.join(", ");
    match &summary.written {
        Some((page, written)) => {
            anstream::println!("{parts}");
            let changes =
                [(written.changed, "written"), (written.unchanged, "unchanged"), (written.removed, "removed")];
            let changes: Vec<String> = changes
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .collect();
            let files = counted(summary.pages, "file", "files");
            anstream::println!("{files} ({}) in {time}: {}", changes.join(", "), page.display());
        }
        None if messages.is_empty() => anstream::println!("{parts}: nothing is wrong ({time})"),
        None => anstream::println!("{parts}: no errors ({time})"),
    }
}

/// A number with its word.
fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
