skip-to-text = Aller au texte
site = Site
contradictions = Contradictions
sources = Sources
notes = Notes
made-with = Réalisé avec { $program }.
annotated-texts = Textes annotés
quoted = « { $text } »
quoted-inner = “{ $text }”

show-notes = Afficher les notes
contents = Sommaire
notes-in-text = Où se trouvent les notes
paragraph-noted = Paragraphe { $from } : { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
paragraphs-noted = Paragraphes { $from } à { $to } : { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
paragraph = Paragraphe { $number }
minutes-counted = { $count } min de lecture
notes-counted = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
words-counted = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
}
characters-counted = { $count ->
    [one] { $count } caractère
   *[other] { $count } caractères
}
about-this-text = À propos de ce texte
text-unchanged = Le texte figure ici tel qu’il est dans son fichier. Les marques, leurs numéros et les notes sont des ajouts.
by = Par
published-by = Publié par
date = Date
address = Adresse
length = Longueur
file = Fichier

kind-context = Contexte
kind-context-plural = Contexte
kind-source = Source
kind-source-plural = Sources
kind-contradiction = Contradiction
kind-contradiction-plural = Contradictions
note-name = Note { $number }, { $kind }
permalink = Lien permanent
permalink-to = Lien permanent, { $name }
note-number = note { $number }
previous-note = Note précédente
next-note = Note suivante
more = Suite
see = Voir
draft = brouillon
corrected = Corrigé le
cite = citer
copied = Copié

against = Face à
also-against = Également face à :
the-case = Le dossier
later-record = Ce que l’on a appris depuis
set-out-in = Exposé dans la
all-sides = Toutes les versions côte à côte
in-document = dans
in-the-text = Dans le texte
said-elsewhere = Dit ailleurs
said-elsewhere-in-other-words = Dit ailleurs, en substance
status-open = ouverte
status-disputed = contestée
status-resolved = résolue
status-apparent = seulement apparente

the-text = Le texte
texts = Textes
further-sources = Autres sources
whole-document = { $title }, dans son ensemble
not-found = Il n’y a pas de page ici
not-found-advice = L’adresse est peut-être mal saisie, ou la page a été déplacée.
to-front-page = Revenir à la page d’accueil.

# Dates of works
date-about = vers { $text }
date-in-spring = printemps { $text }
date-in-summer = été { $text }
date-in-autumn = automne { $text }
date-in-winter = hiver { $text }

# Works cited: commas, brackets and marks
cite-comma = {", "}
cite-semicolon = {" ; "}
cite-colon = {" : "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = {"« "}
title-close = {" »"}
title-close-comma = {" », "}
title-close-stop = {" »."}
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" et "}{ $name }
name-last = {" et "}{ $name }
names-more = {" et al."}
as-editor = { $name } (dir.)
as-compiler = { $name } (comp.)
as-translator = { $name } (trad.)
as-host = { $name } (présentation)
by-name = par { $name }
edited-by = dir. { $name }
edited-and-translated-by = éd. et trad. { $name }
translated-by = trad. { $name }
illustrated-by = ill. { $name }
written-by = scénario : { $name }
directed-by = réalisation : { $name }
produced-by = production : { $name }
performed-by = avec { $name }
narrated-by = lu par { $name }
interview-by = propos recueillis par { $name }
statement-of = déclaration : { $name }
to-name = à { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = nᵒ { $text }
docket-number = nᵒ { $text }
volume-short = vol. { $text }
volumes-short = { $text } vol.
journal-volume = { $text }
section-short = cahier { $text }
version-short = version { $text }
edition-short = { $number ->
    [1] 1ʳᵉ éd.
   *[other] { $number }ᵉ éd.
}
in-work = {"dans "}
under = {"s. v. "}
review-of = {"compte rendu de "}
interview = entretien
letter = lettre
presented-at = communication, { $title }
aired = diffusion : { $text }
aired-on = , { $name }
filed = dépôt : { $text }
issued = délivrance : { $text }
and-issued = délivrance : { $text }
no-date = s. d.
accessed = consulté le { $text }
accessed-in = consulté en { $text }

# Works cited: what a reader can check
archived-copy = copie archivée
local-copy = copie locale
rank-primary = source primaire
rank-secondary = source secondaire

# Open data

open-data = Données ouvertes
# Corrections and the feed
corrections = Corrections
correction = Correction
correction-of = Correction : { $title }
corrections-explained = Ce qui a été modifié dans les notes publiées, le plus récent d’abord.
feed = Flux des nouvelles notes et des corrections

# The editorial report
report = Rapport de rédaction
report-explained = Pour la rédaction : cette page n’est produite qu’avec les brouillons et ne fait pas partie du site publié.
report-bare = Paragraphes sans note
report-bare-counted = { $number } sur { $count } sans note
report-words-covered = { $number } % des mots annotés
report-unsourced = Notes et positions sans source
report-unsettled = Contradictions non tranchées
report-secondary = Sur des sources secondaires seulement
report-drafts = Brouillons
report-cited = Sources selon le nombre de notes qui les citent
report-accessed = Sources consultées il y a le plus longtemps
report-unarchived = Sources sans copie archivée
report-uncited = Sources qu’aucune note ne cite
report-editors = Auteurs des notes
report-nobody = Sans nom
side-number = position { $number }
and-more = et { $count } de plus
# Timelines and people
timeline = Chronologie
timeline-of-all = Chronologie de tous les textes
timelines-of-texts = Chronologies des différents textes
timeline-as-picture = La chronologie en image
skip-picture = Passer l’image
timeline-not-to-scale = Chaque date a sa colonne : les distances ne sont pas à l’échelle. Deux traits obliques marquent des années omises.
who = Qui
what = Quoi
event = Événement
events = Événements
claim-quoted = Propos cités
claim-reported = Propos rapportés en d’autres mots
note = Note
other-speakers = Autres
sides-set-against = Propos opposés : { $text }
speaker-on-date = { $name }, { $text }
people = Personnes
claims = Propos
claims-counted = { $count ->
    [one] { $count } propos
   *[other] { $count } propos
}
undated = Sans date
nothing-said = Aucun propos de cette personne n’est cité ici.
