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

# Dates of works
date-about = ca. { $text }
date-in-spring = Spring { $text }
date-in-summer = Summer { $text }
date-in-autumn = Fall { $text }
date-in-winter = Winter { $text }

# Works cited: commas, brackets and marks. A space at an edge counts only within { "quotation marks" }.
cite-comma = {", "}
cite-semicolon = {"; "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = “
title-close = ”
title-close-comma = {",” "}
title-close-stop = .”
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" and "}{ $name }
name-last = , and { $name }
names-more = , et al.
as-editor = { $count ->
    [one] { $name }, ed.
   *[other] { $name }, eds.
}
as-compiler = { $count ->
    [one] { $name }, comp.
   *[other] { $name }, comps.
}
as-translator = { $name }, trans.
as-host = { $count ->
    [one] { $name }, host
   *[other] { $name }, hosts
}
by-name = by { $name }
edited-by = ed. { $name }
edited-and-translated-by = ed. and trans. { $name }
translated-by = trans. { $name }
illustrated-by = illus. { $name }
written-by = written by { $name }
directed-by = directed by { $name }
produced-by = produced by { $name }
performed-by = performed by { $name }
narrated-by = narrated by { $name }
interview-by = interview by { $name }
statement-of = statement of { $name }
to-name = to { $name }

# Works cited: numbers, kinds and dates. `nouns` is capital where a language writes nouns so.
nouns = small
number-short = no. { $text }
docket-number = No. { $text }
volume-short = vol. { $text }
volumes-short = { $text } vols.
journal-volume = { $text }
section-short = sec. { $text }
version-short = version { $text }
edition-short = { NUMBER($number, type: "ordinal") ->
    [one] { $number }st ed.
    [two] { $number }nd ed.
    [few] { $number }rd ed.
   *[other] { $number }th ed.
}
in-work = {"in "}
under = {"under "}
review-of = {"review of "}
interview = interview
letter = letter
presented-at = paper presented at { $title }
aired = aired { $text }
aired-on = , on { $name }
filed = filed { $text }
issued = issued { $text }
and-issued = and issued { $text }
no-date = n.d.
accessed = accessed { $text }
accessed-in = accessed { $text }

# Works cited: what a reader can check
archived-copy = archived copy
local-copy = local copy
rank-primary = primary source
rank-secondary = secondary source

# Open data

open-data = Open data
# Corrections and the feed
corrections = Corrections
correction = Correction
correction-of = Correction: { $title }
corrections-explained = What was changed in published notes, the latest first.
feed = Feed of new notes and corrections

# The editorial report
report = Editorial report
report-explained = For editors: this page is built only with drafts, and is no part of the published site.
report-bare = Paragraphs without notes
report-bare-counted = { $number } of { $count } without a note
report-words-covered = { $number } % of the words annotated
report-unsourced = Notes and sides without a source
report-unsettled = Contradictions not settled
report-secondary = On secondary sources alone
report-drafts = Drafts
report-cited = Sources by how many notes cite them
report-accessed = Sources looked at longest ago
report-unarchived = Sources without an archived copy
report-uncited = Sources that no note cites
report-editors = Who wrote the notes
report-nobody = Without a name
side-number = side { $number }
and-more = and { $count } more
# Timelines and people
timeline = Timeline
timeline-of-all = Timeline of all texts
timelines-of-texts = Timelines of single texts
timeline-as-picture = The timeline as a picture
skip-picture = Skip the picture
timeline-not-to-scale = Each date has a column of its own: distances are not to scale. Two slanting strokes stand for years left out.
who = Who
what = What
event = Event
events = Events
claim-quoted = Words quoted
claim-reported = Reported in other words
note = Note
other-speakers = Others
sides-set-against = Sides set against each other: { $text }
speaker-on-date = { $name }, { $text }
people = People
claims = Claims
claims-counted = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
undated = Undated
nothing-said = Nothing of theirs is quoted here.
