//! Files written so that the target is the old one or the new one, whole: temp beside it, fsync, rename, fsync folder.

use crate::words::error::{Error, Result};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Writes bytes to a path.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(path, |temp| {
        let mut file = File::create(temp).map_err(Error::file("写入文件失败"))?;
        file.write_all(bytes).map_err(Error::file("写入文件失败"))
    })
}

/// Lets `work` write a temp file beside the target and then puts it in the target's place.
pub fn write_with(path: &Path, work: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let folder = folder_of(path);
    let temp = temp_beside(path)?;
    let written = work(&temp).and_then(|()| sync(&temp)).and_then(|()| replace(&temp, path));
    if let Err(error) = written {
        // What is left of a failed write is of no use to anybody; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&temp);
        return Err(error);
    }
    sync_folder(&folder)
}

/// The folder a path lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn temp_beside(path: &Path) -> Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| Error::refused("E_PATH", format!("“{}”不是文件名。请写明要写入的文件。", path.display())))?;
    let mut random = [0_u8; 6];
    getrandom::fill(&mut random).map_err(|_| Error::refused("E_RANDOM", "系统随机数不可用，请重启电脑后再试。"))?;
    let tail: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut temp = std::ffi::OsString::from(".");
    temp.push(name);
    temp.push(format!(".{tail}.part"));
    Ok(folder_of(path).join(temp))
}

fn sync(path: &Path) -> Result<()> {
    let file = File::options().read(true).write(true).open(path).map_err(Error::file("写入文件失败"))?;
    file.sync_all().map_err(Error::file("写入文件失败"))
}

/// Renames; where another program has the target open (Excel, a virus scanner) it tries again for five seconds and
/// then keeps the finished file under its temporary name.
fn replace(temp: &Path, path: &Path) -> Result<()> {
    let mut tries: u32 = 0;
    loop {
        match fs::rename(temp, path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied && cfg!(windows) && tries < 10 => {
                tries = tries.saturating_add(1);
                std::thread::sleep(Duration::from_millis(500));
            }
            Err(error) => return Err(Error::file(format!("不能写到“{}”", path.display()))(error)),
        }
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(Error::file("写入文件夹失败"))
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<()> {
    // NTFS journals the rename itself; folders cannot be opened for syncing.
    Ok(())
}
