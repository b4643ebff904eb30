skip-to-text = Vai al testo
site = Sito
contradictions = Contraddizioni
sources = Fonti
notes = Note
made-with = Realizzato con { $program }.
annotated-texts = Testi annotati
quoted = «{ $text }»

show-notes = Mostra note
contents = Indice
notes-in-text = Dove si trovano le note
paragraph-noted = Paragrafo { $from }: { $count ->
    [one] { $count } nota
   *[other] { $count } note
}
paragraphs-noted = Paragrafi { $from }–{ $to }: { $count ->
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
about-this-text = Su questo testo
text-unchanged = Il testo compare qui così come sta nel suo file. Le evidenziazioni, i loro numeri e le note sono aggiunte.
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
notes-here = Note su questo passo
previous-note = Nota precedente
next-note = Nota successiva
more = Altro
see = Vedi
draft = bozza
corrected = Corretto
cite = cita
cite-this-note = Cita questa nota
copied = Copiato

against = A fronte di
also-against = Anche a fronte di:
the-case = Il caso
later-record = Che cosa si è saputo dopo
set-out-in = Esposto nella
all-sides = Tutte le versioni a confronto
in-document = in
in-the-text = Nel testo
said-elsewhere = Detto altrove
said-elsewhere-in-other-words = Detto altrove, con altre parole
status-open = aperto
status-disputed = controverso
status-resolved = risolto
status-apparent = solo apparente

the-text = Il testo
texts = Testi
further-sources = Altre fonti
whole-document = { $title }, nell’insieme
not-found = Qui non c’è nessuna pagina
not-found-advice = L’indirizzo potrebbe essere scritto male, o la pagina essere stata spostata.
to-front-page = Vai alla pagina iniziale.

and = e
no-date = s.d.
number-short = n.
volume-short = vol.
section-short = sez.
edition-short = ed.
edited-by = a cura di
in-work = in
accessed = consultato il
