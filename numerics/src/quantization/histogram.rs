//! How many values there are of each magnitude, from power of two to power of two.

/// The exponent of the smallest subnormal `f32`.
const LEAST: i32 = -149;
/// Exponents of `f32`, from [`LEAST`] to 127.
const EXPONENTS: usize = 277;

/// Counts of finite values by exponent: e where 2ᵉ ≤ |x| < 2ᵉ⁺¹.
///
/// # Examples
/// ```
/// use kihon_numerics::quantization::ExponentHistogram;
/// let histogram = ExponentHistogram::of(&[0.0, 1.0, -1.5, 3.0, 1e-45, f32::NAN]);
/// assert_eq!((histogram.count(0), histogram.count(1), histogram.count(-149)), (2, 1, 1));
/// assert_eq!((histogram.zeros, histogram.nans, histogram.infinities), (1, 1, 0));
/// assert_eq!(histogram.exponents(), Some((-149, 1)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ExponentHistogram {
    counts: Vec<usize>,
    /// Values that are 0 or −0.
    pub zeros: usize,
    /// Values that are infinite.
    pub infinities: usize,
    /// Values that are NaN.
    pub nans: usize,
    /// The least and the greatest magnitude of those counted, if any.
    pub magnitudes: Option<(f32, f32)>,
}

impl ExponentHistogram {
    /// The counts of these values.
    ///
    /// # Complexity
    /// O(n) for n values.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::ExponentHistogram;
    /// assert_eq!(ExponentHistogram::of(&[-6.0, 5.0]).magnitudes, Some((5.0, 6.0)));
    /// assert_eq!(ExponentHistogram::of(&[0.0]).magnitudes, None);
    /// ```
    pub fn of(values: &[f32]) -> Self {
        let mut counts = vec![0; EXPONENTS];
        let (mut zeros, mut infinities, mut nans) = (0, 0, 0);
        let (mut least, mut greatest) = (f32::INFINITY, 0.0f32);
        for x in values.iter().map(|x| x.abs()) {
            if x == 0.0 {
                zeros += 1;
            } else if x.is_finite() {
                counts[(exponent(x) - LEAST) as usize] += 1;
                least = least.min(x);
                greatest = greatest.max(x);
            } else if x.is_nan() {
                nans += 1;
            } else {
                infinities += 1;
            }
        }
        let magnitudes = (greatest > 0.0).then_some((least, greatest));
        Self { counts, zeros, infinities, nans, magnitudes }
    }

    /// How many finite values have this exponent; 0 outside of −149 to 127.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::ExponentHistogram;
    /// let histogram = ExponentHistogram::of(&[0.5, 0.75, 1.0]);
    /// assert_eq!([-1, 0, 1, 1000].map(|e| histogram.count(e)), [2, 1, 0, 0]);
    /// ```
    pub fn count(&self, exponent: i32) -> usize {
        let place = i64::from(exponent) - i64::from(LEAST);
        usize::try_from(place).ok().and_then(|place| self.counts.get(place)).copied().unwrap_or(0)
    }

    /// How many finite values other than 0 there are.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::ExponentHistogram;
    /// assert_eq!(ExponentHistogram::of(&[0.0, 1.0, 2.0]).total(), 2);
    /// ```
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The least and the greatest exponent that occur.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::ExponentHistogram;
    /// assert_eq!(ExponentHistogram::of(&[3.0, 0.1]).exponents(), Some((-4, 1)));
    /// assert_eq!(ExponentHistogram::of(&[]).exponents(), None);
    /// ```
    pub fn exponents(&self) -> Option<(i32, i32)> {
        self.magnitudes.map(|(least, greatest)| (exponent(least), exponent(greatest)))
    }

    /// A line for each exponent that occurs or lies between, the greatest first, with a bar
    /// of at most `width` characters; neighbours together where that makes more than `rows`
    /// lines. Any value at all is worth a character.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::ExponentHistogram;
    /// let histogram = ExponentHistogram::of(&[1.0, 1.1, 1.2, 1.3, 0.25, 0.26]);
    /// assert_eq!(histogram.to_text(10, 8), "  2^0  4 ########\n 2^-1  0\n 2^-2  2 ####\n");
    /// ```
    pub fn to_text(&self, rows: usize, width: usize) -> String {
        let Some((least, greatest)) = self.exponents() else { return String::new() };
        let span = (greatest - least + 1) as usize;
        let step = span.div_ceil(rows.max(1)) as i32;
        let groups: Vec<(i32, usize)> = (least.div_euclid(step)..=greatest.div_euclid(step))
            .rev()
            .map(|group| (group * step, (0..step).map(|i| self.count(group * step + i)).sum()))
            .collect();
        let most = groups.iter().map(|group| group.1).max().unwrap_or(0);
        let names: Vec<String> = groups.iter().map(|&(first, _)| name(first, step)).collect();
        let columns = (names.iter().map(String::len).max().unwrap_or(0) + 1, most.to_string().len() + 1);
        let mut text = String::new();
        for (name, (_, count)) in names.iter().zip(&groups) {
            let bar = "#".repeat((count * width).div_ceil(most.max(1)));
            let line = format!("{name:>0$} {count:>1$} {bar}", columns.0, columns.1);
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// The exponents of a line.
fn name(first: i32, step: i32) -> String {
    if step == 1 { format!("2^{first}") } else { format!("2^{first} to 2^{}", first + step - 1) }
}

/// e where 2ᵉ ≤ x < 2ᵉ⁺¹, for finite x > 0.
pub(super) fn exponent(x: f32) -> i32 {
    let bits = x.to_bits();
    match bits >> 23 {
        0 => LEAST + 31 - bits.leading_zeros() as i32,
        field => field as i32 - 127,
    }
}
