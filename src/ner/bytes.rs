//! The bytes of a model file: variable-length numbers, texts, checked on reading.

use std::fmt;

/// A model file that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Byte where reading stopped.
    pub at: usize,
    what: &'static str,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {}; train the model again with this version of kilim", self.at, self.what)
    }
}

impl std::error::Error for Broken {}

/// Writes numbers and texts.
#[derive(Debug, Default)]
pub(crate) struct Writer(pub Vec<u8>);

impl Writer {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A number in groups of seven bits, low groups first.
    pub(crate) fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.0.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.0.push(n as u8);
    }

    pub(crate) fn float(&mut self, x: f32) {
        self.0.extend(x.to_le_bytes());
    }

    pub(crate) fn text(&mut self, s: &str) {
        self.number(s.len() as u64);
        self.0.extend(s.as_bytes());
    }
}

/// Reads them back.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes, at: 0 }
    }

    pub(crate) fn broken(&self, what: &'static str) -> Broken {
        Broken { at: self.at, what }
    }

    #[inline]
    pub(crate) fn byte(&mut self) -> Result<u8, Broken> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.broken("the model file ends too early"))?;
        self.at += 1;
        Ok(byte)
    }

    #[inline]
    pub(crate) fn number(&mut self) -> Result<u64, Broken> {
        let (mut n, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            n |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(n);
            }
            shift += 7;
            if shift > 63 {
                return Err(self.broken("a number is too long"));
            }
        }
    }

    /// A number of items that follow, each at least one byte long.
    pub(crate) fn count(&mut self) -> Result<usize, Broken> {
        let n = self.number()?;
        if n > (self.bytes.len() - self.at) as u64 {
            return Err(self.broken("a count is larger than the file"));
        }
        Ok(n as usize)
    }

    pub(crate) fn take(&mut self, n: usize) -> Result<&'b [u8], Broken> {
        let taken = self.bytes.get(self.at..self.at + n);
        let taken = taken.ok_or_else(|| self.broken("the model file ends too early"))?;
        self.at += n;
        Ok(taken)
    }

    pub(crate) fn float(&mut self) -> Result<f32, Broken> {
        let bytes = self.take(4)?;
        Ok(f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub(crate) fn text(&mut self) -> Result<&'b str, Broken> {
        let n = self.count()?;
        let bytes = self.take(n)?;
        std::str::from_utf8(bytes).map_err(|_| self.broken("a text is not UTF-8"))
    }
}
