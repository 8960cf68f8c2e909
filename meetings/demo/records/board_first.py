"""The first board meeting of the demo year."""

from meetings.demo.shapes import Asked, Decided, Do, Item, Told
from meetings.demo.standing import LEADERSHIP, PERFORMANCE

ITEMS = (
    Item(
        "apologies",
        """Margaret Ellery welcomed members to her third meeting as chair. Keisha Lovell and Tom
        Ferris were welcomed to their seats, which are new this year. Terry Gaunt attended for
        Anita Walsh.""",
    ),
    Item("declarations", nil=True),
    Item(
        "previous_minutes",
        """The minutes of the last meeting, which were kept on paper, were agreed as an accurate
        record and signed by the chair. From this meeting on they are kept here.""",
    ),
    Item(
        "matters_arising",
        """Rosalind Pike reported that twelve actions were open on the old log. Eight are
        complete. The four that remain have been written again below with an owner and a date
        each, because two of them had neither.""",
        actions=(
            Do(
                "Draft a protocol with the neighbouring partnership on children who move across "
                "the border.",
                ("anjali", "callum"),
                70,
                (
                    Told(
                        60, "callum", "Draft sent to the neighbouring partnership.", "in_progress"
                    ),
                    Told(130, "callum", "No reply. Their chair has changed.", ""),
                    Told(
                        205,
                        "anjali",
                        "Agreed, with two clauses on transport rewritten.",
                        "complete",
                    ),
                    Told(218, "margaret", "Signed by both partnerships.", "closed"),
                ),
                key="cross_border",
            ),
            Do(
                "Send leaflets on private fostering to language schools and host families.",
                ("org:social_care",),
                42,
                (
                    Told(40, "tessa", "Leaflets sent to eleven schools.", "complete"),
                    Told(73, "margaret", "Confirmed.", "closed"),
                ),
            ),
            Do(
                "Update the contact sheet for out-of-hours advice.",
                ("callum",),
                None,
                (
                    Told(9, "callum", "Done.", "complete"),
                    Told(70, "margaret", "Confirmed.", "closed"),
                ),
            ),
            Do(
                "Ask the regional chairs about one shared Section 11 audit.",
                ("margaret",),
                "next",
                (
                    Told(69, "margaret", "Agreed in principle by all five chairs.", "complete"),
                    Told(72, "rosalind", "Closed at the board.", "closed"),
                ),
            ),
        ),
    ),
    Item(
        "voice",
        """Chloe Benn described what children said in 32 advocacy reports. Most wanted meetings
        to be shorter, to know who would be in the room and to be asked about school last rather
        than first. Keisha Lovell said that being asked what a good day looks like had told her
        worker more than any form.

        Members agreed that the share of children who contribute to their conference, 11 per cent
        in {Q4}, cannot be right, and that children's views are often gathered and not recorded.""",
        presenter="chloe",
        priority=4,
        actions=(
            Do(
                "Change the way children contribute to conferences so that their views are always "
                "recorded.",
                ("dominic", "ruth"),
                120,
                (
                    Told(45, "ruth", "New form designed with six young people.", "in_progress"),
                    Told(175, "ruth", "34 per cent in the last quarter, from 11.", ""),
                    Told(290, "ruth", "52 per cent in the last quarter.", "complete"),
                ),
                priority=4,
                key="cp_contrib",
            ),
        ),
    ),
    Item(
        "Chair's update",
        """Margaret Ellery reported that the three delegated partners had met the lead partners,
        who confirmed the priorities of the new business plan. Thornmere has been asked to speak
        at the regional conference about its lay members' part in scrutiny.""",
    ),
    Item(
        title="Yearly report for {lfy}",
        part=LEADERSHIP,
        presenter="rosalind",
        purpose="decision",
        minutes=20,
        text="""Rosalind Pike presented the report. It has 28 pages, of which eight are about
            what changed for children. Gwen Tallis had read two drafts and found the second a
            great deal better: it now says where little progress was made, and why.

            Members asked for three changes: attendance should be shown by organisation; the
            account of training should say what practitioners did differently; and the section on
            early help should carry the names of the services as families know them.""",
        decisions=(
            Decided(
                "The yearly report is approved for publication.",
                "subject to the three changes being made",
            ),
            Decided("A version for young people will be written by Young Voices Thornmere."),
        ),
        actions=(
            Do(
                "Make the three changes and publish the report.",
                ("rosalind",),
                21,
                (
                    Told(19, "rosalind", "Published and sent to the panel.", "complete"),
                    Told(70, "margaret", "Seen on the website.", "closed"),
                ),
            ),
            Do(
                "Write the young people's version of the yearly report.",
                ("group:VP",),
                110,
                (
                    Told(100, "chloe", "Eight pages and a poster, printed.", "complete"),
                    Told(112, "rosalind", "Sent to all schools.", "closed"),
                ),
                priority=4,
            ),
        ),
    ),
    Item(
        "Multi-agency dataset",
        """Ming Zhao presented 84 measures for {Q4}. Members found the report thorough and hard to
        use. Barbara Hensley said that she had read it twice and could not tell whether children
        were safer. Julie Mbeki asked for one page with the trend, the direction that is wanted
        and a sentence that says so what. Dr Naomi Feld pointed out that nothing in the report
        came from a hospital.""",
        decisions=(
            Decided("The dataset will open with one front sheet of no more than twelve measures."),
        ),
        actions=(
            Do(
                "Propose a front sheet for the dataset, tied to the priorities.",
                ("group:QA", "ming"),
                75,
                (
                    Told(50, "ming", "Draft with the group.", "in_progress"),
                    Told(72, "carol", "Draft shown to the board.", ""),
                    Told(140, "carol", "Agreed and in use.", "complete"),
                    Told(150, "rosalind", "Closed at the board.", "closed"),
                ),
                priority=5,
                key="dataset_front",
            ),
        ),
        challenges=(
            Asked(
                "barbara",
                "dominic",
                "If we had to choose five of these 84 measures to judge ourselves by, which "
                "would they be?",
                "Mr Farrow named repeat referrals, second plans, children's contribution, repeat "
                "missing episodes and timeliness of conferences. He agreed that nobody could find "
                "them today.",
                "yes",
            ),
        ),
    ),
    Item(
        title="Section 11 audit: launch",
        part=PERFORMANCE,
        presenter="callum",
        purpose="information",
        minutes=10,
        text="""Callum Reade introduced this year's audit, which goes to 38 organisations. Two
            half-day sessions will help those who fill it in for the first time. The deadline is
            {+84}; the panels follow a month later. Answers from the last cycle are carried
            forward so that only changes need to be written.

            Craig Tunstall had asked in writing whether a service that covers five areas could
            answer once. For this cycle it may send the same return to each.""",
        actions=(
            Do(
                "Name one lead for the Section 11 audit and tell the business unit.",
                ("all",),
                28,
                (
                    Told(30, "callum", "All but three.", "in_progress"),
                    Told(40, "callum", "All named.", "complete"),
                    Told(71, "margaret", "Noted.", "closed"),
                ),
            ),
        ),
    ),
    Item(
        "Highlight reports",
        """Reports from five groups were taken as read. Bernadette Quill drew attention to low
        attendance by schools at training held during the day. Det Supt Mark Hollis reported that
        the profile of exploitation now includes children known to the youth justice service.""",
        decisions=(Decided("The highlight reports are noted."),),
    ),
    Item("risks", nil=True),
    Item(
        "aob",
        """Neil Brodie offered places on the fire service's programme for young people; details
        are with the business unit.""",
    ),
    Item("next_meeting", """Members were reminded that papers are due ten working days before."""),
)
