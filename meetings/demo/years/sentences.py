"""The sentences that earlier years' minutes are put together from; `{…}` is filled in.

{who} who presents      {other} another member     {noun} the subject   {org} {org2} organisations
{n} {m} counts          {pct} {pct2} percentages   {q} the quarter      {fy} the financial year
"""

ASPECTS = (
    "progress report",
    "yearly report",
    "findings of the audit",
    "figures",
    "learning from practice",
    "action plan",
    "consultation",
    "training",
)

OPENING = (
    "{who} presented the paper on {noun}, which had been sent out with the agenda, and drew members' "
    "attention to three things that had changed since the subject was last on an agenda.",
    "{who} gave a report on {noun} for {q}. The report was taken as read, and most of the time was "
    "kept for questions.",
    "{who} introduced the item on {noun} with the story of one family, told with their agreement, "
    "and then with the figures.",
    "{who} reminded members why {noun} had been chosen for this year, and what the group had "
    "promised to do about it by the end of {fy}.",
    "{who} thanked {org} and {org2} for their help with the work on {noun}, and explained what is "
    "still missing.",
    "Members had asked for a report on {noun} at an earlier meeting. {who} apologised that it had "
    "taken two meetings to bring it.",
)

FIGURES = (
    "In {q} there were {n} cases, against {m} in the quarter before. {pct} per cent were dealt with "
    "in time, which is better than last year and still below what the group has set itself.",
    "Of {n} files that were read, {pct} per cent showed good practice, {pct2} per cent needed work, "
    "and in the others the record did not allow a view.",
    "{org} reported {n} contacts and {org2} reported {m}. The two count differently: one counts "
    "children and the other episodes, and the figures must not be added.",
    "{pct} per cent of practitioners who were asked had heard of the guidance, and {pct2} per cent "
    "had used it. The numbers are small and members were asked to treat them with care.",
    "The training on {noun} was attended by {n} people from {m} settings, of whom {pct} per cent "
    "said three months later that it had changed something they do.",
)

COMMENTS = (
    "{other} said that {org2} sees the same pattern and has changed its supervision form so that the "
    "question is asked every time.",
    "{other} wondered whether the families who most need this are the ones who are never counted, "
    "and asked for the figures to be shown by ward.",
    "{other} reported that staff at {org2} find the form long and fill it in after the visit, when "
    "the child's own words have been forgotten.",
    "{other} pointed out that young people had said exactly this two years ago, and asked what had "
    "been done with it.",
    "{other} offered two days of an experienced worker from {org2}, which was accepted with thanks.",
    "Members from health and education disagreed about who should take the first step; {other} "
    "offered to bring them together before the next meeting.",
)

ENDINGS = (
    "Members noted the report and asked for another in six months, with an account of what is "
    "different for children.",
    "The chair summed up: the direction is right, the pace is not, and the next report should be "
    "shorter and say what it asks of each service.",
    "It was agreed that the subject stays on the work programme for {fy}.",
    "Members supported the proposals and thanked those who had written the report.",
    "The chair asked every member to take the report back to their own service and to say at the "
    "next meeting what was done with it.",
)

VOICE = (
    "Two young people told the meeting what it is like to explain the same thing to five adults. They "
    "asked to be told what happened with what they said last time.",
    "A letter from a girl of eleven was read. She had been to four meetings about herself and had "
    "not been asked a question at any of them.",
    "{who} showed drawings by children of primary age on the subject of feeling safe. Most had drawn "
    "the way to school rather than school or home.",
    "{who} reported from {n} conversations with children about {noun}. They want fewer adults, and "
    "the same ones.",
    "A film of four minutes, made by young people in care, was shown. Members were quiet afterwards, "
    "and then agreed to show it to their own managers.",
)

REPORTS = (
    "{who} presented the report for {q}. {n} pieces of work are under way, {m} are complete, and two "
    "are late because of vacancies at {org}.",
    "{who} went through the report line by line. Since the last meeting {n} entries were added and "
    "{m} were closed; members queried two and were content with the answers.",
    "The report for {q} was taken as read. {who} drew attention to {noun}, where {org} and {org2} "
    "describe the same thing in different words.",
    "{who} reported {pct} per cent of the programme for {fy} as complete. The chair of the group "
    "asked for the rest to be put in order of importance.",
)

RISKS = (
    "A new risk was put forward: the loss of two posts at {org} leaves {noun} without anybody who "
    "leads on it. Members agreed that it goes to the board.",
    "The risk about {noun} was reviewed. The mitigation is in place and its score was lowered.",
    "{org2} told members of a backlog of {n} assessments. It is not a risk for the board yet, and "
    "will be looked at again at the next meeting.",
)

CLOSING = (
    "Members were reminded of the yearly conference, which still has {n} places.",
    "{other} is leaving {org} at the end of the month and was thanked for years of good sense.",
    "The date of the next audit day was announced; each service is asked to send two people.",
    "The inspectorate has announced a visit to {org}. Members will be told what is asked of them.",
)

ARISING = (
    "{ref}: {who} reported that this had been done and that feedback was good. Action closed.",
    "{ref}: {who} said that the work is under way and will be finished within the month.",
    "{ref}: there had been no reply from {org}. The chair will write.",
    "{ref}: completed; the paper has been sent to members.",
)

UPDATES = (
    "First draft made and shared with colleagues.",
    "Meeting held with both services; a date for the next step is agreed.",
    "Delayed by leave, and now under way.",
    "Half of the replies are in. Reminders have been sent.",
)
DONE = (
    "Done; the paper is with the unit.",
    "Completed. Staff were told through team meetings.",
    "All of it is done, a week later than promised.",
    "Done and tested with two teams.",
)
CONFIRMED = ("Agreed at the meeting.", "Seen by the chair.", "", "Evidence received.")
CANCELLED = (
    "Overtaken by new national guidance.",
    "Taken over by another group, which has an action of its own.",
)
FOLLOWED_UP = (
    "A written answer was sent to members and discussed with the person who asked.",
    "The service brought figures to the following meeting, which settled the question.",
    "Followed up in supervision and in the next audit; the practice has changed.",
)
STILL_OPEN = (
    "A reminder was sent; the service has asked for more time.",
    "An answer was given in part. The person who asked would like to see it in practice.",
)
REASONS = (
    "The meeting would not have been quorate.",
    "Snow: most members could not travel.",
    "It fell into the week of an inspection.",
)
CLOSED_TITLES = (
    "Serious incident notification: the case of Child {letter}",
    "Rapid review of Child {letter}",
    "Allegation against a member of staff, case {letter}",
)
AMENDMENTS = (
    ("Item 4, second paragraph", "“{n} children” should read “{n} families”."),
    ("Attendance", "{other} sent apologies, which were not recorded."),
    ("Item 6", "The report was for information and not for decision."),
)
PRIORITIES = (
    ("Early help comes early", "Families are offered help at the first sign, by one person."),
    ("Neglect is recognised", "Every service uses one tool and speaks one language about neglect."),
    ("Children are safe from exploitation", "Places are made safer and adults are disrupted."),
    ("Children are heard", "What children say changes what services do."),
)
