//! The sitemap (sitemaps.org, 0.9): the absolute addresses of the pages, for search engines.

use super::links::encoded;
use super::view::{SitemapFileView, SitemapView};

/// A file of a sitemap lists at most so many addresses.
const ADDRESSES: usize = 50_000;

/// An address is shorter than so many characters.
const LENGTH: usize = 2_048;

/// What stands for pages that are not there is not to be found itself.
const NOT_FOUND: &str = "404.html";

/// The files of the sitemap of pages at these paths: one, or where they are too many an index and those it names.
#[must_use]
pub fn files<'p>(base_url: &str, paths: impl Iterator<Item = &'p str>) -> Vec<SitemapFileView> {
    let base = base_url.trim_end_matches('/');
    let address = |path: &str| format!("{base}/{}", encoded(path));
    let is_page = |path: &str| path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html");
    let pages = paths.filter(|path| is_page(path) && *path != NOT_FOUND);
    let mut addresses: Vec<String> = pages.map(address).filter(|address| address.len() < LENGTH).collect();
    addresses.sort_unstable();
    let file = |path: String, sitemap| SitemapFileView { path, sitemap };
    if addresses.len() <= ADDRESSES {
        return vec![file("sitemap.xml".to_owned(), SitemapView { addresses, is_index: false })];
    }
    let parts = addresses.chunks(ADDRESSES).enumerate().map(|(index, part)| {
        file(format!("sitemap-{}.xml", index + 1), SitemapView { addresses: part.to_vec(), is_index: false })
    });
    let parts: Vec<SitemapFileView> = parts.collect();
    let addresses = parts.iter().map(|part| address(&part.path)).collect();
    let index = file("sitemap.xml".to_owned(), SitemapView { addresses, is_index: true });
    std::iter::once(index).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_by_their_addresses_and_what_is_no_page_is_not() {
        let paths = ["index.html", "b c/d.html", "404.html", "feed.xml", "assets/style.css"];
        let files = files("https://example.org/x/", paths.into_iter());
        assert_eq!(files.len(), 1);
        assert_eq!(
            files[0].sitemap.addresses,
            ["https://example.org/x/b%20c/d.html", "https://example.org/x/index.html"]
        );
    }

    #[test]
    fn too_many_for_a_file_are_divided() {
        let paths: Vec<String> = (0..=ADDRESSES).map(|number| format!("{number:06}.html")).collect();
        let files = files("https://example.org", paths.iter().map(String::as_str));
        assert_eq!(
            files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
        );
        assert!(files[0].sitemap.is_index && !files[1].sitemap.is_index);
        assert_eq!(files[0].sitemap.addresses[1], "https://example.org/sitemap-2.xml");
        assert_eq!((files[1].sitemap.addresses.len(), files[2].sitemap.addresses.len()), (ADDRESSES, 1));
    }
}
