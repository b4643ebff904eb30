sources = mung
notes = ghItlh
