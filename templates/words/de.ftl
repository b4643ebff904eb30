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

and = und
no-date = o. D.
number-short = Nr.
volume-short = Bd.
section-short = Teil
edition-short = Aufl.
edited-by = hg. von
in-work = in:
accessed = abgerufen am

# Dates of works
date-about = um { $text }
date-in-spring = Frühjahr { $text }
date-in-summer = Sommer { $text }
date-in-autumn = Herbst { $text }
date-in-winter = Winter { $text }
