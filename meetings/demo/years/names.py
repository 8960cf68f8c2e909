"""Names and posts of the people of earlier years. All of them are invented."""


def _words(text):
    return tuple(text.split())


GIVEN = _words(
    """
    Abigail Adeola Aidan Aisha Alan Alice Amir Angela Anjum Arthur Ayesha Beatrice Ben
    Beverley Brenda Brian Bridget Camille Carl Catherine Cerys Charlotte Cheryl Clive Conor
    Damian Dawn Deepa Denise Derek Diane Edith Edwin Eileen Elaine Esther Ewan Faith Fatima
    Felix Frances Gareth Georgina Gordon Grace Gurpreet Hamid Harriet Hassan Heather Hilary
    Howard Ingrid Iris Ishaan Jacob Jamila Jasper Joanne Jonathan Judith Kamal Kathryn Keith
    Khadija Kieran Lakshmi Laura Leon Lydia Malcolm Marcia Maria Matthew Mehmet Miriam
    Monica Nathan Nirmala Norma Oliver Pamela Paul Philippa Rachel Ravi Rebecca Robin Roisin
    Rosemary Rupert Sabrina Sandra Sean Shazia Simon Sophie Stella Sunil Theresa Tobias Uzma
    Valerie Vikram Wayne Winifred Yusuf
    """
)

FAMILY = _words(
    """
    Abbott Achebe Ackroyd Adair Ahmed Alderson Anand Appleby Armitage Ashworth Atwell
    Bagshaw Bains Balogun Barraclough Bellamy Bevan Blackwood Booth Boswell Bradshaw
    Brannigan Briggs Broadbent Brook Buckley Cairns Caldwell Chaudhry Chowdhury Clegg
    Cockcroft Coleman Copeland Corcoran Crossley Dalgleish Danso Darcy Dewhurst Dhillon
    Dixon Docherty Drummond Duckworth Eastwood Eccles Entwistle Fairbairn Fallon Farooq
    Fielding Finch Fletcher Foster Gallagher Garrity Gledhill Goodall Greenhalgh Greenwood
    Grimshaw Gupta Hadfield Halliwell Hanif Hargreaves Haworth Helliwell Hinchliffe
    Holdsworth Hussain Ibrahim Ingham Jackman Jagger Jolly Kaplan Kaur Kendrick Khan
    Kilbride Kirkham Lambert Langford Leadbetter Lockwood Lomas Mahmood Makinde Marsden
    Maxwell Mellor Metcalfe Midgley Moorhouse Mukherjee Murgatroyd Naylor Nkosi Nuttall
    Ogden Okafor Oldroyd Ormerod Osei Parkin Patel Pickles Pollard Prentice Quayle Qureshi
    Radcliffe Rashid Redfern Rigby Rushworth Saxby Schofield Shackleton Shaikh Silcock
    Slater Snape Stansfield Sugden Sutherland Sykes Tattersall Thackray Tindall Unsworth
    Varley Wadsworth Wainwright Walmsley Whiteley Wilkes Woodhead Wrigley Yardley Yeadon
    """
)

POSTS = {
    "council": ("Service Manager", "Team Manager", "Head of Service", "Strategic Lead"),
    "health": ("Named Nurse", "Head of Safeguarding", "Named Doctor", "Safeguarding Adviser"),
    "police": ("Detective Inspector", "Detective Chief Inspector", "Detective Sergeant"),
    "probation": ("Senior Probation Officer", "Probation Manager"),
    "education": ("Head teacher", "Deputy head teacher", "Designated safeguarding lead"),
    "youth_justice": ("Practice Manager", "Operations Manager"),
    "voluntary": ("Project Manager", "Service Manager", "Trustee"),
    "courts": ("Service Manager", "Enhanced Practitioner"),
    "fire": ("Station Manager", "Prevention Officer"),
    "housing": ("Tenancy Manager", "Safeguarding Lead"),
    "faith": ("Safeguarding Officer", "Minister"),
    "board": ("Partnership Officer", "Minute-taker", "Data Analyst"),
    "other": ("Lay member", "Independent adviser"),
}

WIDER_SEATS = (
    ("Named GP", "gps"),
    ("School nursing", "community"),
    ("Health visiting", "community"),
    ("Maternity services", "hospitals"),
    ("Emergency department", "hospitals"),
    ("Paediatrics", "hospitals"),
    ("Children's mental health", "mental_health"),
    ("Adult mental health", "mental_health"),
    ("Public health nursing", "public_health"),
    ("Ambulance service", "ambulance"),
    ("Neighbourhood policing", "police"),
    ("Child abuse investigation", "ppu"),
    ("Missing from home", "ppu"),
    ("Referral and assessment", "social_care"),
    ("Looked after children", "social_care"),
    ("Fostering and adoption", "social_care"),
    ("Disabled children", "social_care"),
    ("Education welfare", "education"),
    ("Early years", "education"),
    ("Family support", "early_help"),
    ("Youth service", "early_help"),
    ("Adult safeguarding", "adults"),
    ("Youth justice", "yjs"),
    ("Probation", "probation"),
    ("Primary schools", "primary"),
    ("Secondary schools", "secondary"),
    ("Further education", "college"),
    ("Special schools", "special"),
    ("Independent schools", "independent"),
    ("Domestic abuse services", "safe_harbour"),
    ("Voluntary sector", "tva"),
    ("Housing options", "housing"),
    ("Fire and rescue", "fire"),
    ("Faith communities", "faith"),
    ("Family court advisory service", "courts"),
    ("Lay member", "independent_office"),
)
"""Seats of the wider groups of earlier years: (title, organisation). They were closed since."""
