//! The judge's front door.

use std::{
    env, io,
    marker::PhantomData,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use crate::{
    Kata, bench,
    examine::{Examiner, Stage, listen_to_panics},
    host,
    journal::{Event, Writer},
    kept::Kept,
    record,
    session::{self, Candidate, Instructions, Session, Task},
    shrink::find_pattern,
    verdict::{Tally, Verdict},
};

/// Judges `solution` as [`Judge::run`] does, with the defaults.
///
/// Call it in a test of your own, on the test's own thread:
///
/// What becomes the kata's type of function will do: a generic function, a
/// function of a type or of a trait, and a closure that captures nothing, by which
/// a method is judged.
///
/// # Panics
/// As [`Judge::run`] does.
///
/// # Examples
/// `Distinct` is the kata in [`Kata`]'s example: how many different values?
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use kihon_judge::{VerdictKind, judge};
///
/// fn mine(nums: &[i32]) -> usize {
///     nums.iter().collect::<std::collections::HashSet<_>>().len()
/// }
///
/// # // A test's own thread is called after it.
/// # std::thread::Builder::new().name("mine_is_right".to_owned()).spawn(|| {
/// let verdict = judge::<Distinct>(mine);
/// assert_eq!(verdict.kind(), VerdictKind::Accepted);
///
/// struct Numbers<'a>(&'a [i32]);
///
/// impl Numbers<'_> {
///     fn distinct(&self) -> usize {
///         mine(self.0)
///     }
/// }
///
/// let verdict = judge::<Distinct>(|nums| Numbers(nums).distinct());
/// assert_eq!(verdict.kind(), VerdictKind::Accepted);
/// # })?.join().unwrap();
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn judge<K: Kata>(solution: K::Solution) -> Verdict {
    Judge::<K>::new().run(solution)
}

/// A judge with settings.
///
/// # Examples
/// `Distinct` and `sorting` are those of [`Kata`]'s example.
///
/// ```
/// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
/// # use distinct::*;
/// use std::time::Duration;
/// use kihon_judge::{Judge, Stage, verdict::Outcome};
///
/// let judge = Judge::<Distinct>::new()
///     .test("distinct::quick")
///     .seed(7)
///     .limit(Duration::from_millis(500))
///     .stages(&[Stage::Examples, Stage::Properties])
///     .keep_in(None);
/// let verdict = judge.run(sorting);
/// assert_eq!(verdict.seed, 7);
/// let Outcome::Accepted(tally) = verdict.outcome else { panic!("{verdict}") };
/// assert_eq!((tally.examples, tally.random, tally.largest), (2, 400, 0));
/// ```
#[derive(Debug, Clone)]
pub struct Judge<K: Kata> {
    seed: u64,
    test: Option<String>,
    limit: Duration,
    shrinking: Duration,
    stack: usize,
    kept: Option<PathBuf>,
    stages: Vec<Stage>,
    kata: PhantomData<K>,
}

/// The seed used when nobody sets one: the same inputs on every run.
const SEED: u64 = 76_128;
/// A solution that takes more memory than this is ended by the system.
#[cfg(unix)]
const MEMORY: u64 = 6 << 30;

impl<K: Kata> Default for Judge<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Kata> Judge<K> {
    /// The defaults: the seed in `KIHON_SEED` or a fixed one, 2 s for one
    /// input, 3 s to shrink a failure, 8 MiB of stack, all stages, failing inputs
    /// kept in `.kihon/failures` of the crate under test.
    pub fn new() -> Self {
        let seed = env::var("KIHON_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(SEED);
        let kept = env::var_os("CARGO_MANIFEST_DIR").map(|dir| PathBuf::from(dir).join(".kihon/failures"));
        Self {
            seed,
            test: None,
            limit: Duration::from_secs(2),
            shrinking: Duration::from_secs(3),
            stack: 8 << 20,
            kept,
            stages: Stage::ALL.into(),
            kata: PhantomData,
        }
    }

    /// Sets the seed of the random inputs.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Names the running test, for harnesses that do not name their threads.
    #[must_use]
    pub fn test(mut self, name: impl Into<String>) -> Self {
        self.test = Some(name.into());
        self
    }

    /// Sets the time in which one input must be answered.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use std::time::Duration;
    /// use kihon_judge::{Judge, verdict::Outcome};
    ///
    /// fn waits_for_ever(nums: &[i32]) -> usize {
    ///     while nums.len() == 3 {}
    ///     sorting(nums)
    /// }
    ///
    /// let limit = Duration::from_millis(200);
    /// let verdict = Judge::<Distinct>::new().test("distinct").keep_in(None).limit(limit).run(waits_for_ever);
    /// let Outcome::TimedOut { on, limit: told, .. } = &verdict.outcome else { panic!("{verdict}") };
    /// assert_eq!((on.input[0].1.as_str(), *told), ("[0, 0, 0]", limit));
    /// ```
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Sets the time that may be spent on making a failing input smaller.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use std::time::Duration;
    /// use kihon_judge::Judge;
    ///
    /// let judge = Judge::<Distinct>::new().test("distinct").keep_in(None);
    /// let shown = |judge: Judge<Distinct>| {
    ///     judge.run(<[i32]>::len).outcome.failing().map(|on| on.input[0].1.clone())
    /// };
    /// assert_eq!(shown(judge.clone()).as_deref(), Some("[0, 0]"));
    /// assert_eq!(shown(judge.shrinking(Duration::ZERO)).as_deref(), Some("[3, 1, 3]"), "as it was found");
    /// ```
    #[must_use]
    pub fn shrinking(mut self, budget: Duration) -> Self {
        self.shrinking = budget;
        self
    }

    /// Sets the stack that the solution runs on, in bytes.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use kihon_judge::{Judge, verdict::Outcome};
    ///
    /// fn recursive(nums: &[i32]) -> usize {
    ///     let Some((first, rest)) = nums.split_first() else { return 0 };
    ///     let frame = std::hint::black_box([*first; 256]);
    ///     recursive(rest) + usize::from(!rest.contains(&frame[0]))
    /// }
    ///
    /// let verdict = Judge::<Distinct>::new().test("distinct").keep_in(None).stack(1 << 20).run(recursive);
    /// let Outcome::StackOverflowed { stack, .. } = verdict.outcome else { panic!("{verdict}") };
    /// assert_eq!(stack, 1 << 20);
    /// ```
    #[must_use]
    pub fn stack(mut self, bytes: usize) -> Self {
        self.stack = bytes;
        self
    }

    /// Judges by these stages alone.
    #[must_use]
    pub fn stages(mut self, stages: &[Stage]) -> Self {
        self.stages = stages.into();
        self
    }

    /// Keeps failing inputs in this folder, to be tried next time right after
    /// the examples; `None` keeps nothing.
    ///
    /// # Examples
    /// ```
    /// # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
    /// # use distinct::*;
    /// use std::{env, fs, process};
    /// use kihon_judge::{Judge, Stage, VerdictKind, verdict::Origin};
    ///
    /// let folder = env::temp_dir().join(format!("failures-{}", process::id()));
    /// let judge = Judge::<Distinct>::new().test("distinct").stages(&[Stage::Properties]).keep_in(Some(folder.clone()));
    /// assert_eq!(judge.run(<[i32]>::len).kind(), VerdictKind::Wrong);
    /// let again = judge.run(<[i32]>::len);
    /// assert_eq!(again.outcome.failing().map(|on| &on.origin), Some(&Origin::Kept));
    /// assert_eq!(fs::read_to_string(folder.join("distinct.jsonl"))?, "[0,0]\n");
    /// fs::remove_dir_all(folder)?;
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn keep_in(mut self, folder: Option<PathBuf>) -> Self {
        self.kept = folder;
        self
    }

    /// Judges `solution` in a child process: the running test is started once
    /// more, and comes back to this call.
    ///
    /// # Panics
    /// If the running test cannot be told (call it on the test's own thread, or
    /// name the test with [`Judge::test`]) or no child process can be started.
    pub fn run(&self, solution: K::Solution) -> Verdict {
        if let Some(instructions) = session::instructions() {
            return self.as_child(instructions, solution);
        }
        record::end_with_reader();
        if let Some(order) = bench::ordered() {
            order.and_then(|order| bench::run::<K>(&order, solution)).unwrap_or_else(|error| panic!("{error}"));
            process::exit(0);
        }
        let stages = if record::is_whole() { Stage::ALL.to_vec() } else { self.stages.clone() };
        let test = self.test.clone().or_else(host::current_test).expect(
            "the judge cannot tell which test is running: call it on the test's own thread, or name it with Judge::test",
        );
        let kept = Kept::<K>::open(self.kept.as_deref());
        let session = Session::<K> {
            test: &test,
            seed: self.seed,
            stack: self.stack,
            limit: self.limit,
            shrinking: self.shrinking,
            kata: PhantomData,
        };
        let outcome = session
            .outcome(kept.literals(), stages.clone())
            .unwrap_or_else(|error| panic!("the judge failed: {error}"));
        if let Some(literal) = outcome.failing().and_then(|on| on.literal.as_ref()) {
            kept.add(literal);
        }
        let verdict = Verdict {
            kata: K::ABOUT.id.to_owned(),
            title: K::ABOUT.title.to_owned(),
            cost: K::ABOUT.cost.to_owned(),
            seed: self.seed,
            outcome,
        };
        session::remember(&test, verdict.clone());
        if let Some(file) = env::var_os(record::FILE) {
            // The person reads the verdict in the test's output in any case.
            let _ = record::append(Path::new(&file), &test, &stages, &verdict);
        }
        verdict
    }

    /// The child's side: earlier judgements of the test are given again, this
    /// one is made, and the process ends.
    fn as_child(&self, instructions: &'static Instructions, solution: K::Solution) -> Verdict {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        if let Some(verdict) = instructions.replay.get(NEXT.fetch_add(1, Ordering::Relaxed)) {
            return verdict.clone();
        }
        host::end_with_parent();
        #[cfg(unix)]
        // Where the limit cannot be set, a runaway solution takes what it can.
        let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
        let work = move || match &instructions.task {
            Task::Examine { kept, stages } => examine::<K>(instructions, kept, stages, solution),
            Task::Try(candidates) => try_all::<K>(instructions, candidates, solution),
        };
        let thread = thread::Builder::new().name("solution".to_owned()).stack_size(instructions.stack);
        let result = thread.spawn(work).map(thread::JoinHandle::join);
        process::exit(if matches!(result, Ok(Ok(Ok(())))) { 0 } else { 1 });
    }
}

fn examine<K: Kata>(
    instructions: &Instructions,
    kept: &[serde_json::Value],
    stages: &[Stage],
    solution: K::Solution,
) -> io::Result<()> {
    let journal = Writer::open(&instructions.journal)?;
    let kept = kept.iter().filter_map(|literal| serde_json::from_value(literal.clone()).ok()).collect();
    let Instructions { seed, shrinking, .. } = *instructions;
    let stages = stages.to_vec();
    Examiner::<K> { solution, seed, journal, kept, shrinking, stages, tally: Tally::default() }.examine();
    Ok(())
}

fn try_all<K: Kata>(instructions: &Instructions, candidates: &[Candidate], solution: K::Solution) -> io::Result<()> {
    listen_to_panics();
    let mut journal = Writer::open(&instructions.journal)?;
    for (index, candidate) in candidates.iter().enumerate() {
        journal.write(&Event::Thinking);
        let input = match candidate {
            Candidate::Literal(literal) => serde_json::from_value::<K::Input>(literal.clone()).ok(),
            Candidate::Pattern { name, n } => find_pattern::<K>(name).map(|p| (p.make)(*n, instructions.seed)),
        };
        let Some(input) = input else { continue };
        journal.write(&Event::Candidate(index));
        // A panic is another fault than the one looked for.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(K::call(solution, &input))));
    }
    journal.write(&Event::Candidate(candidates.len()));
    Ok(())
}
