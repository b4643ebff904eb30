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

and = וכן
no-date = ללא תאריך
number-short = מס׳
volume-short = כרך
section-short = מדור
edition-short = מהד׳
edited-by = בעריכת
in-work = בתוך
accessed = נצפה ביום

# Dates of works
date-about = בערך { $text }
date-in-spring = אביב { $text }
date-in-summer = קיץ { $text }
date-in-autumn = סתיו { $text }
date-in-winter = חורף { $text }
