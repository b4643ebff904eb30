//! What templates see of the feed, the sitemap and the page of corrections.

use super::{CitationView, CorrectionView, DateView, KindView, SideView};
use serde::Serialize;

/// The feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// Its name for ever, a URN.
    pub id: String,
    /// When its newest entry was changed (RFC 3339).
    pub updated: String,
    /// The site's absolute address with a slash at its end, where it is known.
    pub base: Option<String>,
    /// The entries, the newest first.
    pub entries: Vec<FeedEntryView>,
}

/// An annotation or a correction in the feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    /// Its name for ever, a URN.
    pub id: String,
    /// The annotation's title, or the words it is about, or the document's title.
    pub title: String,
    /// When it was changed last (RFC 3339).
    pub updated: String,
    /// When it was published (RFC 3339).
    pub published: String,
    /// Where its note is.
    pub href: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The annotation's kind.
    pub kind: KindView,
    /// Words that it is filed under.
    pub tags: Vec<String>,
    /// Whether it is a correction, and not the annotation itself.
    pub is_correction: bool,
    /// The document's title.
    pub document_title: String,
    /// The words that it is about, without quotation marks around them.
    pub quote: Option<String>,
    /// The note, or what was corrected, as HTML.
    pub html: String,
    /// The sides of a contradiction.
    pub sides: Vec<SideView>,
    /// What the later record says, as HTML.
    pub resolution: Option<String>,
    /// The works that it rests on.
    pub citations: Vec<CitationView>,
    /// What was corrected in it so far.
    pub corrections: Vec<CorrectionView>,
}

/// A file of the sitemap.
#[derive(Debug, Clone)]
pub struct SitemapFileView {
    /// Its path in the site.
    pub path: String,
    /// What it lists.
    pub sitemap: SitemapView,
}

/// What a file of the sitemap lists.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapView {
    /// Absolute addresses, in their order.
    pub addresses: Vec<String>,
    /// Whether these are other files of the sitemap, and not pages.
    pub is_index: bool,
}

/// A correction on the page of all.
#[derive(Debug, Clone, Serialize)]
pub struct ListedCorrectionView {
    /// When it was made.
    pub date: DateView,
    /// What was corrected, as HTML.
    pub html: String,
    /// Where the corrected note is.
    pub href: String,
    /// Its title, or the words it is about, or the document's title.
    pub title: String,
    /// Its kind.
    pub kind: KindView,
    /// The document's title, where there are several documents.
    pub document_title: Option<String>,
}
