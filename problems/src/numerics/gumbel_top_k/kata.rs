//! The task for the judge.

use std::collections::{HashMap, HashSet, VecDeque};

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, show};
use proptest::strategy::BoxedStrategy;

use super::{super::floats, Draw, cases, heap::heap, hints, key::key, mutants, naive::naive, workload};

/// The type of a solution.
pub(super) type Solution = fn(&[f64], &[f64], usize) -> Vec<usize>;

/// Keys nearer to one another than this are in either order.
const APART: f64 = 1e-6;

/// Gumbel top-k: different classes, drawn by softmax.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::numerics::gumbel_top_k::{Draw, GumbelTopK};
/// assert_eq!(GumbelTopK::oracle(&Draw::new(&[0.0, 9.0, 0.0], &[0.5, 0.5, 0.75], 2)), [1, 2]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct GumbelTopK;

impl Kata for GumbelTopK {
    type Input = Draw;
    type Output = Vec<usize>;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "gumbel-top-k",
        title: "Gumbel top-k",
        topic: "numerics",
        statement: include_str!("statement.md"),
        signature: "fn gumbel_top_k(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize>",
        cost: "n log n",
    };

    const LARGEST: usize = 100_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Draw) -> Vec<usize> {
        solution(&input.logits, &input.uniforms, input.k)
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |logits: &[f64], uniforms: &[f64], k, output: &[usize]| Example {
            input: Draw::new(logits, uniforms, k),
            output: output.to_vec(),
        };
        vec![
            example(&[0.0; 3], &[0.5, 0.9, 0.1], 2, &[1, 0]),
            example(&[0.0, 2.0], &[0.9, 0.5], 1, &[1]),
            example(&[1.0, f64::NEG_INFINITY, 0.0], &[0.5, 0.9, 0.5], 3, &[0, 2]),
            example(&[5.0, 0.0], &[0.0, 0.1], 2, &[1, 0]),
            example(&[], &[], 1, &[]),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Draw> {
        cases::strategy(size)
    }

    fn cases() -> Vec<Case<Draw>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Draw>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Draw>> {
        cases::worst_cases()
    }

    fn validate(input: &Draw) -> Result<(), String> {
        let Draw { logits, uniforms, k } = input;
        if logits.len() != uniforms.len() {
            return Err(format!("there are {} logits and {} uniforms", logits.len(), uniforms.len()));
        }
        if logits.len() > Self::LARGEST || *k > Self::LARGEST {
            return Err(format!("{k} of {} classes; at most {} are allowed", logits.len(), Self::LARGEST));
        }
        let in_range = |x: f64| (-1e6..=1e6).contains(&x) || x == f64::NEG_INFINITY;
        if let Some(i) = logits.iter().position(|&x| !in_range(x)) {
            return Err(format!("logits[{i}] is {}", logits[i]));
        }
        match uniforms.iter().position(|u| !(0.0..1.0).contains(u)) {
            Some(i) => Err(format!("uniforms[{i}] is {}", uniforms[i])),
            None => Ok(()),
        }
    }

    fn oracle(input: &Draw) -> Vec<usize> {
        Self::call(naive, input)
    }

    fn reference(input: &Draw) -> Vec<usize> {
        Self::call(heap, input)
    }

    fn check(input: &Draw, expected: &Vec<usize>, got: &Vec<usize>) -> Result<(), Fault> {
        possible_and_different(input, got)?;
        let (asked, told) = (expected.len(), got.len());
        if asked != told {
            let possible = input.logits.iter().filter(|x| **x > f64::NEG_INFINITY).count();
            return Err(Fault::new(format!(
                "{} of {possible} possible classes are asked for, and {told} told",
                input.k
            )));
        }
        in_order(input, got)?;
        equals_by_index(input, got)
    }

    fn show_input(input: &Draw) -> Vec<(&'static str, String)> {
        vec![
            ("logits", floats::list(&input.logits, None)),
            ("uniforms", floats::list(&input.uniforms, None)),
            ("k", input.k.to_string()),
        ]
    }

    fn show_output(output: &Vec<usize>, at: Option<usize>) -> String {
        show::list(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        workload::references()
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

fn possible_and_different(input: &Draw, got: &[usize]) -> Result<(), Fault> {
    let mut seen = HashSet::new();
    for (place, &class) in got.iter().enumerate() {
        match input.logits.get(class) {
            None => return Err(Fault::at(place, format!("there is no class {class} among {}", input.logits.len()))),
            Some(&f64::NEG_INFINITY) => {
                return Err(Fault::at(place, format!("class {class} is impossible: its logit is -inf")));
            }
            Some(_) if !seen.insert(class) => return Err(Fault::at(place, format!("class {class} is drawn twice"))),
            Some(_) => {}
        }
    }
    Ok(())
}

/// No class has a key clearly greater than one drawn before it, or than any drawn if it is
/// left out.
fn in_order(input: &Draw, got: &[usize]) -> Result<(), Fault> {
    let key = |class: usize| key(input.logits[class], input.uniforms[class]);
    let Some(mut least) = got.first().copied() else { return Ok(()) };
    for (place, &class) in got.iter().enumerate() {
        if key(class) > key(least) + APART {
            let (behind, before) = (key(class), key(least));
            return Err(Fault::at(
                place,
                format!("class {class} has the key {behind:.6} and stands behind class {least} with {before:.6}"),
            ));
        }
        if key(class) < key(least) {
            least = class;
        }
    }
    let drawn: HashSet<usize> = got.iter().copied().collect();
    let left_out = |class: &usize| !drawn.contains(class) && key(*class) > key(least) + APART;
    match (0..input.logits.len()).find(left_out) {
        Some(class) => Err(Fault::new(format!(
            "class {class} has the key {:.6} and is left out, class {least} with {:.6} is drawn",
            key(class),
            key(least)
        ))),
        None => Ok(()),
    }
}

/// Of classes that are the same, in logit and number or by u = 0, the lower indexes are drawn,
/// in order.
fn equals_by_index(input: &Draw, got: &[usize]) -> Result<(), Fault> {
    // 0 is added to make −0 and 0 the same.
    let kind = |class: usize| {
        let (logit, u) = (input.logits[class] + 0.0, input.uniforms[class] + 0.0);
        (u > 0.0).then_some((logit.to_bits(), u.to_bits()))
    };
    let mut next: HashMap<_, VecDeque<usize>> = HashMap::new();
    for class in (0..input.logits.len()).filter(|&class| input.logits[class] > f64::NEG_INFINITY) {
        next.entry(kind(class)).or_default().push_back(class);
    }
    for (place, &class) in got.iter().enumerate() {
        let first = next.get_mut(&kind(class)).and_then(VecDeque::pop_front);
        if let Some(first) = first.filter(|&first| first != class) {
            let why = if kind(class).is_none() { "both have u = 0" } else { "they have the same logit and u" };
            return Err(Fault::at(place, format!("class {first} comes before class {class}: {why}")));
        }
    }
    Ok(())
}
