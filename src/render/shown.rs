//! The text of a block of a page, read back from its HTML: what was added to it is taken out.
//!
//! The markup read here is what this program wrote, block by block; it reads no other HTML.

use memchr::memchr;

/// What a reader sees of a block, without the marks' numbers and the footnotes' names; of a picture its words.
#[must_use]
pub fn with_pictures(html: &str) -> String {
    text_of(html, true)
}

/// The text that a browser holds of a block (the DOM's `textContent`), without the marks' numbers and the footnotes'
/// names: the words of a picture are not among it, and every line end is one newline.
#[must_use]
pub fn text(html: &str) -> String {
    let text = text_of(html, false);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn text_of(html: &str, pictures: bool) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = memchr(b'<', rest.as_bytes()) {
        push_unescaped(&mut text, &rest[..start]);
        let end = memchr(b'>', &rest.as_bytes()[start..]).map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        rest = &rest[end..];
        if let Some(closing) = closing_of_addition(tag) {
            rest = rest.find(closing).map_or("", |at| &rest[at + closing.len()..]);
        } else if pictures
            && tag.starts_with("<img ")
            && let Some(alternative) = tag.split(" alt=\"").nth(1)
        {
            push_unescaped(&mut text, alternative.split('"').next().unwrap_or_default());
        }
    }
    push_unescaped(&mut text, rest);
    text
}

/// What ends an element that is not part of the text.
fn closing_of_addition(tag: &str) -> Option<&'static str> {
    if tag.starts_with("<a class=\"ref ") {
        Some("</a>")
    } else if tag.starts_with("<sup class=\"footnote-") {
        Some("</sup>")
    } else {
        None
    }
}

fn push_unescaped(text: &mut String, html: &str) {
    if memchr(b'&', html.as_bytes()).is_some() {
        text.push_str(&unescaped(html));
    } else {
        text.push_str(html);
    }
}

fn unescaped(html: &str) -> String {
    // The ampersand last, so that what it would form is not read again.
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_are_taken_out_and_nothing_else() {
        let html =
            "<p id=\"p1\">a <mark id=\"m-x\">b &amp;lt;</mark><a class=\"ref k\" id=\"r-x\">1</a> c<br />\nd</p>";
        assert_eq!(with_pictures(html), "a b &lt; c\nd");
        assert_eq!(
            with_pictures(
                "<p>x<sup class=\"footnote-reference\"><a href=\"#f\">1</a></sup> <img src=\"y\" alt=\"z\" /></p>"
            ),
            "x z"
        );
    }

    #[test]
    fn a_browsers_text_has_no_words_of_pictures_and_one_kind_of_line_end() {
        assert_eq!(text("<p>a <img src=\"y\" alt=\"z\" />\r\nb\rc &amp; d</p>"), "a \nb\nc & d");
    }
}
