//! What was measured, as tables in Markdown.

use super::contest::Contender;
use super::measure::Sample;
use super::work::{Work, thousands};
use std::time::Duration;

/// Prints what all contenders took for one work, and how that compares.
pub fn print(work: Work, contenders: &[Contender], rounds: usize) {
    println!("\n### {work}\n\nMedians of {rounds} runs each, the fastest and the slowest in brackets.\n");
    println!("| | wall | CPU | peak memory | files | bytes | of the floor | in CPU | of the fastest peer |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    let floor = contenders.iter().find(|contender| contender.name == "floor").map(Contender::median);
    let peer = contenders.iter().filter(|contender| contender.is_peer()).map(Contender::median);
    let peer = peer.min_by_key(|sample| sample.wall);
    for contender in contenders {
        let median = contender.median();
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            contender.name,
            spread(contender),
            time(median.cpu),
            megabytes(median.memory),
            contender.size.0,
            megabytes(contender.size.1),
            ratio(median, floor, |sample| sample.wall),
            ratio(median, floor, |sample| sample.cpu),
            ratio(median, peer, |sample| sample.wall),
        );
    }
}

/// Prints how the cost of one thing grows with their number: for each number what the floor took and what Postil did.
pub fn print_growth(what: &str, rows: &[(usize, Sample, Sample)]) {
    println!("\n### Growth: {what}s\n");
    println!(
        "| {what}s | floor | Postil | of the floor | in CPU | Postil for one {what} | CPU for one {what} | peak memory |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (count, floor, postil) in rows {
        let each = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3 / *count as f64);
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            thousands(*count),
            time(floor.wall),
            time(postil.wall),
            ratio(*postil, Some(*floor), |sample| sample.wall),
            ratio(*postil, Some(*floor), |sample| sample.cpu),
            each(postil.wall),
            each(postil.cpu),
            megabytes(postil.memory),
        );
    }
}

fn spread(contender: &Contender) -> String {
    let walls = contender.samples.iter().map(|sample| sample.wall);
    let (least, most) = (walls.clone().min().unwrap_or_default(), walls.max().unwrap_or_default());
    format!("{} ({}–{})", time(contender.median().wall), time(least), time(most))
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        _ if seconds < 0.0995 => format!("{:.1} ms", seconds * 1e3),
        _ if seconds < 0.9995 => format!("{:.0} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}

fn megabytes(bytes: u64) -> String {
    let megabytes = bytes as f64 / 1e6;
    if megabytes < 10.0 { format!("{megabytes:.1} MB") } else { format!("{megabytes:.0} MB") }
}

fn ratio(sample: Sample, other: Option<Sample>, of: fn(&Sample) -> Duration) -> String {
    other.map_or("–".to_owned(), |other| format!("{:.2}", of(&sample).as_secs_f64() / of(&other).as_secs_f64()))
}
