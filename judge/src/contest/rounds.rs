//! Taking turns at one size.

use std::time::Duration;

use super::{Clock, Ratio, Spread, Times};
use crate::workload::Contender;

/// Clock readings enclose at most so many elements at once: set-ups and
/// answers of a batch are alive together and should stay in the cache.
const BATCH_ELEMENTS: usize = 1 << 14;
/// A calibration may use this share of a size's budget at most.
const CALIBRATION_SHARE: f64 = 0.05;
/// No stretch is worth more calls.
const MOST_CALLS: usize = 1 << 20;
/// The slowest sit out so many rounds, and run in the next one.
const LONGEST_STRIDE: usize = 4;
/// With so many other rounds, the first one is not counted.
const ENOUGH: usize = 3;

/// One size of a contest.
#[derive(Debug)]
pub(super) struct Turn {
    /// The size asked of the pattern.
    pub(super) size: usize,
    /// What the input holds.
    pub(super) elements: usize,
    /// At most so many rounds.
    pub(super) rounds: usize,
    /// When to stop, on the wall.
    pub(super) end: Duration,
}

/// A contender that passed the check, while it is being timed.
#[derive(Debug)]
pub(super) struct Runner {
    /// Its place in the workload.
    pub(super) index: usize,
    /// Thread time of the call that was checked.
    checked: Duration,
    /// Seconds on the wall that its stretch took when nothing disturbed it.
    wall: f64,
    calls: usize,
    stride: usize,
    samples_ns: Vec<Option<f64>>,
}

impl Runner {
    /// After one call, which took so long on the thread and on the wall.
    pub(super) fn new(index: usize, checked: Duration, wall: Duration) -> Self {
        Self { index, checked, wall: seconds(wall), calls: 1, stride: 1, samples_ns: Vec::new() }
    }

    /// What a call costs on the wall, set-up included.
    pub(super) fn seconds_per_call(&self) -> f64 {
        self.wall / self.calls as f64
    }

    /// A stretch that reads as nothing took less than the clock's unit, one
    /// nanosecond.
    fn sample(&self, taken: Duration) -> f64 {
        taken.as_nanos().max(1) as f64 / self.calls as f64
    }
}

/// The runners at one size, and what times them.
pub(super) struct Lineup<'a, I, A> {
    /// In the order of the runners.
    pub(super) contenders: Vec<&'a Contender<I, A>>,
    pub(super) runners: Vec<Runner>,
    pub(super) clock: &'a dyn Clock,
    /// What a stretch should take at least.
    pub(super) stretch: Duration,
    /// What a reading of the clock takes.
    pub(super) tick: Duration,
}

impl<I, A> Lineup<'_, I, A> {
    /// Rounds until the turn's end, after those that there were. Where one call
    /// fills a stretch for everyone, the check was a round already.
    pub(super) fn take_turns(&mut self, input: &I, turn: &Turn, tell: &mut dyn FnMut(&'static str)) {
        if self.rounds() == 0 {
            self.prepare(input, turn, tell);
        }
        // What was calibrated has no sample yet.
        let mut due = self.rounds() == 0;
        for round in self.rounds()..turn.rounds.max(1) {
            let now = self.clock.wall();
            let left = seconds(turn.end.saturating_sub(now));
            let mut running: Vec<usize> =
                (0..self.runners.len()).filter(|&i| round % self.runners[i].stride == 0).collect();
            if !due && self.expected(&running) > left {
                // The slow ones no longer fit; the others may.
                running.retain(|&i| self.runners[i].stride == 1);
                if running.is_empty() || self.expected(&running) > left {
                    break;
                }
            }
            due = false;
            self.round(input, turn, round, &running, tell);
        }
    }

    fn prepare(&mut self, input: &I, turn: &Turn, tell: &mut dyn FnMut(&'static str)) {
        if self.check_was_a_round() {
            for runner in &mut self.runners {
                runner.samples_ns.push(Some(runner.sample(runner.checked)));
            }
        } else {
            for i in 0..self.runners.len() {
                self.calibrate(input, turn, i, tell);
            }
        }
        self.choose_strides();
    }

    fn round(&mut self, input: &I, turn: &Turn, round: usize, running: &[usize], tell: &mut dyn FnMut(&'static str)) {
        for runner in &mut self.runners {
            runner.samples_ns.push(None);
        }
        for place in order(round, running.len()) {
            let i = running[place];
            let before = self.clock.wall();
            let taken = self.stretch(input, turn, i, tell);
            let wall = seconds(self.clock.wall().saturating_sub(before));
            let runner = &mut self.runners[i];
            runner.wall = runner.wall.min(wall);
            runner.samples_ns[round] = Some(runner.sample(taken));
        }
    }

    /// Rounds so far.
    pub(super) fn rounds(&self) -> usize {
        self.runners.first().map_or(0, |r| r.samples_ns.len())
    }

    fn check_was_a_round(&self) -> bool {
        self.runners.iter().all(|r| r.checked >= self.stretch)
    }

    /// Seconds on the wall.
    fn expected(&self, running: &[usize]) -> f64 {
        running.iter().map(|&i| self.runners[i].wall).sum()
    }

    /// Finds the number of calls that fill a stretch.
    fn calibrate(&mut self, input: &I, turn: &Turn, i: usize, tell: &mut dyn FnMut(&'static str)) {
        let share = turn.end.saturating_sub(self.clock.wall()).as_secs_f64() * CALIBRATION_SHARE;
        let runner = &mut self.runners[i];
        let most = ((share / runner.wall) as usize).clamp(1, MOST_CALLS);
        runner.calls = calls_for(self.stretch, runner.checked, 1).min(most);
        for _ in 0..4 {
            let calls = self.runners[i].calls;
            if calls == 1 {
                return;
            }
            let before = self.clock.wall();
            let taken = self.stretch(input, turn, i, tell);
            let wall = seconds(self.clock.wall().saturating_sub(before));
            let better = calls_for(self.stretch, taken, calls).min(most);
            self.runners[i].calls = better;
            self.runners[i].wall = wall * better as f64 / calls as f64;
            if better <= calls * 2 && calls <= better * 2 {
                return;
            }
        }
    }

    /// Whoever takes several times as long as the one in the middle does not
    /// run in each round, so that the fast ones have more of them.
    fn choose_strides(&mut self) {
        let Some(Spread { median, .. }) = Spread::of(self.runners.iter().map(|r| r.wall)) else {
            return;
        };
        for runner in &mut self.runners {
            runner.stride = ((runner.wall / median) as usize).clamp(1, LONGEST_STRIDE);
        }
    }

    /// The thread time of one runner's calls.
    fn stretch(&mut self, input: &I, turn: &Turn, i: usize, tell: &mut dyn FnMut(&'static str)) -> Duration {
        let contender = self.contenders[i];
        tell(contender.name);
        let batch = (BATCH_ELEMENTS / turn.elements.max(1)).max(1);
        let mut taken = Duration::ZERO;
        let mut left = self.runners[i].calls;
        while left > 0 {
            let calls = left.min(batch);
            taken += contender.time(input, calls, self.clock).time.saturating_sub(self.tick);
            left -= calls;
        }
        taken
    }

    /// What was found of one runner.
    pub(super) fn times(&self, place: usize, elements: usize) -> Times {
        let mine = &self.runners[place];
        let others = self.runners.iter().enumerate().filter(|&(other, _)| other != place).map(|(other, theirs)| {
            let pairs = mine.samples_ns.iter().zip(&theirs.samples_ns);
            let (ratios, rounds) = self.counted(pairs.map(|(a, b)| Some((*a)? / (*b)?)));
            let spread = Spread::of(ratios).expect("everyone runs in the first round");
            Ratio { to: self.contenders[other].name, spread, same: spread.is_same(), rounds }
        });
        let ratios = others.collect();
        let (samples, _) = self.counted(mine.samples_ns.iter().copied());
        let middle = Spread::of(samples).expect("everyone runs in the first round");
        Times {
            per_element_ns: middle.median / elements.max(1) as f64,
            calls: mine.calls,
            samples_ns: mine.samples_ns.clone(),
            ratios,
        }
    }

    /// What is there, and how much: without the first round where that was the
    /// check, with caches cold, and enough others are there.
    fn counted(&self, numbers: impl Iterator<Item = Option<f64>>) -> (Vec<f64>, usize) {
        let mut numbers: Vec<f64> = numbers.flatten().collect();
        if self.check_was_a_round() && numbers.len() > ENOUGH {
            numbers.remove(0);
        }
        let count = numbers.len();
        (numbers, count)
    }
}

/// Never 0, so that it can be divided by and have a logarithm.
pub(super) fn seconds(time: Duration) -> f64 {
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
