"""The second board meeting of the demo year, whose minutes were later corrected."""

from meetings.demo.shapes import Amended, Asked, Decided, Do, Item, Told
from meetings.demo.standing import PERFORMANCE

ITEMS = (
    Item(
        "apologies",
        """Margaret Ellery welcomed members. Holly Sims attended for Yvonne Castell, who is
        leaving the region; a successor will be named shortly.""",
    ),
    Item("declarations", nil=True),
    Item(
        "previous_minutes",
        amendments=(
            Amended(
                "BM1",
                "Item 2.1, first paragraph",
                "“32 advocacy reports” should read “23 advocacy reports”.",
                "priya",
            ),
        ),
    ),
    Item(
        "matters_arising",
        """Rosalind Pike presented the log. {A:dataset_front} (front sheet) was shown in draft;
        members liked the layout and asked for the unit of each measure to be printed beside it.
        It returns to the next meeting. {A:cross_border} (cross-border protocol) waits for a
        reply from the neighbouring partnership. All other actions that were due have been
        closed.""",
    ),
    Item(
        "voice",
        """Tom Ferris reported from a visit of four young people to the front door service. They
        listened to recorded training calls and marked them for kindness and clarity. Most scored
        well. Two things surprised them: how often callers had to repeat a name, and that nobody
        asked whether the child knew about the call. Tessa Whitcombe said that the second point
        had already been put into the script.""",
        presenter="tom",
        priority=4,
    ),
    Item(
        "Chair's update",
        """Margaret Ellery reported that the national panel has thanked Thornmere for a clear
        rapid review. The lead partners have agreed the scrutiny plan for {nfy}, with
        exploitation as its first subject. A rise in concerns in North Marl has led her to call
        an extraordinary meeting, which is announced with these minutes.""",
    ),
    Item(
        "Multi-agency dataset",
        """The dataset for {Q3} showed 3,504 contacts and 941 referrals. Missing episodes rose by
        a third in two months, nearly all of them in North Marl. Repeat plans stand at 21 per
        cent of new plans. The chair asked that the group should look at what happened after the
        first plan ended in each case.""",
        challenges=(
            Asked(
                "gwen",
                "tessa",
                "One new plan in five is a second plan. What did we believe had changed when we "
                "ended "
                "the first?",
                "Ms Whitcombe said that in a sample of ten the most common reason was that a "
                "parent had "
                "left the home. In six the parent had come back.",
                "partly",
                "A fuller answer will come with the case audit.",
            ),
        ),
        actions=(
            Do(
                "Look at every second plan of the last year and say what was believed when the "
                "first one ended.",
                ("becky", "group:QA"),
                70,
                (
                    Told(65, "becky", "All 26 read. Report to the group.", "complete"),
                    Told(85, "carol", "Discussed; leads to audit 10.", "closed"),
                ),
                priority=5,
            ),
        ),
    ),
    Item(
        title="Section 175 and 157 audit: returns so far",
        part=PERFORMANCE,
        presenter="graham",
        purpose="assurance",
        minutes=10,
        text="""Graham Noble reported on the returns received by last week.

            Of the schools and colleges in the area 74 of 81 schools have returned the audit,
            against 60 at this stage two years ago. The ten outstanding include five independent
            schools. Help is offered to each, and the business unit will key in a paper return for
            any school that asks.""",
        actions=(
            Do(
                "Write to the chair of governors of every school that has not returned the audit.",
                ("graham",),
                14,
                (
                    Told(12, "graham", "Ten letters sent.", "in_progress"),
                    Told(60, "graham", "Nine have replied.", "complete"),
                    Told(78, "rosalind", "Closed at the board.", "closed"),
                ),
                key="s175_chase",
            ),
        ),
    ),
    Item(
        title="Neglect: what we know and what we should do",
        part=PERFORMANCE,
        presenter="alison",
        purpose="decision",
        minutes=30,
        priority=1,
        text="""Alison Beck and Karen Dyson's paper brought together the dataset, two reviews and
            a survey of 140 practitioners. Most practitioners are confident in recognising
            neglect and fewer than half are confident in talking about it with a parent. Three
            tools are in use and none is used by every service.

            Lucy Amberley said that schools notice small changes daily and have nowhere to put them
            until they add up. Reverend Ogilvie's written comment was read: food banks see families
            before anybody else does. Siobhan Keane asked that the link with coercive control
            should be drawn with care, so that mothers are not blamed for what is done to them.

            Members agreed that one strategy and one tool are needed and that a small group with a
            clear end is the way to get them.""",
        decisions=(
            Decided(
                "A task and finish group on neglect is set up under the quality assurance group, "
                "for no longer than a year."
            ),
            Decided(
                "One screening tool will be used by all services.",
                "pending a trial in two localities",
            ),
        ),
        actions=(
            Do(
                "Agree the membership of the neglect group and hold its first meeting.",
                ("alison", "peter"),
                80,
                (
                    Told(60, "peter", "Chair and seven members agreed.", "complete"),
                    Told(78, "rosalind", "Closed at the board.", "closed"),
                ),
                priority=1,
                key="neglect_group",
            ),
            Do(
                "Ask food banks how they would like to be able to raise a concern.",
                ("daniel", "patrick"),
                90,
                (
                    Told(
                        85,
                        "patrick",
                        "Met five of seven. They want one number and a name.",
                        "complete",
                    ),
                    Told(150, "alison", "The number is on their wall.", ""),
                    Told(151, "margaret", "Agreed.", "closed"),
                ),
                priority=1,
            ),
            Do(
                "Prepare a note for practitioners on neglect where there is coercive control.",
                ("siobhan",),
                60,
                (
                    Told(20, "siobhan", "To be part of the new strategy instead.", ""),
                    Told(
                        24, "rosalind", "Cancelled: the neglect group will cover it.", "cancelled"
                    ),
                ),
            ),
        ),
    ),
    Item(
        title="Online safety: the partnership's position",
        part=PERFORMANCE,
        presenter="olivia",
        purpose="discussion",
        minutes=15,
        priority=2,
        text="""Graham Noble introduced the paper for Olivia Stead. Referrals that mention images
            shared between children rose from 31 to 58 in a year. Schools ask for one answer on
            what to do in the first hour. The police confirmed that a child who shares an image
            is treated as a child first.

            Members asked for one page that a head teacher can keep in a drawer.""",
        actions=(
            Do(
                "Write one page for schools on the first hour after an image has been shared.",
                ("olivia", "rory"),
                45,
                (
                    Told(
                        40, "olivia", "Agreed with the police and sent to all schools.", "complete"
                    ),
                    Told(77, "graham", "Well received.", ""),
                    Told(78, "rosalind", "Closed at the board.", "closed"),
                ),
                priority=2,
            ),
        ),
    ),
    Item(
        "Highlight reports",
        """Reports were received from all groups. Carol Stannage told members that the
        Performance and Audit group will ask for a new name, because it does more than count.""",
        decisions=(
            Decided(
                "The Performance and Audit Sub-group becomes the Quality Assurance and "
                "Performance Sub-group from {m+2}."
            ),
        ),
    ),
    Item(
        "risks",
        """One risk was put forward: R-014, demand on the front door if referrals from North Marl
        continue to rise. Members agreed it as amber, with Tessa Whitcombe as owner.""",
        decisions=(Decided("R-014 is added to the register."),),
    ),
    Item("aob", nil=True),
    Item(
        "next_meeting",
        nil=False,
        text="""An extraordinary meeting will be held before the next ordinary one.""",
    ),
)
