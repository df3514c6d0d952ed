"""Each language has its residue lists: a word that is an answer is kept, and the file is in order.

The residue that pages of a language leave is in the cases ``web-residue-page-*``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tables import all_rows

from pipeline.clean import clean, rules
from pipeline.clean.residue import fold, lists
from pipeline.read import read

ONLY = frozenset(rule.name for rule in rules() if rule.name != "web-residue")
FOLDER = Path(__file__).parents[2] / "pipeline" / "languages"
ANSWERS = """
de|Im Kalender.;Was denkst du?;Alle Gespräche der Welt.
es|¿Qué opinas?;La entrada es gratis.
zh|请关注这一点。
es|Sí.;Compartir;Nombre;Buscar;Música
es|Comparte esto con todos.;Deja una respuesta clara.;Suscríbete a nada.;Sígueme.;Leer más libros.
fr|Non.;Partager;Nom;Rechercher;Culture
fr|Partagez ceci avec tous.;Laissez une réponse claire.;Abonnez-vous à rien.;Suivez-moi.;Lire plus de livres.
de|Nein.;Teilen;Name;Suchen;Musik;Antworten
de|Teilen Sie das mit allen.;Hinterlassen Sie eine klare Antwort.;Abonnieren.;Folgen Sie mir.;Mehr Bücher lesen.
pt|Não.;Partilhar;Nome;Cultura;Partilhe isto com todos.;Deixe uma resposta clara.;Assine nada.;Siga-me.;Ler mais livros.
it|No.;Condividere;Nome;Musica;Altro
it|Condividete questo con tutti.;Lasciate una risposta chiara.;Abbonatevi a niente.;Seguitemi.;Leggere più libri.
nl|Nee.;Delen;Naam;Muziek;Meer
nl|Deel dit met iedereen.;Geef een duidelijke reactie.;Abonneer je op niets.;Volg mij.;Meer boeken lezen.
pl|Nie.;Komentarz;Muzyka;Więcej;Udostępnij to wszystkim.
pl|Zostaw jasną odpowiedź.;Subskrybuj.;Idź za mną.;Czytać więcej książek.
ru|Нет.;Поиск;Имя;Музыка;Главная
ru|Поделитесь этим со всеми.;Оставьте ясный ответ.;Подпишитесь.;Идите за мной.;Читать больше книг.
ar|لا.;بحث;الاسم;ثقافة;شارك هذا مع الجميع.;اترك ردا واضحا.;اشترك.;اتبعني.;اقرأ المزيد من الكتب.
he|לא.;חיפוש;שם;תרבות;שתפו את זה עם כולם.;השאירו תגובה ברורה.;הירשמו.;עקבו אחרי.;לקרוא עוד ספרים.
zh|不。;搜索;姓名;文化;更多;把这个分享给大家。;留下清楚的回复。;订阅。;跟我来。;多读书。
ja|いいえ。;検索;名前;文化;もっと;みんなにシェアしてください。;はっきり返信を残してください。;登録する。;ついて来てください。;もっと本を読む。
ko|아니요.;검색;이름;문화;더;모두와 공유하세요.;분명한 답을 남기세요.;구독하세요.;나를 따르세요.;책을 더 읽으세요.
sv|Nej.;Dela;Namn;Kultur;Dela det här med alla.;Lämna ett tydligt svar.;Prenumerera inte.;Följ mig.;Läs mer böcker.
uk|Ні.;Пошук;Ім’я;Культура;Поділіться цим з усіма.;Залиште чітку відповідь.;Підпишіться.
uk|Ідіть за мною.;Читати більше книжок.
tr|Hayır.;Paylaş;İsim;Kültür;Bunu herkesle paylaşın.;Açık bir yanıt bırakın.;Abone olun.
tr|Beni izleyin.;Daha çok kitap okumak.
da|Nej.;Del;Navn;Kultur;Del det her med alle.;Skriv et tydeligt svar.;Tilmeld dig intet.;Følg mig.;Læs flere bøger.
da|Vi bager cookies hver jul.;Kopiering var ikke skik i skolen.;Vi bruger tiden godt.;Søg!;Annoncen fortsatte.
nb|Nei.;Del;Navn;Kultur;Del dette med alle.;Legg igjen en nøkkel.;Abonner ikke.;Følg meg.;Les flere bøker.
nb|Vi baker cookies hver jul.;Vi bruker tiden godt.;Lagre alt i kjelleren.;Min far sier;Saken fortsetter i retten.
fi|Ei.;Jaa;Nimi;Kulttuuri;Jaa tämä kaikkien kanssa.;Jätä selvä vastaus.;Älä tilaa mitään.;Seuraa minua.
fi|Lue lisää kirjoja.;Söimme eväitä rannalla.;Käytämme aikaa hyvin.;Äiti sanoo;Kirjoita kirje.
cs|Ne.;Sdílet;Jméno;Kultura;Sdílejte to se všemi.;Napište jasnou odpověď.;Neodebírejte nic.;Sledujte mě.
cs|Čtěte víc knih.;Pečeme cookies na Vánoce.;Kopírování bylo ve škole zakázáno.;Maminka říká
cs|Souhlasím se vším tím, co řekl otec.
es|Nosotros y nuestros socios usamos cookies de avena.;Siempre activo;Mi madre dice;Este artículo no contiene nada.
fr|Nous et nos partenaires vendons des cookies.;Nous utilisons des cookies.
fr|Toujours actif;Il a dit;Toute reproduction est un mensonge.
de|Wir und unsere Partner backen Kekse.;Wir setzen auf Cookies.;Durch die weitere Nutzung sparen wir.
de|Er ließ sich die Karten in sein Postfach legen.;Lass dir Zeit.;Weitere Inseln
de|Immer aktiv;Alle akzeptieren;Der Nachdruck kam nie.
pt|Nós e os nossos parceiros fazemos cookies.;Ao continuar navegando, vimos a ilha.
pt|Sempre ativo;Ele disse;A reprodução é proibida em casa.
it|Noi e i nostri partner vendiamo cookie.;Rifiuta tutto;Ha detto;La riproduzione è vietata qui.
nl|Wij en onze partners bakken cookies.;Altijd actief;Hij zei;Dit artikel is niet van mij.
pl|My i nasi partnerzy pieczemy ciastka.;Kopiowanie było zabronione w szkole.;Zawsze aktywne;Mama mówi
ru|Хорошо, понятно;Копирование было запрещено в школе.;Он говорит;При любом ветре мы шли в море.
ar|رفض الكل;كنا نستخدم الكوكيز في الشاي.;قال أبي;باستمرارك في العمل تنجح.
he|אפשר הכל;אני מסכים;אין להעתיק במבחן.;המשך השימוש בסירה היה מסוכן.
zh|全部接受;扫描二维码就行了。;点击关注之后就能看到。;我们和合作伙伴一起卖饼干。;文章反映作者的立场。;上海
ja|同意する;印刷する;すべて拒否;田中さん;本当に続きは有料でした。;プロフィール
ko|모두 동의;이는 쿠키를 구워 먹는 이야기예요.;유튜브에서 구독자가 늘었어요.;이 글은 원고료를 받지 못했어요.
ko|다음 구독은 없어요.
"""
ADVERTISEMENTS = frozenset(
    [
        "publicidad",
        "publicité",
        "anzeige",
        "werbung",
        "publicidade",
        "pubblicità",
        "advertentie",
        "advertenties",
        "reklama",
        "реклама",
        "إعلان",
        "إعلانات",
        "פרסומת",
        "annons",
        "annonce",
        "annoncer",
        "annonse",
        "annonser",
        "annonsørinnhold",
        "mainos",
        "inzerce",
        "reklam",
    ]
)
LEFT = """
en|This is episode 4 of our 2031 podcast series.;We'd love to hear what you thought about it;Add to calendar;Up: Quay
en|The post The Old Quay appeared first on Harbour Notes.;All interviews in our "Quays" series;Advertisement (slot 2)
de|Hat dir dieser Beitrag gefallen? Schreib uns!;Alle Interviews der Reihe „Häfen“;Anzeige - weiter nach unten scrollen
de|Der Beitrag Die Mole erschien zuerst auf Hafenblatt.;Termin in den Kalender eintragen;Heft 3 · Seite 14
fr|Avez-vous aimé cet article ? Dites-le nous.;Retrouvez tous les entretiens de la série « Quais »;Ajouter à mon agenda
es|¿Te gustó esta entrevista? Compártela.;Todas las entrevistas de la serie «Muelles»;Número 2, página 7
it|Ti è piaciuta questa intervista? Scrivici.;Aggiungi al calendario;Tutte le interviste della serie «Moli»
pt|Gostou desta entrevista? Comente abaixo.;Todas as entrevistas da série
nl|Vond je dit interview mooi? Laat het weten.;Alle interviews uit de serie;Zet dit in je agenda
sv|Gillade du den här intervjun? Berätta!;Lägg till i kalendern
da|Føj til kalender;Læs alle interview i serien
nb|Likte du denne saken? Fortell oss det.;Legg til i kalender
fi|Lisää kalenteriin;Lue kaikki sarjan haastattelut
pl|Dodaj do kalendarza;Podobał ci się ten wywiad? Napisz do nas.
cs|Přidat do kalendáře;Líbil se vám rozhovor? Napište nám.
ru|Понравилось интервью? Пишите нам.;Добавить в календарь;Читайте все интервью этой серии
uk|Сподобався випуск? Пишіть нам.;Додати до календаря
tr|Röportajı beğendiniz mi? Yorum yazın.;Takvime ekle
ar|هل أعجبك الحوار؟ شاركنا رأيك;أضف إلى التقويم
he|אהבתם את הראיון? כתבו לנו;הוסיפו ליומן
zh|更多文章请扫码关注公众号;本周推荐阅读;添加到日历
ja|チャンネル登録よろしくお願いします！;カレンダーに追加
ko|구독과 좋아요 부탁드립니다!;캘린더에 추가
en|a.quay:hover {color:#123} .box {margin: 0}
de|DruckenTeilenMerken;Ähnliche Posts anzeigen Ähnliche Posts ausblenden;Keine Nachricht erhalten?
fr|Alle Cookies ablehnen;chevron_left Le quai
es|Pokaż wszystkie komentarze
de|Externer Inhalt;Wir benötigen Ihre Zustimmung, um die Karte anzuzeigen;Jetzt auf Spotify anhören
de|Seit 3 Tagen am meisten gelesen;Alle 12 Kommentare im Forum lesen;Auch lesen: Die letzte Fähre;Fehler gefunden?
en|Never miss a story: get it in our newsletter;You are using an outdated browser.
en|Listen on Apple Podcasts, Spotify or YouTube;Listen to the full episode here and find other ones below
de|Das ganze Gespräch gibt es hier zum Nachhören.
fr|L'épisode sur Acast
es|Recuerda seguir a la lonja en:
sv|Lyssna på hela intervjun här
ru|Слушайте полный выпуск здесь
en|Subscribe wherever you get your podcasts;Click here to return to previous page
en|$1 for the first month, then $9 a month
en|By loading the video, you agree to the privacy policy of the service.
fr|La suite de l'article est réservée aux abonnés.;1 € le premier mois puis 7 €
fr|Écouter sur Deezer;Article suivant La dernière barge
es|Comentar este artículo;He leído y acepto la política de privacidad;Escúchalo en Spotify
pt|Ouça no Spotify;Li e aceito os termos;Seu navegador está desatualizado
it|Ascolta su Spotify;Ho letto e accetto l'informativa sulla privacy
nl|Luister via Spotify;Ik ga akkoord met de privacyverklaring;Word abonnee om verder te lezen
pl|Posłuchaj na Spotify;Treść dostępna tylko dla prenumeratorów
en|IMG_1234_quay_z;DSC01234.JPG
da|Administrer samtykke;Kun for abonnenter;Læs også: Den sidste færge;12 kommentarer
da|Klik for at dele på Facebook (Åbner i et nyt vindue)
nb|Administrer samtykke;Saken er forbeholdt abonnenter;Les også: Den siste ferja;12 kommentarer;Meld deg på nyhetsbrevet
fi|Hallitse suostumusta;Tämä juttu on vain tilaajille;Lue myös: Viimeinen lautta;12 kommenttia;Tilaa uutiskirje
cs|Spravovat souhlas;Tento článek je pouze pro předplatitele;Čtěte také: Poslední přívoz;12 komentářů
cs|Přihlaste se k odběru
sv|Hantera samtycke;För prenumeranter;Ansvarig utgivare: Ada Reed;Läs mer: Sista färjan till ön;12 kommentarer
uk|Керувати згодою;Зробити внесок;Підпишіться на наш канал;Читайте також: Останній пором;12 коментарів
tr|Tümünü kabul et;Bültenimize abone olun;Sadece abonelere özel;Benzer yazılar;12 yorum
en|Reject all cookies;Unlock this article;Powered by Cookiebot by Usercentrics;[ 167 comments ];2 days ago at 07:52 am
en|We and our 842 partners store and access data on your device.;You have 2 free articles left this month.
es|Continuar sin aceptar;Gestionar consentimiento;Suscríbete para seguir leyendo;Ana Ruiz dice
es|4 de mayo de 2019 a las 10:12;Síguenos en LinkedIn;Estás aquí: Inicio > Charlas;Link original: https://quay.example/a
es|Escucha esta entrevista en nuestro pódcast
en|🎧 Listen on Spotify;Watch on YouTube;Follow us on Mastodon;You are here: Home > Talks
en|A post shared by Ada Moss (@moss);Find this interview as audio in our podcasts;Original post: https://quay.example/a
fr|Continuer sans accepter;Gérer le consentement;Cet article est réservé aux abonnés;Ana Ruiz dit
fr|Regardez sur YouTube;Vous êtes ici : Accueil > Entretiens;Retrouvez cet entretien dans notre podcast
fr|Il vous reste 75 % de cet article à lire.
de|Ein Beitrag geteilt von Ada Moss;Sie sind hier: Start / Gespräche;Den Podcast auf YouTube ansehen
de|Dieses Interview finden Sie auch als Audio in unseren Podcasts
de|Weiter ohne Einwilligung;Einwilligung verwalten;Nur für Abonnenten;Ana Ruiz sagt;4. Mai 2019 um 10:12 Uhr
pt|Continuar sem aceitar;Gerenciar consentimento;Exclusivo para assinantes;Ana Ruiz disse;4 de maio de 2019 às 10:12
it|Continua senza accettare;Gestisci consenso;Articolo riservato agli abbonati;Ana Ruiz ha detto
it|4 maggio 2019 alle 10:12;👉 Guarda su YouTube;Segui su LinkedIn;Ascolta questa intervista nel nostro podcast
nl|Doorgaan zonder te accepteren;Toestemming beheren;Log in om verder te lezen;Ana Ruiz zegt;4 mei 2019 om 10:12
pl|Zarządzaj zgodą;Zaloguj się, aby czytać dalej;Ana Ruiz mówi;4 maja 2019 o 10:12
pl|Kopiowanie materiałów bez zgody redakcji jest zabronione.
ru|Управление согласием;Материал доступен только подписчикам;Ана Руис говорит;4 мая 2019 в 10:12;Реклама. ООО «Пристань»
ar|إدارة الموافقة;هذا المحتوى للمشتركين فقط;تابعنا على يوتيوب;عن الكاتبة;باستمرارك في استخدام الموقع فأنت توافق على ذلك
he|ניהול הסכמה;כתבה זו זמינה למנויים בלבד;היו הראשונים להגיב;אודות הכותבת;אין להעתיק תוכן ללא אישור
zh|我们和 842 家合作伙伴存储数据;扫码关注;分享到朋友圈;来自北京;未经授权禁止转载;点击上方蓝字关注我们
zh|訂閱我們的頻道;複製連結
ja|同意して続ける;続きを読むにはログイン;この記事を書いた人;2019年5月4日 10:12;はてなブックマークに追加
ko|쿠키 동의;로그인하고 계속 읽기;카카오톡 공유;2019년 5월 4일 오전 10:12;무단 전재 및 재배포 금지;네이버에서 구독하기
"""


SAID = [
    (tag, line) for tag, lines in (row.split("|") for row in ANSWERS.strip().split("\n")) for line in lines.split(";")
]
CASES = Path(__file__).parent.parent / "cases" / "clean"


@all_rows("language, line", SAID)
def test_a_word_that_answers_a_question_stays(language: str, line: str) -> None:
    case = CASES / f"web-residue-page-{language}" / "expected.txt"
    _, sentence, question, _ = case.read_text(encoding="utf-8").strip().split("\n\n")
    blocks = (sentence, question, line, question, sentence, question, line)
    raw = read("\n\n".join(blocks).encode(), "a.txt", language=language)
    assert [block.text for block in clean(raw, off=ONLY).blocks] == list(blocks)


@all_rows(
    "language, line",
    [(tag, line) for tag, lines in (row.split("|") for row in LEFT.strip().split("\n")) for line in lines.split(";")],
)
def test_what_a_page_leaves_is_listed(language: str, line: str) -> None:
    assert lists(language).find(line)


@all_rows("path", sorted(FOLDER.glob("*/residue.toml")))
def test_a_list_is_in_order(path: Path) -> None:
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    assert {group["strength"] for group in groups} <= {"strong", "list", "weak", "menu"}
    assert [p for group in groups for p in group.get("patterns", ()) if re.compile(p).fullmatch("")] == []
    phrases = Counter(fold(phrase) for group in groups for phrase in group.get("phrases", ()))
    assert [phrase for phrase, count in phrases.items() if count > 1 or not phrase] == []


@pytest.mark.parametrize(
    "language", ["es", "fr", "de", "pt", "it", "nl", "pl", "ru", "ar", "he", "sv", "uk", "tr", "da", "nb", "fi", "cs"]
)
def test_no_single_word_but_that_for_an_advertisement_is_strong(language: str) -> None:
    """A person may answer with any other word."""
    groups = tomllib.loads((FOLDER / language / "residue.toml").read_text(encoding="utf-8"))["group"]
    strong = (fold(p) for group in groups if group["strength"] == "strong" for p in group.get("phrases", ()))
    assert {phrase for phrase in strong if " " not in phrase} <= ADVERTISEMENTS
