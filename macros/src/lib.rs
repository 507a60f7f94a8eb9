//! The attribute `#[kihon::kata(…)]`, re-exported by `kihon`.
//!
//! It leaves the function as it stands and adds, for test builds alone, a
//! module of ordinary `#[test]` functions beside it. Ordinary tests are what
//! every harness, filter and editor knows. The tokens are read by hand: a
//! parser of all Rust would take longer to compile than the person's crate.

mod solution;

use proc_macro::{Group, Span, TokenStream, TokenTree};

use solution::{Misuse, Solution};

/// Judges the function below it by a kata.
///
/// `#[kihon::kata(LongestConsecutive)]` names a kata of `kihon::katas`; a path
/// with `::` names any type that implements `Kata`. The tests are called
/// `FUNCTION::examples`, `::properties`, `::adversarial` and `::growth`. While
/// the body is just `todo!(…)` there is one test, ignored as not started.
///
/// A function with type parameters is judged with those that the kata's own
/// types ask for. On an `impl` block, of a trait too, the attribute judges the
/// first function in it.
///
/// What it cannot judge is a method with `self`, a closure, or a function that a
/// macro writes. For them there is `kihon::judge`, in a test of your own:
/// `kihon::judge::<LongestConsecutive>(|nums| Solver::new(nums).longest())`.
///
/// # Examples
/// ```
/// # use kihon_macros as kihon;
/// #[kihon::kata(LongestConsecutive)]
/// fn longest_consecutive(nums: &[i32]) -> usize {
///     let starts = nums.iter().filter(|&&x| x == i32::MIN || !nums.contains(&(x - 1)));
///     starts.map(|&start| (start..).take_while(|x| nums.contains(x)).count()).max().unwrap_or(0)
/// }
///
/// // Outside of `cargo test` nothing is added: it is the function as it stands.
/// assert_eq!(longest_consecutive(&[100, 4, 200, 1, 3, 2]), 4);
/// ```
///
/// `cargo test` judges it, and tells by `longest_consecutive::growth` that this one is
/// quadratic.
///
/// ```
/// # use kihon_macros as kihon;
/// struct Sorting;
///
/// #[kihon::kata(LongestConsecutive)]
/// impl Sorting {
///     fn longest_consecutive<T: Copy + Ord + Into<i64>>(nums: &[T]) -> usize {
///         let mut sorted = nums.to_vec();
///         sorted.sort_unstable();
///         sorted.dedup();
///         sorted.chunk_by(|&a, &b| a.into() + 1 == b.into()).map(<[T]>::len).max().unwrap_or(0)
///     }
/// }
///
/// assert_eq!(Sorting::longest_consecutive(&[3_u8, 7, 2, 2]), 2);
/// ```
#[proc_macro_attribute]
pub fn kata(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let (quiet, added) = match Solution::find(item.clone()) {
        Ok(solution) => (quiet(&solution), tests(attribute, &solution).unwrap_or_else(Misuse::into_tokens)),
        Err(misuse) => (TokenStream::new(), misuse.into_tokens()),
    };
    quiet.into_iter().chain(item).chain(added).collect()
}

/// Keeps warnings down that a function on its way would get: outside of test
/// builds nothing may call it, and what is not started uses no arguments.
fn quiet(solution: &Solution) -> TokenStream {
    let unused = if solution.is_todo { "#[allow(unused_variables)]" } else { "" };
    format!("#[cfg_attr(not(test), allow(dead_code))] {unused}").parse().expect("attributes are Rust")
}

fn tests(attribute: TokenStream, solution: &Solution) -> Result<TokenStream, Misuse> {
    if attribute.is_empty() {
        let message = "name the kata: #[kihon::kata(LongestConsecutive)]";
        return Err(Misuse { message, span: Span::call_site() });
    }
    let single = attribute.clone().into_iter().count() == 1;
    let prefix = if single { "::kihon::katas::" } else { "" };
    let kata: TokenStream = prefix.parse::<TokenStream>().expect("a path").into_iter().chain(attribute).collect();
    let tests = if solution.is_todo {
        test("not_started", "Examples", Some("not started"))
    } else {
        [("examples", "Examples"), ("properties", "Properties"), ("adversarial", "Adversarial"), ("growth", "Growth")]
            .map(|(name, stage)| test(name, stage, None))
            .concat()
    };
    // The glob serves a kata's path and an impl block's type; a kata of ours on
    // a plain function needs neither, hence the `allow` in the person's crate.
    let module = format!(
        "#[cfg(test)]
        mod __module {{
            #[allow(unused_imports)]
            use super::*;
            type __Kata = __kata;
            const __SOLUTION: <__Kata as ::kihon::judge::Kata>::Solution = __solution;
            {tests}
        }}"
    );
    let module: TokenStream = module.parse().expect("the module is Rust");
    Ok(fill(module, solution, &kata))
}

fn test(name: &str, stage: &str, ignored: Option<&str>) -> String {
    let ignore = ignored.map(|reason| format!("#[ignore = {reason:?}]")).unwrap_or_default();
    format!(
        "#[test] {ignore}
        fn {name}() {{
            ::kihon::judge::Judge::<__Kata>::new()
                .test(::kihon::judge::test_name(::core::concat!(::core::module_path!(), \"::{name}\")))
                .stages(&[::kihon::judge::Stage::{stage}])
                .run(__SOLUTION)
                .assert_accepted();
        }}"
    )
}

/// Puts the person's own names, with their places in the source, into the
/// module: a wrong signature is then reported at the function.
fn fill(module: TokenStream, solution: &Solution, kata: &TokenStream) -> TokenStream {
    let mut filled = TokenStream::new();
    for token in module {
        match token {
            TokenTree::Ident(ident) => match ident.to_string().as_str() {
                "__module" => {
                    let mut name = solution.name.clone();
                    name.set_span(Span::call_site());
                    filled.extend([TokenTree::Ident(name)]);
                }
                "__kata" => filled.extend(kata.clone()),
                "__solution" => {
                    let owner = solution.owner.as_deref().unwrap_or("super");
                    let owner: TokenStream = format!("{owner}::").parse().expect("a path is Rust");
                    filled.extend(respan(owner, solution.name.span()));
                    filled.extend([TokenTree::Ident(solution.name.clone())]);
                }
                _ => filled.extend([TokenTree::Ident(ident)]),
            },
            TokenTree::Group(group) => {
                let inner = fill(group.stream(), solution, kata);
                let mut copy = Group::new(group.delimiter(), inner);
                copy.set_span(group.span());
                filled.extend([TokenTree::Group(copy)]);
            }
            token => filled.extend([token]),
        }
    }
    filled
}

impl Misuse {
    fn into_tokens(self) -> TokenStream {
        let tokens = format!("::core::compile_error!({:?});", self.message).parse();
        respan(tokens.expect("a macro call is Rust"), self.span)
    }
}

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}
