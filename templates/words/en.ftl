# The words that Postil itself writes on a page. A project changes them, or adds a language, by a file of the same
# name under its own templates/words/; the format is Fluent's: https://projectfluent.org

# Frame
skip-to-text = Skip to text
site = Site
contradictions = Contradictions
sources = Sources
notes = Notes
made-with = Made with { $program }.
annotated-texts = Annotated texts
quoted = “{ $text }”
quoted-inner = ‘{ $text }’

# Document
show-notes = Show notes
contents = Contents
notes-in-text = Where the notes are
paragraph-noted = Paragraph { $from }: { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
paragraphs-noted = Paragraphs { $from }–{ $to }: { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
paragraph = Paragraph { $number }
minutes-counted = { $count } min read
notes-counted = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
words-counted = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
characters-counted = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
about-this-text = About this text
text-unchanged = The text is that of its file; marks, numbers and notes are additions.
by = By
published-by = Published by
date = Date
address = Address
length = Length
file = File

# Notes
kind-context = Context
kind-context-plural = Context
kind-source = Source
kind-source-plural = Sources
kind-contradiction = Contradiction
kind-contradiction-plural = Contradictions
note-name = Note { $number }, { $kind }
permalink = Permalink
permalink-to = Permalink, { $name }
note-number = note { $number }
previous-note = Previous note
next-note = Next note
more = More
see = See
draft = draft
corrected = Corrected
cite = cite
copied = Copied

# Contradictions
against = Against
also-against = Also against:
the-case = The case
later-record = Later record
set-out-in = Set out in
all-sides = All sides next to each other
in-document = in
in-the-text = In the text
said-elsewhere = Said elsewhere
said-elsewhere-in-other-words = Said elsewhere, in other words
status-open = open
status-disputed = disputed
status-resolved = resolved
status-apparent = apparent only

# The site's own pages
the-text = The text
texts = Texts
further-sources = Further sources
whole-document = { $title }, as a whole
not-found = There is no page here
not-found-advice = The address may be mistyped, or the page may have moved.
to-front-page = Begin at the front page.

# Works cited
and = and
no-date = n.d.
number-short = no.
volume-short = vol.
section-short = sec.
edition-short = ed.
edited-by = ed.
in-work = in
accessed = accessed

# Dates of works
date-about = ca. { $text }
date-in-spring = Spring { $text }
date-in-summer = Summer { $text }
date-in-autumn = Fall { $text }
date-in-winter = Winter { $text }
