"""Words for places: rooms, buildings, places outdoors, and spots within a place that are none themselves."""

from __future__ import annotations

ROOMS = frozenset(
    """room bedroom kitchen hall hallway parlour parlor study library attic cellar basement bathroom pantry
    lounge den sunroom nursery ballroom classroom office lobby foyer corridor passage dining-room
    drawing-room sitting-room living-room bedchamber chamber closet laundry playroom workshop studio
    laboratory lab ward cell dungeon cabin compartment scullery loft landing staircase stairwell
    vestibule dormitory dorm cloakroom crypt vault gallery boudoir salon refectory canteen cafeteria
    auditorium courtroom storeroom bath toilet lavatory anteroom antechamber crawlspace gym cockpit galley
    boardroom infirmary stateroom downstairs upstairs""".split()
)
OUTDOORS = frozenset(
    """porch yard garden lawn veranda verandah terrace patio driveway drive balcony courtyard backyard
    doorstep stoop deck roof rooftop playground pool orchard garage shed stable barn greenhouse""".split()
)
"""What belongs to a house and lies outside it."""

BUILDINGS = frozenset(
    """house home mansion cottage apartment flat palace castle hotel inn tavern pub bar café cafe restaurant
    diner church chapel cathedral temple hospital school college university shop store market
    supermarket bank theatre theater cinema station airport prison jail museum factory mill farm
    farmhouse manor villa hut tent lodge tower building warehouse club casino morgue courthouse court
    bakery bookstore bookshop monastery convent abbey barracks fort fortress clinic surgery
    headquarters gym spa mall saloon boarding-house lodging rectory vicarage parsonage bungalow ranch
    penthouse motel hostel dwelling workplace library office embassy arena stadium temple shrine tomb
    mausoleum crypt car carriage coach train bus ship boat yacht plane aeroplane airplane van truck
    cab taxi ferry submarine spaceship wagon ambulance limousine""".split()
)
HOUSES = frozenset(
    """house home mansion cottage apartment flat palace castle hotel inn hospital school college manor villa
    building bungalow farmhouse rectory vicarage parsonage abbey library museum theatre theater""".split()
)
"""Buildings with rooms."""
LAND = frozenset(
    """street road lane avenue alley square park forest wood woods field meadow beach shore hill mountain
    valley river lake sea ocean island village town city country cemetery graveyard churchyard cave
    path trail bridge harbour harbor dock pier desert jungle camp campsite highway pavement sidewalk
    marsh moor swamp canyon quay wharf square plaza marketplace neighbourhood neighborhood suburb zoo
    clearing grove riverbank seashore downtown common heath glen battlefield parade
    parlor capital aisle planet""".split()
)
PLACES = ROOMS | OUTDOORS | BUILDINGS | LAND

PARTS = frozenset(
    """middle centre center corner edge side end top bottom foot front back rear step steps stair stairs
    threshold entrance floor wall inside outside interior depths heart far""".split()
)
"""What is a part of the place that it is said with: the middle of the yard, the porch steps."""

SPOTS = frozenset(
    """door doorway window table chair bed couch sofa desk fire fireplace hearth wall floor mirror counter
    bench seat stool armchair cot shelf cupboard wardrobe drawer box sink stove fridge refrigerator
    oven piano bookcase curtain stairs stair steps step staircase bannister banister railing gate
    fence tree bush grave headboard edge corner middle side end foot head threshold ground grass air
    way feet knee knees lap arms arm shoulder phone telephone body crowd group desk bar line rail
    screen stage platform podium altar pew bathtub tub""".split()
)
"""Where one may be within a place, without leaving it."""

WAYS_OUT = frozenset("door doorway window gate exit hatch".split())
STAIRS = frozenset("stairs stair steps staircase ladder".split())

VAGUE = frozenset("here there world life earth spot way side place scene view distance strip".split())
"""What is no place where somebody is, though it may be taken for one."""
DIRECTIONS = frozenset(
    """upstairs downstairs inside outside indoors outdoors home aboard ashore overboard abroad backstage
    underground elsewhere next-door""".split()
)
"""Adverbs that are places by themselves."""

AT = frozenset(["in", "at", "inside", "on", "within", "aboard", "upon", "by", "inside of"])
TO = frozenset(
    [
        "to",
        "into",
        "onto",
        "toward",
        "towards",
        "inside",
        "in",
        "at",
        "on",
        "in to",
        "up to",
        "over to",
        "out to",
        "back to",
        "by",
        "as far as",
    ]
)
FROM = frozenset(["from", "out of", "off", "away from", "out", "off of"])
