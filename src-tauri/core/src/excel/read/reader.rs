//! The parent's side: starts a worker for each file and gives its events one by one. Whatever the worker does, dies or
//! forgets, the parent gets an error in words and goes on.

use super::Event;
use super::limits::Limits;
use super::refusal::{self, Refusal};
use super::wire::{FRAME_LIMIT, Frame, Message};
use super::worker::{self, ARGUMENT, OUT_OF_MEMORY, Wanted};
use crate::words::error::{Error, Result};
use crate::words::place::Problem;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Frames that wait for the reader; the worker waits when they are not taken.
const WAITING_FRAMES: usize = 16;

/// How foreign files are read: by which executable and within which limits.
#[derive(Clone, Debug)]
pub struct Worker {
    exe: PathBuf,
    limits: Limits,
}

impl Worker {
    /// A worker that is this executable, started with [`ARGUMENT`].
    pub fn new(exe: impl Into<PathBuf>, limits: Limits) -> Worker {
        Worker { exe: exe.into(), limits }
    }

    /// Starts to read a file. Errors: the file is not there, or the worker cannot be started; everything that is wrong
    /// with the content comes from [`Reader::next`].
    pub fn open(&self, path: &Path) -> Result<Reader> {
        self.start(path, Wanted::Cells)
    }

    /// Reads the text of a report (docx, or plain text in any usual encoding), and what is to be said about it. Errors:
    /// the file is refused (`E_…`): no text, damaged, too large, of another kind.
    pub fn text(&self, path: &Path) -> Result<(String, Vec<Problem>)> {
        let mut reader = self.start(path, Wanted::Text)?;
        let (mut text, mut problems) = (String::new(), Vec::new());
        while let Some(message) = reader.message()? {
            match message {
                Message::Passage(piece) => text.push_str(&piece),
                Message::Event(Event::Problem(problem)) => problems.push(problem),
                Message::Event(_) | Message::End | Message::Refused(..) => return Err(reader.give_up(refusal::truncated())),
            }
        }
        Ok((text, problems))
    }

    fn start(&self, path: &Path, wanted: Wanted) -> Result<Reader> {
        let file = worker::file_name(path);
        let doing = format!("读取文件“{file}”");
        let about = std::fs::metadata(path).map_err(Error::file(&doing))?;
        if !about.is_file() {
            return Err(Error::file(&doing)(std::io::ErrorKind::IsADirectory.into()));
        }
        let path = std::path::absolute(path).map_err(Error::file(&doing))?;
        let mut child = self.command().spawn().map_err(Error::file("启动读取程序"))?;
        if let Some(mut input) = child.stdin.take() {
            // A worker that is gone already shows itself at the first frame.
            let _ = worker::send_request(&mut input, wanted, &self.limits, &path);
        }
        let (sender, frames) = sync_channel(WAITING_FRAMES);
        let output = child.stdout.take();
        let pump = std::thread::spawn(move || output.map_or((), |output| pump(output, &sender)));
        let seconds = self.limits.seconds_for(about.len());
        Ok(Reader {
            child,
            frames: Some(frames),
            pump: Some(pump),
            frame: Frame::new(Vec::new()),
            file,
            patience: Duration::from_secs(seconds),
            seconds,
            memory: self.limits.memory,
            over: false,
            wanted,
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.exe);
        command.arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command
    }
}

/// A file that is being read. Dropping it ends the worker.
pub struct Reader {
    child: Child,
    frames: Option<Receiver<Vec<u8>>>,
    pump: Option<JoinHandle<()>>,
    frame: Frame,
    file: String,
    /// Time the worker may still keep the reader waiting.
    patience: Duration,
    seconds: u64,
    memory: u64,
    over: bool,
    wanted: Wanted,
}

impl Reader {
    /// The next thing the file gives; `None` after the last. Errors: the file is refused (`E_…`), and nothing more
    /// comes; what came before must then not be used.
    #[allow(clippy::should_implement_trait)] // an iterator would let callers skip over an error
    pub fn next(&mut self) -> Result<Option<Event>> {
        match self.message()? {
            Some(Message::Event(event)) => Ok(Some(event)),
            Some(Message::Passage(_) | Message::End | Message::Refused(..)) => Err(self.give_up(refusal::truncated())),
            None => Ok(None),
        }
    }

    /// The next event or passage; `None` after the last.
    fn message(&mut self) -> Result<Option<Message>> {
        if self.over {
            return Ok(None);
        }
        while self.frame.is_over() {
            match self.await_frame() {
                Ok(frame) => self.frame = Frame::new(frame),
                Err(refusal) => return Err(self.give_up(refusal)),
            }
        }
        match self.frame.message(&self.file) {
            Some(message @ (Message::Event(_) | Message::Passage(_))) => Ok(Some(message)),
            Some(Message::End) => {
                self.over = true;
                Ok(None)
            }
            Some(Message::Refused(code, words)) => {
                self.over = true;
                Err(Error::refused(code, words))
            }
            None => Err(self.give_up(refusal::truncated())),
        }
    }

    fn await_frame(&mut self) -> Result<Vec<u8>, Refusal> {
        let start = Instant::now();
        let Some(frames) = &self.frames else { return Err(refusal::truncated()) };
        let frame = frames.recv_timeout(self.patience);
        self.patience = self.patience.saturating_sub(start.elapsed());
        frame.map_err(|error| match error {
            RecvTimeoutError::Timeout => refusal::time(self.seconds),
            RecvTimeoutError::Disconnected => match self.child.wait() {
                Ok(status) => self.of_death(status),
                Err(_) => refusal::truncated(),
            },
        })
    }

    fn of_death(&self, status: ExitStatus) -> Refusal {
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            if status.signal() == Some(rustix::process::Signal::XCPU.as_raw()) {
                return refusal::time(self.seconds);
            }
        }
        // An allocator that finds no memory ends the process by a signal, or on Windows by a status below zero.
        match status.code() {
            None => refusal::memory(self.memory),
            Some(code) if code == i32::from(OUT_OF_MEMORY) || code < 0 => refusal::memory(self.memory),
            Some(_) => refusal::truncated(),
        }
    }

    fn give_up(&mut self, refusal: Refusal) -> Error {
        self.over = true;
        self.end();
        let refusal = if self.wanted == Wanted::Text { refusal.of_document() } else { refusal };
        refusal.into_error(&self.file)
    }

    fn end(&mut self) {
        // The pump must not wait for a place in the queue when it is to be joined.
        self.frames = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(pump) = self.pump.take() {
            let _ = pump.join();
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.end();
    }
}

fn pump(mut output: ChildStdout, frames: &SyncSender<Vec<u8>>) {
    loop {
        let mut length = [0; 4];
        if output.read_exact(&mut length).is_err() {
            return;
        }
        let Some(length) = usize::try_from(u32::from_le_bytes(length)).ok().filter(|length| *length <= FRAME_LIMIT) else {
            return;
        };
        let mut frame = vec![0; length];
        if output.read_exact(&mut frame).is_err() || frames.send(frame).is_err() {
            return;
        }
    }
}
