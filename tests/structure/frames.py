"""Heads of talks in the frames that sites, papers and podcasts use, each with its guests and what they are.

A row: language, what is above the talk, guests as "name: role", and behind a bar the byline. ``TALKS`` has three
questions with answers, without labels, in each of the languages.
"""

from __future__ import annotations

# ruff: noqa: E501

TALKS = {
    "en": "When did the boats stop?\n\nIn March, when the subsidy ended and the last crew went home for good, and we knew it.\n\nWho decided it?\n\nThe council did, and nobody on the quay was asked about it beforehand, or told.\n\nWhat comes next?\n\nWe count the people who walk home, and then we ask again in the autumn, I hope.",
    "de": "Wann hielten die Boote an?\n\nIm März, als das Geld ausging und die letzte Mannschaft nach Hause ging.\n\nWer hat das entschieden?\n\nDer Rat, und niemand am Kai wurde vorher gefragt, das hat uns geärgert.\n\nWas kommt als Nächstes?\n\nWir zählen die Leute, die zu Fuß gehen, und fragen im Herbst noch einmal.",
    "fr": "Quand les bateaux se sont-ils arrêtés ?\n\nEn mars, quand la subvention a pris fin et que le dernier équipage est rentré.\n\nQui a décidé cela ?\n\nLe conseil, et personne sur le quai n’a été consulté avant cette décision.\n\nQue va-t-il se passer ?\n\nNous comptons les gens qui rentrent à pied, et nous redemandons en automne.",
    "es": "¿Cuándo pararon los barcos?\n\nEn marzo, cuando se acabó la subvención y la última tripulación se fue a casa.\n\n¿Quién lo decidió?\n\nEl consejo, y a nadie del muelle se le preguntó antes de tomar la decisión.\n\n¿Qué viene ahora?\n\nContamos a la gente que vuelve a pie y en otoño preguntamos otra vez.",
    "it": "Quando si sono fermate le barche?\n\nA marzo, quando è finito il contributo e l’ultimo equipaggio è andato a casa.\n\nChi lo ha deciso?\n\nIl consiglio, e nessuno sul molo è stato interpellato prima della decisione.\n\nChe cosa succede adesso?\n\nContiamo le persone che tornano a piedi e in autunno chiediamo di nuovo.",
    "pt": "Quando pararam os barcos?\n\nEm março, quando acabou o subsídio e a última tripulação foi para casa.\n\nQuem decidiu isso?\n\nO conselho, e ninguém no cais foi consultado antes dessa decisão, infelizmente.\n\nO que vem agora?\n\nContamos as pessoas que voltam a pé e no outono perguntamos outra vez.",
    "nl": "Wanneer stopten de boten?\n\nIn maart, toen de subsidie stopte en de laatste bemanning naar huis ging.\n\nWie heeft dat besloten?\n\nDe raad, en niemand op de kade werd van tevoren iets gevraagd of verteld.\n\nWat komt er nu?\n\nWe tellen de mensen die naar huis lopen en vragen het in de herfst opnieuw.",
    "zh": "船是什么时候停的？\n\n三月，补贴停了以后，最后一班船员也回家了，再也没有回来。\n\n是谁决定的？\n\n议会决定的，码头上没有人事先被问过，大家都很生气。\n\n接下来怎么办？\n\n我们数走路回家的人，到了秋天再问一次，看看有没有变化。",
    "ja": "船はいつ止まったのですか。\n\n三月です。補助金が終わって、最後の乗組員が家に帰りました。\n\n誰が決めたのですか。\n\n議会です。岸壁の人には誰も聞きませんでした。\n\n次はどうしますか。\n\n歩いて帰る人を数えて、秋にもう一度聞きます。",
}

HEADS = [
    (
        "en",
        "Four Piers\n\nThe harbour masters of four piers kept the same log. We asked Ivo Tarn, who read them all.",
        "Ivo Tarn: ",
    ),
    (
        "de",
        "Die Nachtfähre\n\nDer Kieler Historiker Jonas Brook über Fähren und ihre Fahrgäste.",
        "Jonas Brook: Historiker",
    ),
    (
        "de",
        "Die Nachtfähre\n\nDer Kieler Hafenhistoriker Jonas Brook hat dreißig Jahre lang Fähren gezählt. Wir haben ihn besucht.",
        "Jonas Brook: Hafenhistoriker",
    ),
    (
        "de",
        "Die Nachtfähre\n\nIm Gespräch erklärt die Leiterin des Hafenmuseums, Jutta Brook, warum die Boote halten.",
        "Jutta Brook: Leiterin des Hafenmuseums",
    ),
    ("de", "Bürgermeisterin Jutta Brook im Interview", "Jutta Brook: Bürgermeisterin"),
    ("de", "„Wir zählen weiter“\n\nInterview mit Hafenmeister Jonas Brook", "Jonas Brook: Hafenmeister"),
    ("de", "Nachgefragt bei Jonas Brook, Vorsitzender des Fährvereins", "Jonas Brook: Vorsitzender des Fährvereins"),
    (
        "de",
        "Die Nachtfähre\n\nJonas Brook (58) ist Vorsitzender des Fährvereins in Kiel.",
        "Jonas Brook: Vorsitzender des Fährvereins in Kiel",
    ),
    (
        "de",
        "Die Nachtfähre\n\nProf. Dr. Jutta Brook forscht an der Universität Kiel zu Fähren.",
        "Jutta Brook: forscht an der Universität Kiel zu Fähren",
    ),
    (
        "fr",
        "Le bac de nuit\n\nLa ministre des Transports, Anne Brook, répond à nos questions.",
        "Anne Brook: ministre des Transports",
    ),
    (
        "fr",
        "Le bac de nuit\n\nEntretien avec la ministre des Affaires portuaires Anne Brook",
        "Anne Brook: ministre des Affaires portuaires",
    ),
    (
        "fr",
        "Interview de Mme Anne Brook, ministre des Affaires portuaires, sur les bacs",
        "Anne Brook: ministre des Affaires portuaires",
    ),
    (
        "fr",
        "Le bac de nuit\n\nAnne Brook, qui dirige le port depuis 2015, nous a reçus.",
        "Anne Brook: dirige le port depuis 2015",
    ),
    (
        "fr",
        "Anne Brook : « Nous comptons encore »\n\nLa directrice du port répond à nos questions.",
        "Anne Brook: directrice du port",
    ),
    ("fr", "Trois questions à Anne Brook, capitaine du port de Brest", "Anne Brook: capitaine du port de Brest"),
    ("es", "La barca de noche\n\nHablamos con Ana Brook, directora del puerto.", "Ana Brook: directora del puerto"),
    ("es", "La barca de noche\n\nLa alcaldesa Ana Brook responde a nuestras preguntas.", "Ana Brook: alcaldesa"),
    ("es", "Entrevista a Ana Brook, que dirige el puerto desde 2015", "Ana Brook: dirige el puerto desde 2015"),
    (
        "es",
        "La barca de noche\n\nLa presidenta de la Asociación de Barqueros, Ana Brook, nos recibe en el muelle.",
        "Ana Brook: presidenta de la Asociación de Barqueros",
    ),
    ("it", "La barca di notte\n\nIntervista ad Anna Brook, direttrice del porto", "Anna Brook: direttrice del porto"),
    (
        "it",
        "La barca di notte\n\nIl sindaco di Chioggia, Marco Brook, risponde alle nostre domande.",
        "Marco Brook: sindaco di Chioggia",
    ),
    (
        "it",
        "La barca di notte\n\nNe parliamo con Anna Brook, che dirige il museo del porto.",
        "Anna Brook: dirige il museo del porto",
    ),
    ("pt", "A barca da noite\n\nEntrevista com Ana Brook, diretora do porto", "Ana Brook: diretora do porto"),
    (
        "pt",
        "A barca da noite\n\nO presidente da Associação de Barqueiros, Paulo Brook, recebeu-nos no cais.",
        "Paulo Brook: presidente da Associação de Barqueiros",
    ),
    ("nl", "De nachtboot\n\nInterview met Anna Brook, directeur van de haven", "Anna Brook: directeur van de haven"),
    ("nl", "De nachtboot\n\nHavenmeester Jan Brook vertelt over de veerboten.", "Jan Brook: Havenmeester"),
    ("en", "Mayor Ada Brook on the night boat", "Ada Brook: Mayor"),
    (
        "en",
        "The Night Boat\n\nThe head of the harbour board, Ada Brook, met us on the quay.",
        "Ada Brook: head of the harbour board",
    ),
    (
        "en",
        "The Night Boat\n\nHarbour master Ada Brook has counted boats for thirty years. We met her on the quay.",
        "Ada Brook: Harbour master",
    ),
    ("en", "The Night Boat: Q&A with Harbour Trust CEO Ada Brook", "Ada Brook: Harbour Trust CEO"),
    (
        "en",
        "Five minutes with Ada Brook, Head of Ferries at Harbour Trust",
        "Ada Brook: Head of Ferries at Harbour Trust",
    ),
    ("en", "Ada Brook\n\nHead of Ferries, Harbour Trust", "Ada Brook: Head of Ferries, Harbour Trust"),
    (
        "en",
        "The Night Boat\n\nIn this episode, we are joined by Ada Brook, who teaches rowing at the Harbour School.",
        "Ada Brook: teaches rowing at the Harbour School",
    ),
    (
        "en",
        "The Night Boat\n\nThis week's featured volunteer is Ada Brook, a retired nurse from Hull.",
        "Ada Brook: retired nurse from Hull",
    ),
    ("en", "The Night Boat\n\nGuest: Ada Brook, ferry planner", "Ada Brook: ferry planner"),
    (
        "en",
        "The Night Boat\n\nInterviewee: Ada Brook, ferry planner at Harbour Trust\n\nInterviewer: Leon Vask",
        "Ada Brook: ferry planner at Harbour Trust",
    ),
    ("en", "Ada Brook – Ferry planner, Harbour Trust", "Ada Brook: Ferry planner, Harbour Trust"),
    ("en", "Ada Brook: Ferry planner and rower", "Ada Brook: Ferry planner and rower"),
    (
        "en",
        "The Night Boat\n\nAs the director of the Harbour Museum, Ada Brook has seen many boats. We asked her about them.",
        "Ada Brook: director of the Harbour Museum",
    ),
    (
        "en",
        "The Night Boat\n\nAda Brook has been the director of the Harbour Museum since 2014.",
        "Ada Brook: director of the Harbour Museum since 2014",
    ),
    (
        "en",
        "The Night Boat\n\nAda Brook was recently appointed director of the Harbour Museum. We met her on the quay.",
        "Ada Brook: director of the Harbour Museum",
    ),
    ("en", "The Night Boat\n\nAda Brook joined Harbour Trust in 2019 as a ferry planner.", "Ada Brook: ferry planner"),
    ("en", "An interview with Dr. Ada Brook of the Harbour Institute", "Ada Brook: Harbour Institute"),
    ("en", "Interview with Ada Brook (Harbour Trust)", "Ada Brook: Harbour Trust"),
    (
        "en",
        "The Night Boat\n\nToday's guest needs little introduction. Ada Brook is the author of three books on ferries.",
        "Ada Brook: author of three books on ferries",
    ),
    ("en", "AMA with Ada Brook, maintainer of the lock model", "Ada Brook: maintainer of the lock model"),
    (
        "en",
        "Community Spotlight: Ada Brook\n\nBy Leon Vask\n\nThis month we speak with Ada Brook, a long-time contributor to the lock model.",
        "Ada Brook: long-time contributor to the lock model | Leon Vask",
    ),
    (
        "en",
        "Five Questions for Ada Brook\n\nAda Brook works as a ferry planner at Harbour Trust. She spoke to Leon Vask.",
        "Ada Brook: ferry planner at Harbour Trust",
    ),
    (
        "en",
        "Speaker Interview: Ada Brook\n\nAda Brook is speaking at LockConf in May. She leads the gates team at Harbour Trust.",
        "Ada Brook: leads the gates team at Harbour Trust",
    ),
    (
        "en",
        "In conversation with Ada Brook\n\nIntroduce yourself\n\nI'm Ada Brook, a ferry planner from Hull. I count boats.",
        "Ada Brook: ferry planner from Hull",
    ),
    (
        "en",
        "The Night Boat\n\nCan you introduce yourself?\n\nMy name is Ada Brook and I am the head of ferries at Harbour Trust. I count boats.",
        "Ada Brook: head of ferries at Harbour Trust",
    ),
    (
        "en",
        "The Night Boat\n\nTell us who you are.\n\nHi, I'm Ada Brook! I work as a ferry planner for Harbour Trust, in the north.",
        "Ada Brook: ferry planner for Harbour Trust, in the north",
    ),
    (
        "de",
        "Die Nachtfähre\n\nWir haben mit der Kapitänin Jutta Brook gesprochen, die seit 2004 im Hafen arbeitet.",
        "Jutta Brook: Kapitänin",
    ),
    (
        "de",
        "„Wir zählen weiter“\n\nJutta Brook ist Fährplanerin bei der Hafengesellschaft und Mitbegründerin des Vereins Nachtboot.",
        "Jutta Brook: Fährplanerin bei der Hafengesellschaft und Mitbegründerin des Vereins Nachtboot",
    ),
    (
        "de",
        "Interview mit Dr. Jutta Brook, Geschäftsführerin der Hafengesellschaft",
        "Jutta Brook: Geschäftsführerin der Hafengesellschaft",
    ),
    (
        "fr",
        "Le bac de nuit\n\nRencontre avec Anne Brook, responsable des bacs à la mairie de Brest.\n\nPropos recueillis par Léon Vask",
        "Anne Brook: responsable des bacs à la mairie de Brest | Léon Vask",
    ),
    (
        "fr",
        "« Nous comptons encore »\n\nAnne Brook est historienne et directrice du musée du port.",
        "Anne Brook: historienne et directrice du musée du port",
    ),
    ("fr", "L’historienne Anne Brook raconte le bac de nuit", "Anne Brook: historienne"),
    (
        "fr",
        "Le bac de nuit\n\nMarin pendant trente ans, Paul Brook préside aujourd’hui l’association des passeurs.",
        "Paul Brook: préside aujourd’hui l’association des passeurs",
    ),
    (
        "es",
        "La barca de noche\n\nAna Brook es ingeniera y fundadora de la Cooperativa del Muelle.",
        "Ana Brook: ingeniera y fundadora de la Cooperativa del Muelle",
    ),
    ("es", "La historiadora Ana Brook: “Seguimos contando”", "Ana Brook: historiadora"),
    (
        "es",
        "La barca de noche\n\nPreséntate.\n\nSoy Ana Brook, ingeniera naval, y trabajo en el puerto de Vigo.",
        "Ana Brook: ingeniera naval",
    ),
    (
        "it",
        "La barca di notte\n\nAnna Brook è storica e direttrice del Museo del porto.",
        "Anna Brook: storica e direttrice del Museo del porto",
    ),
    ("it", "La storica Anna Brook racconta la barca di notte", "Anna Brook: storica"),
    ("pt", "A barca da noite\n\nConversamos com a historiadora Ana Brook sobre as barcas.", "Ana Brook: historiadora"),
    ("nl", "De nachtboot\n\nWij spraken met historica Anna Brook over de veerboten.", "Anna Brook: historica"),
    (
        "nl",
        "De nachtboot\n\nAnna Brook is directeur van de haven en oprichter van Stichting Nachtboot.",
        "Anna Brook: directeur van de haven en oprichter van Stichting Nachtboot",
    ),
    ("zh", "夜渡\n\n安河是渡口历史研究者，著有《夜渡》一书。", "安河: 渡口历史研究者"),
    ("zh", "专访渡口的创始人安河", "安河: 渡口的创始人"),
    ("zh", "Ada Brook访谈\n\nAda Brook是港口博物馆馆长。", "Ada Brook: 港口博物馆馆长"),
    ("zh", "夜渡\n\n作者 | 林远\n\n近日，我们采访了港口博物馆馆长陈安河。", "陈安河: 港口博物馆馆长 | 林远"),
    ("ja", "夜の渡し――港の博物館館長・安河 透さんに聞く", "安河 透: 港の博物館館長"),
    (
        "en",
        "We are pleased to present our third interview, this time with Ada (@ada), the maintainer of the lock model.\n\nThanks to Ada for sharing her story with us.",
        "Ada: maintainer of the lock model",
    ),
    ("en", "The Night Boat\n\nAda Brook: I count boats, and I am also a harbour pilot.", "Ada Brook: harbour pilot"),
    (
        "en",
        "The Night Boat\n\nAda Brook, 48, founded and runs Boat Company, a charity for rowers.",
        "Ada Brook: founded and runs Boat Company",
    ),
    ("de", "Stimmen vom Kai\n\nJonas Brook ist 23 Jahre alt, Fährplaner und wohnt in Kiel.", "Jonas Brook: Fährplaner"),
    (
        "de",
        "Die Nachtfähre\n\nMein Name ist Jutta Brook und ich bin Leiterin des Hafenmuseums in Kiel.",
        "Jutta Brook: Leiterin des Hafenmuseums in Kiel",
    ),
    (
        "de",
        "Interview mit Jutta Brook\n\nSeit 2004 ist Jutta Brook Leiterin des Hafenmuseums in Kiel.",
        "Jutta Brook: Leiterin des Hafenmuseums in Kiel",
    ),
    (
        "de",
        "Die Nachtfähre\n\nIda Brook ist Netzflickerin in Kiel. Wir haben Ida Brook am Kai besucht.",
        "Ida Brook: Netzflickerin in Kiel",
    ),
    (
        "de",
        "Interview mit Jonas Brook\n\nAls Lotse und Erzähler arbeitet Jonas Brook seit Jahren im Hafen.",
        "Jonas Brook: Lotse",
    ),
    (
        "nl",
        "De nachtboot\n\nWe spraken met Ada Brook.\n\nAda Brook (1962), havenkundige en adjunct docent aan de school bestudeert met haar ploeg de stroming in de geul en werkt op dit ogenblik aan een atlas van de vaarwegen.",
        "Ada Brook: havenkundige en adjunct docent aan de school",
    ),
    (
        "es",
        "Inés Prado: «El muelle está vacío»\n\nNos sentamos a conversar sobre el puerto, con Prado ya en su segundo invierno como directora general.",
        "Inés Prado: directora general",
    ),
    (
        "es",
        "El barco de noche\n\nEntrevista con la marinera Inés Prado\n\nLa presidenta de la Junta del Muelle, doctora Inés Prado, explica qué pasó.",
        "Inés Prado: presidenta de la Junta del Muelle",
    ),
    (
        "en",
        "The Night Boat\n\nInterview with Ada Brook\n\nAda Brook, Norway, Institute of Slow Boats.",
        "Ada Brook: Institute of Slow Boats",
    ),
    ("zh", "夜船\n\n专访夜船工程的作者王小明", "王小明: 夜船工程的作者"),
]

# A talk without labels, below a head.
ASKED = "\n\n".join(
    f"### {question}\n\n{answer}"
    for question, answer in (
        ("When did the boats stop?", "In March, when the money ended and the last crew went home."),
        ("Who decided it?", "The council, and nobody on the quay was asked about it before."),
        ("What comes next?", "We count the people who walk home, and we ask again in autumn."),
    )
)
