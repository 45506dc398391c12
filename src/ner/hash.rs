//! Hashes of words and features: fixed for all time, since trained files hold them.

/// FNV-1a over characters, extended one at a time, so that every prefix has its hash on the way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hash(u64);

impl Hash {
    pub(crate) const fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn push(self, c: char) -> Self {
        Hash((self.0 ^ u64::from(c as u32)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    pub(crate) fn end(self) -> u64 {
        mix(self.0, 0)
    }
}

/// Hash of a string.
pub(crate) fn of(s: &str) -> u64 {
    s.chars().fold(Hash::new(), Hash::push).end()
}

/// One hash of two.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}
