skip-to-text = דילוג אל הטקסט
site = האתר
contradictions = סתירות
sources = מקורות
notes = הערות
made-with = נוצר באמצעות { $program }.
annotated-texts = טקסטים מוערים
quoted = ”{ $text }”
quoted-inner = ’{ $text }’

show-notes = הצגת הערות
contents = תוכן העניינים
notes-in-text = מיקום ההערות
paragraph-noted = פסקה { $from }: { $count ->
    [one] הערה אחת
    [two] שתי הערות
   *[other] { $count } הערות
}
paragraphs-noted = פסקאות { $from }–{ $to }: { $count ->
    [one] הערה אחת
    [two] שתי הערות
   *[other] { $count } הערות
}
paragraph = פסקה { $number }
minutes-counted = זמן קריאה: { $count ->
    [one] דקה אחת
    [two] שתי דקות
   *[other] { $count } דקות
}
notes-counted = { $count ->
    [one] הערה אחת
    [two] שתי הערות
   *[other] { $count } הערות
}
words-counted = { $count ->
    [one] מילה אחת
    [two] שתי מילים
   *[other] { $count } מילים
}
characters-counted = { $count ->
    [one] תו אחד
    [two] שני תווים
   *[other] { $count } תווים
}
about-this-text = על הטקסט הזה
text-unchanged = הטקסט מובא כאן כפי שהוא בקובץ. הסימונים, מספריהם וההערות הם תוספות.
by = מאת
published-by = פורסם על ידי
date = תאריך
address = כתובת
length = אורך
file = קובץ

kind-context = הקשר
kind-context-plural = הקשר
kind-source = מקור
kind-source-plural = מקורות
kind-contradiction = סתירה
kind-contradiction-plural = סתירות
note-name = הערה { $number }, { $kind }
permalink = קישור קבוע
permalink-to = קישור קבוע, { $name }
note-number = הערה { $number }
previous-note = ההערה הקודמת
next-note = ההערה הבאה
more = עוד
see = ראו
draft = טיוטה
corrected = תוקן ביום
cite = ציטוט
copied = הועתק

against = לעומת
also-against = וכן לעומת:
the-case = פירוט
later-record = מה שנודע לאחר מכן
set-out-in = פירוט:
all-sides = כל הגרסאות זו לצד זו
in-document = מתוך
in-the-text = בטקסט
said-elsewhere = נאמר במקום אחר
said-elsewhere-in-other-words = נאמר במקום אחר, במילים אחרות
status-open = פתוחה
status-disputed = שנויה במחלוקת
status-resolved = יושבה
status-apparent = לכאורה בלבד

the-text = הטקסט
texts = טקסטים
further-sources = מקורות נוספים
whole-document = { $title } (הטקסט כולו)
not-found = אין כאן דף
not-found-advice = ייתכן שהכתובת הוקלדה בטעות, או שהדף הועבר.
to-front-page = אל דף הבית.

# Dates of works
date-about = בערך { $text }
date-in-spring = אביב { $text }
date-in-summer = קיץ { $text }
date-in-autumn = סתיו { $text }
date-in-winter = חורף { $text }

# Works cited: commas, brackets and marks
cite-comma = {", "}
cite-semicolon = {"; "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = ”
title-close = ”
title-close-comma = {"”, "}
title-close-stop = ”.
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {", "}
name-second = {" ו"}{ $name }
name-last = {" ו"}{ $name }
names-more = {" ואחרים"}
as-editor = { $name } (עריכה)
as-compiler = { $name } (ליקוט)
as-translator = { $name } (תרגום)
as-host = { $name } (הנחיה)
by-name = מאת { $name }
edited-by = בעריכת { $name }
edited-and-translated-by = בעריכת ובתרגום { $name }
translated-by = בתרגום { $name }
illustrated-by = איורים: { $name }
written-by = תסריט: { $name }
directed-by = בימוי: { $name }
produced-by = הפקה: { $name }
performed-by = בביצוע { $name }
narrated-by = בקריאת { $name }
interview-by = ריאיון מאת { $name }
statement-of = עדות { $name }
to-name = אל { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = מס׳ { $text }
docket-number = תיק { $text }
volume-short = כרך { $text }
volumes-short = { $text } כרכים
journal-volume = { $text }
section-short = מדור { $text }
version-short = גרסה { $text }
edition-short = מהד׳ { $number }
in-work = {"בתוך "}
under = {"ערך "}
review-of = {"ביקורת על "}
interview = ריאיון
letter = מכתב
presented-at = הרצאה, { $title }
aired = שידור: { $text }
aired-on = , { $name }
filed = הגשה: { $text }
issued = הענקה: { $text }
and-issued = הענקה: { $text }
no-date = ללא תאריך
accessed = נצפה ביום { $text }
accessed-in = נצפה: { $text }

# Works cited: what a reader can check
archived-copy = עותק בארכיון
local-copy = עותק מקומי
rank-primary = מקור ראשוני
rank-secondary = מקור משני

# Open data

open-data = נתונים פתוחים
# Corrections and the feed
corrections = תיקונים
correction = תיקון
correction-of = תיקון: { $title }
corrections-explained = מה השתנה בהערות שפורסמו, מן החדש אל הישן.
feed = עדכוני הזנה של הערות חדשות ותיקונים

# The editorial report
report = דוח עריכה
report-explained = לעורכים: דף זה נבנה רק עם טיוטות ואינו חלק מן האתר שמתפרסם.
report-bare = פסקאות ללא הערות
report-bare-counted = { $number } מתוך { $count } ללא הערה
report-words-covered = { $number }% מן המילים מוערות
report-unsourced = הערות וצדדים ללא מקור
report-unsettled = סתירות שלא הוכרעו
report-secondary = על מקורות משניים בלבד
report-drafts = טיוטות
report-cited = מקורות לפי מספר ההערות שמצטטות אותם
report-accessed = המקורות שנצפו לפני הזמן הרב ביותר
report-unarchived = מקורות ללא עותק בארכיון
report-uncited = מקורות שאף הערה אינה מצטטת
report-editors = מי כתב את ההערות
report-nobody = ללא שם
side-number = צד { $number }
and-more = ועוד { $count }
# Timelines and people
timeline = ציר הזמן
timeline-of-all = ציר הזמן של כל הטקסטים
timelines-of-texts = צירי הזמן של כל טקסט
timeline-as-picture = ציר הזמן כתמונה
skip-picture = דילוג על התמונה
timeline-not-to-scale = לכל תאריך עמודה משלו, והמרחקים אינם בקנה מידה. שני קווים אלכסוניים מסמנים שנים שהושמטו.
who = מי
what = מה
event = אירוע
events = אירועים
claim-quoted = ציטוט מדויק
claim-reported = דברים שנמסרו במילים אחרות
note = הערה
other-speakers = אחרים
sides-set-against = טענות זו מול זו: { $text }
speaker-on-date = { $name }, { $text }
people = אנשים
claims = טענות
claims-counted = { $count ->
    [one] טענה אחת
    [two] שתי טענות
   *[other] { $count } טענות
}
undated = ללא תאריך
nothing-said = דבר מדבריו של אדם זה אינו מצוטט כאן.
