//! Bytes to text: UTF-8, byte order marks, and the legacy Turkish code pages.

use std::fmt;

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// Mostly valid UTF-8 with a broken sequence at this byte.
    BrokenUtf8(usize),
    /// NUL or other control bytes: not a text file.
    Binary(usize),
    /// No character but white space.
    Empty,
    /// Longer than spans can address (4 GiB).
    TooLong(usize),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenUtf8(at) => {
                write!(
                    f,
                    "invalid UTF-8 at byte {at}; save the file as UTF-8 (or Windows-1254) and try again"
                )
            }
            Self::Binary(at) => write!(f, "control byte at byte {at}: this is no text file"),
            Self::Empty => f.write_str("no text in it"),
            Self::TooLong(n) => write!(f, "{n} bytes are more than the 4 GiB that one document may have"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a source. A UTF-8 source keeps its bytes one for one, a byte order mark included, so that spans point into
/// the file itself; UTF-16 (by its mark) and Windows-1254 / ISO-8859-9 are converted.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if bytes.len() > u32::MAX as usize - 1 {
        return Err(DecodeError::TooLong(bytes.len()));
    }
    let text = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((e, n)) if e != encoding_rs::UTF_8 => e
            .decode_without_bom_handling_and_without_replacement(&bytes[n..])
            .ok_or(DecodeError::Binary(n))?
            .into_owned(),
        _ => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                if mostly_utf8(&bytes) {
                    return Err(DecodeError::BrokenUtf8(at));
                }
                encoding_rs::WINDOWS_1254.decode_without_bom_handling(&bytes).0.into_owned()
            }
        },
    };
    if let Some(at) =
        text.bytes().position(|b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x0b | 0x1b))
    {
        // A lone control byte in a long text is dirt, not a sign of a binary file; NUL always is.
        let count = text.bytes().filter(|b| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')).count();
        if text.as_bytes()[at] == 0 || count * 50 > text.len() {
            return Err(DecodeError::Binary(at));
        }
    }
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(DecodeError::Empty);
    }
    Ok(text)
}

/// Whether most bytes above ASCII stand in valid UTF-8 sequences: a damaged UTF-8 file, not a legacy one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legacy_turkish_is_recognised() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1254.encode("Iğdır’da güneşli bir gün, şüphesiz.");
        assert_eq!(decode(bytes.into_owned()).unwrap(), "Iğdır’da güneşli bir gün, şüphesiz.");
    }

    #[test]
    fn damaged_utf8_is_named_with_its_byte() {
        let mut bytes = "Güneşli bir gün, şüphesiz".as_bytes().to_vec();
        bytes.push(0xff);
        let at = bytes.len() - 1;
        assert_eq!(decode(bytes), Err(DecodeError::BrokenUtf8(at)));
    }

    #[test]
    fn a_byte_order_mark_keeps_spans_true_to_the_file() {
        let text = decode(b"\xef\xbb\xbfAnkara".to_vec()).unwrap();
        assert_eq!(&text[3..], "Ankara");
        assert_eq!(decode(b"\xff\xfeA\0n\0".to_vec()).unwrap(), "An");
    }

    #[test]
    fn binary_and_empty_are_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0".to_vec()), Err(DecodeError::Binary(2)));
        assert_eq!(decode(b" \n\t".to_vec()), Err(DecodeError::Empty));
    }
}
