//! Lines from a terminal, a pipe or a socket: limited in length, whatever bytes come.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// More bytes than this are no line that anybody types.
pub const LONGEST: usize = 4096;

/// Reads lines. Bytes that are no text are replaced, and what is too long is cut off.
#[derive(Debug)]
pub struct Lines<R> {
    from: R,
    buffer: Vec<u8>,
    /// What has been read and not handed out.
    read: Vec<u8>,
    /// Where in it the next byte is.
    at: usize,
}

impl<R: AsyncRead + Unpin> Lines<R> {
    /// Lines from a reader.
    pub fn new(from: R) -> Self {
        Self { from, buffer: Vec::new(), read: Vec::new(), at: 0 }
    }

    /// The next line; none at the end, after which nothing comes any more. Nothing is lost if this is dropped half way.
    pub async fn next(&mut self) -> io::Result<Option<String>> {
        loop {
            while let Some(byte) = self.read.get(self.at).copied() {
                self.at += 1;
                if byte == b'\n' {
                    return Ok(Some(self.take()));
                }
                if self.buffer.len() < LONGEST {
                    self.buffer.push(byte);
                }
            }
            let mut chunk = [0; 1024];
            let count = self.from.read(&mut chunk).await?;
            if count == 0 {
                return Ok((!self.buffer.is_empty()).then(|| self.take()));
            }
            self.read.clear();
            self.read.extend_from_slice(&chunk[..count]);
            self.at = 0;
        }
    }

    fn take(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.buffer)).trim_end_matches('\r').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let mut lines = Lines::new(bytes);
            let mut all = Vec::new();
            while let Some(line) = lines.next().await.unwrap() {
                all.push(line);
            }
            all
        })
    }

    #[test]
    fn whatever_comes_is_lines() {
        assert_eq!(lines(b"1\r\n\n2"), ["1", "", "2"]);
        assert_eq!(lines(b""), [""; 0]);
        assert_eq!(lines(b"\0\xff\n"), ["\0\u{fffd}"]);
        let long = [vec![b'x'; 3 * LONGEST], b"\n3\n".to_vec()].concat();
        let read = lines(&long);
        assert_eq!((read[0].len(), &*read[1]), (LONGEST, "3"));
    }
}
