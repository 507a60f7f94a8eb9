//! Where the bytes of a small set stand, 64 at a time.
//!
//! A block of 64 bytes becomes a `u64` with bit `i` set where byte `i` is in
//! the set. Up to eight distinct bytes are compared side by side, a loop that
//! the compiler turns into vector compares; 0/1 bytes are then packed into bits
//! by a multiplication (eight at a time: the factor's bits move byte `i`'s low
//! bit to bit 56 + i, and no two products meet). Larger sets are looked up in a
//! table of 256, one byte after another.
//!
//! Explicit SSE2 with `movemask` instead of the multiplication was 1.15 to 1.25
//! times as fast on a whole search: too little to leave safe code for.

/// Bytes in a block, and bits in its mask.
pub(super) const BLOCK: usize = u64::BITS as usize;

/// A set of bytes, ready to be searched for.
#[derive(Debug, Clone)]
pub(super) enum ByteSet {
    /// Up to four, the rest repeated.
    Four([u8; 4]),
    /// Up to eight, the rest repeated.
    Eight([u8; 8]),
    /// Any number.
    Table(Box<Table>),
}

/// 1 for the members of a set of bytes.
#[derive(Debug, Clone)]
pub(super) struct Table([u8; 256]);

impl ByteSet {
    /// The set of all `bytes`; no more than 256 are looked at once all are in.
    pub(super) fn new(bytes: impl IntoIterator<Item = u8>) -> Self {
        let mut table = [0u8; 256];
        for b in bytes {
            table[usize::from(b)] = 1;
        }
        let members: Vec<u8> = (0..=255u8).filter(|&b| table[usize::from(b)] == 1).collect();
        match members.len() {
            1..=4 => Self::Four(repeated(&members)),
            5..=8 => Self::Eight(repeated(&members)),
            _ => Self::Table(Box::new(Table(table))),
        }
    }
}

fn repeated<const K: usize>(members: &[u8]) -> [u8; K] {
    std::array::from_fn(|i| members[i.min(members.len() - 1)])
}

/// Tells for each byte of a block whether it is in a set.
pub(super) trait Class {
    /// Bit `i` is set where `block[i]` is a member.
    fn mask(&self, block: &[u8; BLOCK]) -> u64;

    /// The same for the block of `s` at `base`, which may be cut short by the
    /// end of `s`; no bit is set beyond it.
    #[inline(always)]
    fn mask_at(&self, s: &[u8], base: usize) -> u64 {
        let rest = s.get(base..).unwrap_or(&[]);
        match rest.first_chunk() {
            Some(block) => self.mask(block),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                self.mask(&block) & !(u64::MAX << rest.len())
            }
        }
    }
}

impl<const K: usize> Class for [u8; K] {
    #[inline(always)]
    fn mask(&self, block: &[u8; BLOCK]) -> u64 {
        pack(&block.map(|b| self.iter().fold(0, |found, &member| found | u8::from(b == member))))
    }
}

impl Class for Table {
    #[inline(always)]
    fn mask(&self, block: &[u8; BLOCK]) -> u64 {
        block.iter().enumerate().fold(0, |mask, (i, &b)| mask | u64::from(self.0[usize::from(b)]) << i)
    }
}

/// The bytes that begin a character of UTF-8.
#[derive(Debug, Clone, Copy)]
pub(super) struct CharStarts;

impl Class for CharStarts {
    #[inline(always)]
    fn mask(&self, block: &[u8; BLOCK]) -> u64 {
        pack(&block.map(|b| u8::from(b & 0xc0 != 0x80)))
    }
}

/// Bit `i` from byte `i`, which is 0 or 1.
#[inline(always)]
fn pack(bits: &[u8; BLOCK]) -> u64 {
    let (words, _) = bits.as_chunks::<8>();
    words.iter().enumerate().fold(0, |mask, (i, &word)| {
        mask | (u64::from_le_bytes(word).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i)
    })
}

/// Walks over the members of a set in `s`, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Hits<'a, C> {
    s: &'a [u8],
    class: &'a C,
    /// Start of the current block, a multiple of [`BLOCK`].
    base: usize,
    /// Members of the current block not yet passed.
    mask: u64,
}

impl<'a, C: Class> Hits<'a, C> {
    /// Starts at `from`.
    #[inline(always)]
    pub(super) fn new(s: &'a [u8], class: &'a C, from: usize) -> Self {
        let base = from - from % BLOCK;
        Self { s, class, base, mask: class.mask_at(s, base) & (u64::MAX << (from - base)) }
    }

    /// The next member before `end`, which must be a multiple of [`BLOCK`] or
    /// the length of `s`.
    #[inline(always)]
    pub(super) fn next_before(&mut self, end: usize) -> Option<usize> {
        while self.mask == 0 {
            self.base += BLOCK;
            if self.base >= end {
                return None;
            }
            self.mask = self.class.mask_at(self.s, self.base);
        }
        let at = self.base + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_hand(s: &[u8], members: &[u8]) -> Vec<usize> {
        (0..s.len()).filter(|&i| members.contains(&s[i])).collect()
    }

    fn walk<C: Class>(s: &[u8], class: &C, from: usize) -> Vec<usize> {
        let mut hits = Hits::new(s, class, from);
        std::iter::from_fn(|| hits.next_before(s.len())).collect()
    }

    #[test]
    fn every_kind_of_set_finds_what_a_plain_scan_finds_at_every_length_and_offset() {
        let s: Vec<u8> = (0..300u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 % 23).collect();
        for distinct in [1usize, 3, 4, 5, 8, 9, 20] {
            let members: Vec<u8> = (0..distinct as u8).collect();
            for len in 0..=(4 * BLOCK + 3) {
                let s = &s[..len];
                let from = len / 3;
                let found = match ByteSet::new(members.iter().copied()) {
                    ByteSet::Four(set) => walk(s, &set, from),
                    ByteSet::Eight(set) => walk(s, &set, from),
                    ByteSet::Table(set) => walk(s, &*set, from),
                };
                let expected: Vec<usize> = by_hand(s, &members).into_iter().filter(|&i| i >= from).collect();
                assert_eq!(found, expected, "{distinct} members, length {len}");
            }
        }
    }

    #[test]
    fn byte_zero_is_not_found_behind_the_end() {
        assert_eq!(walk(&[1, 0, 1], &[0u8; 4], 0), [1]);
        assert_eq!(walk(&[], &[0u8; 4], 0), []);
    }

    #[test]
    fn character_starts_are_those_of_the_standard_library() {
        let s = "añ日𝄞z".repeat(20);
        assert_eq!(walk(s.as_bytes(), &CharStarts, 0), s.char_indices().map(|(i, _)| i).collect::<Vec<_>>());
    }
}
