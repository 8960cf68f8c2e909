"""What the demo board's groups talked about in earlier years. All of it is invented.

Each year has its own window on this list, so that a search for a subject finds the years in
which it mattered.
"""

from typing import NamedTuple


class Topic(NamedTuple):
    """A subject: its title, what it is called in a sentence, and what was said, asked and promised."""

    title: str
    noun: str
    facts: tuple
    asked: str
    answered: str
    decided: str
    promised: str


TOPICS = (
    Topic(
        "Safer sleep",
        "safer sleep for babies",
        (
            "Two deaths in the last three years were of babies who slept on a sofa with an adult, "
            "and in both the family had been given the leaflet but nobody had looked at the room.",
            "Health visitors now ask to see where the baby sleeps at the first visit and again "
            "before a holiday or a move.",
        ),
        "How do we reach families who stay with relatives and are at no address we know?",
        "Midwives ask about every place where the baby will sleep, and write each of them down.",
        "The safer sleep assessment is done twice before the baby is six weeks old.",
        "Add the question about overnight stays to the safer sleep assessment.",
    ),
    Topic(
        "Faltering growth",
        "faltering growth",
        (
            "The pathway for faltering growth was followed in eleven of 19 cases; in the others "
            "weights were taken by different services and never put on one chart.",
            "Paediatric dietitians offered a weekly telephone clinic for health visitors.",
        ),
        "Who holds the chart when a baby is weighed in three places?",
        "The red book does, in theory. The health visitor will hold a copy from now on.",
        "The revised faltering growth pathway is adopted.",
        "Run three short briefings on the faltering growth pathway.",
    ),
    Topic(
        "Bruising in children who are not mobile",
        "bruising in babies who are not yet mobile",
        (
            "Of 31 referrals under the protocol, 27 were seen by a paediatrician on the same day.",
            "Out of hours doctors did not know of the protocol, and two babies waited until Monday.",
        ),
        "What does a receptionist do when a parent mentions a bruise on the telephone?",
        "Reception staff have a card that tells them to ask the duty doctor at once.",
        "The bruising protocol applies at weekends without exception.",
        "Write to every out of hours provider with the bruising protocol.",
    ),
    Topic(
        "Fabricated or induced illness",
        "fabricated or induced illness",
        (
            "Chronologies took 14 weeks on average, because four services keep paper records.",
            "Schools see the child every day and had not been asked in three of five cases.",
        ),
        "Is the child told why so many people are asking questions?",
        "Not often enough. A worker will be named in each case to speak with the child.",
        "A single chronology template is used by all services.",
        "Agree who leads the chronology when perplexing presentations are discussed.",
    ),
    Topic(
        "Young carers",
        "young carers",
        (
            "Schools know of 214 young carers; adult services recorded 38 of them.",
            "Young carers asked for one person at school who does not need the story told again.",
        ),
        "Do adult services ask whether there are children in the house?",
        "The question is on the form and was left empty in two of three assessments.",
        "Adult assessments name every child in the household.",
        "Compare the lists of young carers held by schools and by adult services.",
    ),
    Topic(
        "Elective home education",
        "children educated at home",
        (
            "The number of children known to be educated at home rose by a third within a year.",
            "Visits are by consent; 41 families had not been seen by any professional for a year.",
        ),
        "What happens when a child on a plan is withdrawn from school on a Friday?",
        "The school telephones the social worker the same day, and a conference is called.",
        "Schools tell social care on the day a child with a plan is withdrawn.",
        "Bring a list of home educated children who are known to no service.",
    ),
    Topic(
        "Unregistered settings",
        "unregistered alternative provision",
        (
            "Nine settings took pupils for more than 18 hours a week without being registered.",
            "Three of them had no policy for safer recruitment, and one had no telephone.",
        ),
        "Who visits before a pupil is placed?",
        "Nobody did in four cases. The council will visit and keep the record.",
        "No school places a pupil in a setting that has not been visited.",
        "Publish the list of alternative provision that has been visited.",
    ),
    Topic(
        "County lines",
        "county lines and the exploitation of children by gangs",
        (
            "The police closed two lines that ran along the railway, and 16 children were safeguarded.",
            "Train staff noticed the same boys on the first train on six mornings and had nobody to "
            "tell.",
        ),
        "Are these children treated as victims when they are arrested?",
        "A referral for the national mechanism is made at the point of arrest in most cases.",
        "The railway companies are asked to join the exploitation group.",
        "Give train staff a number and a form of words for what they notice.",
    ),
    Topic(
        "Children who go missing",
        "children who go missing",
        (
            "Return interviews were offered in 96 per cent of episodes and accepted in 58.",
            "Most episodes were of nine children, seven of whom live in homes run by other areas.",
        ),
        "What do we do with what children tell us in return interviews?",
        "Themes go to the police each month; single facts go the same day.",
        "Return interviews are carried out by somebody who is not in uniform.",
        "Report what changed because of return interviews.",
    ),
    Topic(
        "Harmful sexual behaviour",
        "harmful sexual behaviour between children",
        (
            "Schools recorded 72 incidents in two terms, and understood the levels in four ways.",
            "The assessment service has one trained worker and a wait of 22 weeks.",
        ),
        "Who supports the child who was harmed while the other waits for an assessment?",
        "The school nurse does; there is no wait for that.",
        "One scale is used by every school to describe harmful sexual behaviour.",
        "Train two more practitioners in the assessment of harmful sexual behaviour.",
    ),
    Topic(
        "Online harm",
        "harm to children online",
        (
            "Parents' evenings on online harm reached 190 parents, most of them the ones who came "
            "last year.",
            "Children said that they would tell a friend first and an adult last.",
        ),
        "What would make a child tell an adult?",
        "Young people said: not taking the telephone away.",
        "Advice on online harm is written with young people before it is printed.",
        "Make three films on online harm with Young Voices.",
    ),
    Topic(
        "Domestic abuse",
        "children who live with domestic abuse",
        (
            "Notifications to schools before nine in the morning reached 88 of 92 schools.",
            "Safe Harbour has no space for mothers with boys over 14.",
        ),
        "Does anybody ask the children what they saw?",
        "A children's worker sees each child within five days when the family is in the refuge.",
        "Nurseries receive notifications as schools do.",
        "Find out how many children were in the house at each incident of the last quarter.",
    ),
    Topic(
        "Parental mental health",
        "parents with poor mental health",
        (
            "Crisis teams recorded children in 61 per cent of assessments of parents.",
            "Joint visits were rare, and liked by everybody who had made one.",
        ),
        "Who tells the school that a parent has been admitted?",
        "The ward does, if it knows that there is a school. It is now on the admission form.",
        "Admission of a parent to hospital starts a family assessment.",
        "Set out how wards and early help speak to each other.",
    ),
    Topic(
        "Parental substance misuse",
        "parents who misuse drugs or alcohol",
        (
            "Locked boxes for medicine were given to 143 families on prescribed methadone.",
            "Treatment services see parents on their own and hear little of their children.",
        ),
        "Is there a locked box in every home that needs one?",
        "There is one in every home that was asked. Pharmacies will ask from next month.",
        "Pharmacies ask about children when they hand out methadone.",
        "Count how many locked boxes are in use at a second visit.",
    ),
    Topic(
        "Adolescent neglect",
        "neglect of teenagers",
        (
            "Teenagers were described as resilient in 14 of 20 files, and as neglected in three.",
            "A boy of 15 told the panel that he was good at looking as if he had eaten.",
        ),
        "Would we have accepted this for a child of five?",
        "No. The assessment tool has been rewritten so that age does not lower the score.",
        "The neglect tool is used for teenagers in every second assessment.",
        "Test the neglect tool with ten families who have teenagers.",
    ),
    Topic(
        "Dental neglect",
        "dental neglect",
        (
            "Forty-four children had teeth taken out in hospital; eleven had been on a plan.",
            "Dentists rarely refer, and say that they do not hear what came of it when they do.",
        ),
        "What is a dentist told after a referral?",
        "Nothing, in most cases. A standard reply has been written.",
        "Every referral from a dentist is answered within a week.",
        "Add was-not-brought letters of dentists to the neglect pathway.",
    ),
    Topic(
        "Was not brought",
        "children who were not brought to appointments",
        (
            "The words did not attend were still used for 63 per cent of missed appointments.",
            "One child was not brought to nine appointments in five clinics, each of which wrote to "
            "the family doctor.",
        ),
        "At which missed appointment does somebody knock at the door?",
        "The third, at present. Members thought that this was one too many.",
        "A second missed appointment is discussed with the health visitor or school nurse.",
        "Change the wording of letters to was not brought in all clinics.",
    ),
    Topic(
        "Private fostering",
        "private fostering",
        (
            "Six arrangements are known; an area of this size would be expected to have 30.",
            "Language schools and two football academies had never heard of the duty to notify.",
        ),
        "Where would we look if we wanted to find them?",
        "In admissions at mid-year, and at the football academies.",
        "School admission forms ask who the child lives with and for how long.",
        "Visit the language schools and explain the duty to notify private fostering.",
    ),
    Topic(
        "Unaccompanied children",
        "unaccompanied children seeking asylum",
        (
            "Twenty-three children arrived in the year, and four went missing within a week.",
            "Interpreters by telephone were refused by children who had been interviewed that way "
            "by officials.",
        ),
        "What is different about the four who went missing?",
        "They were placed furthest from anybody who spoke their language.",
        "An interpreter is present in person at the first meeting.",
        "Ask the children who stayed what made them stay.",
    ),
    Topic(
        "Female genital mutilation",
        "female genital mutilation",
        (
            "Midwives recorded 17 women; in five cases there were daughters in the family.",
            "A community group asked to lead the training itself, and did so well.",
        ),
        "What happens to the record when the family moves?",
        "It is in the health record and follows the mother, but not the daughter.",
        "Risk to daughters is recorded in the daughters' own records.",
        "Agree with community leaders how training on female genital mutilation goes on.",
    ),
    Topic(
        "Forced marriage and honour-based abuse",
        "forced marriage and so-called honour-based abuse",
        (
            "Two protection orders were made before the summer holidays.",
            "School staff were unsure whether to telephone the parents first. They should not.",
        ),
        "Does every school know not to ring home?",
        "Every designated lead does; supply staff may not.",
        "The one chance rule is part of every school's induction.",
        "Send schools the advice on forced marriage before each long holiday.",
    ),
    Topic(
        "Radicalisation",
        "children drawn into extremism",
        (
            "Referrals were of younger children than before; the youngest was ten.",
            "Most had found the material through games rather than through a person.",
        ),
        "How many of these were children with special needs?",
        "More than half, and the panel now has an adviser who knows about autism.",
        "The channel panel invites the child's school every time.",
        "Review the threshold for referrals with the education advisers.",
    ),
    Topic(
        "Children with disabilities",
        "disabled children",
        (
            "Disabled children were the subject of 4 per cent of plans and 11 per cent of contacts.",
            "Communication aids were in the building in each of the eight homes visited, and in use "
            "in three.",
        ),
        "Was the child spoken to alone in any of these cases?",
        "In two of eight. Workers said that they did not know how.",
        "No assessment of a disabled child closes without the child's own view.",
        "Buy time from the communication service for assessments of disabled children.",
    ),
    Topic(
        "Residential special schools",
        "children in residential special schools",
        (
            "Thirty-four children live in schools outside the area; nine had not been visited by "
            "the placing team within a term.",
            "The national review of residential settings was read line by line.",
        ),
        "Who would notice if a child had stopped writing home?",
        "The independent visitor, where there is one. Twelve children have none.",
        "Every child placed outside the area has an independent visitor.",
        "List the children without an independent visitor and who will find one.",
    ),
    Topic(
        "Suicide prevention",
        "suicide and self-harm among young people",
        (
            "Three deaths in eighteen months were reviewed together, and exams were near in all.",
            "The self-harm pathway ends at the emergency department for those who are 16 and 17.",
        ),
        "What was offered to their friends?",
        "A drop-in for a week. Friends wrote that the second month was worse than the first.",
        "Support after a death goes on for a school year.",
        "Extend the self-harm pathway to the age of 18.",
    ),
    Topic(
        "Eating disorders",
        "eating disorders",
        (
            "Urgent cases were seen within a week; routine ones waited 17 weeks.",
            "Schools weighed pupils in two cases, and should not have been asked to.",
        ),
        "What is the family told to do while it waits?",
        "To ring the line if weight is lost. Families say that nobody explained how much.",
        "Families who wait are called every two weeks.",
        "Write a page for schools on eating disorders.",
    ),
    Topic(
        "Information sharing",
        "information sharing",
        (
            "Five forms ask for the same nine facts, and three of them ask for consent that is not "
            "needed.",
            "The advice line of the council's lawyers received 40 questions, 31 of them the same.",
        ),
        "What should a practitioner do when in doubt?",
        "Share, write down why, and tell the family unless that would put somebody at risk.",
        "One information sharing form replaces the five.",
        "Write the answer to the commonest question on one page.",
    ),
    Topic(
        "Thresholds",
        "the threshold document",
        (
            "Half of all contacts led to no further action, as in the year before.",
            "Referrers asked for examples rather than definitions.",
        ),
        "Why do people refer what they know will be turned down?",
        "To have it on record. That is a sign that early help is not trusted yet.",
        "The threshold document is reissued with examples for each level.",
        "Send feedback to every referrer whose contact ended without action.",
    ),
    Topic(
        "The front door",
        "the multi-agency front door",
        (
            "Health is in the room on four days of five, and education on three.",
            "Decisions were made within one working day in 83 per cent of contacts.",
        ),
        "What happens on the fifth day?",
        "Health checks wait until Monday. A second post has been advertised.",
        "Every service is in the room or on the telephone on each working day.",
        "Report the number of decisions that waited for a health check.",
    ),
    Topic(
        "Escalation",
        "professional disagreement and escalation",
        (
            "The escalation policy was used nine times, eight of them by schools.",
            "Of those nine, seven were settled at the first step within two days.",
        ),
        "Is nine too few or too many?",
        "Too few: the audits found 22 cases in which somebody disagreed and said nothing.",
        "Escalations are counted for each service and reported to the board.",
        "Ask supervisors to raise escalation at every supervision for one quarter.",
    ),
    Topic(
        "Child protection conferences",
        "child protection conferences",
        (
            "Reports reached parents two days before the conference in 54 per cent of cases.",
            "Children who came with an advocate spoke; children who came with a parent did not.",
        ),
        "How many children were asked where they wanted the conference to be held?",
        "None were, until last month. A letter now asks them.",
        "Parents receive reports three working days before a conference.",
        "Count the conferences that were held at a place the child had chosen.",
    ),
    Topic(
        "Core groups",
        "core groups",
        (
            "Core groups met in time in 71 per cent of cases, and with fewer than three services in "
            "a third of those.",
            "Minutes of core groups were missing from 18 of 60 files.",
        ),
        "Can a core group with two people change a plan?",
        "It can, and it did in four cases. Members were not content.",
        "A core group needs three services or is called again within a week.",
        "Give each service the list of core groups that it did not attend.",
    ),
    Topic(
        "Allegations against staff",
        "allegations against people who work with children",
        (
            "The designated officer received 170 concerns, of which 114 led to a strategy meeting.",
            "Taxi firms and tutors were the subject of a fifth of all enquiries.",
        ),
        "Do tutoring agencies know that they must report?",
        "Two of seven did. All seven have now been visited.",
        "Licensing officers are invited to strategy meetings about drivers.",
        "Write to faith groups and clubs about how to report a concern about staff.",
    ),
    Topic(
        "Safer recruitment",
        "safer recruitment",
        (
            "The audit of 120 personnel files found references missing in 13.",
            "Volunteers of long standing were the commonest gap.",
        ),
        "Who checks the checkers?",
        "Each agency checks another's files this year.",
        "References are taken up before interview, with no exceptions.",
        "Complete the missing references and report when it is done.",
    ),
    Topic(
        "Transitional safeguarding",
        "safeguarding between 16 and 25",
        (
            "Nineteen young people turned 18 in the year while at risk of exploitation; six were "
            "taken on by adult services.",
            "Adult services ask whether there are care needs, which is rarely the right question.",
        ),
        "What did the other thirteen get?",
        "A leaflet, and in two cases a worker who stayed on in her own time.",
        "Planning for those at risk begins at 17 with adult services at the table.",
        "Draft a transitional safeguarding protocol with the adults' board.",
    ),
    Topic(
        "Care leavers",
        "care leavers",
        (
            "Fourteen care leavers were in bed and breakfast in the year, for nine nights on average.",
            "Personal advisers have 24 young people each.",
        ),
        "Is bed and breakfast ever safe for somebody of 18?",
        "The director said that it is not, and that it will stop by the summer.",
        "Bed and breakfast is not used for care leavers.",
        "Report every night that a care leaver spends in emergency accommodation.",
    ),
    Topic(
        "Homeless 16 and 17 year olds",
        "homeless young people of 16 and 17",
        (
            "Joint assessments were made for 29 of 33 who presented as homeless.",
            "Those who presented after five in the evening were asked to come back.",
        ),
        "Where did they sleep?",
        "On sofas, with people whose names nobody wrote down.",
        "The joint protocol for homeless young people applies after hours.",
        "Name an out of hours contact in housing for homeless young people.",
    ),
    Topic(
        "Knife crime",
        "knife crime and serious youth violence",
        (
            "There were 26 offences with a knife of which a child was the victim.",
            "Emergency departments share data each month; a youth worker in the department saw "
            "half of those who came.",
        ),
        "What do we know about the hour between school and home?",
        "Most incidents happen in it, and most within a mile of two bus stations.",
        "Youth workers are at both bus stations between three and five.",
        "Map serious youth violence against bus routes and school closing times.",
    ),
    Topic(
        "Water safety",
        "water safety and drowning",
        (
            "A boy of 13 drowned in the Dunnet reservoir, and the ropes had been taken away.",
            "The fire service visited 34 schools before the summer.",
        ),
        "Who owns the reservoir wall?",
        "The water company, which has agreed to put the ropes back.",
        "Water safety is taught in every school before the summer.",
        "Check the rescue equipment at each of the eleven open waters.",
    ),
    Topic(
        "Lessons of a national review",
        "the national panel's review",
        (
            "The report describes children whose plans were changed by people who had not met them.",
            "Members marked every recommendation that could have been written about Thornmere.",
        ),
        "Could this have happened here?",
        "Members thought that three of its seven findings would have been true here as well.",
        "The national review's findings are tested in the next audit.",
        "Hold a learning event on the national review for front line managers.",
    ),
)
