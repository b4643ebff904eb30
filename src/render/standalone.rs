//! One page that holds everything: all documents, their style, script and pictures, under a policy that lets in only these.

use super::compact;
use super::files::style;
use super::kinds::Kinds;
use super::links::Links;
use super::notes::NoteViews;
use super::sources::{shown, source, sources};
use super::templates::{Templates, Variables};
use super::timeline::timeline;
use super::view::CarriedView;
use super::{Page, citation_style, document, site};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::interface::Interface;
use crate::resolve::Resolved;
use base64::prelude::{BASE64_STANDARD, Engine};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// What the page carries within itself.
fn carried(text: String) -> CarriedView {
    let hash = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())));
    CarriedView { text, hash }
}

/// Renders the page.
///
/// # Errors
/// Where a template is at fault.
pub fn page<'a>(
    resolved: &Resolved,
    templates: &Templates,
    interface: &Interface,
    problems: &mut Diagnostics,
) -> Result<Page<'a>, Diagnostic> {
    let kinds = Kinds::new(resolved, interface);
    let views = NoteViews { resolved, links: Links::standalone(resolved), interface, kinds: &kinds, proses: None };
    let site = site::site(&views);
    let style = style(resolved, templates)? + &compact::style(&templates.asset("pages.css"));
    let documents: Vec<_> = (0..resolved.anchored.parsed.documents.len())
        .map(|index| document::view(resolved, index, &views, problems))
        .collect();
    let styled = citation_style::styled(&resolved.anchored.parsed.inputs, &interface.language, shown(&views), problems);
    let (cited, uncited) = sources(&views, &styled);
    let view = |entry| source(&views, &styled, entry);
    let variables = Variables::default()
        .with("site", &site)
        .with("page", &site::page(&views, "", &site.title, site.description.clone()))
        .with("style", &carried(style))
        .with("script", &carried(templates.asset("reader.js")))
        .with("documents", &documents)
        .with("contradictions", &site::contradiction_views(&views))
        .with_each("entries", cited.into_par_iter().map(view))
        .with_each("uncited", uncited.into_par_iter().map(view))
        .with("timeline", &timeline(&views, None));
    let html = templates.render("standalone.html", &variables)?;
    Ok(Page { path: String::new(), bytes: html.into_bytes().into() })
}
