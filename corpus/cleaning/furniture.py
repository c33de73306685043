"""Lines that say by themselves that they are not the story: buttons, labels, teasers, credits, copyright, footnotes.

One idea: such a line is judged by itself and means the same wherever it stands, so that it can be taken out without
looking at the others. What only its place gives away, cleaning judges.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corpus.article import Role
from corpus.cleaning.bylines import is_name_like
from corpus.dating.labels import is_list_heading, label_use


def _phrases(table: str) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in re.split(r"[|\n]", table)) - {""}


_WORD: Final = re.compile(r"[^\W_]+")


def plain(line: str) -> str:
    """The words of ``line`` in small letters with single blanks: equal for lines that read the same.

    >>> plain("  « Share: »")
    'share'
    """
    return " ".join(_WORD.findall(line.casefold()))


# Whole lines. A language a row, English first.
_LABELS: Final = _phrases("""
    article content | recommended videos | recommended for you | what to read next | advertisement | advertisement continue reading the main story | ad | ads | sponsored | sponsored content | promoted | paid content | partner content | story continues below | story continued below | article continues below | article continues after advertisement | continue reading | continue reading the main story | scroll to continue | loading | loading comments | close | menu | search | skip to content | skip to main content | back to top | home | log in | login | sign in | register | subscribe | subscribe now | donate | donate now | listen | listen to this article | listen to article | play audio | watch | watch live | live | video | videos | photo | photos | image | gallery | slideshow | infographic | podcast | audio | embed | download | transcript | toggle caption | enlarge this image | hide caption | click to enlarge | view gallery | view comments | show comments | hide comments | add a comment | add comment | be the first to comment | no comments | no comments yet | comments are closed | join the conversation | report this | report an error | report a typo | found a mistake | feedback | contact us | about us | privacy policy | terms of use | cookie policy | all rights reserved | breaking news | breaking | exclusive | most viewed | editor s picks | editors picks | don t miss | in case you missed it | more on this topic | more from this section | explore more | topics | tags | keywords | categories | filed under | posted in | pullquote | pull quote | break | music | youtube | end of story | source | text size | font size | a a | aa | a a a | analysis opinion | previous page | next page | prev | newsletter | newsletters | our newsletter
    anzeige | werbung | ähnliche | ähnliche artikel | kommentar abgeben | kommentar schreiben | jetzt kommentieren | teilen | drucken | artikel teilen | nach oben | zum inhalt springen | schlagworte | themen | quelle | weiterlesen nach der anzeige | video abspielen | kommentieren | zur startseite | merken | lesen sie mehr zum thema | link kopieren
    publicité | partager | imprimer | aller au contenu | haut de page | mots clés | étiquettes | réagir | lire plus tard | écouter l article | s abonner | abonnez vous
    publicidad | compartir | imprimir | ir al contenido | etiquetas | temas | fuente | suscríbete | comentar | publicidade | compartilhar | partilhar | ir para o conteúdo | assine
    pubblicità | condividi | stampa | vai al contenuto | argomenti | fonte | abbonati | commenta
    advertentie | delen | afdrukken | naar inhoud | reageer | annons | annonse | annonce | dela | del | skriv ut | udskriv | mainos | jaa | tulosta
    reklama | udostępnij | drukuj | komentuj | tagi | reklamy | reklama a | sdílet | tisk | štítky | zdieľať
    реклама | поделиться | поделитесь | распечатать | теги | метки | источник | наверх | подписаться | подписывайтесь | оставить комментарий | написать комментарий | комментировать | реклама на сайте | поширити | поділитися | друкувати | джерело
    reklam | paylaş | yazdır | etiketler | kaynak | yorum yap | yorum yaz | abone ol | başa dön
    إعلان | شارك | طباعة | الوسوم
    関連記事 | 関連キーワード | 関連リンク | 関連ニュース | おすすめ情報 | おすすめ記事 | あわせて読みたい | 続きを読む | 広告 | シェア | この記事をシェア | 印刷 | トップへ戻る | 会員登録 | 相关新闻 | 相关阅读 | 推荐阅读 | 分享 | 广告 | 相關新聞 | 相關閱讀 | 延伸閱讀 | 廣告
    광고 | 공유하기 | 관련기사 | 관련 기사 | 인쇄하기 | 댓글 쓰기
""")

# Lines of nothing but these: rows of buttons. One of the first row must be among them.
_SHARING: Final = _phrases("""
    share | tweet | email | print | pin | teilen | partager | compartir | compartilhar | partilhar | condividi | delen | dela | udostępnij | sdílet | поделиться | поделитесь | paylaş | facebook | whatsapp | telegram | linkedin | pinterest | reddit | flipboard
""")
_SHARING_COMPANY: Final = _SHARING | _phrases("""
    this | article | story | post | page | on | via | to | by | with | friends | in | a | the | x | twitter | messenger | copy | link | save | bookmark | viber | send | friend | pdf | vk | vkontakte | ok | odnoklassniki | instagram | youtube | mail | more | comment | comments | like | follow | us | и | в | auf | sur | en | con | su | bei | per | de | drucken | imprimer | imprimir | stampa | вконтакте | одноклассники | tumblr | threads | bluesky | mastodon | xing | skype | wechat | line | sms | url | copied | copy link | clipboard | read | or | 0 | 1 | 2 | 3
""")

# What a teaser begins with, before a colon, beside the headings of lists.
_TEASER_LABELS: Final = _phrases("""
    more | read | see also | watch | now watch | video | photos | gallery | plus | also | related
""")

# What a line of tags or of a caption begins with, before a colon.
_TAG_LABELS: Final = _phrases("""
    tags | tag | topics | topic | keywords | key words | filed under | categories | category | filed in | posted in | more on | in this story | related topics | hashtags | tagged | tagged under | tagged with | this article tagged under
    sendung | im programm | dieses thema im programm | über dieses thema berichtete
    schlagworte | schlagwörter | themen | rubrik | kategorie | kategorien | mots clés | étiquettes | catégories | etiquetas | temas | categorías | palavras chave | assuntos | argomenti | categorie | tagi | kategorie | štítky | теги | метки | рубрики | категории | темы | етикети | теґи | etiketler | kategori | kategoriler | الوسوم
""")
_CREDIT_LABELS: Final = _phrases("""
    photo | photos | photo by | photo credit | photo caption | photograph | photographs | photography | image | images | image credit | image source | image caption | picture | pictures | pic | credit | credits | caption | file photo | illustration | graphic | video | screenshot | getty | ap photo
    foto | fotos | bild | bilder | bildquelle | bildnachweis | titelbild | grafik | crédit photo | crédits photo | image d illustration | crédito | imagen | imagem | immagine | beeld | zdjęcie | fot | zdroj | autor fotografie | фото | иллюстрация | снимок | світлина | fotoğraf | görsel | صورة
""")

# At the head of a line, whatever follows within so many characters: what a page asks its reader to do, and the like.
_OPENINGS: Final = (
    (
        220,
        re.compile(
            r"""https?://\S+$ | sign\ up\b | subscribe\b | follow\ (?:us\b|me\b|@|.{1,40}\bon\ (?:twitter|x|facebook|instagram)\b)
            | join\ us\ on\b | click\ (?:here|for|to|on)\b | tap\ here\b | read\ or\ share\ this\b | by\ signing\ up\b
            | share\ (?:this|on|via)\b | like\ us\ on\b | download\ (?:the|our)\b | get\ (?:the\ app|our\ app|.{0,80}\ (?:newsletter|inbox)\b)
            | want\ .{1,120}(?:inbox|newsletter) | you\ can\ (?:also\ )?(?:follow|subscribe|sign\ up) | support\ our\ (?:work|journalism)
            | (?:do\ you\ have|got|have)\ (?:a|any)\ (?:news\ )?(?:tips?|story|stories)\b | (?:did\ you\ )?(?:like|enjoy)(?:ed)?\ this\ (?:article|story|post)\b.{0,20}\?
            | we\ (?:want|would\ (?:like|love)|'d\ (?:like|love))\ to\ hear\ (?:what\ you\ think|from\ you)\b | never\ miss\ (?:a|an|the)\b
            | add\ us\ as\ a\ preferred\ source\b | follow\ .{1,40}\ on\ google\ news\b
            | you\ (?:must|need\ to)\ (?:be\ logged\ in|log\ ?in|confirm\ your)\b | (?:please\ )?log\ ?(?:out\ and\ then|in\ to\ (?:comment|post|leave|join|reply))\b
            | already\ (?:a\ subscriber|subscribed|a\ member|have\ an\ account|registered)\b.{0,40}\? | subscribers\ with\ .{0,30}access\b
            | to\ (?:view|read|continue\ reading)\ (?:the|this)\ (?:full\ |whole\ |rest\ of\ (?:the|this)\ )?(?:article|story),?\ (?:please\b|subscribe|register|log\ in|sign\ in)
            | advertisement\b.{0,30}\ ?(?:story|article)\ continues\ below | for\ the\ latest\ .{3,60}(?:download|follow|subscribe|sign\ up)\b
            | become\ a\ (?:member|subscriber) | newsletter\ sign\ ?up | stay\ up\ to\ date\b | send\ (?:us\ )?(?:tips|feedback)\b
            | have\ a\ (?:tip|story)\b | please\ (?:log\ in|sign\ in|subscribe|enable|verify)
            | il\ vous\ reste\ \d | la\ suite\ est\ réservée\ aux\ abonnés | our\ standards: | この記事は(?:会員|有料) | 残り\d+文字
            | read\ (?:the|our)\ (?:full|whole|complete)\ (?:story|article|report|interview)\b
            | (?:hat|gefällt)\ (?:ihnen|dir)\ (?:dieser|der|unser)\ (?:artikel|beitrag|text)\b | wie\ hat\ ihnen\ dieser\ artikel\b | ihre\ meinung\ ist\ uns\ wichtig
            | (?:du\ musst|sie\ müssen)\ (?:dich|sich|eingeloggt|angemeldet)\b .{0,40}\bkommentar | (?:sie\ sind|du\ bist)\ (?:aktuell\ |derzeit\ )?nicht\ (?:eingeloggt|angemeldet)
            | (?:sind\ sie\ |bist\ du\ )?(?:bereits|schon)\ (?:abonnent(?:in)?|registriert|kunde|mitglied)\b.{0,30}\? | link\ zum\ (?:youtube|twitter|x|instagram|facebook|tiktok)-(?:inhalt|beitrag)
            | avez-vous\ aimé\ cet\ article | vous\ devez\ être\ connecté | déjà\ abonnée?.{0,30}\? | ¿te\ ha\ gustado\ | ¿ya\ eres\ suscriptor | debes?\ iniciar\ sesión
            | ti\ è\ piaciuto\ | devi\ (?:essere\ connesso|accedere)\b | sei\ già\ abbonat[oa].{0,30}\? | já\ é\ assinante.{0,30}\? | ten\ tekst\ przeczytasz\ w\b
            | abonnieren\ sie | melden\ sie\ sich | folgen\ sie | abonnez-vous | suivez[ -] | inscrivez-vous | suscríbe(?:te|ase) | síguenos
            | siga-nos | assine\ | iscriviti | seguici | abonneer | подпи(?:шитесь|сывайтесь) | следите\ за | підпи(?:шіться|суйтесь)
            | abone\ ol | takip\ edin""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    (
        160,
        re.compile(
            r"""this\ (?:post|article|page|story)\ is\ (?:also\ )?(?:available\ in|more\ than\ \d+|over\ \d+)\b
            | (?:dieser|diese|dieses)\ (?:beitrag|artikel|seite)\ ist\ auch\ verfügbar | cet\ article\ est\ (?:également|aussi)\ disponible
            | (?:esta\ entrada|este\ artículo)\ también\ está\ disponible | (?:este|esta)\ (?:artigo|post)\ também\ está\ disponível
            | эта\ (?:запись|статья|страница)\ также\ доступна | bu\ (?:yazı|içerik)\ .{0,30}(?:dillerde|dilinde)\ de
            | available\ in\ (?:other\ )?languages? | read\ (?:this\ )?in\ \w+$ | also\ available\ in\b
            | \d+\s?(?:min|mins|minutes?|minuten?|мин\w*|dk|dakika)\.?\ (?:read|reading|de\ lecture|de\ lectura|di\ lettura|lesezeit|leestid|leitura|чтения|okuma)\b
            | (?:reading\ time|lesezeit|temps\ de\ lecture|tiempo\ de\ lectura|tempo\ di\ lettura|время\ чтения|okuma\ süresi|estimated\ read|lesedauer|durée\ de\ lecture)\b
            | \d+\ (?:comments?|shares?|views?|kommentare?|commentaires?|comentarios|комментари\w+|yorum)$
            | \d+\ (?:second|minute|hour|day|week|month|year)s?\ ago$
            | (?:prev|next|previous)?\s?image\ \d+\ of\ \d+ | \d+\ of\ \d+$ | slideshow\ \(\d+
            | also\ on\ [^:]{2,30}: | play\ video\b | enlarge\ this\ image\b
            | your\ e-?mail\ address\ will\ not\ be\ published | required\ fields\ are\ marked
            | deine\ e-mail-adresse\ wird\ nicht\ veröffentlicht | votre\ adresse\ e-?mail\ ne\ sera\ pas\ publiée
            | (?:tu|su)\ dirección\ de\ correo\ electrónico\ no\ será\ publicada | (?:o\ )?seu\ endereço\ de\ e-?mail\ não\ será\ publicado
            | il\ tuo\ indirizzo\ e-?mail\ non\ sarà\ pubblicato | ваш\ (?:адрес\ )?e-?mail\ не\ будет\ опубликован
            | this\ is\ a\ rush\ transcript | opens\ in\ (?:a\ )?new | this\ (?:website|site)\ uses\ cookies | we\ use\ cookies""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
    (
        300,
        re.compile(
            r"""copyright\ (?:©|\(c\)|\d{4}|by\b) | ©|\(c\)\ ?\d{4} | all\ rights\ reserved | alle\ rechte\ vorbehalten | tous\ droits\ réservés
            | todos\ (?:los\ derechos|os\ direitos) | tutti\ i\ diritti | все\ права\ защищены | tüm\ hakları\ saklıdır""",
            re.VERBOSE | re.IGNORECASE,
        ),
    ),
)

# What a line of advertising and of its own paper says, wherever in it.
_SAYINGS: Final = re.compile(
    r"""\b(?:may|might|could|can|we|will)\ (?:also\ )?(?:earn|receive|get|make)\ (?:(?:us|a|an|some|small|affiliate|you|our)\ ){0,3}commissions?\b
    | \b(?:earns?|receives?)\ (?:an?\ )?(?:small\ )?(?:affiliate\ )?commissions?\ (?:from|on|when|if|for|through)\b | \b(?:contains?|includes?)\ affiliate\ links?\b
    | \bsign\ up\ (?:here\ )?(?:for|to)\ (?:our|the)\ .{0,40}newsletters?\b | \bopinions\ expressed\b.{0,60}\b(?:author|writer|contributor)s?\b.{0,120}\bnot\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_SAYING: Final = 400  # code points

# Under a picture: how its lines begin, how they end when they name who took it. A sentence would go on to a full stop.
_CAPTION: Final = re.compile(
    r"""file\s?(?:photo)?\s?[-–—:] | enlarge\ this\ image | \(?(?:ap\ )?photo(?:s|graph)?\ (?:by|courtesy|via)\b
    | in\ (?:this|these|an?)\ (?:[\w.,]+\ ){0,6}(?:photo|photograph|image|picture|frame\ grab|video\ frame|courtroom\ sketch)s?
      (?:\ (?:taken|made|provided|released|from)\b|,)
    | this\ (?:[\w.,]+\ ){0,6}(?:photo|photograph|image|picture|frame\ grab|sketch)s?\ (?:taken|made|provided|released|from\ video)\b
    | pictured\ (?:here|above|below|left|right|is)\b | seen\ here\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT: Final = re.compile(
    r"""\b(?:Getty(?:\ Images)?|AP\ Photo|Shutterstock|iStock|Alamy|Adobe\ Stock|Unsplash|Wikimedia(?:\ Commons)?|picture[ -]alliance
    |Imago|IMAGO|Reuters\ file|EPA-EFE) | REUTERS/\w | \((?:Reuters|AP|AFP|file)?\ ?photo:|\((?:via\ YouTube|Pixabay|Reuters:)
    | \w/(?:AP|AFP|EPA|Reuters|TASS|dpa)\b | \b(?:AP|AFP|EPA|dpa)/\w | \|\ (?:AP|AFP|Getty|Reuters)\b""",
    re.VERBOSE,
)
_LONGEST_CAPTION: Final = 400  # code points

_FOOTNOTE: Final = re.compile(r"\[\d{1,3}\]\s*\S|[¹²³⁴-⁹⁰]{1,3}\s*\S|\^\s(?=\S)")
_REFERENCE: Final = re.compile(r"[\[(]?\d{1,3}[\]).]?\s|[•*–-]\s|ibid", re.IGNORECASE)
_REFERENCES: Final = _phrases("""
    footnotes | endnotes | references | bibliography | works cited | notes and references | sources and references
    fußnoten | einzelnachweise | literaturverzeichnis | quellenverzeichnis | notes de bas de page | références | bibliographie
    referencias | notas al pie | bibliografía | referências | note a piè di pagina | przypisy | bibliografia | сноски | примечания | список литературы | dipnotlar | kaynakça | kaynaklar
""")

# Labels that say what the lines after them are.
_NEIGHBOURS: Final = _phrases("""
    previous article | next article | previous post | next post | previous story | next story | previous | next | older post | newer post | up next | read next
    vorheriger artikel | nächster artikel | vorheriger beitrag | nächster beitrag | article précédent | article suivant | artículo anterior | artículo siguiente | entrada anterior | entrada siguiente | artigo anterior | próximo artigo | articolo precedente | articolo successivo | poprzedni artykuł | następny artykuł | предыдущая статья | следующая статья | предыдущая запись | следующая запись | попередня стаття | наступна стаття | önceki yazı | sonraki yazı | önceki haber | sonraki haber
""")
_AUTHOR_LABELS: Final = _phrases("""
    by | author | authors | written by | von | autor | autorin | auteur | auteure | par | por | autore | auteur | автор | авторы | yazar | yazan
""")
_BIOGRAPHIES: Final = _phrases("""
    about the author | about the authors | about the writer | author bio | author biography | more about the author | über den autor | über die autorin | zum autor | zur person | à propos de l auteur | sobre el autor | sobre la autora | sobre o autor | l autore | o autorze | об авторе | об авторах | про автора | yazar hakkında
""")

# The heading of a list of what else a section, a paper or an author has: a few words and no sentence.
_MORE_FROM: Final = re.compile(
    r"(?:more|latest|also|read more|mehr|meer|mer|mere) (?:from|aus|von|uit|från|fra) \S+(?: \S+){0,3}", re.IGNORECASE
)

_LONGEST_LABEL: Final = 60
_LONGEST_TEASER: Final = 160
_LONGEST_TAGS: Final = 240
_HEADINGS: Final = _LABELS | _NEIGHBOURS | _AUTHOR_LABELS | _BIOGRAPHIES
_LEAD: Final = " \t*_•·|>»«()[]–—-"
_SENTENCE_END: Final = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")


def role_of(line: str) -> Role | None:
    """The role that ``line`` shows by itself; None where it may be part of the story."""
    words = plain(line)
    return next((role for judge in _JUDGES if (role := judge(line, words)) is not None), None)


@dataclass(frozen=True, slots=True)
class Followers:
    """What follows a label: lines of this ``role``, ``most`` of them, as long as they ``fit``."""

    role: Role
    most: int
    fit: Callable[[str], bool]


def followers_of(line: str) -> Followers | None:
    """What the lines after ``line`` are, where it is a label that says so."""
    words = plain(line[:_LONGEST_CAPTION])
    if words in _NEIGHBOURS:
        return Followers(Role.FURNITURE, 1, _is_teaser)
    if words in _AUTHOR_LABELS:
        return Followers(Role.BYLINE, 1, is_name_like)
    if words in _BIOGRAPHIES:
        return Followers(Role.AUTHOR_NOTE, 3, bool)
    if words in _REFERENCES:
        return Followers(Role.FOOTNOTE, 1000, _is_reference)
    if _is_button(words):
        return Followers(Role.FURNITURE, 1, _is_button_company)
    return Followers(Role.FURNITURE, 30, _is_teaser) if _is_heading_of_list(line) else None


def _is_heading_of_list(line: str) -> bool:
    is_more = len(line) <= _LONGEST_LABEL and not is_prose(line) and _MORE_FROM.fullmatch(line) is not None
    return is_more or is_list_heading(line)


def _is_button(words: str) -> bool:
    parts = set(words.split()) if len(words) <= _LONGEST_TAGS else set()
    return parts <= _SHARING_COMPANY and not _SHARING.isdisjoint(parts)


def _is_button_company(line: str) -> bool:
    """Whether ``line`` is a button beside another one, and may be something else elsewhere: "X", "More"."""
    words = plain(line[:_LONGEST_LABEL])
    return words in _SHARING_COMPANY and words not in _AUTHOR_LABELS


def _is_teaser(line: str) -> bool:
    return len(line) <= _LONGEST_TEASER and not is_prose(line.rstrip("?!"))


def _is_reference(line: str) -> bool:
    return _REFERENCE.match(line) is not None or "http" in line


def is_prose(line: str) -> bool:
    """Whether ``line`` ends as a sentence does; headlines and labels seldom do."""
    return _SENTENCE_END.search(line) is not None


def _label(line: str, words: str) -> Role | None:
    is_label = len(line) <= _LONGEST_LABEL and (
        words in _HEADINGS or _is_heading_of_list(line) or label_use(line) is not None
    )
    return Role.FURNITURE if not words or is_label else None


def _buttons(_line: str, words: str) -> Role | None:
    return Role.FURNITURE if _is_button(words) else None


def _labelled(line: str, _words: str) -> Role | None:
    """What a label and a colon begin: tags, a teaser, a credit."""
    label, colon, rest = line[:_LONGEST_CAPTION].partition(":")
    if not colon or len(label) > _LONGEST_LABEL:
        return None
    name = plain(label)
    if name in _CREDIT_LABELS and len(line) < _LONGEST_CAPTION:
        return Role.CAPTION
    is_teaser = (name in _TEASER_LABELS or is_list_heading(label)) and not is_prose(rest.rstrip("?!"))
    return Role.FURNITURE if (name in _TAG_LABELS or is_teaser) and len(line) <= _LONGEST_TAGS else None


def _opening(line: str, _words: str) -> Role | None:
    head = line.lstrip(_LEAD)
    return Role.FURNITURE if any(len(line) <= most and pattern.match(head) for most, pattern in _OPENINGS) else None


def _saying(line: str, _words: str) -> Role | None:
    return Role.FURNITURE if len(line) <= _LONGEST_SAYING and _SAYINGS.search(line) else None


def _caption(line: str, _words: str) -> Role | None:
    if len(line) > _LONGEST_CAPTION:
        return None
    is_caption = _CAPTION.match(line.lstrip("( ")) or (not is_prose(line) and _CREDIT.search(line))
    return Role.CAPTION if is_caption else None


def _footnote(line: str, words: str) -> Role | None:
    return Role.FOOTNOTE if _FOOTNOTE.match(line) or words in _REFERENCES else None


_JUDGES: Final[tuple[Callable[[str, str], Role | None], ...]] = (
    _label,
    _buttons,
    _labelled,
    _opening,
    _saying,
    _footnote,
    _caption,
)
