//! From a workload to criterion benchmarks `topic/kata/implementation/pattern/n`.
//!
//! Before a contender is timed on an input its answer is compared with that of
//! the first contender that takes inputs of this size, the naive one as long
//! as it can. Whoever is wrong, or would take longer than [`PATIENCE`] for one
//! call, is told on stderr and not timed.

use std::{
    cell::OnceCell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    time::Duration,
};

use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, measurement::WallTime};
use kihon_judge::{
    Pattern,
    contest::SystemClock,
    workload::{Contender, Workload},
};

/// Seed of every input.
const SEED: u64 = 1;
/// One call may take so long; a longer one is not waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Set-ups and answers of so many elements may be alive at once.
const BATCH_ELEMENTS: usize = 1 << 16;

/// At which sizes a workload is benchmarked.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// By `cargo bench`.
    pub timed: &'static [usize],
    /// By `cargo bench -- --test` and `cargo test`, which run everything once.
    pub tested: &'static [usize],
}

impl Default for Sizes {
    fn default() -> Self {
        Self { timed: &[1_000, 1_000_000], tested: &[0, 1, 300, 3_000] }
    }
}

/// Criterion with the arguments of the command line, set up for a machine that
/// is shared: few samples, since each is taken in CPU time of the thread.
pub fn criterion() -> Criterion {
    let few = Criterion::default().sample_size(10);
    few.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2)).configure_from_args()
}

/// Registers every contender on every pattern and size.
///
/// # Panics
/// If a contender panics.
///
/// # Examples
/// ```
/// use kihon_benches::{Sizes, peers, register};
/// let mut criterion = criterion::Criterion::default().with_filter("none of them");
/// for workload in peers::longest_consecutive::workloads() {
///     register(&mut criterion, &workload, Sizes::default());
/// }
/// ```
pub fn register<I, A>(criterion: &mut Criterion, workload: &Workload<I, A>, sizes: Sizes) {
    let sizes = if only_tested() { sizes.tested } else { sizes.timed };
    let mut group = criterion.benchmark_group(format!("{}/{}", workload.topic, workload.id));
    group.sampling_mode(SamplingMode::Flat);
    for pattern in &workload.patterns {
        for &size in sizes {
            let arena = Arena::new(workload, pattern, size);
            for contender in workload.contenders.iter().filter(|c| size <= c.largest) {
                arena.bench(&mut group, contender);
            }
        }
    }
    group.finish();
}

/// Whether criterion runs each benchmark once and takes no time: with `--test`,
/// and without the `--bench` that `cargo bench` adds.
fn only_tested() -> bool {
    let given = |flag: &str| std::env::args().any(|argument| argument == flag);
    given("--test") || !given("--bench")
}

/// Unwinds out of criterion, which knows no way to decline a measurement.
struct Declined;

/// Why a contender is not timed on an input.
enum Refusal {
    Wrong { against: &'static str },
    TooSlow { seconds: f64 },
    TooLarge,
}

/// A pattern at a size; input and right answer are made when criterion, whose
/// filter may want neither, asks for them first.
struct Arena<'a, I, A> {
    workload: &'a Workload<I, A>,
    pattern: &'a Pattern<I>,
    size: usize,
    input: OnceCell<I>,
    expected: OnceCell<(&'static str, A)>,
}

impl<'a, I, A> Arena<'a, I, A> {
    fn new(workload: &'a Workload<I, A>, pattern: &'a Pattern<I>, size: usize) -> Self {
        Self { workload, pattern, size, input: OnceCell::new(), expected: OnceCell::new() }
    }

    fn input(&self) -> &I {
        self.input.get_or_init(|| (self.pattern.make)(self.size, SEED))
    }

    fn elements(&self) -> usize {
        (self.workload.elements)(self.input())
    }

    fn bench(&self, group: &mut BenchmarkGroup<'_, WallTime>, contender: &Contender<I, A>) {
        let admitted = OnceCell::new();
        let id = BenchmarkId::new(format!("{}/{}", contender.name, self.pattern.name), self.size);
        // What unwinds is `Declined`, before anything was measured.
        let bench = AssertUnwindSafe(|| {
            group.bench_function(id, |bencher| {
                admitted.get_or_init(|| {
                    if let Err(refusal) = self.admit(contender) {
                        self.tell(contender, &refusal);
                        resume_unwind(Box::new(Declined));
                    }
                });
                bencher.iter_custom(|calls| self.time(contender, calls));
            });
        });
        match catch_unwind(bench) {
            Err(cause) if !cause.is::<Declined>() => resume_unwind(cause),
            _ => {}
        }
    }

    fn admit(&self, contender: &Contender<I, A>) -> Result<(), Refusal> {
        if self.elements() > contender.largest {
            return Err(Refusal::TooLarge);
        }
        let seconds = self.foreseen_seconds(contender);
        if seconds > PATIENCE.as_secs_f64() {
            return Err(Refusal::TooSlow { seconds });
        }
        let (against, expected) = self.expected.get_or_init(|| {
            let able = self.workload.contenders.iter().find(|c| self.elements() <= c.largest);
            let base = able.unwrap_or(contender);
            (base.name, base.run(self.input()).answer)
        });
        let got = contender.run(self.input()).answer;
        let right = (self.workload.same)(self.input(), expected, &got);
        if right { Ok(()) } else { Err(Refusal::Wrong { against }) }
    }

    /// What one call will take, from calls on 1/64 and 1/8 of the size.
    fn foreseen_seconds(&self, contender: &Contender<I, A>) -> f64 {
        if self.size < 100_000 {
            return 0.0;
        }
        let at = |size| contender.run(&(self.pattern.make)(size, SEED)).time.as_secs_f64().max(1e-6);
        let first = at(self.size / 64);
        // A single look, if even a linear one would be too slow.
        if first * 64.0 > PATIENCE.as_secs_f64() {
            return first * 64.0;
        }
        let second = at(self.size / 8);
        second * (second / first).clamp(8.0, 64.0)
    }

    fn tell(&self, contender: &Contender<I, A>, refusal: &Refusal) {
        let Self { workload, pattern, size, .. } = self;
        let why = match refusal {
            Refusal::Wrong { against } => format!("WRONG, not timed: its answer is not that of {against}"),
            Refusal::TooSlow { seconds } => format!("left out: one call would take about {seconds:.0} s"),
            Refusal::TooLarge => "left out: it does not take so many elements".to_owned(),
        };
        let (topic, kata) = (workload.topic, workload.id);
        eprintln!("\n{topic}/{kata}/{}/{}/{size}: {why}", contender.name, pattern.name);
    }

    /// Thread CPU time of so many calls, set-ups excluded.
    fn time(&self, contender: &Contender<I, A>, calls: u64) -> Duration {
        let batch = (BATCH_ELEMENTS / self.elements().max(1)).max(1) as u64;
        let clock = SystemClock::new();
        let mut taken = Duration::ZERO;
        let mut left = calls;
        while left > 0 {
            let now = left.min(batch);
            taken += contender.time(self.input(), now as usize, &clock).time;
            left -= now;
        }
        // Criterion divides by what it is given.
        taken.max(Duration::from_nanos(1))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    };

    use kihon_judge::Role;

    use super::*;

    #[test]
    fn a_wrong_peer_runs_once_and_is_not_timed() {
        let calls = Arc::new([0; 3].map(AtomicUsize::new));
        let count = |i: usize, wrong: usize| {
            let calls = Arc::clone(&calls);
            move |input: &Vec<u32>| {
                calls[i].fetch_add(1, Relaxed);
                input.len() + wrong
            }
        };
        let workload = Workload {
            id: "length",
            topic: "tests",
            about: "how many there are",
            unit: "element",
            patterns: vec![Pattern { name: "zeros", about: "zeros", make: |n, _| vec![0_u32; n] }],
            sizes: vec![],
            contenders: vec![
                Contender::new("naive", Role::Naive, count(0, 0)),
                Contender::new("wrong", Role::Peer, count(1, 1)),
                Contender::new("right", Role::Peer, count(2, 0)),
            ],
            elements: Vec::len,
            same: |_, expected, got| expected == got,
        };
        let briefly = Duration::from_millis(1);
        let directory = std::env::temp_dir().join(format!("kihon-benches-{}", std::process::id()));
        let criterion = Criterion::default().output_directory(&directory).without_plots().sample_size(10);
        let mut criterion = criterion.warm_up_time(briefly).measurement_time(briefly);
        register(&mut criterion, &workload, Sizes { timed: &[], tested: &[5] });
        let made = std::fs::remove_dir_all(&directory);
        let [naive, wrong, right] = [0, 1, 2].map(|i| calls[i].load(Relaxed));
        assert!(naive > 10 && right > 10, "{naive} {right}");
        assert_eq!(wrong, 1, "for the check");
        assert!(made.is_ok(), "criterion wrote its figures");
    }

    #[test]
    fn who_would_take_too_long_is_not_waited_for() {
        let slow = Contender::new("slow", Role::Peer, |&n: &usize| {
            (0..n as u64 * n as u64 / 1000).fold(0, |sum, i| std::hint::black_box(sum ^ i))
        });
        let workload = Workload {
            id: "steps",
            topic: "tests",
            about: "many steps",
            unit: "step",
            patterns: vec![Pattern { name: "n", about: "n", make: |n, _| n }],
            sizes: vec![],
            contenders: vec![],
            elements: |&n| n,
            same: |_, expected: &u64, got| expected == got,
        };
        let seconds = |size| Arena::new(&workload, &workload.patterns[0], size).foreseen_seconds(&slow);
        assert_eq!(seconds(1000), 0.0, "nothing to fear");
        let [million, four] = [1_000_000, 4_000_000].map(seconds);
        assert!(million > 0.05 && four > 4.0 * million, "{million} {four}");
    }
}
