skip-to-text = Zum Text springen
site = Website
contradictions = Widersprüche
sources = Quellen
notes = Anmerkungen
made-with = Erstellt mit { $program }.
annotated-texts = Kommentierte Texte
quoted = „{ $text }“
quoted-inner = ‚{ $text }‘

show-notes = Anmerkungen zeigen
contents = Inhalt
notes-in-text = Wo die Anmerkungen stehen
paragraph-noted = Absatz { $from }: { $count ->
    [one] { $count } Anmerkung
   *[other] { $count } Anmerkungen
}
paragraphs-noted = Absätze { $from }–{ $to }: { $count ->
    [one] { $count } Anmerkung
   *[other] { $count } Anmerkungen
}
paragraph = Absatz { $number }
minutes-counted = { $count } Min. Lesezeit
notes-counted = { $count ->
    [one] { $count } Anmerkung
   *[other] { $count } Anmerkungen
}
words-counted = { $count ->
    [one] { $count } Wort
   *[other] { $count } Wörter
}
characters-counted = { $count ->
    [one] { $count } Zeichen
   *[other] { $count } Zeichen
}
about-this-text = Zu diesem Text
text-unchanged = Der Text steht hier so, wie er in seiner Datei steht. Die Markierungen, ihre Nummern und die Anmerkungen sind Zusätze.
by = Von
published-by = Veröffentlicht von
date = Datum
address = Adresse
length = Umfang
file = Datei

kind-context = Kontext
kind-context-plural = Kontext
kind-source = Quelle
kind-source-plural = Quellen
kind-contradiction = Widerspruch
kind-contradiction-plural = Widersprüche
note-name = Anmerkung { $number }, { $kind }
permalink = Permalink
permalink-to = Permalink, { $name }
note-number = Anmerkung { $number }
previous-note = Vorige Anmerkung
next-note = Nächste Anmerkung
more = Mehr
see = Siehe
draft = Entwurf
corrected = Berichtigt am
cite = zitieren
copied = Kopiert

against = Dagegen:
also-against = Dagegen auch:
the-case = Der Fall
later-record = Was später bekannt wurde
set-out-in = Dargelegt in
all-sides = Alle Aussagen nebeneinander
in-document = in
in-the-text = Im Text
said-elsewhere = Anderswo gesagt
said-elsewhere-in-other-words = Anderswo gesagt, sinngemäß wiedergegeben
status-open = offen
status-disputed = strittig
status-resolved = geklärt
status-apparent = nur scheinbar

the-text = Der Text
texts = Texte
further-sources = Weitere Quellen
whole-document = { $title }, als Ganzes
not-found = Hier gibt es keine Seite
not-found-advice = Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.
to-front-page = Zur Startseite.

# Dates of works
date-about = um { $text }
date-in-spring = Frühjahr { $text }
date-in-summer = Sommer { $text }
date-in-autumn = Herbst { $text }
date-in-winter = Winter { $text }

# Works cited: commas, brackets and marks
cite-comma = {", "}
cite-semicolon = {"; "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = „
title-close = “
title-close-comma = {"“, "}
title-close-stop = “.
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" und "}{ $name }
name-last = {" und "}{ $name }
names-more = {" u. a."}
as-editor = { $name } (Hg.)
as-compiler = { $name } (Zus.)
as-translator = { $name } (Übers.)
as-host = { $name } (Moderation)
by-name = von { $name }
edited-by = hg. von { $name }
edited-and-translated-by = hg. und übers. von { $name }
translated-by = übers. von { $name }
illustrated-by = ill. von { $name }
written-by = Drehbuch: { $name }
directed-by = Regie: { $name }
produced-by = Produktion: { $name }
performed-by = mit { $name }
narrated-by = gelesen von { $name }
interview-by = Interview: { $name }
statement-of = Aussage: { $name }
to-name = an { $name }

# Works cited: numbers, kinds and dates
nouns = capital
number-short = Nr. { $text }
docket-number = Az. { $text }
volume-short = Bd. { $text }
volumes-short = { $text } Bde.
journal-volume = { $text }
section-short = Teil { $text }
version-short = Version { $text }
edition-short = { $number }. Aufl.
in-work = {"in: "}
under = {"s. v. "}
review-of = {"Rezension zu "}
interview = Interview
letter = Brief
presented-at = Vortrag, { $title }
aired = Sendung: { $text }
aired-on = , { $name }
filed = Anmeldung: { $text }
issued = Erteilung: { $text }
and-issued = Erteilung: { $text }
no-date = o. D.
accessed = abgerufen am { $text }
accessed-in = abgerufen { $text }

# Works cited: what a reader can check
archived-copy = archivierte Kopie
local-copy = lokale Kopie
rank-primary = Primärquelle
rank-secondary = Sekundärquelle

# Open data

open-data = Offene Daten
# Corrections and the feed
corrections = Berichtigungen
correction = Berichtigung
correction-of = Berichtigung: { $title }
corrections-explained = Was an veröffentlichten Anmerkungen geändert wurde, das Neueste zuerst.
feed = Feed der neuen Anmerkungen und Berichtigungen

# The editorial report
report = Redaktionsbericht
report-explained = Für die Redaktion: Diese Seite entsteht nur mit Entwürfen und gehört nicht zur veröffentlichten Fassung.
report-bare = Absätze ohne Anmerkung
report-bare-counted = { $number } von { $count } ohne Anmerkung
report-words-covered = { $number } % der Wörter annotiert
report-unsourced = Anmerkungen und Positionen ohne Quelle
report-unsettled = Ungeklärte Widersprüche
report-secondary = Nur auf Sekundärquellen gestützt
report-drafts = Entwürfe
report-cited = Quellen nach Zahl der Anmerkungen
report-accessed = Am längsten nicht eingesehene Quellen
report-unarchived = Quellen ohne Archivkopie
report-uncited = Quellen, die keine Anmerkung anführt
report-editors = Wer die Anmerkungen schrieb
report-nobody = Ohne Namen
side-number = Position { $number }
and-more = und { $count } weitere
# Timelines and people
timeline = Zeitleiste
timeline-of-all = Zeitleiste aller Texte
timelines-of-texts = Zeitleisten der einzelnen Texte
timeline-as-picture = Die Zeitleiste als Bild
skip-picture = Bild überspringen
timeline-not-to-scale = Jedes Datum hat eine eigene Spalte: Die Abstände sind nicht maßstäblich. Zwei Schrägstriche stehen für ausgelassene Jahre.
who = Wer
what = Was
event = Ereignis
events = Ereignisse
claim-quoted = Im Wortlaut
claim-reported = In anderen Worten wiedergegeben
note = Anmerkung
other-speakers = Andere
sides-set-against = Einander gegenübergestellt: { $text }
speaker-on-date = { $name }, { $text }
people = Personen
claims = Aussagen
claims-counted = { $count ->
    [one] { $count } Aussage
   *[other] { $count } Aussagen
}
undated = Ohne Datum
nothing-said = Von dieser Person wird hier nichts angeführt.
