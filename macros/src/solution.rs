//! The function to judge, found in the tokens that the attribute stands on.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// What is wrong with a use of the attribute, and where.
pub(crate) struct Misuse {
    pub(crate) message: &'static str,
    pub(crate) span: Span,
}

/// The function to judge.
pub(crate) struct Solution {
    pub(crate) name: Ident,
    /// What it belongs to: `<Type>` or `<Type as Trait>` of an `impl` block.
    pub(crate) owner: Option<String>,
    /// Whether its body is `todo!(…)` and nothing else.
    pub(crate) is_todo: bool,
}

impl Solution {
    /// In a function, or the first one of an `impl` block.
    pub(crate) fn find(item: TokenStream) -> Result<Self, Misuse> {
        let tokens: Vec<TokenTree> = item.into_iter().collect();
        let start = tokens.first().map_or_else(Span::call_site, TokenTree::span);
        let [function, block] = ["fn", "impl"].map(|word| tokens.iter().position(|token| is_word(token, word)));
        match (function, block) {
            (Some(at), block) if block.is_none_or(|block| at < block) => {
                let signature = &tokens[at..at + body(&tokens[at..]).map_or(0, |(end, _)| end)];
                if let Some(span) = find_word(signature, &["self", "Self"]) {
                    let message = "the attribute belongs on the impl block: it judges the first function in it";
                    return Err(Misuse { message, span });
                }
                Self::function(&tokens[at..], start)
            }
            (_, Some(at)) => {
                let (end, inner) = body(&tokens[at..])
                    .ok_or(Misuse { message: "an impl block without functions cannot be judged", span: start })?;
                let inner: Vec<TokenTree> = inner.into_iter().collect();
                let function = inner.iter().position(|token| is_word(token, "fn"));
                let function =
                    function.ok_or(Misuse { message: "there is no function to judge in this block", span: start })?;
                let owner = Some(owner(&tokens[at + 1..at + end]));
                Ok(Self { owner, ..Self::function(&inner[function..], start)? })
            }
            _ => Err(Misuse {
                message: "#[kihon::kata] judges a function, or the first function of an impl block",
                span: start,
            }),
        }
    }

    /// From the word `fn` on.
    fn function(tokens: &[TokenTree], span: Span) -> Result<Self, Misuse> {
        let Some(TokenTree::Ident(name)) = tokens.get(1) else {
            return Err(Misuse { message: "a function without a name cannot be judged", span });
        };
        let (_, body) =
            body(tokens).ok_or(Misuse { message: "a function without a body cannot be judged", span: name.span() })?;
        Ok(Self { name: name.clone(), owner: None, is_todo: is_todo(body) })
    }
}

/// The first braces that end a signature, and where: those of a constant among
/// type arguments, `Ring<{ 2 * N }>`, do not.
fn body(tokens: &[TokenTree]) -> Option<(usize, TokenStream)> {
    tokens.iter().enumerate().find_map(|(at, token)| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let ends = !tokens.get(at + 1).is_some_and(|next| is_punct(next, '>') || is_punct(next, ','));
            ends.then(|| (at, group.stream()))
        }
        _ => None,
    })
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

/// How a path names what an `impl` block belongs to, given what stands between
/// `impl` and its braces: `<T: Ord> Search for Tree<T>` gives `<Tree<_> as Search>`.
/// What stands for the parameters follows from the kata's types.
fn owner(head: &[TokenTree]) -> String {
    let generics = if head.first().is_some_and(|token| is_punct(token, '<')) { closing(head) + 1 } else { 0 };
    let parameters = parameters(&head[..generics]);
    let end = head.iter().position(|token| is_word(token, "where")).unwrap_or(head.len());
    let head = &head[generics..end];
    // `for<'a> fn(&'a T)` is a type.
    let is_for = |&at: &usize| is_word(&head[at], "for") && !head.get(at + 1).is_some_and(|next| is_punct(next, '<'));
    let path = |tokens: &[TokenTree]| inferred(tokens.iter().cloned().collect(), &parameters).to_string();
    match (0..head.len()).find(is_for) {
        Some(at) => format!("<{} as {}>", path(&head[at + 1..]), path(&head[..at])),
        None => format!("<{}>", path(head)),
    }
}

/// The same with `_` for each of the `parameters`.
fn inferred(tokens: TokenStream, parameters: &[String]) -> TokenStream {
    let inferred = |token| match token {
        TokenTree::Ident(name) if parameters.contains(&name.to_string()) => {
            TokenTree::Ident(Ident::new("_", name.span()))
        }
        TokenTree::Group(group) => {
            TokenTree::Group(Group::new(group.delimiter(), inferred(group.stream(), parameters)))
        }
        token => token,
    };
    tokens.into_iter().map(inferred).collect()
}

/// The names in `<'a, T: Ord, const N: usize>`.
fn parameters(generics: &[TokenTree]) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut expected = false;
    for (at, token) in generics.iter().enumerate() {
        match token {
            _ if is_punct(token, '<') => depth += 1,
            _ if is_angle_end(generics, at) => depth -= 1,
            TokenTree::Ident(name) if expected && !is_word(token, "const") => {
                names.push(name.to_string());
                expected = false;
            }
            _ => {}
        }
        expected |= depth == 1 && (at == 0 || is_punct(token, ','));
    }
    names
}

/// The place of the `>` that closes the `<` at the beginning.
fn closing(tokens: &[TokenTree]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        depth += usize::from(is_punct(token, '<'));
        depth -= usize::from(is_angle_end(tokens, at));
        if depth == 0 {
            return at;
        }
    }
    tokens.len() - 1
}

/// A `>` that is not the end of an arrow.
fn is_angle_end(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(&tokens[at], '>') && !(at > 0 && is_punct(&tokens[at - 1], '-'))
}

fn is_punct(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == c)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident.to_string() == word)
}

/// Where the first of `words` stands, groups searched too.
fn find_word(tokens: &[TokenTree], words: &[&str]) -> Option<Span> {
    tokens.iter().find_map(|token| match token {
        TokenTree::Group(group) => find_word(&group.stream().into_iter().collect::<Vec<_>>(), words),
        token => words.iter().any(|word| is_word(token, word)).then(|| token.span()),
    })
}
