//! One run of a program: its wall time, its CPU time and its peak memory, as the system counts them.
//!
//! The system keeps the peak over all children of a process. So each run has a process of its own in between, which has no
//! other child: this program again, called as `bench measure PROGRAM ARGUMENTS`.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sample {
    /// From its start to its end.
    pub wall: Duration,
    /// On all cores together, for itself and within the system.
    pub cpu: Duration,
    /// The most memory it held, in bytes.
    pub memory: u64,
}

/// Runs a program in a folder, and says what it took.
pub fn run(command: &[String], folder: &Path) -> Result<Sample, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?).arg("measure").args(command).current_dir(folder).output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{} failed:\n{said}", command.join(" ")).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let numbers = text.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
    let [wall, cpu, memory] = numbers[..] else { return Err(format!("`{text}` is not a measurement").into()) };
    Ok(Sample { wall: Duration::from_nanos(wall), cpu: Duration::from_micros(cpu), memory })
}

/// The process in between: runs the program, and prints what it took in nanoseconds, microseconds and bytes.
pub fn between(command: &[String]) -> Result<(), Box<dyn Error>> {
    let (program, arguments) = command.split_first().ok_or("there is nothing to measure")?;
    let started = Instant::now();
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status()?;
    let wall = started.elapsed();
    if !status.success() {
        return Err(format!("{status}").into());
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = |time: TimeVal| time.tv_sec() * 1_000_000 + time.tv_usec();
    let cpu = microseconds(usage.user_time()) + microseconds(usage.system_time());
    // Apple counts bytes where others count kibibytes.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    println!("{} {cpu} {}", wall.as_nanos(), usage.max_rss() * unit);
    Ok(())
}

/// What a typical run of several took: the median of each figure.
pub fn median(samples: &[Sample]) -> Sample {
    fn middle<T: Ord + Copy + Default>(values: impl Iterator<Item = T>) -> T {
        let mut values: Vec<T> = values.collect();
        values.sort();
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
    Sample {
        wall: middle(samples.iter().map(|sample| sample.wall)),
        cpu: middle(samples.iter().map(|sample| sample.cpu)),
        memory: middle(samples.iter().map(|sample| sample.memory)),
    }
}
