"""Every write to an action log before it is taken in. Each takes the actor as `by` and is all or nothing."""

from pathlib import PurePath

from django.db import transaction

from actions import rules
from actions.enums import SEVERAL_COLUMNS, LogField, LogStatus
from actions.logs import columns as matching
from actions.logs import names as naming
from actions.logs import rows as reading
from actions.logs.finding import Already, columns_of, earlier_answers, repeated_references
from actions.logs.names import directory
from actions.logs.reading import read
from actions.models import ActionLogColumns, ActionLogImport, ActionLogName, ActionLogRow
from actions.owners import ALL_MEMBERS, MODELS, parse
from common import bin, strays
from common.refusals import Refused, StaleVersion

LONGEST_NAME = 200
BATCH = 500
FIXABLE = frozenset(
    {LogField.TEXT, LogField.OWNER, LogField.DUE, LogField.STATUS, LogField.REFERENCE}
    | {LogField.RAISED}
)


class SameFile(Refused):
    """The very file has been handed in for the group before; `log` is what came of it."""

    def __init__(self, log):
        self.log = log
        super().__init__(
            f"This very file was handed in for {log.group} before, so nothing was changed."
        )


@transaction.atomic
def hand_in(*, group, upload, checked, by):
    """Keep a file and read its likeliest sheet. Raises `SameFile`. Nothing is taken in yet.

    `checked` is what `actions.logs.reading.checked` found.
    """
    rules.check_logs(by)
    there = ActionLogImport.objects.filter(group=group, sha256=checked.sha256)
    if found := there.select_related("group").first():
        raise SameFile(found)
    log = ActionLogImport(
        group=group,
        name=PurePath(upload.name).name[-LONGEST_NAME:],
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        sheets=[sheet.name for sheet in checked.book.sheets if sheet.lines],
        handed_in_by=by,
    )
    log.file = upload
    _read_sheet(log, checked.book.likeliest)
    log.save()
    return log


@transaction.atomic
def choose_sheet(*, log, sheet, by):
    """Read another sheet of the file."""
    log = _locked(log)
    rules.check_change_log(by, log)
    if sheet not in log.sheets:
        raise Refused("Choose one of the sheets of the file.")
    _read_sheet(log, _book(log).named(sheet))
    log.status = LogStatus.COLUMNS
    log.rows.all().delete()
    _save(log, "sheet", "headings", "fields", "green_is_done", "notes", "status")
    return log


@transaction.atomic
def confirm_columns(*, log, fields, green_is_done, by):
    """Say what each column is; remembered for logs with the same headings. Makes the rows and their names.

    What was corrected in rows that are there already stays.
    """
    log = _locked(log)
    rules.check_change_log(by, log)
    log.fields, log.green_is_done = check_fields(fields, len(log.headings)), green_is_done
    log.status = LogStatus.REVIEW
    ActionLogColumns.objects.update_or_create(
        key=matching.key_of(log.headings),
        defaults={
            "fields": dict(zip(log.headings, log.fields, strict=True)),
            "green_is_done": green_is_done,
            "confirmed_by": by,
        },
    )
    _make_rows(log, _book(log).named(log.sheet))
    _save(log, "fields", "green_is_done", "status", "notes")
    return log


def check_fields(fields, count):
    """The fields of the columns, in their order. Raises `Refused` in a sentence."""
    fields = [LogField(each) for each in fields]
    if len(fields) != count:
        raise Refused("Say of every column what it is.")
    if LogField.TEXT not in fields:
        raise Refused("Choose the column that says what is to be done.")
    for field in LogField:
        if field not in SEVERAL_COLUMNS and fields.count(field) > 1:
            raise Refused(f"Only one column can be “{field.label}”.")
    return fields


@transaction.atomic
def settle_names(*, log, choices, by):
    """Say whom names mean: `choices` are owners' keys, "new" or "words" by the key of an `ActionLogName`."""
    log = _locked(log)
    rules.check_change_log(by, log)
    changed = []
    for name in log.names.filter(pk__in=list(choices)):
        choice = choices[name.pk]
        if choice not in (naming.NEW, naming.WORDS) and parse(choice) is None:
            raise Refused(f"Choose whom “{name.words}” means.")
        if not name.is_settled or choice != name.choice:
            name.choice, name.is_settled = choice, True
            changed.append(name)
    if changed:
        ActionLogName.objects.bulk_update(changed, ["choice", "is_settled"], batch_size=BATCH)
        _judge_again(log, {name.key for name in changed})
    return changed


@transaction.atomic
def correct_rows(*, log, corrections, by, expected_version=None):
    """Save what was typed in place of cells: {key of a row: {`LogField` or "is_left_out": value}}.

    `expected_version` is that of the row from which a form of one row started; raises `StaleVersion`
    when somebody else saved it since.
    """
    log = _locked(log)
    rules.check_change_log(by, log)
    if not corrections:
        return []
    known = columns_of(log)
    changed = []
    for row in log.rows.select_for_update().filter(pk__in=list(corrections)):
        if expected_version not in (None, row.version):
            raise StaleVersion(row)
        before = dict(row.fixed), row.is_left_out
        _correct(row, dict(corrections[row.pk]))
        if (row.fixed, row.is_left_out) != before:
            _judge(row, reading.read(row, known))
            row.version += 1
            changed.append(row)
    _save_rows(changed)
    _save_rows(_ask_about_references(log.rows.all()))
    return changed


@transaction.atomic
def remove(*, log, by):
    """Let go of a log that was not taken in. It can be brought back like other deleted things."""
    log = _locked(log)
    rules.check_change_log(by, log)
    what = f"Action log {log.name} of {log.group}"
    return bin.remove(log, by=by, what=what, page="/actions/logs/")


def forget_strays():
    """Clear files of logs that were deleted too long ago to be brought back."""
    strays.forget_strays("logs", ActionLogImport)


def _correct(row, values):
    if "is_left_out" in values:
        row.is_left_out = values.pop("is_left_out")
        row.why_left_out = "Left out by hand." if row.is_left_out else ""
    for field, value in values.items():
        if field not in FIXABLE:
            raise Refused("That part of a row cannot be changed.")
        if field == LogField.OWNER and not all(_is_owner(key) for key in value):
            raise Refused("Choose an owner from the list.")
        row.fixed[str(field)] = value


def _is_owner(key):
    kind, _, number = key.partition(":")
    return key == ALL_MEMBERS or (kind in MODELS and number.isdigit())


def _locked(log):
    return ActionLogImport.objects.select_for_update().get(pk=log.pk)


def _save(log, *fields):
    log.version += 1
    log.save(update_fields=[*fields, "version"])


def _book(log):
    with log.file.open("rb") as file:
        return read(file, log.kind)


def _read_sheet(log, sheet):
    log.sheet, log.headings = sheet.name[:100], list(sheet.headings)
    log.notes = list(sheet.notes)
    key = matching.key_of(sheet.headings)
    if before := ActionLogColumns.objects.filter(key=key).first():
        by_heading = {matching.plain(name): field for name, field in before.fields.items()}
        log.fields = [by_heading.get(matching.plain(h), LogField.KEEP) for h in sheet.headings]
        log.green_is_done = before.green_is_done
    else:
        known = directory()
        log.fields = matching.matched(sheet.headings, sheet.lines, is_name=known.is_name)


def _make_rows(log, sheet):
    """The rows of a sheet, judged; what was typed into those that are there is kept."""
    before = {row.number: row for row in log.rows.all()}
    rows = [
        ActionLogRow(
            log=log,
            number=line.number,
            section=line.section,
            cells=list(line.cells),
            fixed=before[line.number].fixed if line.number in before else {},
        )
        for line in sheet.lines
    ]
    known = columns_of(log, names=_make_names(log, rows))
    already = Already(log.group_id)
    for row in rows:
        found = reading.read(row, known)
        _leave_out(row, before.get(row.number), found, already)
        _judge(row, found)
    _ask_about_references(rows)
    log.rows.all().delete()
    ActionLogRow.objects.bulk_create(rows, batch_size=BATCH)


def _make_names(log, rows):
    """Every name of the rows once; answers that were given stay."""
    known = columns_of(log)
    words = {}
    for row in rows:
        for name in reading.names_in(row, known):
            words.setdefault(naming.plain(name)[:300], name)
    there = {name.key: name for name in log.names.all()}
    log.names.exclude(key__in=list(words)).delete()
    asked = {key: name for key, name in words.items() if key not in there}
    new = _new_names(log, asked, known.directory)
    ActionLogName.objects.bulk_create(new)
    return [*[there[key] for key in words if key in there], *new]


def _new_names(log, words, known):
    """The names of a log by what is sure, else as an earlier log had them answered, which its notes say."""
    before, new, told = earlier_answers(log, words), [], []
    for key, name in words.items():
        choice, is_sure = naming.proposal(name, known)
        if not is_sure and (given := naming.answered_before(name, before.get(key), known)):
            choice, is_sure = given
            if is_sure:
                told.append(f"“{name}”: {known.label(choice) or 'nobody, left in the words'}")
        new.append(ActionLogName(log=log, key=key, words=name, choice=choice, is_settled=is_sure))
    if told:
        log.notes = [*log.notes, f"Answered in an earlier log: {'; '.join(told)}."]
    return new


def _leave_out(row, before, found, already):
    """What is on the tracker already, or stands in the log twice, is left out unless somebody says not."""
    row.already = already.like(found)
    earlier = already.earlier_row(row.number, found)
    if before is not None:
        row.is_left_out, row.why_left_out = before.is_left_out, before.why_left_out
    elif row.already:
        row.is_left_out = True
        row.why_left_out = f"On the tracker already as {row.already.reference}."
    elif earlier != row.number:
        row.is_left_out, row.why_left_out = True, f"The same as row {earlier}."


def _judge(row, found):
    row.reference = found.reference
    row.problems = [] if row.is_left_out else [[str(f), said] for f, said in found.problems]
    row.has_problems = bool(row.problems)


def _judge_again(log, keys):
    """The rows that hold one of these names, which have been settled anew."""
    known = columns_of(log)
    changed = []
    for row in log.rows.all():
        found = reading.read(row, known)
        if keys & {name.key for name in found.names}:
            _judge(row, found)
            changed.append(row)
    _save_rows(changed)
    _save_rows(_ask_about_references(log.rows.all()))


def _ask_about_references(rows):
    """Put what is to be asked about repeated references to the problems of all rows of a log; gives back
    those that changed."""
    rows = list(rows)
    asked, changed = repeated_references(rows), []
    for row in rows:
        before = row.problems
        row.problems = [each for each in before if each[0] != LogField.REFERENCE]
        if sentence := asked.get(row.number):
            row.problems.append([str(LogField.REFERENCE), sentence])
        row.has_problems = bool(row.problems)
        if row.problems != before:
            changed.append(row)
    return changed


def _save_rows(rows):
    ActionLogRow.objects.bulk_update(
        rows,
        [
            *("fixed", "reference", "problems", "has_problems"),
            *("is_left_out", "why_left_out", "version"),
        ],
        batch_size=BATCH,
    )
