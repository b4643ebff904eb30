//! The kinds of annotations as templates see them, made once for all pages.

use super::view::KindView;
use crate::interface::Interface;
use crate::parse::annotation::Kind;
use crate::resolve::Resolved;

/// The kinds of a project.
pub struct Kinds {
    context: KindView,
    source: KindView,
    contradiction: KindView,
    /// Those that the project declares, in their order.
    declared: Vec<KindView>,
}

impl Kinds {
    /// The built-in kinds and those that the project declares, in the words of the site's language.
    #[must_use]
    pub fn new(resolved: &Resolved, interface: &Interface) -> Self {
        let built_in = |name: &str| {
            let label = interface.text(&format!("kind-{name}"));
            view(name, label, interface.text(&format!("kind-{name}-plural")))
        };
        let declared = resolved.anchored.parsed.inputs.settings.kinds.0.iter().map(|(name, declared)| {
            let plural = declared.plural.as_ref().unwrap_or(&declared.label);
            view(name, declared.label.clone(), plural.clone())
        });
        Self {
            context: built_in("context"),
            source: built_in("source"),
            contradiction: built_in("contradiction"),
            declared: declared.collect(),
        }
    }

    /// The view of a kind, which counts none.
    #[must_use]
    pub fn of(&self, kind: Kind) -> &KindView {
        match kind {
            Kind::Context => &self.context,
            Kind::Source => &self.source,
            Kind::Contradiction => &self.contradiction,
            Kind::Declared(number) => &self.declared[number],
        }
    }
}

fn view(name: &str, label: String, plural: String) -> KindView {
    let (class, filter) = (format!("kind-{name}"), format!("show-{name}"));
    KindView { name: name.to_owned(), label, plural, class, filter, count: 0 }
}
