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

# Dates of works
date-about = ca. { $text }
date-in-spring = voorjaar { $text }
date-in-summer = zomer { $text }
date-in-autumn = najaar { $text }
date-in-winter = winter { $text }

# Works cited: commas, brackets and marks
cite-comma = {", "}
cite-semicolon = {"; "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = “
title-close = ”
title-close-comma = {"”, "}
title-close-stop = ”.
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" en "}{ $name }
name-last = {" en "}{ $name }
names-more = {" e.a."}
as-editor = { $name } (red.)
as-compiler = { $name } (sam.)
as-translator = { $name } (vert.)
as-host = { $name } (presentatie)
by-name = door { $name }
edited-by = red. { $name }
edited-and-translated-by = red. en vert. { $name }
translated-by = vert. { $name }
illustrated-by = ill. { $name }
written-by = scenario: { $name }
directed-by = regie: { $name }
produced-by = productie: { $name }
performed-by = met { $name }
narrated-by = voorgelezen door { $name }
interview-by = interview door { $name }
statement-of = verklaring van { $name }
to-name = aan { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = nr. { $text }
docket-number = nr. { $text }
volume-short = dl. { $text }
volumes-short = { $text } dln.
journal-volume = { $text }
section-short = katern { $text }
version-short = versie { $text }
edition-short = { $number }e dr.
in-work = {"in "}
under = {"s.v. "}
review-of = {"recensie van "}
interview = interview
letter = brief
presented-at = lezing, { $title }
aired = uitzending: { $text }
aired-on = , { $name }
filed = aanvraag: { $text }
issued = verlening: { $text }
and-issued = verlening: { $text }
no-date = z.d.
accessed = geraadpleegd op { $text }
accessed-in = geraadpleegd in { $text }

# Works cited: what a reader can check
archived-copy = gearchiveerde kopie
local-copy = lokale kopie
rank-primary = primaire bron
rank-secondary = secundaire bron

# Open data

open-data = Open data
# Corrections and the feed
corrections = Correcties
correction = Correctie
correction-of = Correctie: { $title }
corrections-explained = Wat er in gepubliceerde noten is veranderd, het nieuwste eerst.
feed = Feed met nieuwe noten en correcties

# The editorial report
report = Redactierapport
report-explained = Voor de redactie: deze pagina wordt alleen met concepten gemaakt en hoort niet bij de gepubliceerde site.
report-bare = Alinea’s zonder noten
report-bare-counted = { $number } van { $count } zonder noot
report-words-covered = { $number } % van de woorden geannoteerd
report-unsourced = Noten en standpunten zonder bron
report-unsettled = Onopgeloste tegenstrijdigheden
report-secondary = Alleen op secundaire bronnen
report-drafts = Concepten
report-cited = Bronnen naar het aantal noten dat ze aanhaalt
report-accessed = Langst geleden geraadpleegde bronnen
report-unarchived = Bronnen zonder gearchiveerde kopie
report-uncited = Bronnen die geen noot aanhaalt
report-editors = Wie de noten schreef
report-nobody = Zonder naam
side-number = standpunt { $number }
and-more = en nog { $count }
# Timelines and people
timeline = Tijdlijn
timeline-of-all = Tijdlijn van alle teksten
timelines-of-texts = Tijdlijnen van de afzonderlijke teksten
timeline-as-picture = De tijdlijn als afbeelding
skip-picture = Afbeelding overslaan
timeline-not-to-scale = Elke datum heeft een eigen kolom: de afstanden zijn niet op schaal. Twee schuine strepen staan voor weggelaten jaren.
who = Wie
what = Wat
event = Gebeurtenis
events = Gebeurtenissen
claim-quoted = Letterlijk aangehaald
claim-reported = In andere woorden weergegeven
note = Aantekening
other-speakers = Anderen
sides-set-against = Tegenover elkaar gesteld: { $text }
speaker-on-date = { $name }, { $text }
people = Personen
claims = Uitspraken
claims-counted = { $count ->
    [one] { $count } uitspraak
   *[other] { $count } uitspraken
}
undated = Zonder datum
nothing-said = Van deze persoon wordt hier niets aangehaald.
