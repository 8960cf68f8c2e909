"""The board's development day, its latest meeting, and the agenda of the next."""

from meetings.demo.shapes import Amended, Asked, Decided, Do, Item, Told
from meetings.demo.standing import GROUPS, LEADERSHIP, PERFORMANCE

DEVELOPMENT_DAY = (
    Item(
        "apologies",
        title="Welcome and purpose of the day",
        minutes=30,
        presenter="margaret",
        text="""The development day was held at The Mill. There was one question: would we know
            if a child in Thornmere was not safe? Members sat in mixed groups all day, with a
            young person or a lay member at every table.""",
    ),
    Item(
        title="Walking through a family's year",
        presenter="fiona",
        purpose="discussion",
        minutes=150,
        text="""Fiona Kettle led an exercise built from three anonymous cases. Each table
            followed one invented family through twelve months of contacts, letters and visits,
            and received a new card every ten minutes.

            Tables reported the same surprise: in month five, when the family stopped answering,
            eleven agencies each believed that another was in touch. Andrew Birtwhistle's table was
            the only one that rang the housing officer. Keisha Lovell said that no table had asked
            what the eldest child was doing.""",
    ),
    Item(
        title="How we challenge each other",
        presenter="gwen",
        purpose="discussion",
        minutes=90,
        text="""Gwen Tallis read ten challenges from this year's minutes without names. Members
            judged whether each had been answered. They thought that five had, three had in part
            and two had been put off politely. It was agreed that unanswered challenges should be
            printed with the agenda of the next meeting.""",
        decisions=(
            Decided(
                "Challenges that did not satisfy are listed with the papers of the next meeting."
            ),
        ),
        actions=(
            Do(
                "List open challenges with the papers of each board meeting.",
                ("callum",),
                "next",
                (
                    Told(30, "callum", "First list issued.", "complete"),
                    Told(36, "rosalind", "Closed at the board.", "closed"),
                ),
            ),
        ),
    ),
    Item(
        title="What we will do differently",
        presenter="margaret",
        minutes=60,
        text="""Each member wrote one sentence and gave it to the person beside them, who will
            ask about it in three months. The business unit keeps no copy.""",
        actions=(Do("Ask the person beside you about their sentence.", ("all",), None),),
    ),
)

ITEMS = (
    Item(
        "apologies",
        """Margaret Ellery welcomed members. Janet Oduya attended for Carol Stannage. Anjali
        Desai had to leave before noon for an incident; the police were represented throughout by
        Det Supt Mark Hollis, and the meeting remained quorate in seats. The chair noted that
        decisions after Ms Desai's departure were taken with her agreement in writing.""",
    ),
    Item("declarations", nil=True),
    Item(
        "previous_minutes",
        """Rosalind Pike explained the correction of the minutes of {date:BM2}, which the
        business unit had reopened: a number had been misread from a slide. The three sets of
        minutes were taken together.""",
        amendments=(
            Amended(
                "BM4",
                "Item 4.1, first paragraph",
                "“shows 9.4 per cent” should read “shows 9.4 per cent of outpatient appointments”.",
                "julie",
            ),
        ),
    ),
    Item(
        "matters_arising",
        """**{A:review_calls}, review calls to waiting families.** Stephen Larch brought the
        first figures: of 118 calls that were due in the quarter 102 were made and 63 answered.
        In 11 the family described a change that led to an earlier appointment. He will say next
        time what happens to the families who do not answer. Stays red.

        **{A:adult_invites}, adult services at conferences.** Andrew Birtwhistle reported 41
        invitations, 29 people attending and six reports. Members thought that this was a real
        change. Stays open for one more quarter.

        **{A:dental}, dental pathway.** The commissioner's decision has moved to next month. Stays
        amber.

        **{A:voice_film}, film for inductions.** Filming takes place in two weeks. Tom Ferris asked
        members not to wear lanyards on the day.""",
        minutes=15,
        challenges=(
            Asked(
                "gwen",
                "stephen",
                "Thirty-nine families did not answer. Does anybody go and see them?",
                "Mr Larch said that a second call is made after a month and then a letter. Nobody "
                "visits.",
                "no",
                "The chair will raise the question with the trust's chief executive.",
            ),
        ),
    ),
    Item(
        "voice",
        """Josh Pell and Maya Lindqvist's group has written “Ten things to ask before you ask me
        anything”, a card for practitioners. Keisha Lovell handed one to each member. The first
        three are: have you read what I said last time, how long have we got, and who will you
        tell.

        Lucy Amberley asked for a version with pictures. Farah Mirza's school will draw one.""",
        presenter="keisha",
        priority=4,
        decisions=(
            Decided("The card will be given to every practitioner who starts work in Thornmere."),
        ),
        actions=(
            Do(
                "Draw a version of the “Ten things” card with pictures.",
                ("farah", "lucy"),
                75,
                (Told(40, "farah", "Drawn by class 7; being tried out.", "in_progress"),),
                priority=4,
            ),
            Do(
                "Put the card into every organisation's induction.",
                ("all",),
                90,
                (Told(45, "callum", "Eleven confirmations so far.", "in_progress"),),
                priority=4,
            ),
        ),
    ),
    Item(
        "Chair's update",
        """Margaret Ellery reported that the inspection letter has been published. It names three
        strengths and two areas for improvement: managers' recording, and the use of
        chronologies. The improvement plan was agreed by the executive and is attached to the
        papers.

        She told members that a third partner, the neighbouring fire and rescue service, has joined
        the shared Section 11 audit, and that Jean Hartnoll completes twenty years with the council
        this month.""",
        decisions=(Decided("The improvement plan is endorsed."),),
    ),
    Item(
        title="Multi-agency child protection team: first six months",
        part=LEADERSHIP,
        presenter="dominic",
        purpose="assurance",
        minutes=25,
        text="""Dominic Farrow and Louise Carver's written report covered the first six months in
            the Dunnet Valley. The team has led 146 strategy discussions; health took part in all
            of them and education in 131. The average time from referral to a joint visit fell
            from three days to one. Parents of 22 families were interviewed: most were glad to
            have one lead, and several did not understand that the police officer in the room was
            not there to arrest anybody.

            Members were cautious about one figure. Fewer enquiries lead to a conference than
            before (38 per cent, from 47), and it is too early to say whether this is better
            judgement or a higher threshold. A dip sample of twenty was asked for.

            Priya Nair reported that applications to the court from the team are better evidenced
            and arrive later than they might.""",
        decisions=(
            Decided(
                "The second team, for Thornmere town, will begin in {m+5}.",
                "subject to the result of the dip sample",
            ),
        ),
        actions=(
            Do(
                "Dip-sample twenty enquiries that did not lead to a conference.",
                ("louise", "adam", "janet"),
                70,
                (Told(50, "louise", "Twelve of twenty read.", "in_progress"),),
                key="dip_sample",
            ),
            Do(
                "Write a page for parents about who is in the team and why.",
                ("tessa", "group:VP"),
                80,
                (Told(30, "tessa", "Draft with two parents.", "in_progress"),),
            ),
        ),
        challenges=(
            Asked(
                "barbara",
                "anjali",
                "If the police officer frightens people, could he or she be introduced "
                "differently?",
                "Ms Desai said that officers in the team no longer wear uniform and that the "
                "first sentence would be looked at "
                "again with parents.",
                "yes",
            ),
        ),
    ),
    Item(
        "Multi-agency dataset",
        """Ming Zhao presented {Q0}. Of the twelve measures on the front sheet seven are better
        than a year ago, three are unchanged and two are worse: school exclusions of children
        with a plan (14, from nine) and repeat referrals (23 per cent, from 20). Children's
        contribution to conferences reached 52 per cent.

        Graham Noble offered to bring the fourteen exclusions one by one. Members did not want the
        cases but the pattern. Owen Trask said that four schools account for ten and that he had
        spoken to each of them.""",
        actions=(
            Do(
                "Report the pattern behind exclusions of children with a plan and what schools "
                "propose.",
                ("graham", "owen"),
                "next",
                (
                    Told(
                        35,
                        "graham",
                        "Figures ready; discussion with heads next week.",
                        "in_progress",
                    ),
                ),
            ),
            Do("Explain the rise in repeat referrals.", ("group:QA",), "next"),
        ),
        challenges=(
            Asked(
                "joan",
                "graham",
                "Were any of the fourteen children permanently excluded after a managed move had "
                "been offered?",
                "Mr Noble did not know and would find out. Cllr Pickersgill, as participant "
                "observer, asked for this to be "
                "recorded.",
                "partly",
            ),
        ),
    ),
    Item(
        title="Children missing education and educated at home",
        part=PERFORMANCE,
        presenter="martin",
        purpose="assurance",
        minutes=15,
        text="""Martin Holroyd reported that 412 children are educated at home, 61 more than a
            year ago, and that 57 children were missing education at the end of {Q0}. All but two
            of the latter have been traced since. Of the 38 children educated at home and known
            to services 34 were visited.

            Alison Beck and Andrew Birtwhistle will compare the list with families known to their
            services. AB noted that two thirds of the parents visited had named anxiety as the
            reason.""",
        actions=(
            Do(
                "Compare the list of children educated at home with families known to early help "
                "and adult services.",
                ("alison", "andrew"),
                77,
                (Told(30, "alison", "Agreement on sharing signed.", "in_progress"),),
                key="ehe_compare",
            ),
        ),
    ),
    Item(
        title="Learning from case 14",
        part=GROUPS,
        presenter="fiona",
        purpose="information",
        minutes=15,
        priority=3,
        text="""Fiona Kettle described how the learning will reach practitioners while
            publication is held. Briefings do not name the case or the place. The first, on
            unknown adults in the household, has been given to 212 practitioners in eight
            organisations. Ninety-one per cent could say a week later what they would ask.""",
        actions=(
            Do(
                "Give the briefing on unknown adults to GPs and dentists.",
                ("janet", "sanjay"),
                80,
                (Told(20, "janet", "First session booked.", "in_progress"),),
                priority=3,
            ),
        ),
    ),
    Item(
        "Highlight reports",
        """The reports were accepted. Patrick Oyelaran reported for Voice and Participation that
        every group now has a standing item. Rashid Karim asked that the procedures on adults who
        pose a risk should be brought forward; Alison Beck agreed.""",
        decisions=(Decided("The highlight reports are accepted."),),
    ),
    Item(
        "risks",
        """R-011 (case recording) was lowered to amber: the change was made and the double search
        works. A new risk was put forward by the executive: R-016, the end of two grants to the
        voluntary sector in {m+6}. Members agreed it as amber, with Patrick Oyelaran as owner.""",
        decisions=(Decided("R-016 is added to the register and R-011 lowered to amber."),),
        actions=(
            Do(
                "Say which services would end with the two grants, and which children use them.",
                ("patrick", "lorna"),
                42,
                (
                    Told(20, "patrick", "Three services, about 90 children.", "in_progress"),
                    Told(41, "patrick", "Paper sent to the executive.", "complete"),
                ),
            ),
            Do(
                "Look for money to continue the two services.",
                ("org:tva", "group:EX"),
                160,
                override=("amber", "The grant maker has asked for a meeting."),
            ),
        ),
    ),
    Item(
        "aob",
        """Anita Walsh told members that Marl Homes will stop evicting families with a child
        protection plan without a conversation with the social worker first. The chair said that
        this was the best news of the morning.""",
    ),
    Item("next_meeting", "Members were asked to note that the next meeting is on a Thursday."),
)

NEXT_AGENDA = (
    Item("Minutes of the previous meeting", minutes=5),
    Item(
        title="Exclusions of children with a plan: the pattern and the proposal",
        part=PERFORMANCE,
        presenter="graham",
        purpose="assurance",
        minutes=20,
        about="Asked for at the last meeting after a question by Cllr Pickersgill.",
    ),
    Item(
        title="Child protection team: result of the dip sample",
        part=PERFORMANCE,
        presenter="louise",
        purpose="decision",
        minutes=20,
    ),
    Item(
        title="Neglect strategy and toolkit: first draft",
        part=LEADERSHIP,
        presenter="peter",
        purpose="decision",
        minutes=25,
        priority=1,
        about="The draft strategy is with the papers. The group asks for approval to consult.",
    ),
    Item(
        title="Budget for {nfy}: principles",
        part=LEADERSHIP,
        presenter="rosalind",
        purpose="discussion",
        minutes=10,
    ),
    Item(
        title="Practice review: an update in confidence",
        part=GROUPS,
        presenter="margaret",
        purpose="information",
        minutes=10,
        closed_title="Case 14: trial date and effect on publication",
        unit_notes="Confirm the listing with the court before the papers go out.",
    ),
)
