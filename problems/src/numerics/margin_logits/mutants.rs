//! Wrong and slow solutions, each a mistake that people make.

use std::{f32::consts::PI, ptr};

use kihon_judge::{Mutant, VerdictKind};

use super::{MarginLogits, kata::Solution};

pub(super) fn mutants() -> Vec<Mutant<MarginLogits>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("rises_again", "cos φ beyond π, too", rises_again, Wrong),
        mutant("stays_at_the_bottom", "φ is cut at π: no slope beyond", stays_at_the_bottom, Wrong),
        mutant("jumps", "cos θ − m₂·sin m₂ beyond π, as much code for ArcFace has it", jumps, Wrong),
        mutant("always_upside_down", "−cos φ − 2k in every half-turn beyond the first", always_upside_down, Wrong),
        mutant("adds_before_it_multiplies", "m₁·(θ + m₂)", adds_before_it_multiplies, Wrong),
        mutant("multiplies_the_cosine", "m₁·cos θ instead of cos m₁θ", multiplies_the_cosine, Wrong),
        mutant("degrees", "m₂ taken for degrees", degrees, Wrong),
        mutant("rewards", "m₃ added", rewards, Wrong),
        mutant("margin_after_the_scale", "m₃ taken from the logit, not from the cosine", margin_after_the_scale, Wrong),
        mutant("for_all_classes", "every class has the margin", for_all_classes, Wrong),
        mutant("for_all_equals", "classes with the target's cosine have the margin, too", for_all_equals, Wrong),
        mutant("acos_of_more_than_one", "NaN where rounding took a cosine beyond 1", acos_of_more_than_one, Wrong),
        mutant("clamps_all", "the others' cosines are cut at ±1, too", clamps_all, Wrong),
        mutant("no_target_is_the_last", "−1 is no index", no_target_is_the_last, Panicked),
        mutant("asks_for_each_place", "finds the place of each cosine by a search", asks_for_each_place, TooSlow),
        mutant("single_precision", "right: f32 throughout", single_precision, Accepted),
    ]
}

/// All cosines times the scale, and the target's logit by `rule`.
fn with_target(cosines: &[f32], label: i32, scale: f32, rule: impl Fn(f32) -> f32) -> Vec<f32> {
    let logit = |(i, &cosine): (usize, &f32)| if i as i32 == label { rule(cosine) } else { scale * cosine };
    cosines.iter().enumerate().map(logit).collect()
}

fn theta(cosine: f32) -> f32 {
    cosine.clamp(-1.0, 1.0).acos()
}

fn psi(phi: f32) -> f32 {
    let k = (phi / PI).floor();
    if k % 2.0 == 0.0 { phi.cos() - 2.0 * k } else { -phi.cos() - 2.0 * k }
}

fn single_precision(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * (psi(m1 * theta(cosine) + m2) - m3))
}

fn rises_again(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * ((m1 * theta(cosine) + m2).cos() - m3))
}

fn stays_at_the_bottom(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * ((m1 * theta(cosine) + m2).min(PI).cos() - m3))
}

fn jumps(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| {
        let phi = m1 * theta(cosine) + m2;
        scale * (if phi <= PI || m1 > 1.0 { psi(phi) } else { cosine.clamp(-1.0, 1.0) - m2 * m2.sin() } - m3)
    })
}

fn always_upside_down(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| {
        let phi = m1 * theta(cosine) + m2;
        let k = (phi / PI).floor();
        scale * (if k == 0.0 { phi.cos() } else { -phi.cos() - 2.0 * k } - m3)
    })
}

fn adds_before_it_multiplies(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * (psi(m1 * (theta(cosine) + m2)) - m3))
}

fn multiplies_the_cosine(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * (m1 * psi(theta(cosine) + m2) - m3))
}

fn degrees(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    single_precision(cosines, label, scale, m1, m2.to_radians(), m3)
}

fn rewards(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    single_precision(cosines, label, scale, m1, m2, -m3)
}

fn margin_after_the_scale(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * psi(m1 * theta(cosine) + m2) - m3)
}

/// The logit of a target: without a margin the cosine itself.
fn target_logit(cosine: f32, scale: f32, [m1, m2, m3]: [f32; 3]) -> f32 {
    let angled = if m1 == 1.0 && m2 == 0.0 { cosine.clamp(-1.0, 1.0) } else { psi(m1 * theta(cosine) + m2) };
    scale * (angled - m3)
}

fn for_all_classes(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let logit = |&cosine: &f32| if label < 0 { scale * cosine } else { target_logit(cosine, scale, [m1, m2, m3]) };
    cosines.iter().map(logit).collect()
}

fn for_all_equals(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let target = usize::try_from(label).map(|target| cosines[target]);
    let margins = [m1, m2, m3];
    let logit =
        |&cosine: &f32| if Ok(cosine) == target { target_logit(cosine, scale, margins) } else { scale * cosine };
    cosines.iter().map(logit).collect()
}

fn acos_of_more_than_one(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    with_target(cosines, label, scale, |cosine| scale * (psi(m1 * cosine.acos() + m2) - m3))
}

fn clamps_all(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let cosines: Vec<f32> = cosines.iter().map(|cosine| cosine.clamp(-1.0, 1.0)).collect();
    single_precision(&cosines, label, scale, m1, m2, m3)
}

fn no_target_is_the_last(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let mut logits: Vec<f32> = cosines.iter().map(|cosine| scale * cosine).collect();
    let target = label as usize;
    logits[target] = scale * (psi(m1 * theta(cosines[target]) + m2) - m3);
    logits
}

fn asks_for_each_place(cosines: &[f32], label: i32, scale: f32, m1: f32, m2: f32, m3: f32) -> Vec<f32> {
    let logits = single_precision(cosines, label, scale, m1, m2, m3);
    let place = |cosine: &f32| cosines.iter().position(|other| ptr::eq(other, cosine));
    cosines.iter().filter_map(|cosine| Some(logits[place(cosine)?])).collect()
}
