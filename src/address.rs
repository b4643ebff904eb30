//! Addresses: which ones a page may link to.

/// Whether a text is an absolute address of the web: no other scheme, no user name.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
    })
}

/// Whether a link of a note leads nowhere that a page may lead: a script, say.
#[must_use]
pub fn is_safe_link(address: &str) -> bool {
    let bare: String =
        address.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect();
    let scheme_end = bare.find(':');
    let path_start = bare.find(['/', '?', '#']);
    let relative = scheme_end.is_none_or(|end| path_start.is_some_and(|start| start < end));
    let outside = bare.starts_with("//") || bare.contains('\\');
    (relative && !outside) || is_web_address(&bare) || bare.to_ascii_lowercase().starts_with("mailto:")
}
