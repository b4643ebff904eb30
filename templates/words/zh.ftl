skip-to-text = 跳至正文
site = 网站
contradictions = 矛盾
sources = 来源
notes = 注释
made-with = 由{ $program }制作。
annotated-texts = 带注释的文本
quoted = “{ $text }”
quoted-inner = ‘{ $text }’

show-notes = 显示注释
contents = 目录
notes-in-text = 注释的位置
paragraph-noted = 第{ $from }段：{ $count }条注释
paragraphs-noted = 第{ $from }～{ $to }段：{ $count }条注释
paragraph = 第{ $number }段
minutes-counted = 阅读约需{ $count }分钟
notes-counted = { $count }条注释
words-counted = { $count }个词
characters-counted = { $count }字
about-this-text = 关于本文
text-unchanged = 正文与其文件完全一致。标记、编号和注释均为后加。
by = 作者
published-by = 发布者
date = 日期
address = 网址
length = 篇幅
file = 文件

kind-context = 背景
kind-context-plural = 背景
kind-source = 来源
kind-source-plural = 来源
kind-contradiction = 矛盾
kind-contradiction-plural = 矛盾
note-name = 注释{ $number }，{ $kind }
permalink = 固定链接
permalink-to = 固定链接，{ $name }
note-number = 注释{ $number }
previous-note = 上一条注释
next-note = 下一条注释
more = 更多
see = 参见
draft = 草稿
corrected = 更正于
cite = 引用
copied = 已复制

against = 不同说法：
also-against = 其他不同说法：
the-case = 详情
later-record = 后来披露的情况
set-out-in = 详见
all-sides = 并列查看各方说法
in-document = 见
in-the-text = 见正文
said-elsewhere = 出自他处
said-elsewhere-in-other-words = 出自他处（转述）
status-open = 未解决
status-disputed = 有争议
status-resolved = 已解决
status-apparent = 仅表面矛盾

the-text = 文本
texts = 文本
further-sources = 其他来源
whole-document = { $title }（全文）
not-found = 此处没有页面
not-found-advice = 网址可能有误，或页面已移动。
to-front-page = 前往首页。

# Dates of works
date-about = 约{ $text }
date-in-spring = { $text }春
date-in-summer = { $text }夏
date-in-autumn = { $text }秋
date-in-winter = { $text }冬

# Works cited: commas, brackets and marks
cite-comma = ，
cite-semicolon = ；
cite-colon = ：
cite-stop = 。
cite-space = {""}
cite-bracket-open = （
cite-bracket-close = ）
title-open = “
title-close = ”
title-close-comma = ”，
title-close-stop = ”。
work-open = 《
work-close = 》

# Works cited: names
name-comma = 、
name-second = 和{ $name }
name-last = 和{ $name }
names-more = 等
as-editor = { $name }编
as-compiler = { $name }辑
as-translator = { $name }译
as-host = { $name }主持
by-name = { $name }著
edited-by = { $name }编
edited-and-translated-by = { $name }编译
translated-by = { $name }译
illustrated-by = { $name }绘
written-by = { $name }编剧
directed-by = { $name }导演
produced-by = { $name }制作
performed-by = { $name }演出
narrated-by = { $name }朗读
interview-by = { $name }采访
statement-of = { $name }的陈述
to-name = 致{ $name }

# Works cited: numbers, kinds and dates
nouns = small
number-short = 第{ $text }期
docket-number = 案号{ $text }
volume-short = 第{ $text }卷
volumes-short = 共{ $text }卷
journal-volume = 第{ $text }卷
section-short = { $text }版
version-short = { $text }版本
edition-short = 第{ $number }版
in-work = 载
under = 词条
review-of = 评
interview = 访谈
letter = 信
presented-at = 在{ $title }上宣读的论文
aired = { $text }播出
aired-on = ，{ $name }
filed = { $text }申请
issued = { $text }授权
and-issued = { $text }授权
no-date = 日期不详
accessed = { $text }访问
accessed-in = { $text }访问

# Works cited: what a reader can check
archived-copy = 存档副本
local-copy = 本站副本
rank-primary = 一手资料
rank-secondary = 二手资料

# Open data

open-data = 开放数据
# Corrections and the feed
corrections = 更正
correction = 更正
correction-of = 更正：{ $title }
corrections-explained = 已发布注释中所作的更改，最新的在前。
feed = 新注释与更正的订阅源

# The editorial report
report = 编辑报告
report-explained = 供编辑使用：本页仅在包含草稿时生成，不属于已发布的网站。
report-bare = 没有注释的段落
report-bare-counted = { $count } 段中 { $number } 段没有注释
report-words-covered = { $number }% 的文字有注释
report-unsourced = 没有来源的注释与说法
report-unsettled = 尚未解决的矛盾
report-secondary = 仅依据二手来源
report-drafts = 草稿
report-cited = 按引用注释数排列的来源
report-accessed = 最久未查阅的来源
report-unarchived = 没有存档副本的来源
report-uncited = 没有注释引用的来源
report-editors = 注释作者
report-nobody = 未署名
side-number = 说法 { $number }
and-more = 另有 { $count } 项
# Timelines and people
timeline = 时间线
timeline-of-all = 全部文本的时间线
timelines-of-texts = 各文本的时间线
timeline-as-picture = 时间线图
skip-picture = 跳过图示
timeline-not-to-scale = 每个日期各占一列，间距不按比例。两条斜线表示省略的年份。
who = 人物
what = 内容
event = 事件
events = 事件
claim-quoted = 引用原话
claim-reported = 转述
note = 注释
other-speakers = 其他人
sides-set-against = 相互对立的说法：{ $text }
speaker-on-date = { $name }，{ $text }
people = 人物
claims = 说法
claims-counted = { $count } 条说法
undated = 日期不详
nothing-said = 此处未引用此人的任何说法。
