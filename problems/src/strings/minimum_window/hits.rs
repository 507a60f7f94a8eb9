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
    /// With more places than this in a block of 64 steps at two ends, it is
    /// cheaper to do all steps in turn than to make masks and jump; at one end,
    /// with half as many.
    const SPARSE: u32;

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
    const SPARSE: u32 = 40;

    #[inline(always)]
    fn mask(&self, block: &[u8; BLOCK]) -> u64 {
        pack(&block.map(|b| self.iter().fold(0, |found, &member| found | u8::from(b == member))))
    }
}

impl Class for Table {
    const SPARSE: u32 = 16;

    #[inline(always)]
    fn mask(&self, block: &[u8; BLOCK]) -> u64 {
        block.iter().enumerate().fold(0, |mask, (i, &b)| mask | u64::from(self.0[usize::from(b)]) << i)
    }
}

/// The bytes that begin a character of UTF-8.
#[derive(Debug, Clone, Copy)]
pub(super) struct CharStarts;

impl Class for CharStarts {
    const SPARSE: u32 = 40;

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

/// The places of the bits of a mask, from the lowest.
pub(super) struct Bits(pub(super) u64);

impl Iterator for Bits {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let lowest = self.0.trailing_zeros() as usize;
        (self.0 != 0).then(|| {
            self.0 &= self.0 - 1;
            lowest
        })
    }
}

/// The first place of `byte`, a block at a time.
pub(super) fn find(byte: u8, s: &[u8]) -> Option<usize> {
    let (blocks, _) = s.as_chunks::<BLOCK>();
    let has = |block: &[u8; BLOCK]| block.iter().fold(false, |found, &b| found | (b == byte));
    let from = blocks.iter().position(has).unwrap_or(blocks.len()) * BLOCK;
    s[from..].iter().position(|&b| b == byte).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_hand(s: &[u8], members: &[u8]) -> Vec<usize> {
        (0..s.len()).filter(|&i| members.contains(&s[i])).collect()
    }

    fn walk<C: Class>(s: &[u8], class: &C) -> Vec<usize> {
        (0..s.len() + BLOCK)
            .step_by(BLOCK)
            .flat_map(|base| Bits(class.mask_at(s, base)).map(move |i| base + i))
            .collect()
    }

    #[test]
    fn every_kind_of_set_finds_what_a_plain_scan_finds_at_every_length() {
        let s: Vec<u8> = (0..300u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 % 23).collect();
        for distinct in [1usize, 3, 4, 5, 8, 9, 20] {
            let members: Vec<u8> = (0..distinct as u8).collect();
            for len in 0..=(4 * BLOCK + 3) {
                let s = &s[..len];
                let found = match ByteSet::new(members.iter().copied()) {
                    ByteSet::Four(set) => walk(s, &set),
                    ByteSet::Eight(set) => walk(s, &set),
                    ByteSet::Table(set) => walk(s, &*set),
                };
                assert_eq!(found, by_hand(s, &members), "{distinct} members, length {len}");
            }
        }
    }

    #[test]
    fn byte_zero_is_not_found_behind_the_end() {
        assert_eq!(walk(&[1, 0, 1], &[0u8; 4]), [1]);
        assert_eq!(walk(&[], &[0u8; 4]), [0usize; 0]);
    }

    #[test]
    fn character_starts_are_those_of_the_standard_library() {
        let s = "añ日𝄞z".repeat(20);
        assert_eq!(walk(s.as_bytes(), &CharStarts), s.char_indices().map(|(i, _)| i).collect::<Vec<_>>());
    }
}
