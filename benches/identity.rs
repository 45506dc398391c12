//! Profiles a second put together: people and bodies with namesakes, spellings and surnames alone.

use divan::Bencher;
use divan::counter::ItemsCount;
use kilim::identity::{Decisions, Profile, resolve};
use kilim::mention::EntityKind;

fn main() {
    divan::main();
}

/// Seeded profiles: surnames by a steep curve, as in life; one in eight a surname alone, one in four with an office.
fn profiles(n: usize) -> Vec<Profile> {
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    let syllables = [
        "ka", "ra", "gö", "zo", "lu", "şa", "hin", "de", "mir", "yıl", "çe", "lik", "tan", "rı", "ver", "bay",
    ];
    let word = |seed: usize, parts: usize| -> String {
        let mut text = String::new();
        let mut rest = seed.wrapping_mul(2_654_435_761);
        for _ in 0..parts {
            text.push_str(syllables[rest % 16]);
            rest /= 16;
        }
        let mut chars = text.chars();
        chars.next().map(kilim::text::upper_char_tr).into_iter().chain(chars).collect()
    };
    (0..n)
        .map(|i| {
            let surname = next(n / 4 + 8).min(next(n / 4 + 8)).min(next(n / 4 + 8));
            let given = word(next(200), 2);
            let last = word(surname, 4);
            let (kind, name) = match next(8) {
                0 => (EntityKind::Person, last),
                1 | 2 => (EntityKind::Organization, format!("{last} {} A.Ş.", word(next(50), 2))),
                _ => (EntityKind::Person, format!("{given} {last}")),
            };
            let mut p = Profile::of_name(kind, &name);
            p.id = format!("p{i:07}");
            if next(4) == 0 {
                p.offices = vec![("Bakan".to_owned(), Some(format!("C{}", next(200))))];
            }
            p.neighbours = (0..next(6)).map(|_| format!("p{:07}", next(n))).collect();
            p.documents = vec![format!("doc:{}", next(n))];
            p
        })
        .collect()
}

#[divan::bench(args = [12_500, 25_000, 50_000, 100_000], sample_count = 3)]
fn resolved(bencher: Bencher, n: usize) {
    let profiles = profiles(n);
    let none = Decisions::default();
    bencher.counter(ItemsCount::new(n)).bench_local(|| resolve(&profiles, &none));
}
