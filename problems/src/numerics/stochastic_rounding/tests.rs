use kihon_judge::{Kata, Random};

use super::{Draws, StochasticRounding, workload::references};

/// All references agree with the naive one.
#[track_caller]
fn agree(draws: &Draws) {
    let [naive, others @ ..] = &references()[..] else { panic!("there are references") };
    let expected = (naive.solution)(&draws.values, &draws.random);
    for reference in others {
        let got = (reference.solution)(&draws.values, &draws.random);
        let differs = (0..expected.len()).find(|&i| got[i] != expected[i]);
        let told = differs.map(|i| (reference.name, draws.values[i], draws.random[i], got[i], expected[i]));
        assert_eq!(told, None);
    }
}

#[test]
fn every_upper_half_with_draws_around_the_remainder() {
    let mut random = Random::new(3);
    for upper in 0..=0xffff_u32 {
        let some = random.below(1 << 16) as u16;
        let draws = [0, 1, some, 0xffff].map(|lower| {
            let x = f32::from_bits(upper << 16 | u32::from(lower));
            [0, lower.wrapping_sub(1), lower, lower.wrapping_add(1), 0xffff].map(|draw| (x, draw))
        });
        agree(&draws.into_iter().flatten().collect());
    }
}

#[test]
fn of_all_draws_r_go_up() {
    for (x, nearer) in [(257.0f32, 0x4380), (-1.001, 0xbf80), (1e-40, 0x0001), (f32::MAX, 0x7f7f), (0.0, 0)] {
        let draws: Draws = (0..=u16::MAX).map(|draw| (x, draw)).collect();
        for reference in references() {
            let got = (reference.solution)(&draws.values, &draws.random);
            let up = got.iter().filter(|&&pattern| pattern == nearer + 1).count();
            assert_eq!(up, x.to_bits() as usize & 0xffff, "{} of {x}", reference.name);
            assert!(got.iter().all(|&pattern| pattern == nearer || pattern == nearer + 1));
        }
    }
}

#[test]
fn largest_size() {
    for pattern in StochasticRounding::patterns() {
        agree(&(pattern.make)(StochasticRounding::LARGEST, 5));
    }
    let long: Draws = (0..=StochasticRounding::LARGEST).map(|_| (0.0, 0)).collect();
    assert_eq!(StochasticRounding::validate(&long), Err("values has 50001 numbers, more than 50000".to_owned()));
    let uneven = Draws { random: vec![1], ..Draws::from_iter([]) };
    assert_eq!(StochasticRounding::validate(&uneven), Err("0 numbers with 1 random ones".to_owned()));
}
