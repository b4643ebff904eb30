skip-to-text = Ir para o texto
site = Site
contradictions = Contradições
sources = Fontes
notes = Notas
made-with = Feito com { $program }.
annotated-texts = Textos anotados
quoted = “{ $text }”

show-notes = Mostrar notas
contents = Sumário
notes-in-text = Onde estão as notas
paragraph-noted = Parágrafo { $from }: { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
paragraphs-noted = Parágrafos { $from }–{ $to }: { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
paragraph = Parágrafo { $number }
minutes-counted = { $count } min de leitura
notes-counted = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
words-counted = { $count ->
    [one] { $count } palavra
   *[other] { $count } palavras
}
about-this-text = Sobre este texto
text-unchanged = O texto está aqui tal como está no seu ficheiro. As marcas, os seus números e as notas são acrescentos.
by = Autor
published-by = Publicado por
date = Data
address = Endereço
length = Extensão
file = Ficheiro

kind-context = Contexto
kind-context-plural = Contexto
kind-source = Fonte
kind-source-plural = Fontes
kind-contradiction = Contradição
kind-contradiction-plural = Contradições
note-name = Nota { $number }, { $kind }
permalink = Ligação permanente
permalink-to = Ligação permanente, { $name }
note-number = nota { $number }
notes-here = Notas desta passagem
previous-note = Nota anterior
next-note = Nota seguinte
more = Mais
see = Ver
draft = rascunho
corrected = Corrigido
cite = citar
cite-this-note = Citar esta nota
copied = Copiado

against = Em confronto com
also-against = Também em confronto com:
the-case = O caso
later-record = O que se soube depois
set-out-in = Exposto na
all-sides = Todas as versões, lado a lado
in-document = em
in-the-text = No texto
said-elsewhere = Dito noutro lugar
said-elsewhere-in-other-words = Dito noutro lugar, por outras palavras
status-open = em aberto
status-disputed = em disputa
status-resolved = resolvido
status-apparent = apenas aparente

the-text = O texto
texts = Textos
further-sources = Outras fontes
whole-document = { $title }, no seu conjunto
not-found = Não há aqui nenhuma página
not-found-advice = O endereço pode estar mal escrito, ou a página pode ter mudado de lugar.
to-front-page = Ir para a página inicial.

and = e
no-date = s.d.
number-short = n.º
volume-short = vol.
section-short = sec.
edition-short = ed.
edited-by = org. de
in-work = em
accessed = consultado em
