"""The dictionary form of a word, so that ``sanction`` finds ``sanctions``.

simplemma knows the lemmas. What is added here is restraint: a function word stands for itself alone, for simplemma makes
``us`` a form of ``we`` and ``him`` of ``he``, and who asks for US or WHO wants none of those.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from corpus.words.characters import JOINERS
from corpus.words.folding import fold

if TYPE_CHECKING:
    from simplemma.strategies import DefaultStrategy

LATIN: Final = "A-Za-zªºÀ-ÖØ-öø-ʯ\u0300-\u036fḀ-ỿ"
CYRILLIC: Final = "\u0300-\u036fЀ-ҁҊ-ԯ"
GREEK: Final = "\u0300-\u036fͰ-ͳͶͷͻ-ͽΆΈ-Ͽἀ-ῼ"
ARABIC: Final = "ؠ-\u065fٮ-ۯۺ-ۿ"

LATIN_LANGUAGES: Final = (
    "ast ca cs cy da de en eo es et fi fr ga gd gl gv hu id is it lb lt lv ms nb nl nn pl pt ro se sk sl sq sv sw tl tr"
)

# The languages of simplemma 2.0 that news is written in, by its codes, with the letters of their words.
SUPPORTED: Final = dict.fromkeys(LATIN_LANGUAGES.split(), LATIN) | {
    "ar": ARABIC,
    "bg": CYRILLIC,
    "el": GREEK,
    "fa": ARABIC,
    "hbs": LATIN + CYRILLIC,
    "he": "\u05b0-\u05bdא-ת",
    "hi": "\u0900-\u0963\u0971-\u097f",
    "hy": "Ա-Ֆա-և",
    "ka": "ა-ჿ",
    "mk": CYRILLIC,
    "ml": "\u0d00-\u0d63ൺ-ൿ",
    "ru": CYRILLIC,
    "uk": CYRILLIC,
}

# Other codes for them.
ALIASES: Final = {"hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs", "no": "nb", "fil": "tl"}

# Pronouns, articles, auxiliaries, modals, prepositions and conjunctions, as their lemmas and the other forms of which
# simplemma makes something else. A word that is also a frequent noun or full verb (like, past, mine) is left out.
FUNCTION_WORDS: Final = {
    "en": """
        a an the i me my we us our ours you your yours he him his she her hers it its they them their theirs who whom whose
        which what that this these those myself ourselves yourself yourselves himself herself itself themselves oneself
        one ones none nobody nothing somebody someone something anybody anyone anything everybody everyone everything
        some any each every all both either neither no not another other others such same
        be am is are was were been being have has had having do does did done doing
        can could may might must shall should will would ought
        about above across after against along amid among around as at before behind below beneath beside besides between
        beyond by despite down during except for from in inside into of off on onto out outside over per since than through
        throughout to toward towards under until unto up upon via with within without
        and but or nor so yet if because although though unless whereas whether while when where why how then there here
        too very also just only even again ever never still
        s t d m ll re ve aren couldn didn doesn don hadn hasn haven isn mustn needn shouldn wasn weren wouldn
    """,
    "de": """
        der die das den dem des ein eine einer eines einem einen kein ich mich mir du dich dir er ihn ihm sie es wir uns ihr
        euch ihnen sich mein dein sein unser euer man wer wen wem wessen was welch welcher dies dieser jener jed jeder
        solcher selbst alle beide etwas nichts niemand jemand
        sein haben werden können dürfen mögen müssen sollen wollen
        ab an auf aus bei bis durch für gegen hinter in mit nach neben ohne seit über um unter von vor während wegen zu
        zwischen am im beim vom zum zur ins ans trotz
        und oder aber denn sondern doch dass ob weil wenn als wie da damit obwohl nicht auch nur noch schon so sehr
    """,
    "fr": """
        le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
        je me moi tu te toi il elle on nous vous ils elles lui se soi eux en y qui que quoi dont où lequel quel celui celle
        ceux celles cela ça ceci l d j m t s n c qu
        être avoir aucun nul tout tous toute toutes chaque même autre
        à dans par pour sur avec sans sous entre vers chez depuis pendant avant après contre dès jusque selon
        et ou mais donc or ni car si comme quand lorsque puisque parce ne pas plus très aussi
    """,
    "es": """
        el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella esto eso mi mis tu tus
        su sus nuestro vuestro yo me mí tú te ti él ella ello usted nosotros vosotros ellos ellas ustedes se sí le les nos os
        que quien quienes cual cuales cuyo donde alguno algo alguien nada nadie ninguno todo cada otro mismo
        ser estar haber
        a ante bajo con contra de desde durante en entre hacia hasta para por según sin sobre tras
        y e o u ni pero sino porque si como cuando aunque pues no muy más también ya
    """,
    "it": """
        il lo la i gli le l un uno una del dello della dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli
        dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle questo questa questi queste quello quella
        quelli quelle quei mio tuo suo nostro vostro loro io me mi tu te ti lui lei egli ella esso noi ci voi vi essi si sé
        ne che chi cui quale quanto dove ogni alcuno nessuno tutto altro stesso
        essere avere
        a da di in con su per tra fra senza sotto sopra verso contro dopo prima durante secondo
        e ed o od ma né se come quando perché anche non più molto già
    """,
    "pt": """
        o a os as um uma uns umas ao aos à às do da dos das no na nos nas pelo pela pelos pelas num numa este esta estes
        estas esse essa esses essas aquele aquela isto isso aquilo meu minha teu tua seu sua nosso vosso eu me mim tu te ti
        ele ela você nós vós eles elas vocês se si lhe lhes que quem qual quais cujo onde algum algo alguém nada ninguém
        nenhum todo cada outro mesmo
        ser estar ter haver
        ante após até com contra de desde em entre para perante por sem sob sobre
        e ou nem mas porém porque se como quando embora pois não muito mais também já
    """,
    "nl": """
        de het een den der des ik me mij je jij jou u hij hem zij ze haar wij we ons jullie hen hun zich mijn jouw zijn uw
        onze dit dat deze die wie wat welk welke wiens er elk ieder iemand niemand iets niets alle ander zelf
        zijn hebben worden zullen kunnen mogen moeten willen
        aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per sinds te tegen tot tussen
        uit van vanaf voor voorbij zonder
        en of maar want dus als dan toen omdat hoewel terwijl indien niet ook nog al wel
    """,
    "ru": """
        я меня мне мной ты тебя тебе он она оно его ему ей её им ими них ним ней нем мы нас нам вы вас вам они их себя себе
        мой твой свой наш ваш этот эта это эти тот та то те такой который кто кого кому что чего чему чей какой весь вся всё
        все всех каждый сам самый другой иной никто ничто некто нечто некоторый один
        быть есть бы
        а без в во для до за из изо из-за к ко кроме между на над о об обо от ото перед по под при про ради с со среди у
        через и или но да ли же если чтобы как когда где куда пока потому так также тоже хотя не ни уже ещё
    """,
    "tr": """
        ben beni bana bende benden benim sen seni sana senin o onu ona onda ondan onun biz bizi bize bizim siz sizi size sizin
        onlar onları onlara onların bu bunu buna bunda bundan bunun şu şunu şuna bunlar şunlar kendi kim kimi kime ne hangi
        bir her hiç bazı bütün tüm aynı
        ve veya ya da de ile için gibi kadar göre ki ama fakat ancak çünkü eğer ise değil mi mı mu mü daha çok en var yok
    """,
    "pl": """
        ja mnie mi mną ty ciebie cię ci tobie on ona ono jego go jemu mu jej ją nim nią nich im ich my nas nam wy was wam oni
        one siebie się sobie mój twój swój nasz wasz ten ta to ci te tego temu tej tym tych taki tamten który kto kogo komu
        co czego czemu czyj jaki wszystek wszyscy każdy sam inny nikt nic ktoś coś jakiś żaden jeden
        być
        a bez dla do ku między na nad o od po pod przed przez przy spod u w we wśród z za ze znad
        i oraz albo lub ale lecz więc bo czy że żeby aby jak jeśli jeżeli gdy kiedy gdzie niż nie tak też także już
    """,
}


def language_code(tag: str) -> str | None:
    """The code in ``SUPPORTED`` for a language tag (``pt-BR`` is ``pt``, ``hr`` is ``hbs``); None where there is none."""
    primary = tag.lower().replace("_", "-").partition("-")[0]
    code = ALIASES.get(primary, primary)
    return code if code in SUPPORTED else None


def may_inflect(surface: str, language: str) -> bool:
    """Whether ``surface`` is two letters or more of the alphabet of the language, one of ``SUPPORTED``."""
    return _letters(language).fullmatch(_without_joiners(surface)) is not None


def lemma(surface: str, language: str) -> str | None:
    """The lemma, folded, of a word as it is written in a text; German ``Essen`` has another than ``essen``.

    The word itself, folded, where simplemma knows none, or thinks it a form of a function word (Spanish ``estado``, the
    state). None for a word that is a form of no other: a function word of a language in ``FUNCTION_WORDS`` (in other
    languages these inflect like any word), and where ``may_inflect`` is false. None too for a language not ``SUPPORTED``.
    """
    if language not in SUPPORTED or not may_inflect(surface, language):
        return None
    word = _without_joiners(surface)
    own = fold(word)
    if own in function_words(language):
        return None
    found = _dictionary().get_lemma(word, language)
    if found is None and word.isupper():  # a headline in capitals
        found = _dictionary().get_lemma(word.capitalize(), language)
    if found is None or not may_inflect(found, language) or fold(found) in function_words(language):
        return own
    return fold(found)


def dictionary_version() -> str:
    """The version of simplemma; another may know other lemmas."""
    from simplemma import __version__  # noqa: PLC0415 - searching must not pay for it

    return __version__


def _without_joiners(surface: str) -> str:
    return normalize("NFC", surface.translate(_NO_JOINERS))


_NO_JOINERS: Final = dict.fromkeys(map(ord, JOINERS))


@cache
def _letters(language: str) -> re.Pattern[str]:
    return re.compile(f"[{SUPPORTED[language]}]{{2,}}")


@cache
def function_words(language: str) -> frozenset[str]:
    """The pronouns, articles, prepositions and the like of a language, folded; none of one that is not in ``FUNCTION_WORDS``."""
    return frozenset(map(fold, FUNCTION_WORDS.get(language, "").split()))


@cache
def _dictionary() -> "DefaultStrategy":
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415 - 90 ms, and up to a second for each language

    return DefaultStrategy(greedy=False)
