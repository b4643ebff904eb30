skip-to-text = Ir para o texto
site = Site
contradictions = Contradições
sources = Fontes
notes = Notas
made-with = Feito com { $program }.
annotated-texts = Textos anotados
quoted = “{ $text }”
quoted-inner = ‘{ $text }’

show-notes = Mostrar notas
contents = Índice
notes-in-text = Onde estão as notas
paragraph-noted = Parágrafo { $from }: { $count ->
    [0] { $count } notas
    [one] { $count } nota
   *[other] { $count } notas
}
paragraphs-noted = Parágrafos { $from } a { $to }: { $count ->
    [0] { $count } notas
    [one] { $count } nota
   *[other] { $count } notas
}
paragraph = Parágrafo { $number }
minutes-counted = { $count } min de leitura
notes-counted = { $count ->
    [0] { $count } notas
    [one] { $count } nota
   *[other] { $count } notas
}
words-counted = { $count ->
    [0] { $count } palavras
    [one] { $count } palavra
   *[other] { $count } palavras
}
characters-counted = { $count ->
    [one] { $count } carácter
   *[other] { $count } caracteres
}
about-this-text = Sobre este texto
text-unchanged = O texto aparece aqui tal como está no documento de origem. As marcas, os seus números e as notas são acréscimos.
by = Autoria
published-by = Publicado por
date = Data
address = Endereço
length = Extensão
file = Documento

kind-context = Contexto
kind-context-plural = Contexto
kind-source = Fonte
kind-source-plural = Fontes
kind-contradiction = Contradição
kind-contradiction-plural = Contradições
note-name = Nota { $number }, { $kind }
permalink = Link permanente
permalink-to = Link permanente, { $name }
note-number = nota { $number }
previous-note = Nota anterior
next-note = Nota seguinte
more = Mais
see = Ver
draft = rascunho
corrected = Corrigido em
cite = citar
copied = Copiado

against = Em contraste com
also-against = Também em contraste com:
the-case = O caso
later-record = O que se soube depois
set-out-in = Exposto na
all-sides = Todas as versões, lado a lado
in-document = em
in-the-text = No texto
said-elsewhere = Dito fora do texto
said-elsewhere-in-other-words = Dito fora do texto, com outras palavras
status-open = em aberto
status-disputed = contestada
status-resolved = resolvida
status-apparent = apenas aparente

the-text = O texto
texts = Textos
further-sources = Outras fontes
whole-document = { $title }, no seu conjunto
not-found = Não há nenhuma página aqui
not-found-advice = O endereço pode estar mal escrito, ou a página pode ter mudado de lugar.
to-front-page = Ir para a página inicial.

# Dates of works
date-about = c. { $text }
date-in-spring = primavera de { $text }
date-in-summer = verão de { $text }
date-in-autumn = outono de { $text }
date-in-winter = inverno de { $text }

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
name-second = {" e "}{ $name }
name-last = {" e "}{ $name }
names-more = {" et al."}
as-editor = { $count ->
    [one] { $name } (org.)
   *[other] { $name } (orgs.)
}
as-compiler = { $count ->
    [one] { $name } (comp.)
   *[other] { $name } (comps.)
}
as-translator = { $name } (trad.)
as-host = { $name } (apresentação)
by-name = de { $name }
edited-by = org. de { $name }
edited-and-translated-by = org. e trad. de { $name }
translated-by = trad. de { $name }
illustrated-by = il. de { $name }
written-by = argumento de { $name }
directed-by = realização de { $name }
produced-by = produção de { $name }
performed-by = com { $name }
narrated-by = narração de { $name }
interview-by = entrevista de { $name }
statement-of = declaração de { $name }
to-name = a { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = n.º { $text }
docket-number = n.º { $text }
volume-short = vol. { $text }
volumes-short = { $text } vols.
journal-volume = { $text }
section-short = caderno { $text }
version-short = versão { $text }
edition-short = { $number }.ª ed.
in-work = {"em "}
under = {"s. v. "}
review-of = {"recensão de "}
interview = entrevista
letter = carta
presented-at = comunicação, { $title }
aired = emissão: { $text }
aired-on = , { $name }
filed = pedido: { $text }
issued = concessão: { $text }
and-issued = concessão: { $text }
no-date = s.d.
accessed = consultado em { $text }
accessed-in = consultado em { $text }

# Works cited: what a reader can check
archived-copy = cópia arquivada
local-copy = cópia local
rank-primary = fonte primária
rank-secondary = fonte secundária

# Open data

open-data = Dados abertos
# Corrections and the feed
corrections = Correções
correction = Correção
correction-of = Correção: { $title }
corrections-explained = O que foi alterado nas notas publicadas, da alteração mais recente para a mais antiga.
feed = Feed de novas notas e correções

# The editorial report
report = Relatório editorial
report-explained = Para a redação: esta página só é gerada com os rascunhos e não faz parte do site publicado.
report-bare = Parágrafos sem notas
report-bare-counted = { $number } de { $count } sem nota
report-words-covered = { $number } % das palavras anotadas
report-unsourced = Notas e posições sem fonte
report-unsettled = Contradições por resolver
report-secondary = Apenas em fontes secundárias
report-drafts = Rascunhos
report-cited = Fontes por número de notas que as citam
report-accessed = Fontes consultadas há mais tempo
report-unarchived = Fontes sem cópia arquivada
report-uncited = Fontes que nenhuma nota cita
report-editors = Quem escreveu as notas
report-nobody = Sem nome
side-number = posição { $number }
and-more = e mais { $count }
# Timelines and people
timeline = Cronologia
timeline-of-all = Cronologia de todos os textos
timelines-of-texts = Cronologias de cada texto
timeline-as-picture = A cronologia em imagem
skip-picture = Saltar a imagem
timeline-not-to-scale = Cada data tem a sua própria coluna: as distâncias não estão à escala. Dois traços oblíquos indicam anos omitidos.
who = Quem
what = O quê
event = Acontecimento
events = Acontecimentos
claim-quoted = Palavras citadas
claim-reported = Relatado por outras palavras
note = Nota
other-speakers = Outros
sides-set-against = Afirmações em confronto: { $text }
speaker-on-date = { $name }, { $text }
people = Pessoas
claims = Afirmações
claims-counted = { $count ->
    [one] { $count } afirmação
   *[other] { $count } afirmações
}
undated = Sem data
nothing-said = Nada desta pessoa é citado aqui.
