//! The contest itself: check, calibrate, take turns, within a budget.

use std::time::Duration;

use super::{
    AtSize, Clock, Comparison, Outcome, Overall, Ratio, Row, Spread, Times, clock::cost_of_reading, theil_sen,
};
use crate::workload::Workload;

/// How long to compare, and on what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Seed of every input.
    pub seed: u64,
    /// Time on the wall for one pattern, all sizes together. A contender or a
    /// size that is not expected to fit is left out; the smallest size always
    /// runs, and at least one round.
    pub budget: Duration,
    /// Sizes to run instead of the workload's, ascending.
    pub sizes: Option<Vec<usize>>,
    /// At most so many rounds at the last size, and 15 at those before it.
    pub rounds: usize,
    /// Calls are repeated until a round's share of one contender is this long.
    pub stretch: Duration,
}

impl Default for Plan {
    fn default() -> Self {
        Self { seed: 1, budget: Duration::from_secs(2), sizes: None, rounds: 51, stretch: Duration::from_micros(500) }
    }
}

/// Where a contest is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The size being run.
    pub size: usize,
    /// The contender about to run.
    pub contender: &'static str,
    /// Share of the budget that is used up, at most 1.
    pub done: f64,
}

/// The last size gets this many times the budget of each one before it.
const HEADLINE_WEIGHT: u32 = 5;
/// Rounds at the sizes before it, which serve the growth only.
const GROWTH_ROUNDS: usize = 15;
/// Growth assumed of a contender that has run at one size only.
const UNKNOWN_GROWTH: f64 = 1.5;
/// Clock readings enclose at most so many elements at once: set-ups and
/// answers of a batch are alive together and should stay in the cache.
const BATCH_ELEMENTS: usize = 1 << 14;
/// A calibration may use this share of a size's budget at most.
const CALIBRATION_SHARE: f64 = 0.05;
/// No stretch is worth more calls.
const MOST_CALLS: usize = 1 << 20;

/// Checks and times all contenders on one pattern, sizes ascending, by the
/// given clocks.
///
/// # Panics
/// If there is no such pattern, or a contender panics.
///
/// # Examples
/// See the [module](super).
pub fn run<I, A>(
    workload: &Workload<I, A>,
    pattern: usize,
    plan: &Plan,
    clock: &dyn Clock,
    progress: &mut dyn FnMut(Step),
) -> Comparison {
    assert!(pattern < workload.patterns.len(), "{} has no pattern with index {pattern}", workload.id);
    let entrants = workload.contenders.iter().map(|_| Entrant::default()).collect();
    let start = clock.wall();
    let tick = cost_of_reading(clock);
    let mut contest = Contest { workload, pattern, plan, clock, progress, start, tick, entrants };
    let sizes = plan.sizes.as_ref().unwrap_or(&workload.sizes);
    let (ran, left_out) = contest.all_sizes(sizes);
    let made = &workload.patterns[pattern];
    Comparison {
        id: workload.id,
        topic: workload.topic,
        about: workload.about,
        unit: workload.unit,
        pattern: made.name,
        pattern_about: made.about,
        seed: plan.seed,
        contenders: contest.overall(&ran),
        sizes: ran,
        left_out,
    }
}

/// What a contest remembers of a contender from size to size.
#[derive(Debug, Default)]
struct Entrant {
    /// Elements, and seconds on the wall that one call took, set-up included.
    costs: Vec<(f64, f64)>,
    wrong: Option<(usize, &'static str)>,
}

impl Entrant {
    /// Seconds that one call is expected to take; nothing is known before the
    /// first.
    fn expected_seconds(&self, elements: f64) -> f64 {
        let Some(&(last_elements, last)) = self.costs.last() else {
            return 0.0;
        };
        let logs: Vec<_> = self.costs.iter().rev().take(2).map(|c| (c.0.ln(), c.1.ln())).collect();
        let growth = theil_sen(&logs).map_or(UNKNOWN_GROWTH, |e| e.clamp(0.5, 3.0));
        last * (elements / last_elements).powf(growth)
    }
}

/// A contender that passed the check, while it is being timed.
struct Runner {
    index: usize,
    calls: usize,
    samples_ns: Vec<f64>,
}

/// One size.
struct Turn {
    size: usize,
    elements: usize,
    rounds: usize,
    /// When to stop, on the wall.
    end: Duration,
}

struct Contest<'a, I, A> {
    workload: &'a Workload<I, A>,
    pattern: usize,
    plan: &'a Plan,
    clock: &'a dyn Clock,
    progress: &'a mut dyn FnMut(Step),
    start: Duration,
    tick: Duration,
    entrants: Vec<Entrant>,
}

impl<I, A> Contest<'_, I, A> {
    fn all_sizes(&mut self, sizes: &[usize]) -> (Vec<AtSize>, Vec<usize>) {
        let make = self.workload.patterns[self.pattern].make;
        let (mut ran, mut left_out): (Vec<AtSize>, _) = (Vec::new(), Vec::new());
        let mut making = Entrant::default();
        for (i, &size) in sizes.iter().enumerate() {
            let weights = (sizes.len() - i - 1) as u32 + HEADLINE_WEIGHT;
            let weight = if i + 1 == sizes.len() { HEADLINE_WEIGHT } else { 1 };
            let now = self.clock.wall();
            let end = now + (self.start + self.plan.budget).saturating_sub(now) * weight / weights;
            if making.expected_seconds(size as f64) > (end - now).as_secs_f64() / 2.0 {
                left_out.push(size);
                continue;
            }
            let input = make(size, self.plan.seed);
            making.costs.push((size.max(1) as f64, seconds(self.clock.wall().saturating_sub(now))));
            let elements = (self.workload.elements)(&input);
            if ran.last().is_some_and(|before| before.elements == elements) {
                continue; // Real data that has no more to give.
            }
            let rounds = if i + 1 == sizes.len() { self.plan.rounds } else { self.plan.rounds.min(GROWTH_ROUNDS) };
            match self.one_size(&input, &Turn { size, elements, rounds: rounds.max(1), end }) {
                Some(found) => ran.push(found),
                None => left_out.push(size),
            }
        }
        (ran, left_out)
    }

    /// `None` if too little of it would fit before `end`.
    fn one_size(&mut self, input: &I, turn: &Turn) -> Option<AtSize> {
        let Turn { size, elements, end, .. } = *turn;
        let mut outcomes = self.admit(elements, end)?;
        let (base, mut runners) = self.check(input, turn, &mut outcomes);
        for runner in &mut runners {
            let share = end.saturating_sub(self.clock.wall()).mul_f64(CALIBRATION_SHARE);
            self.calibrate(input, turn, runner, share);
        }
        let rounds = self.take_turns(input, turn, &mut runners);
        for (i, runner) in runners.iter().enumerate() {
            let times = self.times(&runners, i, elements);
            outcomes[runner.index] = Some(Outcome::Timed(times));
        }
        let rows = self.workload.contenders.iter().zip(outcomes).map(|(c, outcome)| Row {
            name: c.name,
            role: c.role,
            outcome: outcome.expect("whoever is admitted is found wrong or timed"),
        });
        Some(AtSize { size, elements, rounds, base, rows: rows.collect() })
    }

    /// Outcomes of those who do not run; the slowest stay out until a check
    /// and one round of the others fit. `None` if no comparison is left.
    fn admit(&self, elements: usize, end: Duration) -> Option<Vec<Option<Outcome>>> {
        let mut outcomes: Vec<Option<Outcome>> = Vec::new();
        for (contender, entrant) in self.workload.contenders.iter().zip(&self.entrants) {
            outcomes.push(match entrant.wrong {
                Some((size, against)) => Some(Outcome::Wrong { size, against }),
                None if elements > contender.largest => Some(Outcome::TooLarge { largest: contender.largest }),
                None => None,
            });
        }
        let expected = |i: usize| self.entrants[i].expected_seconds(elements as f64);
        let mut admitted: Vec<usize> = (0..outcomes.len()).filter(|&i| outcomes[i].is_none()).collect();
        admitted.sort_by(|&a, &b| expected(a).total_cmp(&expected(b)));
        let wanted = admitted.len().min(2);
        let time = seconds(end.saturating_sub(self.clock.wall()));
        while 2.0 * admitted.iter().map(|&i| expected(i)).sum::<f64>() > time {
            let i = admitted.pop()?;
            outcomes[i] = Some(Outcome::LeftOut { expected_seconds: expected(i) });
        }
        (admitted.len() >= wanted.max(1)).then_some(outcomes)
    }

    /// Runs everyone admitted once; whoever agrees with the first is timed.
    fn check(&mut self, input: &I, turn: &Turn, outcomes: &mut [Option<Outcome>]) -> (&'static str, Vec<Runner>) {
        let Turn { size, elements, .. } = *turn;
        let workload = self.workload;
        let mut runners = Vec::new();
        let mut base: Option<(&'static str, A)> = None;
        for (index, contender) in workload.contenders.iter().enumerate() {
            if outcomes[index].is_some() {
                continue;
            }
            self.report(size, contender.name);
            let before = self.clock.wall();
            let got = contender.time(input, 1, self.clock);
            let cost = seconds(self.clock.wall().saturating_sub(before));
            self.entrants[index].costs.push((elements.max(1) as f64, cost));
            match &base {
                Some((against, expected)) if !(workload.same)(input, expected, &got.answer) => {
                    self.entrants[index].wrong = Some((size, against));
                    outcomes[index] = Some(Outcome::Wrong { size, against });
                    continue;
                }
                Some(_) => {}
                None => base = Some((contender.name, got.answer)),
            }
            let calls = calls_for(self.plan.stretch, got.time.saturating_sub(self.tick), 1);
            runners.push(Runner { index, calls, samples_ns: Vec::new() });
        }
        (base.expect("someone is admitted").0, runners)
    }

    /// Corrects the number of calls, which the check guessed from a cold one.
    fn calibrate(&mut self, input: &I, turn: &Turn, runner: &mut Runner, share: Duration) {
        let cost = self.entrants[runner.index].costs.last().map_or(0.0, |c| c.1);
        let affordable = (share.as_secs_f64() / cost) as usize;
        let most = affordable.clamp(1, MOST_CALLS);
        for _ in 0..4 {
            runner.calls = runner.calls.min(most);
            if runner.calls == 1 {
                return;
            }
            let before = self.clock.wall();
            let taken = self.stretch(input, turn, runner);
            let calls = calls_for(self.plan.stretch, taken, runner.calls);
            // A warm call is cheaper than the first one was.
            let wall = seconds(self.clock.wall().saturating_sub(before)) / runner.calls as f64;
            self.entrants[runner.index].costs.last_mut().expect("it was checked").1 = wall;
            let close = calls <= runner.calls * 2 && runner.calls <= calls * 2;
            runner.calls = calls.min(most);
            if close {
                return;
            }
        }
    }

    /// Returns the number of rounds.
    fn take_turns(&mut self, input: &I, turn: &Turn, runners: &mut [Runner]) -> usize {
        let start = self.clock.wall();
        let mut longest = Duration::ZERO;
        let mut rounds = 0;
        while rounds < turn.rounds {
            let before = self.clock.wall();
            if rounds > 0 && before + longest > turn.end {
                break;
            }
            for i in order(rounds, runners.len()) {
                let taken = self.stretch(input, turn, &runners[i]);
                let runner = &mut runners[i];
                // A stretch that reads as nothing took less than the clock's
                // unit, one nanosecond.
                runner.samples_ns.push(taken.as_nanos().max(1) as f64 / runner.calls as f64);
            }
            rounds += 1;
            longest = longest.max(self.clock.wall().saturating_sub(before));
        }
        self.learn(runners, self.clock.wall().saturating_sub(start), rounds);
        rounds
    }

    /// Corrects the costs, which the check took from one call on the wall: the
    /// machine may have been busy with something else.
    fn learn(&mut self, runners: &[Runner], wall: Duration, rounds: usize) {
        let middle = |r: &Runner| Spread::of(r.samples_ns.iter().copied()).map_or(0.0, |s| s.median / 1e9);
        let thread: f64 = runners.iter().map(|r| middle(r) * r.calls as f64 * rounds as f64).sum();
        for runner in runners {
            if let Some(cost) = self.entrants[runner.index].costs.last_mut() {
                cost.1 = middle(runner) * (seconds(wall) / thread).max(1.0);
            }
        }
    }

    /// The thread time of one runner's calls.
    fn stretch(&mut self, input: &I, turn: &Turn, runner: &Runner) -> Duration {
        let contender = &self.workload.contenders[runner.index];
        self.report(turn.size, contender.name);
        let batch = (BATCH_ELEMENTS / turn.elements.max(1)).max(1);
        let mut taken = Duration::ZERO;
        let mut left = runner.calls;
        while left > 0 {
            let calls = left.min(batch);
            taken += contender.time(input, calls, self.clock).time.saturating_sub(self.tick);
            left -= calls;
        }
        taken
    }

    fn times(&self, runners: &[Runner], i: usize, elements: usize) -> Times {
        let mine = &runners[i];
        let others = runners.iter().enumerate().filter(|&(j, _)| j != i).map(|(_, other)| {
            let pairs = mine.samples_ns.iter().zip(&other.samples_ns);
            let spread = Spread::of(pairs.map(|(a, b)| a / b)).expect("a contest has at least one round");
            Ratio { to: self.workload.contenders[other.index].name, spread, same: spread.is_same() }
        });
        let middle = Spread::of(mine.samples_ns.iter().copied()).expect("a contest has at least one round");
        Times {
            per_element_ns: middle.median / elements.max(1) as f64,
            calls: mine.calls,
            samples_ns: mine.samples_ns.clone(),
            ratios: others.collect(),
        }
    }

    fn overall(&self, sizes: &[AtSize]) -> Vec<Overall> {
        let growth = |name| {
            let timed = sizes.iter().filter(|s| s.elements > 0);
            let points = timed.filter_map(|s| {
                let n = s.elements as f64;
                s.times(name).map(|t| (n.ln(), (t.per_element_ns * n).ln()))
            });
            theil_sen(&points.collect::<Vec<_>>())
        };
        let contenders = self.workload.contenders.iter();
        contenders.map(|c| Overall { name: c.name, role: c.role, growth: growth(c.name) }).collect()
    }

    fn report(&mut self, size: usize, contender: &'static str) {
        let used = self.clock.wall().saturating_sub(self.start).as_secs_f64();
        let done = (used / self.plan.budget.as_secs_f64().max(1e-9)).min(1.0);
        (self.progress)(Step { size, contender, done });
    }
}

/// Never 0, so that it can be divided by and have a logarithm.
fn seconds(time: Duration) -> f64 {
    time.as_secs_f64().max(1e-9)
}

/// The calls that fill `stretch` if `calls` of them took `taken`; at most 64
/// times as many, since a short measurement says little.
fn calls_for(stretch: Duration, taken: Duration, calls: usize) -> usize {
    let factor = (seconds(stretch) / seconds(taken)).min(64.0);
    ((calls as f64 * factor).ceil() as usize).clamp(1, MOST_CALLS)
}

/// The order of a round: turned by one every second round, and each second
/// round runs the one before it backwards, so that nobody always follows the
/// same neighbour.
pub(super) fn order(round: usize, len: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    if len > 0 {
        order.rotate_left(round / 2 % len);
    }
    if round % 2 == 1 {
        order.reverse();
    }
    order
}
