//! From a function of one vector to functions of slices.

use crate::simd::{InOut, Kernel, Simd, stream::before_a_line};

/// A function of each lane.
pub(super) trait Function: Copy {
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32;

    /// The same of four vectors, for functions that have a faster way where all are ordinary.
    #[inline(always)]
    fn of_four<S: Simd>(self, s: S, x: [S::F32; 4]) -> [S::F32; 4] {
        let mut y = x;
        for y in &mut y {
            *y = self.of(s, *y);
        }
        y
    }
}

/// `function` of every element.
pub(super) struct Map<'a, F> {
    pub(super) function: F,
    pub(super) io: InOut<'a, f32, f32>,
}

impl<F: Function> Kernel for Map<'_, F> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let Self { function, mut io } = self;
        // A store that straddles two cache lines takes the time of two: first to a line's
        // beginning, where that is not much of it all.
        let before = if io.len() >= 16 * S::LANES { before_a_line(io.dst()) } else { 0 };
        for mut io in [io.take(before), io] {
            // Four at a time: each alone waits on its own chain of products.
            while io.len() >= 4 * S::LANES {
                let mut piece = io.take(4 * S::LANES);
                let mut x = [s.splat(0.0); 4];
                for (i, x) in x.iter_mut().enumerate() {
                    *x = s.load(&piece.src()[i * S::LANES..]);
                }
                for (i, y) in function.of_four(s, x).into_iter().enumerate() {
                    s.store(y, &mut piece.dst()[i * S::LANES..]);
                }
            }
            while io.len() >= S::LANES {
                let mut piece = io.take(S::LANES);
                let y = function.of(s, s.load(piece.src()));
                s.store(y, piece.dst());
            }
            if io.len() > 0 {
                let y = function.of(s, s.load_part(io.src(), 1.0));
                s.store_part(y, io.dst());
            }
        }
    }
}

/// For each function the form from slice to slice, the form in place, and its bound.
macro_rules! functions {
    ($($(#[$about:meta])+ $name:ident, $in_place:ident, $bound:ident = $ulp:literal, $function:expr,
       x $xs:tt gives $ys:tt;)+) => { $(
        #[doc = concat!("The largest error of [`", stringify!($name), "`], in ulp, over all inputs at every level.")]
        ///
        /// # Examples
        /// ```
        #[doc = concat!("use kihon_numerics::{check_error_in_ulps, elementary::", stringify!($bound), "};")]
        #[doc = concat!("assert!(check_error_in_ulps(&[1.0f32], &[1.0], ", stringify!($bound), ").is_ok());")]
        /// ```
        pub const $bound: f64 = $ulp;

        $(#[$about])+
        ///
        /// # Complexity
        /// O(n) for n elements.
        ///
        /// # Panics
        /// If `x` and `out` differ in length.
        ///
        /// # Examples
        /// ```
        #[doc = concat!("use kihon_numerics::{check_error_in_ulps, elementary::", stringify!($name), "};")]
        #[doc = concat!("let x: [f32; 5] = ", stringify!($xs), ";")]
        /// let mut y = [0.0; 5];
        #[doc = concat!(stringify!($name), "(&x, &mut y);")]
        #[doc = concat!("for (y, expected) in y.into_iter().zip(", stringify!($ys), ") {")]
        ///     assert!((y - expected).abs() <= 1e-6 * expected.abs() || y == expected, "{y:e}, not {expected:e}");
        /// }
        /// ```
        pub fn $name(x: &[f32], out: &mut [f32]) {
            let io = $crate::simd::InOut::new(x, out);
            $crate::simd::dispatch(map::Map { function: $function, io });
        }

        #[doc = concat!("[`", stringify!($name), "`] in place.")]
        ///
        /// # Complexity
        /// O(n) for n elements.
        ///
        /// # Examples
        /// ```
        #[doc = concat!("use kihon_numerics::elementary::{", stringify!($name), ", ", stringify!($in_place), "};")]
        #[doc = concat!("let mut x: [f32; 5] = ", stringify!($xs), ";")]
        /// let mut y = [0.0; 5];
        #[doc = concat!(stringify!($name), "(&x, &mut y);")]
        #[doc = concat!(stringify!($in_place), "(&mut x);")]
        /// assert_eq!(x, y);
        /// ```
        pub fn $in_place(x: &mut [f32]) {
            let io = $crate::simd::InOut::in_place(x);
            $crate::simd::dispatch(map::Map { function: $function, io });
        }
    )+ };
}
pub(super) use functions;
