"""Words that boards write with capitals and that are nobody's name, and names that are words as well.

The lists need not be complete: a word that a record has in lower case too is left out of itself, and what is found
beyond that is ticked by a person.
"""

FIELD_WORDS = """
About Access Accident Accountability Accountable Act Action Actions Acting Additional Address Adolescent Adolescents
Adoption Adult Adults Advice Adviser Advisor Advisory Advocacy Afternoon Agency Agencies Agenda Agreement Aid
Alcohol Alert Allegation Allegations Alliance Alternative Ambassador Ambulance Annex Annual Anonymous Anti
Anti-Social Apologies Appendix Apprentice Approach Approval April Area Areas Arrangements Assembly Assessment
Assessments Assistant Associate Association Assurance Asylum Attendance Attendees Audit Audits August Authority
Authorities Autism Award Awareness Background Behaviour Being Best Better Bill Board Boards Body Borough
Briefing Briefings British Brook Budget Building Bulletin Business By Campaign Capacity Care Cared Carer Carers Case
Cases Cause Centre Centres Chair Chairs Challenge Challenges Chancellor Change Changes Charity Checklist Chief Child
Childcare Childhood Children Christmas Church Circle City Civic Civil Clerk Clinic Clinical Closing Code Coercive
Collaborative College Combined Commission Commissioner Commissioners Commissioning Committee Common Communication
Communications Community Company Compact Complaint Complaints Complex Concern Concerns Conduct Conference
Confidential Conflict Conflicts Consent Constabulary Constitution Consultant Consultation Contact Contents
Contextual Contract Control Coordinator Core Coroner Corporate Council Councillor Councils County Court Courts Covid
Crime Criminal Crisis Crown Culture Current Custody Cyber Dashboard Data Date Day Days Deaf Dean Death Deaths
December Decision Decisions Declaration Declarations Definition Delivery Dental Department Deputy Designated Detail
Details Development Digital Diocese Director Directorate Directors Disability Disabilities Disabled Disclosure
Discussion District Diversity Divisional Doctor Domestic Draft Drug Drugs Due Duty Early Easter Education
Educational Effective Effectiveness Elective Electoral Eligible Emergency Emotional Employment Encompass England
English Engagement Enquiry Equalities Equality Escalation Estate Ethnic Evaluation Events Evidence Examiner
Exclusion Exclusions Executive Experience Expert Exploitation Exploited External Extra Extraordinary Facts Faith
False Familial Families Family February Federation Feedback Female File Finance Financial Findings Fire First Focus
Follow Force Form Formal Former Forum Forward Foster Fostering Foundation Framework Fraud Freedom Friday From Front
Front-line Full Function Fund Funding Further Future Gangs Gap Gaps Gender General Genital Glossary Golden Good
Governance Government Governor Governors Graded Great Green Group Groups Guardian Guidance Guide Harm Harmful Head
Heads Headteacher Headteachers Health Healthcare Healthy Healthwatch Help Helpline High Hidden Highlight Highlights
History Holiday Home Homeless Homelessness Homes Honour Hospital Hospitals Hostel House Housing Hub Human Identity
Immigration Impact Improvement Improving Incident Incidents Inclusion Independent Index Induction Inequalities
Inequality Infant Information Initial Initiative Inquest Inquiry Inspection Inspections Inspectorate Inspector
Institute Integrated Intelligence Intensive Intent Interest Interests Interim Internal International Internet
Intervention Interventions Introduction Introductions Investigation Issue Issues Item Items January Job Joint
Journal Journey Judge July June Junior Justice Key Keeping Knife Knowledge Lads Law Lay Lead Leader Leaders
Leadership Leads Learning Leaving Legal Legislation Lessons Letter Level Levels Liaison Library Licensing Life Line
Link List Listening Local Log London Looked Lord Low Magistrates Making Male Management Manager Managers Map Mapping
March Maternity Matters Mayor Measures Media Medical Meeting Meetings Member Members Memorandum Mental Mid Midwife
Midwifery Minister Ministry Minor Minutes Missing Mixed Model Modern Monday Monitoring Monthly Morning Mosque Multi
Multi-Agency Multi-agency Museum Mutilation Named Narrative National Need Needs Neglect Neglectful Neighbourhood
Network New News Newsletter Next Night Non North Northern Note Notes Notification November Nurse Nursery Nurses
Nursing Objectives Observer October Offence Offences Offender Offenders Office Officer Officers Official Ombudsman
Online Open Opening Operation Operational Operations Opportunities Options Order Organisation Organisations Other
Outcome Outcomes Outreach Outside Overview Page Panel Panels Papers Paragraph Parent Parenting Parents Parish
Parliament Part Participation Partner Partners Partnership Partnerships Passport Past Pathway Pathways Patient Peer
People Performance Period Perinatal Permanent Person Personal Persons Phase Physical Pilot Place Placement Plan
Planning Plans Play Police Policies Policy Population Portal Post Poverty Practice Practitioner Practitioners
Pregnancy Premises Presentation Present President Prevent Prevention Preventing Preventative Primary Prime Principal
Principles Priorities Priority Prison Private Procedure Procedures Process Professional Professionals Professor
Profile Programme Programmes Progress Project Projects Proposal Proposed Prosecution Protect Protecting Protection
Protective Protocol Protocols Provider Providers Provision Psychiatric Psychiatry Psychology Public Publication
Published Pupil Pupils Purpose Quality Quarter Quarterly Quarters Queen King Question Questions Quorum Race
Radicalisation Raising Rape Rapid Rating Reading Readiness Received Recommendation Recommendations Record Records
Recovery Recruitment Red Amber Reducing Referral Referrals Reform Refuge Refugee Refugees Region Regional Register
Registrar Registration Regulation Regulations Relations Relationship Relationships Report Reporting Reports
Representative Representatives Request Research Resettlement Residential Resilience Resolution Resource Resources
Response Responsibilities Responsibility Responsible Restorative Restraint Return Returns Review Reviewing Reviews
Right Rights Risk Risks Road Role Roles Royal Rule Safe Safeguarding Safer Safety Samaritans Saturday Scale School
Schools Science Scorecard Scoping Scrutineer Scrutiny Second Secondary Secretary Section Secure Self Self-Harm
Semester Senior September Serious Service Services Session Seven Severe Sexual Sexually Shared Sharing Sheet Short
Signs Single Site Sixth Small Social Society Solicitor South Southern Special Specialist Specific Spring Staff
Staffing Standard Standards Standing Start State Statement Station Statistics Status Statutory Step Steps Stop Story
Strand Strategic Strategies Strategy Street Strength Strengthening Strengths Structure Student Students Sub
Sub-Group Sub-group Subgroup Substance Suicide Suite Summary Summer Summit Sunday Superintendent Supervision Support
Supported Supporting Surge Surgery Survey Survivors System Systems Tackling Target Task Tasks Taskforce Teacher
Teachers Teaching Team Teams Technology Teen Teenage Teenagers Television Template Term Terms Terrorism Theatre
Theme Themed Themes Therapeutic Therapy Third Threshold Thresholds Through Thursday Time Timeline Title Toolkit Tool
Town Tracker Trading Trafficking Training Transfer Transition Transitions Transport Trauma Travel Traveller
Treatment Trust Trustee Trustees Trusts Tuesday Tutor Under Understanding Unexpected Union Unit United University
Update Updates Urgent Use Vice Victim Victims Video View Views Village Violence Virtual Vision Visit Visitor Voice
Voices Voluntary Volunteer Vulnerability Vulnerable Wales Walk Ward Wednesday Week Weekly Welcome Welfare Wellbeing
Well-being Welsh West Western East Eastern White Whole Wider Winter Wing Witness Woman Women Work Worker Workers
Workforce Working Workplan Workshop Workshops Workstream World Year Years Young Younger Youth Zero Zone Vitamin
Hepatitis Strep Band Grade Version After Again Aged All Already Also Although Always Among Another Any Anyone Are
Around Asked Because Been Before Behind Below Between Both But Can Clearly Could Despite Did Do Does Done During
Each Either Else Even Ever Every Everyone Few Finally Following For Given Had Has Have Having Hence How However If
Including Indeed Instead Into Its Just Last Later Less Like Many May Meanwhile Might More Most Much Must Neither
Never Nevertheless No Nobody None Nor Not Nothing Now Often Once One Only Or Otherwise Out Over Overall Own Per
Perhaps Please Possible Rather Really Same Several Shall Should Since So Some Somebody Something Soon Still Such
Than Thank Thanks That Then Thereafter Therefore These Those Though Throughout Thus To Today Together Tomorrow Too
Towards Two Three Four Five Six Eight Nine Ten Eleven Twelve Unless Unlike Until Up Upon Very Via Was Were What
Whatever When Whenever Where Whereas Whether Which While Who Why Will With Within Without Would Yes Yesterday Yet
You Your Confirmed Agreed Noted Redacted Ireland Scotland Britain Europe European America American Muslim Christian
Jewish Hindu Sikh Catholic Roma Gypsy Black Asian African Caribbean Polish Romanian Somali Chinese Microsoft Word
Excel Zoom Google Facebook Instagram Snapchat Whatsapp Youtube Sibling Siblings Mother Mothers Father Fathers Mum
Dad Sister Brother Baby Boy Boys Girl Girls Son Daughter Twin Toddler Grandmother Grandfather Aunt Uncle Cousin
Nephew Niece Det Supt Insp Sgt Reverend Canon Rabbi Imam Detective Sergeant Constable Country Parks Ofsted Barnardo
Horizon Scanning Manual Matters Arising Refresh
Deputising Deputised Presented Presenting Signature Signed Attending Chaired Minuted Proposed
Childline Crimestoppers Cafcass Kooth Relate Mind Shelter Mencap Scope WhatsApp YouTube TikTok Twitter PowerPoint
SharePoint Outlook Trello Liquidlogic Westminster Whitehall Ramadan Eid Diwali Hanukkah Pride Brexit Barnahus Jobcentre
Autumn Gold Silver Bronze Blue Colleagues Channel Everything Figures Numbers Times Waiting Deputies Midwives Nurseries
Others Half Here Whose Attached Freephone Laming Munro Mondays Tuesdays Wednesdays Thursdays Fridays Apprentices
"""
FIELD = frozenset(FIELD_WORDS.split())

PEOPLES_WORDS = """
Afghan Albanian Arab Arabic Asylum-seeking Autistic Bangladeshi Bengali British Buddhist Bulgarian Catholic Congolese
Czech Dutch Eritrean Ethiopian Filipino French German Ghanaian Gurkha Hungarian Indian Iranian Iraqi Irish Italian
Jamaican Kurdish Latvian Lithuanian Nepalese Nigerian Pakistani Palestinian Pashtun Portuguese Punjabi Russian
Scottish Slovak Spanish Sudanese Syrian Tamil Turkish Ugandan Ukrainian Vietnamese Yemeni Zimbabwean
Amharic Anglican Cantonese Cornish Dari Farsi Greek Gujarati Hebrew Hindi Igbo Latin Makaton Malay Mandarin Quaker
Swahili Thai Tigrinya Twi Urdu Yoruba
"""
PEOPLES = frozenset(PEOPLES_WORDS.split())
"""What stands before "family" or "children" and says where they are from or what they believe, and languages."""

LETTERS_WORDS = """
GP GPs ICB ICS LA LAs DfE NHS MASH CIN CP CPP LAC CLA CSC CSE CCE CE CEO CFO CO CYP DA DAPO DASH DBS DCI DCS DDCS DI
DS DSL EDT EH EHA EHC EHCP EHE EIA FGM FGC FII FJC FOI GDPR GCP HCPC HMI HMICFRS HMP HMPPS HR HV IAPT ICPC ICO ICT
IDVA IRO ISVA IT JTAI KPI LADO LCSPR LGA LGBT LSCB LSCP LSP MACE MAPPA MARAC MASA MH MP MPS NAI NEET NELFT NCA NRM
NSPCC ONS OPCC PCC PC PCSO PE PEP PHE PHSE PI PIP PRU PSHE PSNI PPN QA RAG RCPC RR RSE RSHE RSL SARC SCR SCT SEN
SENCO SEND SENDCO SG SGO SLA SLT SPOC SRE SU SUDC SUDI TAC TAF TOR UASC UK UN UNCRC USA US VAWG VCS VCSE VRU WT YJB
YJS YOI YOS YOT YP YPS AOB AP ASB ASC ASD ADHD BAME BCU BSB CAMHS CAF CAFCASS CDOP CDR CQC CPS CJS CCG CVS AI AD
ADCS AGM AM PM PHN PDF TBC TBA NA OK QC KC RE REF HO MOJ MHCLG DWP DHSC DPA DPO DPIA SAR SIO SI IOPC JSNA HWB CSP
SAB SCP LSC LCP PP PVP POP IOM OOH AE ED EP EPS EWO EYFS KCSIE WTSC PREVENT SAM ID PO BME ESOL SOP SS SW SWs SSW
NQSW ASYE PSW HOS CSDL CWD CIC CLIP CSA CSAE CSO SSG LLP LTD PLC ICU NICU PICU SBU SMT EMT SPA FPN NPS CRC PDU PQA
AYSE
"""
ACRONYMS = frozenset(LETTERS_WORDS.split())
"""Abbreviations of two letters or more that are nobody's initials."""

GIVEN_WORDS = """
will mark grace hope rose summer faith joy amber jade ruby pearl daisy lily ivy holly poppy jasmine heather skye sky
dawn eve bill bob jack frank grant drew dean guy harry josh pat ray rob rich sue chase hunter mason taylor carter
parker archer cooper tyler max art angel star storm river rowan ash reed robin autumn april may june august precious
princess prince blessing destiny harmony melody honey miracle patience mercy charity constance verity victor miles
gene earl duke christian jay kay dot penny ginger olive clay cliff glen heath dale forest iris violet sage saffron
bonnie crystal cherry coral dolly fern hazel herb jean jimmy josie king nick pepper peg piper reggie royal scarlet
sandy sonny sterling sunny tom ted trinity woody peter lee carol gail barry brook honour kit max ray rob sue pat jay
chase miles drew
"""
GIVEN_NAMES = frozenset(GIVEN_WORDS.split())
"""Given names that are words as well, in lower case."""

FAMILY_WORDS = """
hill wood woods brown green white black gray grey king cook baker carter walker price rose bell fox long short day
marsh field fields brook brooks banks rice cross mills mill stone parks park page bush lamb bird fish pike swift
sparrow finch wolf bishop pope abbot knight noble prince duke butler fisher hunter shepherd potter turner taylor
smith mason miller weaver cooper gardener gardner farmer archer chandler porter potts rivers river lake lakes poole
pool ford bridge bridges church temple castle hall house kitchen waters beach shaw rowe street lane way gates gate
north south west east winter winters summers frost snow rain storm sharp strong little small best good sweet bright
moody savage wise gentle love hope joy gold golden silver steel iron diamond pearl berry cherry flowers flower bloom
branch root hedges ash oak moss reed heath holly birch cotton silk stamp penny pound cash money power speed cannon
sergeant major marshall parsons friend partridge judge law court booth chambers dean head foot hand body bone blood
young old nelson may june march ward singer piper barber carpenter self early
"""
SURNAMES = frozenset(FAMILY_WORDS.split())
"""Family names that are words as well, in lower case."""
