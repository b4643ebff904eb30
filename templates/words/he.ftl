skip-to-text = דילוג אל הטקסט
site = האתר
contradictions = סתירות
sources = מקורות
notes = הערות
made-with = נוצר באמצעות { $program }.
annotated-texts = טקסטים עם הערות
quoted = ”{ $text }“

show-notes = הצגת הערות
contents = תוכן העניינים
notes-in-text = היכן ההערות
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
minutes-counted = { $count } דק׳ קריאה
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
about-this-text = על הטקסט הזה
text-unchanged = הטקסט מובא כאן כפי שהוא בקובץ שלו. הסימונים, המספרים וההערות הם תוספות.
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
notes-here = הערות לקטע זה
previous-note = ההערה הקודמת
next-note = ההערה הבאה
more = עוד
see = ראו
draft = טיוטה
corrected = תוקן
cite = ציטוט
cite-this-note = ציטוט הערה זו
copied = הועתק

against = לעומת
also-against = וגם לעומת:
the-case = העניין
later-record = מה נודע אחר כך
set-out-in = מפורט ב
all-sides = כל הצדדים זה לצד זה
in-document = בתוך
in-the-text = בטקסט
said-elsewhere = נאמר במקום אחר
said-elsewhere-in-other-words = נאמר במקום אחר, במילים אחרות
status-open = פתוח
status-disputed = שנוי במחלוקת
status-resolved = יושב
status-apparent = לכאורה בלבד

the-text = הטקסט
texts = טקסטים
further-sources = מקורות נוספים
whole-document = { $title }, בכללותו
not-found = אין כאן דף
not-found-advice = ייתכן שהכתובת הוקלדה בטעות, או שהדף הועבר.
to-front-page = אל דף הפתיחה.

and = ו
no-date = חש״ד
number-short = מס׳
volume-short = כרך
section-short = סעיף
edition-short = מהד׳
edited-by = בעריכת
in-work = בתוך
accessed = נצפה ב
