//! Every kind of message: its name, and how bad it is.

use super::Severity;

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// Every kind of message, by the name that stands in its brackets.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$meta])* $variant,)*
        }

        impl Code {
            /// All of them, in the order of the stages that report them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name of the code as messages show it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How bad a message of this code is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// More of something than `limits:` allows.
    TooMuch = "too-much", Error;
    /// A project in a format that this program does not read.
    OtherFormat = "other-format", Error;
    /// The project has no document.
    NoDocuments = "no-documents", Error;
    /// A file in an input folder that Postil does not read.
    UnreadFile = "unread-file", Warning;
    /// A name that no page can be named after.
    UnusableName = "unusable-name", Error;
    /// YAML that cannot be parsed.
    YamlSyntax = "yaml-syntax", Error;
    /// An entry of a BibLaTeX file that cannot be parsed.
    BibtexSyntax = "bibtex-syntax", Error;
    /// A key given twice in one mapping.
    DuplicateKey = "duplicate-key", Error;
    /// A key that the format does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that must be there and is not.
    MissingKey = "missing-key", Error;
    /// A value of the wrong shape: a list where text belongs, say.
    WrongType = "wrong-type", Error;
    /// A value of the right shape that means nothing: a month 13, say.
    InvalidValue = "invalid-value", Error;
    /// Annotations for a document that is not there.
    UnknownDocument = "unknown-document", Error;
    /// Two annotations of one document with the same id.
    DuplicateId = "duplicate-id", Error;
    /// Two inputs that would write the same page.
    DuplicatePage = "duplicate-page", Error;
    /// A quote that does not occur in its document.
    QuoteNotFound = "quote-not-found", Error;
    /// A quote that occurs more than once.
    QuoteAmbiguous = "quote-ambiguous", Error;
    /// A quote whose passage is unmistakable, and says something else.
    QuoteDrifted = "quote-drifted", Error;
    /// A citation of a key that the bibliography does not have.
    UnknownCitation = "unknown-citation", Error;
    /// Two entries of the bibliography with the same key.
    DuplicateEntry = "duplicate-entry", Error;
    /// A local copy of a source that is not there.
    MissingFile = "missing-file", Error;
    /// A citation style that cannot be used.
    CitationStyle = "citation-style", Error;
    /// A reference to an annotation that is not there.
    UnknownAnnotation = "unknown-annotation", Error;
    /// A template that cannot be parsed or rendered.
    Template = "template", Error;
    /// The page's text is not the document's text: a defect of Postil.
    TextChanged = "text-changed", Error;
    /// A short quote that is only just unique.
    ShortQuote = "short-quote", Warning;
    /// An annotation that names no source.
    NoSource = "no-source", Warning;
    /// An entry of the bibliography that nothing cites.
    UncitedEntry = "uncited-entry", Warning;
    /// An entry of the bibliography with neither URL nor date.
    IncompleteEntry = "incomplete-entry", Warning;
    /// A date in the future.
    FutureDate = "future-date", Warning;
    /// A correction dated before its annotation.
    EarlyCorrection = "early-correction", Error;
    /// Two annotations with the same body.
    RepeatedNote = "repeated-note", Warning;
    /// A link to a page or file that the site does not have.
    DeadLink = "dead-link", Warning;
    /// An address of the web that a reader may take for another one.
    OddAddress = "odd-address", Warning;
    /// An address of the web that is not, or no longer, there.
    DeadAddress = "dead-address", Warning;
    /// A name that not every system can have.
    UnportableName = "unportable-name", Warning;
    /// A note longer than its paragraph.
    LongNote = "long-note", Warning;
    /// Words of the page's own that the site's language lacks.
    MissingWords = "missing-words", Warning;
}
