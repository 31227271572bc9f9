//! Short texts as numbers: what would be a loop over their bytes is four comparisons.

/// Up to 32 bytes as numbers, zero behind their end: compared in four steps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Words(pub [u64; 4]);

/// How many bytes.
pub const WORDS: usize = 32;

impl Words {
    /// These bytes, 32 at the most.
    pub const fn of(bytes: &[u8]) -> Words {
        let mut words = [0; 4];
        let mut at = 0;
        while at < bytes.len() {
            words[at / 8] |= (bytes[at] as u64) << (8 * (at % 8));
            at += 1;
        }
        Words(words)
    }

    /// The 32 bytes from a place on; `None` where the block ends before.
    #[inline(always)]
    pub fn at(block: &[u8], at: usize) -> Option<Words> {
        let bytes: &[u8; WORDS] = block.get(at..at + WORDS)?.try_into().ok()?;
        let word = |i: usize| {
            let part: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7].map(|k| bytes[8 * i + k]);
            u64::from_le_bytes(part)
        };
        Some(Words([word(0), word(1), word(2), word(3)]))
    }

    /// The first bytes only.
    #[inline(always)]
    pub fn first(self, length: usize) -> Words {
        let Words(words) = self;
        let keep = |i: usize| match length.saturating_sub(8 * i) {
            0 => 0,
            1..8 => words[i] & ((1 << (8 * (length - 8 * i))) - 1),
            _ => words[i],
        };
        Words([keep(0), keep(1), keep(2), keep(3)])
    }
}
