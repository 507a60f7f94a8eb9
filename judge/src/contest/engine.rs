//! The contest itself: check, calibrate, take turns, within a budget.

use std::time::Duration;

use super::{
    AtSize, Clock, Comparison, Outcome, Overall, Row,
    clock::cost_of_reading,
    rounds::{Lineup, Runner, Turn, seconds},
    theil_sen,
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
    /// At most so many rounds at the last size, and 9 at those before it.
    pub rounds: usize,
    /// Calls are repeated until a round's share of one contender is this long.
    pub stretch: Duration,
}

impl Default for Plan {
    fn default() -> Self {
        Self { seed: 1, budget: Duration::from_secs(2), sizes: None, rounds: 51, stretch: Duration::from_micros(300) }
    }
}

/// Where a contest is; [`run`] has an example.
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
const GROWTH_ROUNDS: usize = 9;
/// Growth assumed of a contender that has run at one size only.
const UNKNOWN_GROWTH: f64 = 1.5;
/// Inputs are made about linearly; each is made once, so that a busy moment
/// would look like growth.
const MAKING_GROWTH: f64 = 1.5;
/// A size may take this many times as long as expected: beyond the caches
/// the growth seen so far says too little.
const MARGIN: f64 = 1.7;
/// Rounds for which there should be time after the check.
const LEAST_ROUNDS: f64 = 3.0;

/// Checks and times all contenders on one pattern, sizes ascending, by the
/// given clocks.
///
/// # Panics
/// If there is no such pattern, or a contender panics.
///
/// # Examples
/// ```
/// use kihon_judge::contest::{Plan, Step, SystemClock, run};
/// use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
/// let length = Workload {
///     id: "length",
///     topic: "strings",
///     about: "the number of characters",
///     unit: "byte",
///     patterns: vec![Pattern { name: "x", about: "xxx…", make: |n, _| "x".repeat(n) }],
///     sizes: vec![100, 200],
///     contenders: vec![Contender::new("chars", Role::Naive, |s: &String| s.chars().count())],
///     elements: String::len,
///     same: |_, expected, got| expected == got,
/// };
/// let plan = Plan { rounds: 3, sizes: Some(vec![50]), ..Plan::default() };
/// let mut steps: Vec<Step> = Vec::new();
/// let found = run(&length, 0, &plan, &SystemClock::new(), &mut |step| steps.push(step));
/// assert_eq!(found.sizes[0].elements, 50);
/// let Step { size, contender, done } = steps[0];
/// assert_eq!((size, contender), (50, "chars"));
/// assert!((0.0..=1.0).contains(&done));
/// ```
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
    /// Seconds that one call is expected to take, nothing before the first,
    /// growing by at most the power `most`.
    fn expected_seconds(&self, elements: f64, most: f64) -> f64 {
        let Some(&(last_elements, last)) = self.costs.last() else {
            return 0.0;
        };
        let logs: Vec<_> = self.costs.iter().rev().take(2).map(|c| (c.0.ln(), c.1.ln())).collect();
        let growth = theil_sen(&logs).map_or(UNKNOWN_GROWTH, |e| e.clamp(0.5, most));
        last * (elements / last_elements).powf(growth)
    }
}

/// The next size: what is asked, what it holds, and how many sizes there are
/// between it and the last one (`None` if it is the last).
type After = (usize, usize, Option<usize>);

/// An input of a size.
struct Made<I> {
    input: I,
    size: usize,
    elements: usize,
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
    /// What ran, and what there was no time for.
    fn all_sizes(&mut self, sizes: &[usize]) -> (Vec<AtSize>, Vec<usize>) {
        let (mut ran, mut left_out) = (Vec::new(), Vec::new());
        let mut making = Entrant::default();
        let (mut next, mut rest) = match sizes.split_first() {
            None => return (ran, left_out),
            Some((&first, rest)) => (Some(self.make(first, &mut making)), rest),
        };
        while let Some(Made { input, size, elements }) = next.take() {
            // The one after it is made first: real data may have no more to
            // give, and this is the last one then.
            while let Some((&size, others)) = rest.split_first() {
                rest = others;
                if making.expected_seconds(size as f64, MAKING_GROWTH) > seconds(self.left()) / 2.0 {
                    left_out.push(size);
                    continue;
                }
                let made = self.make(size, &mut making);
                if made.elements != elements {
                    next = Some(made);
                    break;
                }
            }
            let turn = self.turn(size, elements, next.as_ref().map(|_| rest.len()));
            let after = next.as_ref().map(|made| (made.size, made.elements, rest.len().checked_sub(1)));
            let Some((found, next_fits)) = self.one_size(&input, &turn, after) else {
                left_out.push(size);
                continue;
            };
            ran.push(found);
            if !next_fits {
                left_out.extend(next.take().map(|made| made.size));
                left_out.extend(rest);
            }
        }
        left_out.sort_unstable();
        (ran, left_out)
    }

    /// The share of a size before which there is nothing left to do; `before`
    /// is how many there are between it and the last one, `None` for that.
    fn turn(&self, size: usize, elements: usize, before: Option<usize>) -> Turn {
        let (share, rounds) = match before {
            None => (self.left(), self.plan.rounds),
            Some(others) => (self.left() / (1 + others as u32 + HEADLINE_WEIGHT), self.plan.rounds.min(GROWTH_ROUNDS)),
        };
        Turn { size, elements, rounds: rounds.max(1), end: self.clock.wall() + share }
    }

    fn make(&self, size: usize, making: &mut Entrant) -> Made<I> {
        let before = self.clock.wall();
        let input = (self.workload.patterns[self.pattern].make)(size, self.plan.seed);
        making.costs.push((size.max(1) as f64, seconds(self.clock.wall().saturating_sub(before))));
        let elements = (self.workload.elements)(&input);
        Made { input, size, elements }
    }

    /// Of the budget.
    fn left(&self) -> Duration {
        (self.start + self.plan.budget).saturating_sub(self.clock.wall())
    }

    /// `None` if too little of it would fit before the turn's end. Also tells
    /// whether the next size fits; if not, this one has all the time.
    fn one_size(&mut self, input: &I, turn: &Turn, next: Option<After>) -> Option<(AtSize, bool)> {
        let mut outcomes = self.admit(turn)?;
        let (base, runners) = self.check(input, turn, &mut outcomes);
        let contenders = runners.iter().map(|r| &self.workload.contenders[r.index]).collect();
        let mut lineup = Lineup { contenders, runners, clock: self.clock, stretch: self.plan.stretch, tick: self.tick };
        self.take_turns(&mut lineup, input, turn);
        for runner in &lineup.runners {
            // What the check took on the wall was one call, and the machine
            // may have been busy with something else.
            let cost = (turn.elements.max(1) as f64, runner.seconds_per_call());
            self.entrants[runner.index].costs.push(cost);
        }
        let next = next.map(|(size, elements, before)| self.turn(size, elements, before));
        let next_fits = next.is_none_or(|next| self.admit(&next).is_some());
        if !next_fits {
            self.take_turns(&mut lineup, input, &self.turn(turn.size, turn.elements, None));
        }
        for (place, runner) in lineup.runners.iter().enumerate() {
            outcomes[runner.index] = Some(Outcome::Timed(lineup.times(place, turn.elements)));
        }
        let rounds = lineup.rounds();
        let rows = self.workload.contenders.iter().zip(outcomes).map(|(c, outcome)| Row {
            name: c.name,
            role: c.role,
            outcome: outcome.expect("whoever is admitted is found wrong or timed"),
        });
        let found = AtSize { size: turn.size, elements: turn.elements, rounds, base, rows: rows.collect() };
        Some((found, next_fits))
    }

    fn take_turns(&mut self, lineup: &mut Lineup<I, A>, input: &I, turn: &Turn) {
        let (start, budget, clock) = (self.start, self.plan.budget, self.clock);
        let progress = &mut *self.progress;
        lineup.take_turns(input, turn, &mut |contender| progress(step(turn.size, contender, start, budget, clock)));
    }

    /// Outcomes of those who do not run; the slowest stay out until a check of
    /// the others fits, and some rounds of those who run in every one. `None`
    /// if that leaves out more than half of them.
    fn admit(&self, turn: &Turn) -> Option<Vec<Option<Outcome>>> {
        let elements = turn.elements;
        let mut outcomes: Vec<Option<Outcome>> = Vec::new();
        for (contender, entrant) in self.workload.contenders.iter().zip(&self.entrants) {
            outcomes.push(match entrant.wrong {
                Some((size, against)) => Some(Outcome::Wrong { size, against }),
                None if elements > contender.largest => Some(Outcome::TooLarge { largest: contender.largest }),
                None => None,
            });
        }
        let expected = |i: usize| self.entrants[i].expected_seconds(elements as f64, 3.0);
        let mut admitted: Vec<usize> = (0..outcomes.len()).filter(|&i| outcomes[i].is_none()).collect();
        admitted.sort_by(|&a, &b| expected(a).total_cmp(&expected(b)));
        let wanted = admitted.len().div_ceil(2).max(1);
        let time = seconds(turn.end.saturating_sub(self.clock.wall()));
        let needed = |admitted: &[usize]| {
            let costs = || admitted.iter().map(|&i| expected(i));
            let often = 2.0 * admitted.get(admitted.len() / 2).map_or(0.0, |&i| expected(i));
            MARGIN * (costs().sum::<f64>() + LEAST_ROUNDS * costs().filter(|&cost| cost < often).sum::<f64>())
        };
        while needed(&admitted) > time {
            let i = admitted.pop()?;
            outcomes[i] = Some(Outcome::LeftOut { expected_seconds: expected(i) });
        }
        (admitted.len() >= wanted).then_some(outcomes)
    }

    /// Runs everyone admitted once; whoever agrees with the first is timed.
    fn check(&mut self, input: &I, turn: &Turn, outcomes: &mut [Option<Outcome>]) -> (&'static str, Vec<Runner>) {
        let workload = self.workload;
        let mut runners = Vec::new();
        let mut base: Option<(&'static str, A)> = None;
        for (index, contender) in workload.contenders.iter().enumerate() {
            if outcomes[index].is_some() {
                continue;
            }
            (self.progress)(step(turn.size, contender.name, self.start, self.plan.budget, self.clock));
            let before = self.clock.wall();
            let got = contender.time(input, 1, self.clock);
            let wall = self.clock.wall().saturating_sub(before);
            match &base {
                Some((against, expected)) if !(workload.same)(input, expected, &got.answer) => {
                    self.entrants[index].wrong = Some((turn.size, against));
                    outcomes[index] = Some(Outcome::Wrong { size: turn.size, against });
                    continue;
                }
                Some(_) => {}
                None => base = Some((contender.name, got.answer)),
            }
            runners.push(Runner::new(index, got.time.saturating_sub(self.tick), wall));
        }
        (base.expect("someone is admitted").0, runners)
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
}

fn step(size: usize, contender: &'static str, start: Duration, budget: Duration, clock: &dyn Clock) -> Step {
    let used = clock.wall().saturating_sub(start).as_secs_f64();
    Step { size, contender, done: (used / budget.as_secs_f64().max(1e-9)).min(1.0) }
}
