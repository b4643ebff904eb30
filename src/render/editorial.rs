//! What the page of the editorial report shows, which is built with drafts only.

use super::blocks::block_ids;
use super::notes::NoteViews;
use super::view::{CoverageView, EditorView, NotedListView, NotedView, ReportView, RunView, WorkListView, WorkView};
use crate::parse::annotation::Status;
use crate::report::coverage::{Coverage, Run};
use crate::report::{EditorialReport, Noted, Work};
use crate::resolve::Resolved;
use crate::settings::Uncited;

/// A list shows at most so many things; `postil report` has all of them.
const LISTED: usize = 100;

/// So many of the works that were looked at longest ago are shown.
const OLDEST: usize = 10;

/// The name of the page; none where it is not built. A document may have taken the first one.
#[must_use]
pub fn page_name(resolved: &Resolved) -> Option<&'static str> {
    let parsed = &resolved.anchored.parsed;
    let is_taken = || parsed.documents.iter().any(|document| document.page.eq_ignore_ascii_case("report.html"));
    parsed.drafts.then(|| if is_taken() { "editorial-report.html" } else { "report.html" })
}

/// The report, as its page shows it.
#[must_use]
pub fn view(views: &NoteViews<'_>, report: &EditorialReport) -> ReportView {
    let notes = |heading, items: &[Noted]| noted_list(heading, items.iter().map(|item| noted(views, item)));
    let unsettled = report.unsettled.iter().map(|unsettled| NotedView {
        status_label: Some(views.interface.text(match unsettled.status {
            Status::Open => "status-open",
            Status::Disputed => "status-disputed",
            Status::Resolved => "status-resolved",
            Status::Apparent => "status-apparent",
        })),
        latest_claim: unsettled.latest_claim.as_ref().map(|date| views.date(date)),
        ..noted(views, &unsettled.noted)
    });
    let work = |one: &Work| work(views, one);
    let cited = report.cited.iter().map(|cited| WorkView { cited: Some(cited.count), ..work(&cited.work) });
    let accessed = report
        .accessed
        .iter()
        .map(|accessed| WorkView { accessed: Some(views.date(&accessed.on)), ..work(&accessed.work) });
    let mut documents: Vec<&Coverage> = report.documents.iter().collect();
    documents.sort_by_key(|document| std::cmp::Reverse(document.bare));
    ReportView {
        kinds: report.kinds.iter().map(|of_kind| views.kind(of_kind.kind, of_kind.count)).collect(),
        editors: report.editors.iter().map(|(name, count)| EditorView { name: name.clone(), count: *count }).collect(),
        more_documents: documents.len().saturating_sub(LISTED),
        documents: documents.into_iter().take(LISTED).map(|document| coverage(views, document)).collect(),
        notes: vec![
            notes("report-unsourced", &report.unsourced),
            noted_list("report-unsettled", unsettled),
            notes("report-secondary", &report.secondary_alone),
            notes("report-drafts", &report.drafts),
        ],
        works: vec![
            work_list("report-cited", LISTED, cited),
            work_list("report-accessed", OLDEST, accessed),
            work_list("report-unarchived", LISTED, report.unarchived.iter().map(work)),
            work_list("report-uncited", LISTED, report.uncited.iter().map(work)),
        ],
    }
}

fn coverage(views: &NoteViews<'_>, found: &Coverage) -> CoverageView {
    let document = &views.resolved.anchored.parsed.documents[found.index];
    let ids = block_ids(document, "");
    let run =
        |run: &Run| RunView { from: run.from, to: run.to, href: views.links.to_document(found.index, &ids[run.block]) };
    CoverageView {
        title: document.title().to_owned(),
        href: views.links.to_document(found.index, ""),
        note_count: found.notes,
        paragraphs: found.paragraphs,
        bare: found.bare,
        percent: found.percent(),
        runs: found.bare_runs.iter().take(LISTED).map(run).collect(),
        more_runs: found.bare_runs.len().saturating_sub(LISTED),
    }
}

fn noted_list(heading: &'static str, notes: impl ExactSizeIterator<Item = NotedView>) -> NotedListView {
    let count = notes.len();
    NotedListView { heading, count, notes: notes.take(LISTED).collect(), more: count.saturating_sub(LISTED) }
}

fn noted(views: &NoteViews<'_>, noted: &Noted) -> NotedView {
    NotedView {
        href: noted.annotation.map(|annotation| views.annotation_href(annotation)),
        id: noted.id.clone(),
        claim: noted.claim.map(|claim| claim + 1),
        words: noted.words.clone(),
        document: noted.document.clone(),
        file: views.resolved.anchored.parsed.inputs.files.get(noted.place.file).path.clone(),
        status_label: None,
        latest_claim: None,
    }
}

fn work(views: &NoteViews<'_>, work: &Work) -> WorkView {
    let resolved = views.resolved;
    let is_shown = resolved.citing().notes.contains_key(&work.key)
        || resolved.anchored.parsed.inputs.settings.uncited == Uncited::Show;
    let href = is_shown.then(|| views.links.to_source(&work.key));
    WorkView { key: work.key.clone(), title: work.title.clone(), href, cited: None, accessed: None }
}

fn work_list(heading: &'static str, listed: usize, works: impl ExactSizeIterator<Item = WorkView>) -> WorkListView {
    let count = works.len();
    WorkListView { heading, count, works: works.take(listed).collect(), more: count.saturating_sub(listed) }
}
