skip-to-text = Naar de tekst
site = Website
contradictions = Tegenstrijdigheden
sources = Bronnen
notes = Noten
made-with = Gemaakt met { $program }.
annotated-texts = Geannoteerde teksten
quoted = “{ $text }”
quoted-inner = ‘{ $text }’

show-notes = Noten tonen
contents = Inhoud
notes-in-text = Waar de noten staan
paragraph-noted = Alinea { $from }: { $count ->
    [one] { $count } noot
   *[other] { $count } noten
}
paragraphs-noted = Alinea’s { $from }–{ $to }: { $count ->
    [one] { $count } noot
   *[other] { $count } noten
}
paragraph = Alinea { $number }
minutes-counted = { $count } min. leestijd
notes-counted = { $count ->
    [one] { $count } noot
   *[other] { $count } noten
}
words-counted = { $count ->
    [one] { $count } woord
   *[other] { $count } woorden
}
characters-counted = { $count ->
    [one] { $count } teken
   *[other] { $count } tekens
}
about-this-text = Over deze tekst
text-unchanged = De tekst staat hier precies zoals in het bestand. De markeringen, hun nummers en de noten zijn toevoegingen.
by = Door
published-by = Gepubliceerd door
date = Datum
address = Adres
length = Lengte
file = Bestand

kind-context = Context
kind-context-plural = Context
kind-source = Bron
kind-source-plural = Bronnen
kind-contradiction = Tegenstrijdigheid
kind-contradiction-plural = Tegenstrijdigheden
note-name = Noot { $number }, { $kind }
permalink = Permalink
permalink-to = Permalink, { $name }
note-number = noot { $number }
previous-note = Vorige noot
next-note = Volgende noot
more = Meer
see = Zie
draft = concept
corrected = Gecorrigeerd op
cite = citeren
copied = Gekopieerd

against = Daartegenover:
also-against = Daartegenover ook:
the-case = De kwestie
later-record = Wat later bleek
set-out-in = Uiteengezet in
all-sides = Alle uitspraken naast elkaar
in-document = in
in-the-text = In de tekst
said-elsewhere = Elders gezegd
said-elsewhere-in-other-words = Elders gezegd, in andere bewoordingen
status-open = open
status-disputed = betwist
status-resolved = opgelost
status-apparent = slechts schijnbaar

the-text = De tekst
texts = Teksten
further-sources = Overige bronnen
whole-document = { $title }, als geheel
not-found = Hier is geen pagina
not-found-advice = Het adres is misschien verkeerd getypt, of de pagina is verplaatst.
to-front-page = Naar de voorpagina.

and = en
no-date = z.d.
number-short = nr.
volume-short = dl.
section-short = katern
edition-short = dr.
edited-by = red.
in-work = in
accessed = geraadpleegd op

# Dates of works
date-about = ca. { $text }
date-in-spring = voorjaar { $text }
date-in-summer = zomer { $text }
date-in-autumn = najaar { $text }
date-in-winter = winter { $text }
