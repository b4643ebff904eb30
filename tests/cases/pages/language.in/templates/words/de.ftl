kind-context = Erläuterung
kind-context-plural = Erläuterungen
