//! The worker process: the same executable, started with the single argument [`ARGUMENT`]. It takes one request from
//! standard input, binds its own hands, reads the one file and writes frames to standard output. It never opens a
//! second file, never writes one, and says nothing on standard error.

use super::limits::Limits;
use super::refusal;
use super::sink::{Sink, Stop};
use super::{document, kind};
use std::fs::File;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The argument that turns a program of ours into a worker.
pub const ARGUMENT: &str = "--import-worker";

/// How a worker that took too much memory leaves where the system does not end it.
pub(super) const OUT_OF_MEMORY: u8 = 77;

/// What a worker shall read out of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The cells of a workbook.
    Cells,
    /// The text of a report.
    Text,
}

const NUMBERS: usize = 13;
const LONGEST_PATH: u64 = 1 << 20;

/// Does a worker's work and returns how to leave. To be called first thing by `main` of any program of ours whose
/// first argument is [`ARGUMENT`].
pub fn run_worker() -> ExitCode {
    let Some((wanted, limits, path)) = request() else { return ExitCode::FAILURE };
    // What a library says when it panics is for nobody's eyes.
    std::panic::set_hook(Box::new(|_| {}));
    confine(&limits);
    let file = File::open(&path);
    let Ok(mut out) = output() else { return ExitCode::FAILURE };
    confine_files();

    let mut sink = Sink::new(&mut out, &limits);
    let outcome = match file {
        Ok(file) => catch_unwind(AssertUnwindSafe(|| match wanted {
            Wanted::Cells => kind::read(file, &path, &mut sink),
            Wanted::Text => document::read(file, &path, &mut sink),
        }))
        .unwrap_or_else(|_| Err(refusal::truncated().into())),
        Err(_) => Err(refusal::unreadable().into()),
    };
    let said = match outcome {
        Ok(()) => Ok(()),
        Err(Stop::Refused(refusal)) => {
            let refusal = if wanted == Wanted::Text { refusal.of_document() } else { refusal };
            sink.refused(&refusal, &file_name(&path))
        }
        Err(Stop::Gone) => Err(Stop::Gone),
    };
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The name of a file as people see it.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes a request; counterpart of what the worker takes.
pub(super) fn send_request(to: &mut dyn Write, wanted: Wanted, limits: &Limits, path: &Path) -> std::io::Result<()> {
    let mut bytes = u64::from(wanted == Wanted::Text).to_le_bytes().to_vec();
    bytes.extend(limits.to_numbers().iter().flat_map(|number| number.to_le_bytes()));
    let path = path_bytes(path);
    bytes.extend((path.len() as u64).to_le_bytes());
    bytes.extend(path);
    to.write_all(&bytes)
}

fn request() -> Option<(Wanted, Limits, PathBuf)> {
    let mut input = std::io::stdin().lock();
    let mut number = || {
        let mut bytes = [0; 8];
        input.read_exact(&mut bytes).ok()?;
        Some(u64::from_le_bytes(bytes))
    };
    let wanted = if number()? == 0 { Wanted::Cells } else { Wanted::Text };
    let mut numbers = [0; NUMBERS];
    for place in &mut numbers {
        *place = number()?;
    }
    let length = number().filter(|length| *length <= LONGEST_PATH)?;
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes).ok()?;
    Some((wanted, Limits::from_numbers(numbers), path_of(bytes)?))
}

/// Standard output without the line buffer that would look for line ends in every frame.
#[cfg(unix)]
fn output() -> std::io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(std::io::stdout().as_fd().try_clone_to_owned()?))
}

/// Standard output without the line buffer that would look for line ends in every frame.
#[cfg(windows)]
fn output() -> std::io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(std::io::stdout().as_handle().try_clone_to_owned()?))
}

#[cfg(unix)]
fn path_bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(windows)]
fn path_bytes(path: &Path) -> Vec<u8> {
    use std::os::windows::ffi::OsStrExt;
    path.as_os_str().encode_wide().flat_map(u16::to_le_bytes).collect()
}

#[cfg(windows)]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::windows::ffi::OsStringExt;
    let wide: Vec<u16> = bytes.chunks_exact(2).map(|pair| super::bytes::u16_at(pair, 0)).collect::<Option<_>>()?;
    Some(std::ffi::OsString::from_wide(&wide).into())
}

/// Memory and processor time are limited by the system; no core file is written, nor any other.
#[cfg(unix)]
fn confine(limits: &Limits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |resource, most| {
        // A limit that cannot be set was set lower by somebody else.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    limit(Resource::As, limits.memory);
    limit(Resource::Core, 0);
    limit(Resource::Fsize, 0);
    limit(Resource::Cpu, limits.seconds_for(limits.file).saturating_add(10));
}

/// After the one file is open no other file and no socket can be.
#[cfg(unix)]
fn confine_files() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(0), maximum: Some(0) });
}

/// Memory is watched from inside: the process leaves when it has taken too much.
#[cfg(windows)]
fn confine(limits: &Limits) {
    use win32job::utils::{get_current_process, get_process_memory_info};
    let most = usize::try_from(limits.memory).unwrap_or(usize::MAX);
    std::thread::spawn(move || {
        loop {
            if get_process_memory_info(get_current_process()).is_ok_and(|taken| taken.private_usage > most) {
                std::process::exit(i32::from(OUT_OF_MEMORY));
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    });
}

#[cfg(windows)]
fn confine_files() {}
