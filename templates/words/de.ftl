skip-to-text = Zum Text springen
site = Website
contradictions = Widersprüche
sources = Quellen
notes = Anmerkungen
made-with = Erstellt mit { $program }.
annotated-texts = Kommentierte Texte
quoted = „{ $text }“

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
about-this-text = Zu diesem Text
text-unchanged = Der Text steht hier so, wie er in seiner Datei steht. Die Markierungen, ihre Nummern und die Anmerkungen sind Zusätze.
by = Von
published-by = Erschienen bei
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
notes-here = Anmerkungen hierzu
previous-note = Vorige Anmerkung
next-note = Nächste Anmerkung
more = Mehr
see = Siehe
draft = Entwurf
corrected = Berichtigt
cite = zitieren
cite-this-note = Diese Anmerkung zitieren
copied = Kopiert

against = Dagegen
also-against = Ebenfalls dagegen:
the-case = Der Fall
later-record = Spätere Befunde
set-out-in = Dargelegt in
all-sides = Alle Seiten nebeneinander
in-document = in
in-the-text = Im Text
said-elsewhere = An anderer Stelle gesagt
said-elsewhere-in-other-words = An anderer Stelle gesagt, in anderen Worten
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

and = und
no-date = o. D.
number-short = Nr.
volume-short = Bd.
section-short = Abschn.
edition-short = Aufl.
edited-by = hg. von
in-work = in
accessed = abgerufen am
