skip-to-text = Ir al texto
site = Sitio web
contradictions = Contradicciones
sources = Fuentes
notes = Notas
made-with = Hecho con { $program }.
annotated-texts = Textos anotados
quoted = «{ $text }»
quoted-inner = “{ $text }”

show-notes = Mostrar notas
contents = Índice
notes-in-text = Dónde están las notas
paragraph-noted = Párrafo { $from }: { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
paragraphs-noted = Párrafos { $from } a { $to }: { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
paragraph = Párrafo { $number }
minutes-counted = { $count } min de lectura
notes-counted = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
words-counted = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
}
characters-counted = { $count ->
    [one] { $count } carácter
   *[other] { $count } caracteres
}
about-this-text = Sobre este texto
text-unchanged = El texto aparece aquí tal como está en su archivo. Las marcas, sus números y las notas son añadidos.
by = Autoría
published-by = Publicado por
date = Fecha
address = Dirección
length = Extensión
file = Archivo

kind-context = Contexto
kind-context-plural = Contexto
kind-source = Fuente
kind-source-plural = Fuentes
kind-contradiction = Contradicción
kind-contradiction-plural = Contradicciones
note-name = Nota { $number }, { $kind }
permalink = Enlace permanente
permalink-to = Enlace permanente, { $name }
note-number = nota { $number }
previous-note = Nota anterior
next-note = Nota siguiente
more = Más
see = Ver
draft = borrador
corrected = Corregido el
cite = citar
copied = Copiado

against = Frente a
also-against = También frente a:
the-case = El caso
later-record = Lo que se supo después
set-out-in = Expuesto en la
all-sides = Todas las versiones, lado a lado
in-document = en
in-the-text = En el texto
said-elsewhere = Dicho en otro lugar
said-elsewhere-in-other-words = Dicho en otro lugar, con otras palabras
status-open = abierta
status-disputed = discutida
status-resolved = resuelta
status-apparent = solo aparente

the-text = El texto
texts = Textos
further-sources = Otras fuentes
whole-document = { $title }, en su conjunto
not-found = Aquí no hay ninguna página
not-found-advice = Puede que la dirección esté mal escrita o que la página se haya trasladado.
to-front-page = Ir a la portada.

# Dates of works
date-about = ca. { $text }
date-in-spring = primavera de { $text }
date-in-summer = verano de { $text }
date-in-autumn = otoño de { $text }
date-in-winter = invierno de { $text }

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
name-second = {" y "}{ $name }
name-last = {" y "}{ $name }
names-more = {" et al."}
as-editor = { $count ->
    [one] { $name } (ed.)
   *[other] { $name } (eds.)
}
as-compiler = { $count ->
    [one] { $name } (comp.)
   *[other] { $name } (comps.)
}
as-translator = { $name } (trad.)
as-host = { $name } (presentación)
by-name = de { $name }
edited-by = ed. de { $name }
edited-and-translated-by = ed. y trad. de { $name }
translated-by = trad. de { $name }
illustrated-by = il. de { $name }
written-by = guion de { $name }
directed-by = dirección de { $name }
produced-by = producción de { $name }
performed-by = con { $name }
narrated-by = narración de { $name }
interview-by = entrevista de { $name }
statement-of = declaración de { $name }
to-name = a { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = n.º { $text }
docket-number = n.º { $text }
volume-short = vol. { $text }
volumes-short = { $text } vols.
journal-volume = { $text }
section-short = sec. { $text }
version-short = versión { $text }
edition-short = { $number }.ª ed.
in-work = {"en "}
under = {"s. v. "}
review-of = {"reseña de "}
interview = entrevista
letter = carta
presented-at = ponencia, { $title }
aired = emisión: { $text }
aired-on = , { $name }
filed = solicitud: { $text }
issued = concesión: { $text }
and-issued = concesión: { $text }
no-date = s. f.
accessed = consultado el { $text }
accessed-in = consultado en { $text }

# Works cited: what a reader can check
archived-copy = copia archivada
local-copy = copia local
rank-primary = fuente primaria
rank-secondary = fuente secundaria

# Open data

open-data = Datos abiertos
# Corrections and the feed
corrections = Correcciones
correction = Corrección
correction-of = Corrección: { $title }
corrections-explained = Lo que se ha cambiado en las notas publicadas, lo más reciente primero.
feed = Canal de notas nuevas y correcciones

# The editorial report
report = Informe editorial
report-explained = Para la redacción: esta página solo se genera con los borradores y no forma parte del sitio publicado.
report-bare = Párrafos sin notas
report-bare-counted = { $number } de { $count } sin nota
report-words-covered = { $number } % de las palabras anotadas
report-unsourced = Notas y posturas sin fuente
report-unsettled = Contradicciones sin resolver
report-secondary = Solo en fuentes secundarias
report-drafts = Borradores
report-cited = Fuentes según cuántas notas las citan
report-accessed = Fuentes consultadas hace más tiempo
report-unarchived = Fuentes sin copia archivada
report-uncited = Fuentes que ninguna nota cita
report-editors = Quién escribió las notas
report-nobody = Sin nombre
side-number = postura { $number }
and-more = y { $count } más
# Timelines and people
timeline = Cronología
timeline-of-all = Cronología de todos los textos
timelines-of-texts = Cronologías de cada texto
timeline-as-picture = La cronología en imagen
skip-picture = Saltar la imagen
timeline-not-to-scale = Cada fecha tiene su propia columna: las distancias no están a escala. Dos trazos oblicuos indican años omitidos.
who = Quién
what = Qué
event = Acontecimiento
events = Acontecimientos
claim-quoted = Palabras citadas
claim-reported = Referido con otras palabras
note = Nota
other-speakers = Otros
sides-set-against = Afirmaciones enfrentadas: { $text }
speaker-on-date = { $name }, { $text }
people = Personas
claims = Afirmaciones
claims-counted = { $count ->
    [one] { $count } afirmación
   *[other] { $count } afirmaciones
}
undated = Sin fecha
nothing-said = Aquí no se cita nada de esta persona.
