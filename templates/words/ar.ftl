skip-to-text = انتقل إلى النص
site = الموقع
contradictions = التناقضات
sources = المصادر
notes = الحواشي
made-with = أُنشئ باستخدام { $program }.
annotated-texts = نصوص مع حواشٍ
quoted = «{ $text }»
quoted-inner = ”{ $text }“

show-notes = إظهار الحواشي
contents = المحتويات
notes-in-text = مواضع الحواشي
paragraph-noted = الفقرة { $from }: { $count ->
    [zero] لا حواشي
    [one] حاشية واحدة
    [two] حاشيتان
    [few] { $count } حواشٍ
    [many] { $count } حاشية
   *[other] { $count } حاشية
}
paragraphs-noted = الفقرات من { $from } إلى { $to }: { $count ->
    [zero] لا حواشي
    [one] حاشية واحدة
    [two] حاشيتان
    [few] { $count } حواشٍ
    [many] { $count } حاشية
   *[other] { $count } حاشية
}
paragraph = الفقرة { $number }
minutes-counted = مدة القراءة: { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
notes-counted = { $count ->
    [zero] لا حواشي
    [one] حاشية واحدة
    [two] حاشيتان
    [few] { $count } حواشٍ
    [many] { $count } حاشية
   *[other] { $count } حاشية
}
words-counted = { $count ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
characters-counted = { $count ->
    [zero] لا محارف
    [one] محرف واحد
    [two] محرفان
    [few] { $count } محارف
    [many] { $count } محرفًا
   *[other] { $count } محرف
}
about-this-text = عن هذا النص
text-unchanged = النص هنا كما هو في ملفه. أما العلامات وأرقامها والحواشي فمضافة.
by = الكاتب
published-by = الناشر
date = التاريخ
address = الرابط
length = الطول
file = الملف

kind-context = سياق
kind-context-plural = السياق
kind-source = مصدر
kind-source-plural = المصادر
kind-contradiction = تناقض
kind-contradiction-plural = التناقضات
note-name = الحاشية { $number }، { $kind }
permalink = رابط دائم
permalink-to = رابط دائم، { $name }
note-number = الحاشية { $number }
previous-note = الحاشية السابقة
next-note = الحاشية التالية
more = المزيد
see = انظر
draft = مسودة
corrected = صُحّح في
cite = اقتباس
copied = نُسخ

against = في مقابل
also-against = وكذلك في مقابل:
the-case = القضية
later-record = ما عُرف لاحقًا
set-out-in = التفصيل في
all-sides = كل الأقوال جنبًا إلى جنب
in-document = في
in-the-text = في النص
said-elsewhere = قيل في موضع آخر
said-elsewhere-in-other-words = قيل في موضع آخر، بألفاظ أخرى
status-open = قائم
status-disputed = موضع خلاف
status-resolved = محسوم
status-apparent = ظاهري فقط

the-text = النص
texts = النصوص
further-sources = مصادر أخرى
whole-document = { $title } (النص كاملًا)
not-found = لا توجد صفحة هنا
not-found-advice = ربما كُتب الرابط خطأً، أو نُقلت الصفحة.
to-front-page = إلى الصفحة الرئيسية.

# Dates of works
date-about = نحو { $text }
date-in-spring = ربيع { $text }
date-in-summer = صيف { $text }
date-in-autumn = خريف { $text }
date-in-winter = شتاء { $text }

# Works cited: commas, brackets and marks
cite-comma = {"، "}
cite-semicolon = {"؛ "}
cite-colon = {": "}
cite-stop = .
cite-space = {" "}
cite-bracket-open = {" ("}
cite-bracket-close = )
title-open = «
title-close = »
title-close-comma = {"»، "}
title-close-stop = ».
work-open = {""}
work-close = {""}

# Works cited: names
name-comma = {"، "}
name-second = {" و"}{ $name }
name-last = {" و"}{ $name }
names-more = {" وآخرون"}
as-editor = { $name } (تحرير)
as-compiler = { $name } (جمع)
as-translator = { $name } (ترجمة)
as-host = { $name } (تقديم)
by-name = تأليف { $name }
edited-by = تحرير { $name }
edited-and-translated-by = تحرير وترجمة { $name }
translated-by = ترجمة { $name }
illustrated-by = رسوم { $name }
written-by = سيناريو { $name }
directed-by = إخراج { $name }
produced-by = إنتاج { $name }
performed-by = أداء { $name }
narrated-by = قراءة { $name }
interview-by = أجرى المقابلة { $name }
statement-of = إفادة { $name }
to-name = إلى { $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = رقم { $text }
docket-number = القضية رقم { $text }
volume-short = مج. { $text }
volumes-short = { $text } مج.
journal-volume = { $text }
section-short = قسم { $text }
version-short = الإصدار { $text }
edition-short = ط. { $number }
in-work = {"ضمن "}
under = {"مادة "}
review-of = {"مراجعة "}
interview = مقابلة
letter = رسالة
presented-at = ورقة قُدّمت في { $title }
aired = بُثّ في { $text }
aired-on = ، { $name }
filed = أُودع في { $text }
issued = مُنح في { $text }
and-issued = ومُنح في { $text }
no-date = د.ت.
accessed = اطُّلع عليه في { $text }
accessed-in = اطُّلع عليه في { $text }

# Works cited: what a reader can check
archived-copy = نسخة مؤرشفة
local-copy = نسخة محلية
rank-primary = مصدر أولي
rank-secondary = مصدر ثانوي

# Open data

open-data = بيانات مفتوحة
# Corrections and the feed
corrections = تصويبات
correction = تصويب
correction-of = تصويب: { $title }
corrections-explained = ما غُيِّر في الحواشي المنشورة، الأحدث أولًا.
feed = تلقيمة الحواشي الجديدة والتصويبات

# The editorial report
report = تقرير التحرير
report-explained = للمحررين: لا تُبنى هذه الصفحة إلا مع المسودات، وليست جزءًا من الموقع المنشور.
report-bare = فقرات بلا حواشٍ
report-bare-counted = { $number } من { $count } بلا حاشية
report-words-covered = { $number }٪ من الكلمات عليها حواشٍ
report-unsourced = حواشٍ وأقوال بلا مصدر
report-unsettled = تناقضات لم تُحسم
report-secondary = ما يستند إلى مصادر ثانوية وحدها
report-drafts = مسودات
report-cited = المصادر بحسب عدد الحواشي التي تستشهد بها
report-accessed = المصادر الأقدم اطلاعًا
report-unarchived = مصادر بلا نسخة مؤرشفة
report-uncited = مصادر لا تستشهد بها أي حاشية
report-editors = كتّاب الحواشي
report-nobody = بلا اسم
side-number = القول { $number }
and-more = و{ $count } غيرها
# Timelines and people
timeline = الخط الزمني
timeline-of-all = الخط الزمني لجميع النصوص
timelines-of-texts = الخطوط الزمنية لكل نص
timeline-as-picture = الخط الزمني في صورة
skip-picture = تخطَّ الصورة
timeline-not-to-scale = لكل تاريخ عمود خاص به، والمسافات ليست وفق مقياس. ويدل خطان مائلان على سنوات محذوفة.
who = مَن
what = ماذا
event = حدث
events = أحداث
claim-quoted = كلام منقول بلفظه
claim-reported = كلام منقول بالمعنى
note = حاشية
other-speakers = آخرون
sides-set-against = أقوال متقابلة: { $text }
speaker-on-date = { $name }، { $text }
people = أشخاص
claims = أقوال
claims-counted = { $count ->
    [zero] لا أقوال
    [one] قول واحد
    [two] قولان
    [few] { $count } أقوال
    [many] { $count } قولًا
   *[other] { $count } قول
}
undated = بلا تاريخ
nothing-said = لا يُنقل هنا شيء من كلام هذا الشخص.
