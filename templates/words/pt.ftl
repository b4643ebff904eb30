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

and = e
no-date = s.d.
number-short = n.º
volume-short = vol.
section-short = caderno
edition-short = ed.
edited-by = org. de
in-work = em
accessed = consultado em

# Dates of works
date-about = c. { $text }
date-in-spring = primavera de { $text }
date-in-summer = verão de { $text }
date-in-autumn = outono de { $text }
date-in-winter = inverno de { $text }
