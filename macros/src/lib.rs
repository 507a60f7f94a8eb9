//! The attribute `#[kihon::kata(…)]`, re-exported by `kihon`.
//!
//! It leaves the function as it stands and adds, for test builds alone, a
//! module of ordinary `#[test]` functions beside it. Ordinary tests are what
//! every harness, filter and editor knows. The tokens are read by hand: a
//! parser of all Rust would take longer to compile than the person's crate.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// Judges the function below it by a kata.
///
/// `#[kihon::kata(LongestConsecutive)]` names a kata of `kihon::katas`; a path
/// with `::` names any type that implements `Kata`. The tests are called
/// `FUNCTION::examples`, `::properties`, `::adversarial` and `::growth`. While
/// the body is just `todo!(…)` there is one test, ignored as not started.
///
/// On an `impl` block it judges the first function in it.
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
#[proc_macro_attribute]
pub fn kata(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let added = expand(attribute, &item).unwrap_or_else(Misuse::into_tokens);
    item.into_iter().chain(added).collect()
}

/// What is wrong with a use of the attribute, and where.
struct Misuse {
    message: &'static str,
    span: Span,
}

impl Misuse {
    fn into_tokens(self) -> TokenStream {
        let tokens: TokenStream =
            format!("::core::compile_error!({:?});", self.message).parse().expect("a macro call is Rust");
        respan(tokens, self.span)
    }
}

fn expand(attribute: TokenStream, item: &TokenStream) -> Result<TokenStream, Misuse> {
    if attribute.is_empty() {
        let message = "name the kata: #[kihon::kata(LongestConsecutive)]";
        return Err(Misuse { message, span: Span::call_site() });
    }
    let solution = find_solution(item)?;
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
    Ok(fill(module, &solution, &kata))
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

/// The function to judge.
struct Solution {
    name: Ident,
    /// The type of the `impl` block that it stands in.
    owner: Option<TokenStream>,
    is_todo: bool,
}

fn find_solution(item: &TokenStream) -> Result<Solution, Misuse> {
    let tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    let keyword = |word: &str| tokens.iter().position(|t| matches!(t, TokenTree::Ident(i) if i.to_string() == word));
    let misuse = |message| Misuse { message, span: tokens.first().map_or_else(Span::call_site, TokenTree::span) };
    match (keyword("fn"), keyword("impl")) {
        (Some(at), block) if block.is_none_or(|block| at < block) => {
            let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else {
                return Err(misuse("a function without a name cannot be judged"));
            };
            let body = tokens.iter().rev().find_map(braces);
            let body = body.ok_or_else(|| misuse("a function without a body cannot be judged"))?;
            Ok(Solution { name: name.clone(), owner: None, is_todo: is_todo(body) })
        }
        (_, Some(at)) => {
            let end = tokens.iter().position(|t| braces(t).is_some());
            let end = end.ok_or_else(|| misuse("an impl block without functions cannot be judged"))?;
            let inner = find_solution(&braces(&tokens[end]).expect("braces stand there"))?;
            Ok(Solution { owner: Some(tokens[at + 1..end].iter().cloned().collect()), ..inner })
        }
        _ => Err(misuse("#[kihon::kata] judges a function, or the first function of an impl block")),
    }
}

fn braces(token: &TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    }
}

/// Whether a body is `todo!(…)` and nothing else.
fn is_todo(body: TokenStream) -> bool {
    let tokens: Vec<String> = body
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(_) => "()".to_owned(),
            token => token.to_string(),
        })
        .collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    matches!(tokens[..], ["todo", "!", "()"] | ["todo", "!", "()", ";"])
}

/// Puts the person's own names, with their places in the source, into the
/// module: a wrong signature is then reported at the function.
fn fill(module: TokenStream, solution: &Solution, kata: &TokenStream) -> TokenStream {
    let mut filled = TokenStream::new();
    for token in module {
        match token {
            TokenTree::Ident(ident) => match ident.to_string().as_str() {
                "__module" => {
                    let name = solution.name.to_string();
                    filled.extend([TokenTree::Ident(Ident::new(name.trim_start_matches("r#"), Span::call_site()))]);
                }
                "__kata" => filled.extend(kata.clone()),
                "__solution" => {
                    if let Some(owner) = &solution.owner {
                        let owner: TokenStream = format!("<{owner}>::").parse().expect("a type is Rust");
                        filled.extend(respan(owner, solution.name.span()));
                    } else {
                        filled.extend(respan("super::".parse().expect("a path"), solution.name.span()));
                    }
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

fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}
