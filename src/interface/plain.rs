//! Words in which nothing depends on what stands for their variables, put together without the detour over what Fluent could do
//! besides.

use fluent_bundle::FluentValue;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// The words of a pattern that has but words and variables, as Fluent gives them where it sets nothing apart from the words
/// around it; none of any other pattern, and where a variable is not among the `arguments`.
pub(super) fn text(pattern: &Pattern<&str>, arguments: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        let variable = match element {
            PatternElement::TextElement { value } => {
                text.push_str(value);
                continue;
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => id.name,
            PatternElement::Placeable { .. } => return None,
        };
        match &arguments.iter().find(|(name, _)| *name == variable)?.1 {
            FluentValue::String(value) => text.push_str(value),
            FluentValue::Number(value) => text.push_str(&value.as_string()),
            _ => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::{Interface, LANGUAGES, VARIABLES, name, resource};
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::load::Inputs;
    use fluent_bundle::FluentArgs;

    #[test]
    fn plain_words_are_those_of_fluent() {
        let mut plain = 0;
        for (language, words) in LANGUAGES {
            let mut problems = Diagnostics::default();
            let mut bundle = Interface::new(language, &Inputs::default(), &mut problems).bundle;
            bundle.set_use_isolating(false);
            for name in resource(words, None, &mut problems).entries().filter_map(name) {
                let Some(pattern) = bundle.get_message(&name).and_then(|message| message.value()) else { continue };
                for value in [FluentValue::from(1), FluentValue::from(1234), FluentValue::from("words")] {
                    let arguments = VARIABLES.map(|name| (name, value.clone()));
                    let Some(text) = text(pattern, &arguments) else { continue };
                    let arguments: FluentArgs<'_> = arguments.into_iter().collect();
                    assert_eq!(text, bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()), "{name}");
                    plain += 1;
                }
            }
        }
        assert!(plain > 1000, "{plain}");
    }
}
