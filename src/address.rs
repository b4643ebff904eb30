//! Addresses: which ones a page may link to.

/// Whether a text is an absolute address of the web: no other scheme, no user name.
///
/// Its two slashes must be there: on a page of the same scheme `https:a` is a path of the page's own host.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let written = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (written("http://") || written("https://"))
        && url::Url::parse(text).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
        })
}

/// Whether a link of a note leads nowhere that a page may lead: a script, say.
#[must_use]
pub fn is_safe_link(address: &str) -> bool {
    if is_plain_web_address(address) {
        return true;
    }
    let bare: String =
        address.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect();
    let scheme_end = bare.find(':');
    let path_start = bare.find(['/', '?', '#']);
    let relative = scheme_end.is_none_or(|end| path_start.is_some_and(|start| start < end));
    let outside = bare.starts_with("//") || bare.contains('\\');
    (relative && !outside) || is_web_address(&bare) || bare.to_ascii_lowercase().starts_with("mailto:")
}

/// Whether an address is one of the web by its letters alone, as most are: it need not be read as the standard reads one.
fn is_plain_web_address(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")) else { return false };
    let host_end = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.as_bytes().split_at(host_end);
    // Without a digit it is no address of the Internet Protocol, which has rules of its own.
    let is_label = |byte: &u8| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'.');
    let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~?=&#+,;:()".contains(byte);
    host.iter().all(is_label)
        && host.first().is_some_and(u8::is_ascii_lowercase)
        && host.last().is_some_and(u8::is_ascii_lowercase)
        && !rest.contains("xn--")
        && path.iter().all(is_path)
}

/// What is odd about how an address of the web is written; none where nothing is.
#[must_use]
pub fn oddity(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    if host.split('.').any(|label| label.starts_with("xn--")) {
        return Some(format!("leads to `{host}`: letters of its host are not those of the Latin alphabet"));
    }
    if address.chars().any(|character| character.is_whitespace() || character.is_control()) {
        return Some("has white space in it".to_owned());
    }
    // Of an archive's address the one that it keeps is a part.
    let written = address.match_indices("://").nth(1).map(|(at, _)| at);
    let archived =
        ["web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "perma.cc", "webcitation.org"];
    if written.is_some() && !archived.iter().any(|known| host.ends_with(known)) && url.query().is_none() {
        return Some("holds a second address: were two pasted together?".to_owned());
    }
    if !host.contains('.') && !host.starts_with('[') && host != "localhost" {
        return Some(format!("has the host `{host}`, which no one else can reach"));
    }
    if address.ends_with(['.', ',', ';', ')', '>', '"']) {
        return Some("ends in a mark that belongs to a sentence".to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_taken_for_an_address_of_the_web_is_one(
            address in "https?://[a-z.-]{0,9}(/[a-zA-Z0-9/._~?=&#+,;:()-]{0,12})?|https?://(xn--)?[a-z@:0-9.-]{1,9}/?",
        ) {
            prop_assert!(!is_plain_web_address(&address) || is_web_address(&address), "{}", address);
        }
    }

    #[test]
    fn an_address_of_the_web_has_its_slashes_and_no_user() {
        for address in ["https://example.org/", "HTTP://example.org", "https://[::1]/"] {
            assert!(is_web_address(address), "{address}");
        }
        for other in [
            "https:example.org",
            "https:/example.org",
            "https:\\\\example.org",
            "https://a@example.org/",
            "//a.b/",
            " https://a.b",
        ] {
            assert!(!is_web_address(other), "{other}");
        }
    }

    #[test]
    fn what_a_reader_may_take_for_another_address_is_odd() {
        for odd in [
            "https://аpple.com/",
            "https://example.org/a b",
            "https://example.org/https://example.com/",
            "http://intranet/page",
            "https://example.org/page.",
        ] {
            assert!(is_web_address(odd) && oddity(odd).is_some(), "{odd}");
        }
        for usual in [
            "https://example.org/a?b=https://example.com/",
            "https://web.archive.org/web/2017/https://example.org/",
            "http://[::1]:8000/",
            "https://en.wikipedia.org/wiki/Postil_(note",
        ] {
            assert_eq!(oddity(usual), None, "{usual}");
        }
    }
}
