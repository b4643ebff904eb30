sources = Works cited
more = And { $cuont } more
notes
contents = { $count
