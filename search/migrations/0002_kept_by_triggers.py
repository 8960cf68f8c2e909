"""The functions and triggers that keep `search_entry` (see docs/adr/0010).

`search_of_<source>(ids)` says which entries there should be, `search_sync` makes
the table so, and a trigger behind each statement calls it for the rows that changed.
"""

# ruff: noqa: S608  (SQL is put together from this file's own words only)

from django.db import migrations

TYPE = """
CREATE TYPE search_wanted AS (
    source text, source_pk bigint, kind text, object_pk bigint, face text, secrecy text,
    group_key bigint, meeting_key bigint, item_key bigint, date date, minutes_status text,
    reference text, is_heading boolean, title text, body text, extra text
)
"""

# -- words -------------------------------------------------------------------------------------

PLAIN = r"""
CREATE FUNCTION search_plain(html text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT btrim(regexp_replace(
    replace(replace(replace(replace(replace(replace(
        regexp_replace(
            regexp_replace(html, '</?(?:strong|em|b|i|a|u|span)(?:\s[^>]*)?>', '', 'gi'),
            '<[^>]*>', ' ', 'g'),
        '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#x27;', ''''), '&nbsp;', ' '), '&amp;', '&'),
    '[\s\u00a0]+', ' ', 'g'))
$$;
COMMENT ON FUNCTION search_plain IS 'Rich text without its marks: inline ones join words, others part them.'
"""

FOLD = r"""
CREATE FUNCTION search_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT regexp_replace(
    regexp_replace(
        replace(replace(replace(translate(
            CASE WHEN words ~ '[^\x01-\x7f]'
                 THEN regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')
                 ELSE words END,
            'łŁøØđĐıðÐħĦŧŦ’‘‛ʼ<>|&' || chr(1) || chr(2) || chr(3),
            'lLoOdDidDhHtT'''''''''''), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        '(?<=[[:alnum:]])[-‐‑–/._@+:]+(?=[[:alnum:]])', ' ', 'g'),
    '(?<=[[:alnum:]])''s\M', '', 'g')
$$;
COMMENT ON FUNCTION search_fold IS 'Without accents, hyphens and the like: both what is kept and what is typed.'
"""

REFERENCE_KEY = r"""
CREATE FUNCTION search_reference_key(reference text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT regexp_replace(
    regexp_replace(upper(reference), '[^A-Z0-9]+(?=[A-Z])|[^A-Z0-9]+$', '', 'g'),
    '[^A-Z0-9]+0*', '-', 'g')
$$;
COMMENT ON FUNCTION search_reference_key IS 'D-QA-2026-007 as DQA-2026-7, so that it is found however it is typed.'
"""

VECTOR = r"""
CREATE FUNCTION search_vector(
    kind text, is_heading boolean, reference text, title text, body text, extra text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT setweight(to_tsvector('english'::regconfig, search_fold(reference)), 'A')
    || setweight(to_tsvector('english'::regconfig, search_fold(left(title, 2000))),
        (CASE WHEN is_heading THEN 'D' WHEN kind = 'challenge' THEN 'B' ELSE 'A' END)::"char")
    || setweight(to_tsvector('english'::regconfig, search_fold(left(body, 150000))),
        (CASE WHEN kind IN ('decision', 'action', 'challenge') THEN 'B' ELSE 'C' END)::"char")
    || setweight(to_tsvector('english'::regconfig, search_fold(left(extra, 50000))),
        (CASE WHEN kind IN ('person', 'group', 'organisation') THEN 'B' ELSE 'D' END)::"char")
    || CASE WHEN kind IN ('person', 'group', 'organisation')
        THEN setweight(to_tsvector('simple'::regconfig, search_fold(title) || ' '
            || replace(search_fold(title), '''', '') || ' ' || search_fold(left(extra, 2000))), 'A')
        ELSE '' END
$$
"""

QUERY = r"""
CREATE FUNCTION search_query(typed text) RETURNS tsquery
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words text := search_fold(typed);
    found text := websearch_to_tsquery('english', words)::text;
    last_word text := lower(substring(words from '(?:^|[^-[:alnum:]])([[:alnum:]]{3,})$'));
    stem text := (ts_lexize('english_stem', last_word))[1];
BEGIN
    IF stem IS NULL OR found !~ ('''' || stem || '''$') THEN
        RETURN found::tsquery;
    END IF;
    RETURN (left(found, -length(stem) - 2) || '(''' || stem || ''' | ''' || last_word || ''':*)')::tsquery;
END
$$;
COMMENT ON FUNCTION search_query IS 'What is typed, its last word perhaps unfinished. Empty when no word counts.'
"""

# -- which entries there should be -------------------------------------------------------------

NAME = """
CREATE FUNCTION search_name(person bigint) RETURNS text LANGUAGE sql STABLE STRICT AS $$
SELECT concat_ws(' ', nullif(title, ''), nullif(given_name, ''), family_name)
FROM board_person WHERE id = person
$$
"""

OF_MEETING = r"""
CREATE FUNCTION search_of_meeting(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
WITH m AS MATERIALIZED (
    SELECT me.id, me.group_id, me.date, me.reference, me.title, me.kind, me.venue, me.venue_address,
        me.cancelled_reason, g.name AS group_name, mi.id AS minutes_id,
        coalesce(mi.status, '')::text AS minutes_status, a.snapshot AS agenda, v.snapshot AS version,
        CASE WHEN mi.status IN ('circulated', 'approved') THEN 'live'
             WHEN v.snapshot IS NOT NULL THEN 'version'
             WHEN a.snapshot IS NOT NULL THEN 'agenda' ELSE '' END AS issued
    FROM meetings_meeting me
    JOIN board_group g ON g.id = me.group_id
    LEFT JOIN meetings_minutes mi ON mi.meeting_id = me.id
    LEFT JOIN LATERAL (
        SELECT snapshot FROM meetings_agendaversion WHERE meeting_id = me.id
        ORDER BY number DESC LIMIT 1
    ) a ON true
    LEFT JOIN LATERAL (
        SELECT snapshot FROM meetings_minutesversion WHERE minutes_id = mi.id
            AND mi.status NOT IN ('circulated', 'approved')
        ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE me.id = ANY(ids)
), planned AS MATERIALIZED (
    SELECT m.id AS meeting_id, (x->>'key')::bigint AS key, x->>'kind' AS item_kind, x->>'title' AS title,
        (x->>'is_confidential')::boolean AS is_confidential, x->>'closed_title' AS closed_title,
        x->>'description' AS description, x->>'presenter' AS presenter
    FROM m, jsonb_array_elements(m.agenda->'parts') p, jsonb_array_elements(p->'items') x
), live AS MATERIALIZED (
    SELECT i.id AS key, i.meeting_id, i.title::text, i.is_confidential, i.closed_title::text,
        i.kind <> 'ordinary' OR i.standing_item_id IS NOT NULL AS is_heading, i.description,
        concat_ws(' ', nullif(search_plain(i.discussion), ''), nullif(i.nil_return, ''), (
            SELECT string_agg(concat_ws(' ', am.place, am.text), ' ' ORDER BY am.position, am.id)
            FROM meetings_amendment am WHERE am.item_id = i.id
        )) AS said,
        coalesce(search_name(i.presenter_id), i.presenter_text) AS presenter
    FROM meetings_agendaitem i WHERE i.meeting_id = ANY(ids)
), version_items AS MATERIALIZED (
    SELECT m.id AS meeting_id, edition, (x->>'key')::bigint AS key, x AS item
    FROM m, (VALUES ('full'), ('open')) e(edition),
        jsonb_array_elements(m.version->edition->'parts') p, jsonb_array_elements(p->'items') x
    WHERE m.issued = 'version'
), faces AS (
    SELECT meeting_id, key, 'live' AS face, is_confidential, is_heading, title, closed_title,
        concat_ws(' ', nullif(description, ''), nullif(said, '')) AS body, presenter
    FROM live
    UNION ALL
    SELECT l.meeting_id, l.key, 'issued', l.is_confidential, l.is_heading, l.title, l.closed_title,
        concat_ws(' ', CASE WHEN p.is_confidential AND NOT l.is_confidential THEN NULL
                            ELSE nullif(p.description, '') END, nullif(l.said, '')), l.presenter
    FROM live l JOIN m ON m.id = l.meeting_id
    LEFT JOIN planned p ON p.meeting_id = l.meeting_id AND p.key = l.key
    WHERE m.issued = 'live'
    UNION ALL
    SELECT f.meeting_id, f.key, 'issued', (f.item->>'is_confidential')::boolean,
        coalesce(l.is_heading, false), coalesce(o.item->>'title', f.item->>'title'), f.item->>'title',
        concat_ws(' ', CASE WHEN (f.item->>'is_confidential')::boolean OR NOT p.is_confidential
                            THEN nullif(p.description, '') END,
            nullif(search_plain(f.item->>'discussion'), ''), nullif(f.item->>'nil_return', ''),
            (SELECT string_agg(concat_ws(' ', x->>'place', x->>'text'), ' ')
             FROM jsonb_array_elements(f.item->'amendments') x),
            (SELECT string_agg(concat_ws(' ', x->>'question', x->>'answer', x->>'follow_up'), ' ')
             FROM jsonb_array_elements(f.item->'challenges') x)), coalesce(f.item->'about'->>0, '')
    FROM version_items f
    LEFT JOIN version_items o ON o.meeting_id = f.meeting_id AND o.key = f.key AND o.edition = 'open'
    LEFT JOIN live l ON l.meeting_id = f.meeting_id AND l.key = f.key
    LEFT JOIN planned p ON p.meeting_id = f.meeting_id AND p.key = f.key
    WHERE f.edition = 'full'
    UNION ALL
    SELECT p.meeting_id, p.key, 'issued', p.is_confidential,
        p.item_kind <> 'ordinary' OR coalesce(l.is_heading, false), p.title, p.closed_title,
        p.description, p.presenter
    FROM planned p JOIN m ON m.id = p.meeting_id
    LEFT JOIN live l ON l.meeting_id = p.meeting_id AND l.key = p.key
    WHERE m.issued = 'agenda'
), items AS (
    SELECT f.meeting_id, f.key AS item_key, f.key AS object_pk, f.face, f.is_heading, ''::text AS reference,
        CASE WHEN f.face = 'live' AND m.minutes_id IS NOT NULL OR f.face = 'issued' AND m.issued <> 'agenda'
             THEN 'minutes' ELSE 'agenda' END AS kind, s.secrecy,
        CASE WHEN s.secrecy = 'closed' AND f.closed_title <> '' THEN f.closed_title ELSE f.title END AS title,
        CASE WHEN s.secrecy = 'open' THEN '' ELSE f.body END AS body,
        CASE WHEN s.secrecy = 'open' THEN ''
             WHEN s.secrecy = 'closed' AND f.closed_title <> '' THEN concat_ws(' · ', f.title, nullif(f.presenter, ''))
             ELSE f.presenter END AS extra
    FROM faces f JOIN m ON m.id = f.meeting_id
    JOIN (VALUES ('all', false), ('open', true), ('closed', true)) s(secrecy, of_confidential)
        ON s.of_confidential = f.is_confidential
), records AS (
    SELECT d.*, l.meeting_id, CASE WHEN l.is_confidential THEN 'closed' ELSE 'all' END AS secrecy
    FROM live l JOIN (
        SELECT 'decision' AS kind, id, item_id, reference::text, '' AS title,
            concat_ws(' Condition: ', text, nullif(condition, '')) AS body, '' AS extra
        FROM meetings_decision
        UNION ALL
        SELECT 'challenge', id, item_id, '', question, concat_ws(' ', nullif(answer, ''), nullif(follow_up, '')),
            concat_ws(' · ', coalesce(search_name(asked_by_id), asked_by_text),
                nullif(coalesce(search_name(asked_of_id), asked_of_text), ''), (
                SELECT string_agg(cs.text, ' · ' ORDER BY cs.made_at, cs.id)
                FROM meetings_challengestep cs WHERE cs.challenge_id = meetings_challenge.id
            ))
        FROM meetings_challenge
    ) d ON d.item_id = l.key
), texts AS (
    SELECT meeting_id, item_key, object_pk, face, is_heading, reference, kind, secrecy, title, body, extra
    FROM items
    UNION ALL
    SELECT r.meeting_id, r.item_id, r.id, f.face, false, r.reference, r.kind, r.secrecy, r.title, r.body, r.extra
    FROM records r JOIN m ON m.id = r.meeting_id
    JOIN (VALUES ('live'), ('issued')) f(face) ON f.face = 'live' OR m.issued = 'live'
    UNION ALL
    SELECT f.meeting_id, f.key, d.id, 'issued', false, d.reference::text, 'decision',
        CASE WHEN (f.item->>'is_confidential')::boolean THEN 'closed' ELSE 'all' END, '',
        concat_ws(' Condition: ', x->>'text', nullif(x->>'condition', '')), ''
    FROM version_items f, jsonb_array_elements(f.item->'decisions') x, meetings_decision d
    WHERE f.edition = 'full' AND d.reference = x->>'reference'
)
SELECT 'meeting', m.id, t.kind, t.object_pk,
    CASE WHEN count(*) > 1 THEN 'both' ELSE min(t.face) END, t.secrecy, m.group_id, m.id, t.item_key,
    m.date, m.minutes_status, t.reference, t.is_heading, t.title, t.body, t.extra
FROM texts t JOIN m ON m.id = t.meeting_id
GROUP BY m.id, m.group_id, m.date, m.minutes_status, t.kind, t.object_pk, t.secrecy, t.item_key,
    t.reference, t.is_heading, t.title, t.body, t.extra
UNION ALL
SELECT 'meeting', m.id, 'meeting', m.id, 'both', 'all', m.group_id, m.id, NULL, m.date, m.minutes_status,
    m.reference::text, m.title = '', coalesce(nullif(m.title, ''), m.group_name)::text,
    concat_ws(', ', nullif(m.venue, ''), nullif(m.venue_address, ''), nullif(m.cancelled_reason, '')),
    concat_ws(' · ', m.group_name, CASE m.kind WHEN 'extraordinary' THEN 'Extraordinary meeting'
        WHEN 'development' THEN 'Development day' END)
FROM m;
END $$
"""

OF_DECISION = """
CREATE FUNCTION search_of_decision(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'decision', d.id, 'decision', d.id, 'both',
    CASE WHEN mi.status IN ('circulated', 'approved') AND NOT i.is_confidential THEN 'all' ELSE 'closed' END,
    d.group_id, i.meeting_id, i.id, d.taken_on, '', d.reference::text, false, '',
    concat_ws(' Condition: ', d.text, nullif(d.condition, '')), ''
FROM meetings_decision d
LEFT JOIN meetings_agendaitem i ON i.id = d.reported_at_id
LEFT JOIN meetings_minutes mi ON mi.meeting_id = i.meeting_id
WHERE d.id = ANY(ids) AND d.item_id IS NULL;
END $$
"""

OF_ACTION = """
CREATE FUNCTION search_of_action(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'action', a.id, 'action', a.id, 'both', 'all', a.group_id, i.meeting_id, i.id, m.date, '',
    a.reference::text, false, '', a.text,
    concat_ws(' · ', (
        SELECT string_agg(concat_ws(' ', search_name(o.person_id), g.name, org.name), ', '
            ORDER BY o.position, o.id)
        FROM actions_actionowner o
        LEFT JOIN board_group g ON g.id = o.group_id
        LEFT JOIN board_organisation org ON org.id = o.organisation_id
        WHERE o.action_id = a.id
    ), nullif(a.rag_reason, ''), (
        SELECT string_agg(nullif(u.text, ''), ' · ' ORDER BY u.made_at, u.id)
        FROM actions_actionupdate u WHERE u.action_id = a.id
    ))
FROM actions_action a
LEFT JOIN meetings_agendaitem i ON i.id = a.agenda_item_id
LEFT JOIN meetings_meeting m ON m.id = i.meeting_id
WHERE a.id = ANY(ids);
END $$
"""

OF_FORWARD = """
CREATE FUNCTION search_of_forward(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'forward', f.id, 'forward', f.id, 'both', s.secrecy, f.group_id, NULL::bigint, NULL::bigint,
    coalesce(f.wanted_on, m.date), '', '', false,
    (CASE WHEN s.secrecy = 'closed' AND f.closed_title <> '' THEN f.closed_title ELSE f.title END)::text,
    CASE WHEN s.secrecy = 'open' THEN '' ELSE f.description END,
    CASE WHEN s.secrecy = 'open' THEN ''
         ELSE concat_ws(' · ', CASE WHEN s.secrecy = 'closed' THEN f.title END,
            nullif(coalesce(search_name(f.presenter_id), f.presenter_text), '')) END
FROM meetings_forwarditem f
LEFT JOIN meetings_meeting m ON m.id = f.meeting_id
JOIN (VALUES ('all', false), ('open', true), ('closed', true)) s(secrecy, of_confidential)
    ON s.of_confidential = f.is_confidential
WHERE f.id = ANY(ids) AND f.item_id IS NULL AND f.dropped_reason = '';
END $$
"""

OF_PERSON = """
CREATE FUNCTION search_of_person(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'person', p.id, 'person', p.id, 'both', 'all', NULL::bigint, NULL::bigint, NULL::bigint, NULL::date, '',
    '', false, search_name(p.id),
    concat_ws(', ', nullif(p.job_title, ''), e.name, CASE WHEN s.id <> p.employer_id THEN s.name END),
    concat_ws(', ', nullif(p.initials, ''), (
        SELECT string_agg(al.name, ', ' ORDER BY al.name) FROM board_personalias al WHERE al.person_id = p.id
    ))
FROM board_person p
LEFT JOIN board_organisation e ON e.id = p.employer_id
LEFT JOIN board_organisation s ON s.id = p.speaks_for_id
WHERE p.id = ANY(ids);
END $$
"""

OF_GROUP = """
CREATE FUNCTION search_of_group(ids bigint[]) RETURNS SETOF search_wanted LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'group', g.id, 'group', g.id, 'both', 'all', g.id, NULL::bigint, NULL::bigint, NULL::date, '', '',
    false, g.name::text, g.terms_of_reference,
    concat_ws(', ', g.code, (
        SELECT string_agg(f.name, ', ' ORDER BY f.until) FROM board_formername f WHERE f.group_id = g.id
    ))
FROM board_group g WHERE g.id = ANY(ids);
END $$
"""

OF_ORGANISATION = """
CREATE FUNCTION search_of_organisation(ids bigint[]) RETURNS SETOF search_wanted
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN RETURN QUERY
SELECT 'organisation', o.id, 'organisation', o.id, 'both', 'all', NULL::bigint, NULL::bigint, NULL::bigint,
    NULL::date, '', '', false, o.name::text, '', o.short_name::text
FROM board_organisation o WHERE o.id = ANY(ids);
END $$
"""

# -- making the table so -----------------------------------------------------------------------

LOCK = """
CREATE FUNCTION search_lock(source text, ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) > 50 THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('search', 0));
    ELSE
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('search', 0));
        PERFORM pg_advisory_xact_lock(hashtextextended('search ' || source || id, 0))
            FROM (SELECT DISTINCT unnest(ids) AS id ORDER BY 1) each_once;
    END IF;
END $$;
COMMENT ON FUNCTION search_lock IS 'Two writers of one meeting index it one after the other.'
"""

COLUMNS = """
source, source_pk, kind, object_pk, face, secrecy, group_key, meeting_key, item_key, date,
minutes_status, reference, is_heading, title, body, extra
"""


def _sync(source):
    return f"""
CREATE FUNCTION search_sync_{source}(ids bigint[]) RETURNS integer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
DECLARE
    changed integer;
BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN
        RETURN 0;
    END IF;
    PERFORM search_lock('{source}', ids);
    WITH wanted AS MATERIALIZED (
        SELECT * FROM search_of_{source}(ids)
    ), kept AS MATERIALIZED (
        SELECT id, {COLUMNS} FROM search_entry WHERE source = '{source}' AND source_pk = ANY(ids)
    ), gone AS (
        DELETE FROM search_entry WHERE id IN (
            SELECT k.id FROM kept k LEFT JOIN wanted w ON w.source_pk = k.source_pk AND w.kind = k.kind
                AND w.object_pk = k.object_pk AND w.face = k.face AND w.secrecy = k.secrecy
            WHERE w.source IS NULL
        )
        RETURNING 1
    ), put AS (
        INSERT INTO search_entry ({COLUMNS}, year, reference_key, vector)
        SELECT {COLUMNS}, extract(year FROM date), search_reference_key(reference),
            search_vector(kind, is_heading, reference, title, body, extra)
        FROM (
            SELECT {COLUMNS} FROM wanted
            EXCEPT ALL
            SELECT {COLUMNS} FROM kept
        ) fresh
        ON CONFLICT (source, source_pk, kind, object_pk, face, secrecy) DO UPDATE SET
            group_key = excluded.group_key, meeting_key = excluded.meeting_key,
            item_key = excluded.item_key, date = excluded.date, year = excluded.year,
            minutes_status = excluded.minutes_status, reference = excluded.reference,
            reference_key = excluded.reference_key, is_heading = excluded.is_heading,
            title = excluded.title, body = excluded.body, extra = excluded.extra,
            vector = excluded.vector
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO changed;
    RETURN changed;
END $$
"""


SOURCES = {
    "meeting": "meetings_meeting",
    "decision": "meetings_decision",
    "action": "actions_action",
    "forward": "meetings_forwarditem",
    "person": "board_person",
    "group": "board_group",
    "organisation": "board_organisation",
}

REBUILD = f"""
CREATE FUNCTION search_rebuild() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    changed integer := 0;
BEGIN
    {"".join(f'''
    changed := changed + search_sync_{source}(ARRAY(
        SELECT id FROM {table} UNION SELECT source_pk FROM search_entry WHERE source = '{source}'));
    ''' for source, table in SOURCES.items())}
    RETURN changed;
END $$;
COMMENT ON FUNCTION search_rebuild IS 'Puts right whatever differs; the number of entries that did.'
"""

FUNCTIONS = [
    (TYPE, "DROP TYPE search_wanted"),
    (PLAIN, "DROP FUNCTION search_plain"),
    (FOLD, "DROP FUNCTION search_fold"),
    (REFERENCE_KEY, "DROP FUNCTION search_reference_key"),
    (VECTOR, "DROP FUNCTION search_vector"),
    (QUERY, "DROP FUNCTION search_query"),
    (NAME, "DROP FUNCTION search_name"),
    (OF_MEETING, "DROP FUNCTION search_of_meeting"),
    (OF_DECISION, "DROP FUNCTION search_of_decision"),
    (OF_ACTION, "DROP FUNCTION search_of_action"),
    (OF_FORWARD, "DROP FUNCTION search_of_forward"),
    (OF_PERSON, "DROP FUNCTION search_of_person"),
    (OF_GROUP, "DROP FUNCTION search_of_group"),
    (OF_ORGANISATION, "DROP FUNCTION search_of_organisation"),
    (LOCK, "DROP FUNCTION search_lock"),
    *[(_sync(source), f"DROP FUNCTION search_sync_{source}") for source in SOURCES],
    (REBUILD, "DROP FUNCTION search_rebuild"),
]

# -- triggers ----------------------------------------------------------------------------------

ACTIONS_OF_ITEMS = "SELECT id FROM actions_action WHERE agenda_item_id IN (SELECT id FROM touched)"
ACTIONS_OF_MEETINGS = """
SELECT a.id FROM actions_action a JOIN meetings_agendaitem i ON i.id = a.agenda_item_id
WHERE i.meeting_id IN (SELECT id FROM touched)
"""
FORWARD_OF_MEETINGS = "SELECT id FROM meetings_forwarditem WHERE meeting_id IN (SELECT id FROM touched)"
BETWEEN_OF_ITEMS = "SELECT id FROM meetings_decision WHERE reported_at_id IN (SELECT id FROM touched)"
BETWEEN_OF_MINUTES = """
SELECT d.id FROM meetings_decision d JOIN meetings_agendaitem i ON i.id = d.reported_at_id
WHERE i.meeting_id IN (SELECT meeting_id FROM touched)
"""
MEETINGS_OF_RECORDS = """
SELECT i.meeting_id FROM meetings_agendaitem i WHERE i.id IN (SELECT item_id FROM touched)
"""
MEETINGS_OF_STEPS = """
SELECT i.meeting_id FROM meetings_agendaitem i JOIN meetings_challenge c ON c.item_id = i.id
WHERE c.id IN (SELECT challenge_id FROM touched)
"""
MEETINGS_OF_PEOPLE = """
SELECT meeting_id FROM meetings_agendaitem WHERE presenter_id IN (SELECT id FROM touched)
UNION SELECT i.meeting_id FROM meetings_agendaitem i JOIN meetings_challenge c ON c.item_id = i.id
WHERE c.asked_by_id IN (SELECT id FROM touched) OR c.asked_of_id IN (SELECT id FROM touched)
"""
MEETINGS_OF_VERSIONS = (
    "SELECT meeting_id FROM meetings_minutes WHERE id IN (SELECT minutes_id FROM touched)"
)
MEETINGS_OF_GROUPS = "SELECT id FROM meetings_meeting WHERE group_id IN (SELECT id FROM touched)"
FORWARD_OF_PEOPLE = "SELECT id FROM meetings_forwarditem WHERE presenter_id IN (SELECT id FROM touched)"
PEOPLE_OF_ORGANISATIONS = """
SELECT id FROM board_person
WHERE employer_id IN (SELECT id FROM touched) OR speaks_for_id IN (SELECT id FROM touched)
"""
OWNED = "SELECT action_id FROM actions_actionowner WHERE {} IN (SELECT id FROM touched)"

ITEM_COLUMNS = (
    "meeting_id title is_confidential closed_title kind standing_item_id description discussion "
    "nil_return presenter_id presenter_text"
)
FORWARD_COLUMNS = (
    "group_id meeting_id item_id title is_confidential closed_title description presenter_id "
    "presenter_text wanted_on dropped_reason"
)
NAME_COLUMNS = "title given_name family_name"

TRIGGERS = {
    # table: [(the columns that matter, the source, its keys by the rows in `touched`)]
    "meetings_meeting": [
        (
            "group_id date reference title kind venue venue_address cancelled_reason",
            *("meeting", "SELECT id FROM touched"),
        ),
        ("date", "action", ACTIONS_OF_MEETINGS),
        ("date", "forward", FORWARD_OF_MEETINGS),
    ],
    "meetings_agendaitem": [
        (ITEM_COLUMNS, "meeting", "SELECT meeting_id FROM touched"),
        ("meeting_id", "action", ACTIONS_OF_ITEMS),
        ("meeting_id is_confidential", "decision", BETWEEN_OF_ITEMS),
    ],
    "meetings_agendaversion": [
        ("snapshot number meeting_id", "meeting", "SELECT meeting_id FROM touched")
    ],
    "meetings_minutes": [
        ("status meeting_id", "meeting", "SELECT meeting_id FROM touched"),
        ("status meeting_id", "decision", BETWEEN_OF_MINUTES),
    ],
    "meetings_minutesversion": [
        ("snapshot number minutes_id", "meeting", MEETINGS_OF_VERSIONS)
    ],
    "meetings_decision": [
        ("item_id reference text condition", "meeting", MEETINGS_OF_RECORDS),
        (
            "item_id reference text condition group_id taken_on reported_at_id",
            *("decision", "SELECT id FROM touched WHERE group_id IS NOT NULL"),
        ),
    ],
    "meetings_challenge": [
        (
            "item_id question answer follow_up asked_by_id asked_by_text asked_of_id asked_of_text",
            *("meeting", MEETINGS_OF_RECORDS),
        )
    ],
    "meetings_challengestep": [("challenge_id text", "meeting", MEETINGS_OF_STEPS)],
    "meetings_amendment": [("item_id position place text", "meeting", MEETINGS_OF_RECORDS)],
    "meetings_forwarditem": [(FORWARD_COLUMNS, "forward", "SELECT id FROM touched")],
    "actions_action": [
        ("reference group_id agenda_item_id text rag_reason", "action", "SELECT id FROM touched")
    ],
    "actions_actionowner": [
        (
            "action_id position person_id group_id organisation_id",
            *("action", "SELECT action_id FROM touched"),
        )
    ],
    "actions_actionupdate": [("action_id text", "action", "SELECT action_id FROM touched")],
    "board_person": [
        (
            f"{NAME_COLUMNS} initials job_title employer_id speaks_for_id",
            *("person", "SELECT id FROM touched"),
        ),
        (NAME_COLUMNS, "meeting", MEETINGS_OF_PEOPLE),
        (NAME_COLUMNS, "action", OWNED.format("person_id")),
        (NAME_COLUMNS, "forward", FORWARD_OF_PEOPLE),
    ],
    "board_personalias": [("person_id name", "person", "SELECT person_id FROM touched")],
    "board_group": [
        ("name code terms_of_reference", "group", "SELECT id FROM touched"),
        ("name", "meeting", MEETINGS_OF_GROUPS),
        ("name", "action", OWNED.format("group_id")),
    ],
    "board_formername": [("group_id name until", "group", "SELECT group_id FROM touched")],
    "board_organisation": [
        ("name short_name", "organisation", "SELECT id FROM touched"),
        ("name", "person", PEOPLE_OF_ORGANISATIONS),
        ("name", "action", OWNED.format("organisation_id")),
    ],
}

EVENTS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
}


def _touched(event, columns):
    if event == "INSERT":
        return "SELECT * FROM new_rows"
    if event == "DELETE":
        return "SELECT * FROM old_rows"
    before, after = (", ".join(f"{row}.{name}" for name in columns) for row in ("o", "n"))
    joined = f"FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE ({before}) IS DISTINCT FROM ({after})"
    return f"SELECT o.* {joined} UNION ALL SELECT n.* {joined}"


def _branch(event, watched):
    calls = "".join(
        f"""
        PERFORM search_sync_{source}(ARRAY(
            WITH touched AS MATERIALIZED ({_touched(event, columns.split())})
            SELECT DISTINCT key FROM ({keys}) found(key) WHERE key IS NOT NULL));"""
        for columns, source, keys in watched
    )
    return f"IF TG_OP = '{event}' THEN {calls}\n    END IF;"


def _trigger(table, watched):
    branches = "\n    ".join(_branch(event, watched) for event in EVENTS)
    made = f"""
    CREATE FUNCTION search_on_{table}() RETURNS trigger LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET jit = off AS $$
    BEGIN
    {branches}
    RETURN NULL;
    END $$;
    """
    for event, tables in EVENTS.items():
        made += f"""
        CREATE TRIGGER search_{event.lower()} AFTER {event} ON {table} {tables}
            FOR EACH STATEMENT EXECUTE FUNCTION search_on_{table}();
        """
    return made


def _no_trigger(table):
    gone = "".join(f"DROP TRIGGER search_{event.lower()} ON {table};" for event in EVENTS)
    return f"{gone} DROP FUNCTION search_on_{table}();"


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
        ("actions", "0002_row_history"),
        ("board", "0003_row_history_and_school_holidays"),
        ("common", "0002_deletion"),
        ("meetings", "0006_satisfied_challenges_are_closed"),
    ]

    operations = [
        *[migrations.RunSQL(made, unmade) for made, unmade in FUNCTIONS],
        *[
            migrations.RunSQL(_trigger(table, watched), _no_trigger(table))
            for table, watched in TRIGGERS.items()
        ],
        migrations.RunSQL("SELECT search_rebuild()", migrations.RunSQL.noop),
    ]
