//! Vectors of the machine: which instructions there are, and kernels that use them.
//!
//! A kernel is written once, over the operations of one trait, and compiled once
//! for each instruction set. A token (`Avx2`, …) exists only where the machine has
//! the set, so the operations need no further proof; [`Level`] holds the token of
//! the set in use. Inside a function with `#[target_feature]` the intrinsics of
//! `std::arch` are safe, so each operation is such a function, called by a method
//! of the token: one `unsafe` for all of them, in the macro `operations`. Everything
//! inlines into the one function a kernel starts in (`Kernel`, `dispatch`).
//!
//! | level | lanes of `f32` | needs | fused multiply-add |
//! |---|---|---|---|
//! | `avx512` | 16 | AVX-512 F, BW, DQ, VL | yes |
//! | `avx2` | 8 | AVX2, FMA, F16C | yes |
//! | `sse2` | 4 | every x86-64 | no |
//! | `neon` | 4 | every aarch64 | yes |
//! | `scalar` | 1 | nothing | no |
//!
//! The best level is chosen when first asked for. The environment variable
//! `KIHON_SIMD` asks for another one by its name; a level that the machine lacks, or
//! no name at all, changes nothing. [`Level::with`] does the same for one thread.
//! What a function promises about its accuracy holds at every level. Levels with
//! fused multiply-add give the same bits for a function of one element, as do those
//! without, unless it looks up roots of 2, more of which fit in longer vectors; sums
//! differ, since lanes are added in another order.
//!
//! When not to use it: for a loop that the compiler vectorises anyway; a crate that
//! depends on this one cannot write kernels, it calls the slice functions.

use std::{cell::Cell, fmt, sync::OnceLock};

mod inout;
mod ops;
mod scalar;
pub(crate) mod stream;
pub(crate) mod tile;

/// Methods of a token, each a function compiled for its instruction set, in which the
/// intrinsics without pointers are safe.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
macro_rules! operations {
    ($features:literal; $(fn $name:ident($($argument:ident: $type:ty),*) -> $out:ty $body:block)*) => { $(
        #[inline(always)]
        fn $name(self, $($argument: $type),*) -> $out {
            #[inline]
            #[target_feature(enable = $features)]
            fn operation($($argument: $type),*) -> $out $body
            // SAFETY: the token `self` proves that the machine has these instructions.
            unsafe { operation($($argument),*) }
        }
    )* };
}
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(target_arch = "x86_64")]
mod roots;
#[cfg(target_arch = "x86_64")]
mod sse2;

#[cfg(test)]
mod tests;

pub(crate) use inout::InOut;
pub(crate) use ops::Simd;
pub(crate) use scalar::OneLane;
use scalar::Scalar;

/// `prefetchw`, which `_mm_prefetch` only becomes where the compiler is told of it:
/// machines with AVX2 have it, and older ones take it for a NOP.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn prefetch_write<T>(address: *const T) {
    // SAFETY: a prefetch never faults, whatever the address, and changes no flags.
    unsafe { std::arch::asm!("prefetchw [{}]", in(reg) address, options(nostack, preserves_flags, readonly)) }
}

/// A computation over the operations of any instruction set.
///
/// `run` must be `#[inline(always)]`, as must what it calls with the token, so that
/// it becomes part of the function that [`dispatch`] compiles for the instruction
/// set. A closure in between does not inline for certain: use a loop.
pub(crate) trait Kernel {
    /// What it computes.
    type Output;

    /// Does the work with the instructions that `simd` proves.
    fn run<S: Simd>(self, simd: S) -> Self::Output;
}

/// Runs a kernel at the level in use.
#[inline]
pub(crate) fn dispatch<K: Kernel>(kernel: K) -> K::Output {
    match Level::current().0 {
        Token::Scalar(token) => kernel.run(token),
        #[cfg(target_arch = "x86_64")]
        Token::Sse2(token) => kernel.run(token),
        #[cfg(target_arch = "x86_64")]
        Token::Avx2(token) => token.run(kernel),
        #[cfg(target_arch = "x86_64")]
        Token::Avx512(token) => token.run(kernel),
        #[cfg(target_arch = "aarch64")]
        Token::Neon(token) => kernel.run(token),
    }
}

/// An instruction set that this machine has.
///
/// # Examples
/// ```
/// use kihon_numerics::simd::Level;
/// let levels: Vec<&str> = Level::available().map(Level::name).collect();
/// assert_eq!(levels[0], "scalar");
/// assert!(levels.contains(&Level::current().name()));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Level(Token);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Scalar(Scalar),
    #[cfg(target_arch = "x86_64")]
    Sse2(sse2::Sse2),
    #[cfg(target_arch = "x86_64")]
    Avx2(avx2::Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(avx512::Avx512),
    #[cfg(target_arch = "aarch64")]
    Neon(neon::Neon),
}

thread_local! {
    static FORCED: Cell<Option<Level>> = const { Cell::new(None) };
}

impl Level {
    /// The levels of this machine, the best one last.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// assert!(Level::available().count() >= 1);
    /// ```
    pub fn available() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        let better = [
            Some(Token::Sse2(sse2::Sse2::new())),
            avx2::Avx2::detect().map(Token::Avx2),
            avx512::Avx512::detect().map(Token::Avx512),
        ];
        #[cfg(target_arch = "aarch64")]
        let better = [Some(Token::Neon(neon::Neon::new()))];
        #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
        let better = [None];
        // Miri knows few intrinsics; the scalar level is what it can look at.
        let better = better.into_iter().flatten().filter(|_| !cfg!(miri));
        [Token::Scalar(OneLane)].into_iter().chain(better).map(Self)
    }

    /// The level of that name, if the machine has it.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// assert_eq!(Level::named("scalar").map(Level::name), Some("scalar"));
    /// assert_eq!(Level::named("abacus"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::available().find(|level| level.name() == name)
    }

    /// The level in use on this thread.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// if std::env::var_os("KIHON_SIMD").is_none() {
    ///     assert_eq!(Some(Level::current()), Level::available().last());
    /// }
    /// ```
    #[inline]
    pub fn current() -> Self {
        static CHOSEN: OnceLock<Level> = OnceLock::new();
        FORCED.get().unwrap_or_else(|| *CHOSEN.get_or_init(Self::choose))
    }

    fn choose() -> Self {
        let asked = std::env::var("KIHON_SIMD").ok();
        let asked = asked.and_then(|name| Self::named(&name));
        asked.or_else(|| Self::available().last()).unwrap_or(Self(Token::Scalar(OneLane)))
    }

    /// Its name, as `KIHON_SIMD` has it.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// let scalar = Level::available().next().unwrap();
    /// assert_eq!(scalar.name(), "scalar");
    /// ```
    pub fn name(self) -> &'static str {
        match self.0 {
            Token::Scalar(_) => "scalar",
            #[cfg(target_arch = "x86_64")]
            Token::Sse2(_) => "sse2",
            #[cfg(target_arch = "x86_64")]
            Token::Avx2(_) => "avx2",
            #[cfg(target_arch = "x86_64")]
            Token::Avx512(_) => "avx512",
            #[cfg(target_arch = "aarch64")]
            Token::Neon(_) => "neon",
        }
    }

    /// How many `f32` one vector holds.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// assert_eq!(Level::named("scalar").unwrap().lanes(), 1);
    /// ```
    pub fn lanes(self) -> usize {
        struct Lanes;
        impl Kernel for Lanes {
            type Output = usize;
            #[inline(always)]
            fn run<S: Simd>(self, _: S) -> usize {
                S::LANES
            }
        }
        self.with(|| dispatch(Lanes))
    }

    /// Whether it multiplies and adds with one rounding.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// assert!(!Level::named("scalar").unwrap().fused());
    /// ```
    pub fn fused(self) -> bool {
        struct Fused;
        impl Kernel for Fused {
            type Output = bool;
            #[inline(always)]
            fn run<S: Simd>(self, _: S) -> bool {
                S::FUSED
            }
        }
        self.with(|| dispatch(Fused))
    }

    /// Calls `work` with this level in use on this thread, and on no other: threads
    /// that `work` starts choose for themselves.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::simd::Level;
    /// for level in Level::available() {
    ///     assert_eq!(level.with(Level::current), level);
    /// }
    /// ```
    pub fn with<R>(self, work: impl FnOnce() -> R) -> R {
        struct Restore(Option<Level>);
        impl Drop for Restore {
            fn drop(&mut self) {
                FORCED.set(self.0);
            }
        }
        let _restore = Restore(FORCED.replace(Some(self)));
        work()
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Level({})", self.name())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
