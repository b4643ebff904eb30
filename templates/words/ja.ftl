skip-to-text = 本文へ移動
site = サイト
contradictions = 矛盾
sources = 出典
notes = 注
made-with = { $program }で作成。
annotated-texts = 注釈付きテキスト
quoted = 「{ $text }」
quoted-inner = 『{ $text }』

show-notes = 注を表示
contents = 目次
notes-in-text = 注の位置
paragraph-noted = 第{ $from }段落：注{ $count }件
paragraphs-noted = 第{ $from }～{ $to }段落：注{ $count }件
paragraph = 第{ $number }段落
minutes-counted = 読了約{ $count }分
notes-counted = 注{ $count }件
words-counted = { $count }語
characters-counted = { $count }字
about-this-text = このテキストについて
text-unchanged = 本文はファイルのとおりに掲載しています。下線、番号、注は付け加えたものです。
by = 著者
published-by = 発行元
date = 日付
address = URL
length = 分量
file = ファイル

kind-context = 背景
kind-context-plural = 背景
kind-source = 出典
kind-source-plural = 出典
kind-contradiction = 矛盾
kind-contradiction-plural = 矛盾
note-name = 注{ $number }、{ $kind }
permalink = 固定リンク
permalink-to = 固定リンク、{ $name }
note-number = 注{ $number }
previous-note = 前の注
next-note = 次の注
more = 続き
see = 参照：
draft = 草稿
corrected = 訂正
cite = 引用
copied = コピーしました

against = これに対し
also-against = また、これに対し：
the-case = 詳細
later-record = その後に判明したこと
set-out-in = 詳しくは
all-sides = すべての発言を並べて見る
in-document = テキスト：
in-the-text = 本文中
said-elsewhere = 別の場での発言
said-elsewhere-in-other-words = 別の場での発言（要旨）
status-open = 未解決
status-disputed = 異論あり
status-resolved = 解決済み
status-apparent = 見かけ上のみ

the-text = テキスト
texts = テキスト
further-sources = その他の出典
whole-document = { $title }（全文）
not-found = ここにページはありません
not-found-advice = URLが間違っているか、ページが移動した可能性があります。
to-front-page = トップページへ。

# Dates of works
date-about = { $text }頃
date-in-spring = { $text }春
date-in-summer = { $text }夏
date-in-autumn = { $text }秋
date-in-winter = { $text }冬

# Works cited: commas, brackets and marks
cite-comma = 、
cite-semicolon = ；
cite-colon = ：
cite-stop = 。
cite-space = {""}
cite-bracket-open = （
cite-bracket-close = ）
title-open = 「
title-close = 」
title-close-comma = 」、
title-close-stop = 」。
work-open = 『
work-close = 』

# Works cited: names
name-comma = 、
name-second = 、{ $name }
name-last = 、{ $name }
names-more = ほか
as-editor = { $name }編
as-compiler = { $name }編
as-translator = { $name }訳
as-host = { $name }司会
by-name = { $name }著
edited-by = { $name }編
edited-and-translated-by = { $name }編訳
translated-by = { $name }訳
illustrated-by = { $name }絵
written-by = { $name }脚本
directed-by = { $name }監督
produced-by = { $name }製作
performed-by = { $name }出演
narrated-by = { $name }朗読
interview-by = 聞き手{ $name }
statement-of = { $name }の陳述
to-name = { $name }宛

# Works cited: numbers, kinds and dates
nouns = small
number-short = { $text }号
docket-number = 事件番号{ $text }
volume-short = 第{ $text }巻
volumes-short = 全{ $text }巻
journal-volume = 第{ $text }巻
section-short = { $text }面
version-short = バージョン{ $text }
edition-short = 第{ $number }版
in-work = 所収：
under = 項目
review-of = 書評：
interview = インタビュー
letter = 書簡
presented-at = { $title }での発表
aired = { $text }放送
aired-on = 、{ $name }
filed = { $text }出願
issued = { $text }登録
and-issued = { $text }登録
no-date = 日付不明
accessed = { $text }閲覧
accessed-in = { $text }閲覧

# Works cited: what a reader can check
archived-copy = アーカイブ
local-copy = 当サイトの写し
rank-primary = 一次資料
rank-secondary = 二次資料

# Open data

open-data = オープンデータ
# Corrections and the feed
corrections = 訂正一覧
correction = 訂正
correction-of = 訂正：{ $title }
corrections-explained = 公開済みの注に加えた変更を、新しい順に示します。
feed = 新しい注と訂正のフィード

# The editorial report
report = 編集レポート
report-explained = 編集者用：このページは草稿を含めて作るときにだけ作られ、公開サイトには含まれません。
report-bare = 注のない段落
report-bare-counted = { $count }段落中{ $number }段落に注なし
report-words-covered = 語の{ $number }%に注あり
report-unsourced = 出典のない注と主張
report-unsettled = 未解決の矛盾
report-secondary = 二次資料のみに基づくもの
report-drafts = 草稿
report-cited = 引用する注の数順の出典
report-accessed = 最も長く確認していない出典
report-unarchived = アーカイブのない出典
report-uncited = どの注も引用していない出典
report-editors = 注の執筆者
report-nobody = 無記名
side-number = 主張{ $number }
and-more = ほか{ $count }件
# Timelines and people
timeline = 年表
timeline-of-all = 全テキストの年表
timelines-of-texts = 各テキストの年表
timeline-as-picture = 図で見る年表
skip-picture = 図を飛ばす
timeline-not-to-scale = 日付ごとに一列を充てており、間隔は縮尺どおりではありません。二本の斜線は省略した年を示します。
who = 誰が
what = 何を
event = 出来事
events = 出来事
claim-quoted = 発言の引用
claim-reported = 別の言葉による要約
note = 注
other-speakers = その他
sides-set-against = 互いに対置された発言：{ $text }
speaker-on-date = { $name }、{ $text }
people = 人物
claims = 発言
claims-counted = 発言{ $count }件
undated = 日付なし
nothing-said = この人物の発言はここでは引用されていません。
