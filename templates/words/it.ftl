skip-to-text = Vai al testo
site = Sito
contradictions = Contraddizioni
sources = Fonti
notes = Note
made-with = Realizzato con { $program }.
annotated-texts = Testi annotati
quoted = «{ $text }»
quoted-inner = “{ $text }”

show-notes = Mostra le note
contents = Indice
notes-in-text = Dove si trovano le note
paragraph-noted = Paragrafo { $from }: { $count ->
    [one] { $count } nota
   *[other] { $count } note
}
paragraphs-noted = Paragrafi { $from }-{ $to }: { $count ->
    [one] { $count } nota
   *[other] { $count } note
}
paragraph = Paragrafo { $number }
minutes-counted = { $count } min di lettura
notes-counted = { $count ->
    [one] { $count } nota
   *[other] { $count } note
}
words-counted = { $count ->
    [one] { $count } parola
   *[other] { $count } parole
}
characters-counted = { $count ->
    [one] { $count } carattere
   *[other] { $count } caratteri
}
about-this-text = Su questo testo
text-unchanged = Il testo compare qui così come si trova nel suo file. I segni, i loro numeri e le note sono aggiunte.
by = Autore
published-by = Pubblicato da
date = Data
address = Indirizzo
length = Lunghezza
file = File

kind-context = Contesto
kind-context-plural = Contesto
kind-source = Fonte
kind-source-plural = Fonti
kind-contradiction = Contraddizione
kind-contradiction-plural = Contraddizioni
note-name = Nota { $number }, { $kind }
permalink = Link permanente
permalink-to = Link permanente, { $name }
note-number = nota { $number }
previous-note = Nota precedente
next-note = Nota successiva
more = Altro
see = Vedi
draft = bozza
corrected = Corretto il
cite = cita
copied = Copiato

against = In contrasto con
also-against = In contrasto anche con:
the-case = Il caso
later-record = Quel che si è saputo dopo
set-out-in = Esposto nella
all-sides = Tutte le versioni a confronto
in-document = in
in-the-text = Nel testo
said-elsewhere = Detto altrove
said-elsewhere-in-other-words = Detto altrove, con altre parole
status-open = aperta
status-disputed = controversa
status-resolved = risolta
status-apparent = solo apparente

the-text = Il testo
texts = Testi
further-sources = Altre fonti
whole-document = { $title }, nel suo insieme
not-found = Qui non c’è nessuna pagina
not-found-advice = L’indirizzo potrebbe contenere un errore, oppure la pagina è stata spostata.
to-front-page = Vai alla pagina iniziale.

# Dates of works
date-about = ca. { $text }
date-in-spring = primavera { $text }
date-in-summer = estate { $text }
date-in-autumn = autunno { $text }
date-in-winter = inverno { $text }

# Works cited: commas, brackets and marks
cite-comma = {", "}
cite-semicolon = {"; "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = «
title-close = »
title-close-comma = {"», "}
title-close-stop = ».
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" e "}{ $name }
name-last = {" e "}{ $name }
names-more = {" et al."}
as-editor = { $name } (a cura di)
as-compiler = { $name } (comp.)
as-translator = { $name } (trad.)
as-host = { $name } (conduzione)
by-name = di { $name }
edited-by = a cura di { $name }
edited-and-translated-by = cura e trad. di { $name }
translated-by = trad. di { $name }
illustrated-by = ill. di { $name }
written-by = sceneggiatura di { $name }
directed-by = regia di { $name }
produced-by = produzione di { $name }
performed-by = con { $name }
narrated-by = letto da { $name }
interview-by = intervista di { $name }
statement-of = dichiarazione di { $name }
to-name = a { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = n. { $text }
docket-number = n. { $text }
volume-short = vol. { $text }
volumes-short = { $text } voll.
journal-volume = { $text }
section-short = sez. { $text }
version-short = versione { $text }
edition-short = { $number }ª ed.
in-work = {"in "}
under = {"s.v. "}
review-of = {"recensione di "}
interview = intervista
letter = lettera
presented-at = relazione, { $title }
aired = trasmissione: { $text }
aired-on = , { $name }
filed = deposito: { $text }
issued = concessione: { $text }
and-issued = concessione: { $text }
no-date = s.d.
accessed = consultato il { $text }
accessed-in = consultato nel { $text }

# Works cited: what a reader can check
archived-copy = copia archiviata
local-copy = copia locale
rank-primary = fonte primaria
rank-secondary = fonte secondaria

# Open data

open-data = Dati aperti
# Corrections and the feed
corrections = Correzioni
correction = Correzione
correction-of = Correzione: { $title }
corrections-explained = Che cosa è stato modificato nelle note pubblicate, a cominciare dalle modifiche più recenti.
feed = Feed delle nuove note e delle correzioni

# The editorial report
report = Rapporto redazionale
report-explained = Per la redazione: questa pagina viene generata solo con le bozze e non fa parte del sito pubblicato.
report-bare = Paragrafi senza note
report-bare-counted = { $number } su { $count } senza nota
report-words-covered = { $number } % delle parole annotato
report-unsourced = Note e posizioni senza fonte
report-unsettled = Contraddizioni non risolte
report-secondary = Solo su fonti secondarie
report-drafts = Bozze
report-cited = Fonti per numero di note che le citano
report-accessed = Fonti consultate da più tempo
report-unarchived = Fonti senza copia archiviata
report-uncited = Fonti che nessuna nota cita
report-editors = Chi ha scritto le note
report-nobody = Senza nome
side-number = posizione { $number }
and-more = e altri { $count }
# Timelines and people
timeline = Cronologia
timeline-of-all = Cronologia di tutti i testi
timelines-of-texts = Cronologie dei singoli testi
timeline-as-picture = La cronologia come immagine
skip-picture = Salta l’immagine
timeline-not-to-scale = Ogni data ha una propria colonna: le distanze non sono in scala. Due tratti obliqui indicano anni omessi.
who = Chi
what = Che cosa
event = Evento
events = Eventi
claim-quoted = Parole citate
claim-reported = Riferito con altre parole
note = Nota
other-speakers = Altri
sides-set-against = Affermazioni a confronto: { $text }
speaker-on-date = { $name }, { $text }
people = Persone
claims = Affermazioni
claims-counted = { $count ->
    [one] { $count } affermazione
   *[other] { $count } affermazioni
}
undated = Senza data
nothing-said = Qui non è citato nulla di questa persona.
