//! What a citation style wrote, as HTML: walked element by element, and every text and address checked here.

use crate::address::is_web_address;
use crate::render::html::escape;
use hayagriva::citationberg::{Display, FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{BibliographyItem, Elem, ElemChild, Formatted};
use std::fmt::Write as _;

/// A work as HTML within a paragraph.
pub(super) fn html(work: &BibliographyItem) -> String {
    let mut html = String::new();
    if let Some(first) = &work.first_field {
        html.push_str("<span class=\"csl-first\">");
        child(first, &mut html);
        html.push_str("</span> ");
    }
    for element in &work.content.0 {
        child(element, &mut html);
    }
    html
}

fn child(element: &ElemChild, html: &mut String) {
    match element {
        ElemChild::Elem(element) => children(element, html),
        ElemChild::Markup(text) => html.push_str(&escape(text)),
        ElemChild::Link { text, url } if is_web_address(url) => {
            let (address, text) = (escape(url), formatted(text));
            let _ = write!(html, "<a rel=\"external noreferrer\" href=\"{address}\">{text}</a>");
        }
        ElemChild::Text(text) | ElemChild::Link { text, .. } => html.push_str(&formatted(text)),
        ElemChild::Transparent { .. } => {}
    }
}

fn children(element: &Elem, html: &mut String) {
    let class = match element.display {
        Some(Display::Block) => Some("csl-block"),
        Some(Display::Indent) => Some("csl-indent"),
        Some(Display::LeftMargin) => Some("csl-first"),
        Some(Display::RightInline) | None => None,
    };
    if let Some(class) = class {
        let _ = write!(html, "<span class=\"{class}\">");
    }
    for each in &element.children.0 {
        child(each, html);
    }
    if class.is_some() {
        html.push_str("</span>");
    }
}

/// A text, set as the style asks.
fn formatted(text: &Formatted) -> String {
    let mut html = escape(&text.text);
    let formatting = &text.formatting;
    if formatting.font_style == FontStyle::Italic {
        html = format!("<i>{html}</i>");
    }
    if formatting.font_variant == FontVariant::SmallCaps {
        html = format!("<span class=\"small-capitals\">{html}</span>");
    }
    if formatting.font_weight == FontWeight::Bold {
        html = format!("<b>{html}</b>");
    }
    if formatting.text_decoration == TextDecoration::Underline {
        html = format!("<u>{html}</u>");
    }
    match formatting.vertical_align {
        VerticalAlign::Sup => format!("<sup>{html}</sup>"),
        VerticalAlign::Sub => format!("<sub>{html}</sub>"),
        _ => html,
    }
}
