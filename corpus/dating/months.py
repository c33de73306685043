"""Words that dates are made of, in the languages of Europe and its neighbours: names of months and days of the week.

The names are those of the Unicode CLDR, written down here so that nothing is loaded to read a date; a test holds them
against the CLDR. One idea: a name is believed as far as its surroundings warrant. With a day and a year beside it a name
may come from any language; with less it must be of the text's own, or a rover named Mars would land in March.
"""

import re
from functools import cache
from typing import Final

from corpus.words.folding import fold

# A month a column, January first: every form in which dates write it.
_MONTHS: Final = {
    "ar": "يناير | فبراير | مارس | أبريل | مايو | يونيو | يوليو | أغسطس | سبتمبر | أكتوبر | نوفمبر | ديسمبر",
    "be": "студзеня студзень сту | лютага люты лют | сакавіка сакавік сак | красавіка красавік кра | мая май | чэрвеня чэрвень чэр | ліпеня ліпень ліп | жніўня жнівень жні | верасня верасень вер | кастрычніка кастрычнік кас | лістапада лістапад ліс | снежня снежань сне",
    "bg": "януари яну | февруари фев | март | април апр | май | юни | юли | август авг | септември сеп | октомври окт | ноември ное | декември дек",
    "ca": "gener gen | febrer febr | març | abril abr | maig | juny | juliol jul | agost ag | setembre set | octubre oct | novembre nov | desembre des",
    "cs": "ledna leden led | února únor úno | března březen bře | dubna duben dub | května květen kvě | června červen čvn | července červenec čvc | srpna srpen srp | září zář | října říjen říj | listopadu listopad lis | prosince prosinec pro",
    "da": "januar jan | februar feb | marts mar | april apr | maj | juni jun | juli jul | august aug | september sep | oktober okt | november nov | december dec",
    "de": "januar jan | februar feb | märz mär | april apr | mai | juni jun | juli jul | august aug | september sept sep | oktober okt | november nov | dezember dez",
    "el": "ιανουαρίου ιανουάριος ιαν | φεβρουαρίου φεβρουάριος φεβ | μαρτίου μάρτιος μαρ μάρ | απριλίου απρίλιος απρ | μαΐου μάιος μαΐ μάι | ιουνίου ιούνιος ιουν ιούν | ιουλίου ιούλιος ιουλ ιούλ | αυγούστου αύγουστος αυγ αύγ | σεπτεμβρίου σεπτέμβριος σεπ | οκτωβρίου οκτώβριος οκτ | νοεμβρίου νοέμβριος νοε νοέ | δεκεμβρίου δεκέμβριος δεκ",
    "en": "january jan | february feb | march mar | april apr | may | june jun | july jul | august aug | september sep | october oct | november nov | december dec",
    "es": "enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul | agosto ago | septiembre sept | octubre oct | noviembre nov | diciembre dic",
    "et": "jaanuar jaan | veebruar veebr | märts | aprill apr | mai | juuni | juuli | august aug | september sept | oktoober okt | november nov | detsember dets",
    "fi": "tammikuuta tammikuu tammi | helmikuuta helmikuu helmi | maaliskuuta maaliskuu maalis | huhtikuuta huhtikuu huhti | toukokuuta toukokuu touko | kesäkuuta kesäkuu kesä | heinäkuuta heinäkuu heinä | elokuuta elokuu elo | syyskuuta syyskuu syys | lokakuuta lokakuu loka | marraskuuta marraskuu marras | joulukuuta joulukuu joulu",
    "fr": "janvier janv | février févr | mars | avril avr | mai | juin | juillet juil | août | septembre sept | octobre oct | novembre nov | décembre déc",
    "hr": "siječnja siječanj sij | veljače veljača velj | ožujka ožujak ožu | travnja travanj tra | svibnja svibanj svi | lipnja lipanj lip | srpnja srpanj srp | kolovoza kolovoz kol | rujna rujan ruj | listopada listopad lis | studenoga studeni stu | prosinca prosinac pro",
    "hu": "január jan | február febr | március márc | április ápr | május máj | június jún | július júl | augusztus aug | szeptember szept | október okt | november nov | december dec",
    "it": "gennaio gen | febbraio feb | marzo mar | aprile apr | maggio mag | giugno giu | luglio lug | agosto ago | settembre set | ottobre ott | novembre nov | dicembre dic",
    "lt": "sausio sausis saus | vasario vasaris vas | kovo kovas kov | balandžio balandis bal | gegužės gegužė geg | birželio birželis birž | liepos liepa liep | rugpjūčio rugpjūtis rugp | rugsėjo rugsėjis rugs | spalio spalis spal | lapkričio lapkritis lapkr | gruodžio gruodis gruod",
    "lv": "janvāris janv | februāris febr | marts | aprīlis apr | maijs | jūnijs jūn | jūlijs jūl | augusts aug | septembris sept | oktobris okt | novembris nov | decembris dec",
    "nb": "januar jan | februar feb | mars mar | april apr | mai | juni jun | juli jul | august aug | september sep | oktober okt | november nov | desember des",
    "nl": "januari jan | februari feb | maart mrt | april apr | mei | juni jun | juli jul | augustus aug | september sep | oktober okt | november nov | december dec",
    "pl": "stycznia styczeń sty | lutego luty lut | marca marzec mar | kwietnia kwiecień kwi | maja maj | czerwca czerwiec cze | lipca lipiec lip | sierpnia sierpień sie | września wrzesień wrz | października październik paź | listopada listopad lis | grudnia grudzień gru",
    "pt": "janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho jul | agosto ago | setembro set | outubro out | novembro nov | dezembro dez",
    "ro": "ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie iul | august aug | septembrie sept | octombrie oct | noiembrie nov | decembrie dec",
    "ru": "января январь янв | февраля февраль февр | марта март мар | апреля апрель апр | мая май | июня июнь июн | июля июль июл | августа август авг | сентября сентябрь сент | октября октябрь окт | ноября ноябрь нояб | декабря декабрь дек",
    "sk": "januára január jan | februára február feb | marca marec mar | apríla apríl apr | mája máj | júna jún | júla júl | augusta august aug | septembra september sep | októbra október okt | novembra november nov | decembra december dec",
    "sl": "januar jan | februar feb | marec mar | april apr | maj | junij jun | julij jul | avgust avg | september sep | oktober okt | november nov | december dec",
    "sr": "јануар јан | фебруар феб | март мар | април апр | мај | јун | јул | август авг | септембар сеп | октобар окт | новембар нов | децембар дец",
    "sv": "januari jan | februari feb | mars | april apr | maj | juni | juli | augusti aug | september sep | oktober okt | november nov | december dec",
    "tr": "ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem | ağustos ağu | eylül eyl | ekim eki | kasım kas | aralık ara",
    "uk": "січня січень січ | лютого лютий лют | березня березень бер | квітня квітень квіт | травня травень трав | червня червень черв | липня липень лип | серпня серпень серп | вересня вересень вер | жовтня жовтень жовт | листопада листопад лист | грудня грудень груд",
}

# The cases that follow "in" and "of", where the names are declined and the CLDR does not list them.
_MONTHS_DECLINED: Final = {
    "be": "студзені | лютым | сакавіку | красавіку | маі | чэрвені | ліпені | жніўні | верасні | кастрычніку | лістападзе | снежні",
    "cs": "lednu | únoru | březnu | dubnu | květnu | červnu | červenci | srpnu | září | říjnu | listopadu | prosinci",
    "fi": "tammikuussa | helmikuussa | maaliskuussa | huhtikuussa | toukokuussa | kesäkuussa | heinäkuussa | elokuussa | syyskuussa | lokakuussa | marraskuussa | joulukuussa",
    "hr": "siječnju | veljači | ožujku | travnju | svibnju | lipnju | srpnju | kolovozu | rujnu | listopadu | studenome | prosincu",
    "lv": "janvārī | februārī | martā | aprīlī | maijā | jūnijā | jūlijā | augustā | septembrī | oktobrī | novembrī | decembrī",
    "pl": "styczniu | lutym | marcu | kwietniu | maju | czerwcu | lipcu | sierpniu | wrześniu | październiku | listopadzie | grudniu",
    "ru": "январе | феврале | марте | апреле | мае | июне | июле | августе | сентябре | октябре | ноябре | декабре",
    "sk": "januári | februári | marci | apríli | máji | júni | júli | auguste | septembri | októbri | novembri | decembri",
    "sl": "januarja januarju | februarja februarju | marca marcu | aprila aprilu | maja maju | junija juniju | julija juliju | avgusta avgustu | septembra septembru | oktobra oktobru | novembra novembru | decembra decembru",
    "sr": "јануара јануару | фебруара фебруару | марта марту | априла априлу | маја мају | јуна јуну | јула јулу | августа августу | септембра септембру | октобра октобру | новембра новембру | децембра децембру",
    "uk": "січні | лютому | березні | квітні | травні | червні | липні | серпні | вересні | жовтні | листопаді | грудні",
}

# Abbreviations and regional names that are in use and not in the CLDR.
_MORE_MONTHS: Final[dict[str, dict[int, str]]] = {
    "be": {5: "травень траўня"},
    "de": {1: "jänner jän", 2: "feber", 3: "mrz"},
    "el": {9: "σεπτ"},
    "en": {9: "sept"},
    "es": {9: "setiembre sep"},
    "fr": {1: "jan", 2: "fév", 7: "juill", 9: "sep"},
    "hr": {11: "studenog"},
    "it": {9: "sett"},
    "nl": {9: "sept"},
    "ru": {2: "фев", 9: "сен", 11: "ноя"},
    "sv": {9: "sept"},
}

# The names of the Levant and Iraq; the only ones of two words.
_LEVANTINE_MONTHS: Final = (
    "كانون الثاني | شباط | آذار | نيسان | أيار | حزيران | تموز | آب | أيلول | تشرين الأول | تشرين الثاني | كانون الأول"
)

# Short forms elsewhere that are words in English: believed in their own language only.
_ENGLISH_WORDS: Final = frozenset({"dub", "gen", "led", "lip", "mag", "out", "pro", "set", "tem"})

# A day of the week a column, Monday first.
_WEEKDAYS: Final = {
    "ar": "الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | الأحد",
    "be": "панядзелак пн | аўторак аў | серада ср | чацвер чц | пятніца пт | субота сб | нядзеля нд",
    "bg": "понеделник пн | вторник вт | сряда ср | четвъртък чт | петък пт | събота сб | неделя нд",
    "ca": "dilluns dl | dimarts dt | dimecres dc | dijous dj | divendres dv | dissabte ds | diumenge dg",
    "cs": "pondělí po | úterý út | středa st | čtvrtek čt | pátek pá | sobota so | neděle ne",
    "da": "mandag man | tirsdag tirs | onsdag ons | torsdag tors | fredag fre | lørdag lør | søndag søn",
    "de": "montag mo | dienstag di | mittwoch mi | donnerstag do | freitag fr | samstag sa | sonntag so",
    "el": "δευτέρα δευ | τρίτη τρί | τετάρτη τετ | πέμπτη πέμ | παρασκευή παρ | σάββατο σάβ | κυριακή κυρ",
    "en": "monday mon | tuesday tue | wednesday wed | thursday thu | friday fri | saturday sat | sunday sun",
    "es": "lunes lun | martes mar | miércoles mié | jueves jue | viernes vie | sábado sáb | domingo dom",
    "et": "esmaspäev e | teisipäev t | kolmapäev k | neljapäev n | reede r | laupäev l | pühapäev p",
    "fi": "maanantaina maanantai ma | tiistaina tiistai ti | keskiviikkona keskiviikko ke | torstaina torstai to | perjantaina perjantai pe | lauantaina lauantai la | sunnuntai su",
    "fr": "lundi lun | mardi mar | mercredi mer | jeudi jeu | vendredi ven | samedi sam | dimanche dim",
    "hr": "ponedjeljak pon | utorak uto | srijeda sri | četvrtak čet | petak pet | subota sub | nedjelja ned",
    "hu": "hétfő h | kedd k | szerda sze | csütörtök cs | péntek p | szombat szo | vasárnap v",
    "it": "lunedì lun | martedì mar | mercoledì mer | giovedì gio | venerdì ven | sabato sab | domenica dom",
    "lt": "pirmadienis pr | antradienis an | trečiadienis tr | ketvirtadienis kt | penktadienis pn | šeštadienis št | sekmadienis sk",
    "lv": "pirmdiena pirmd | otrdiena otrd | trešdiena trešd | ceturtdiena ceturtd | piektdiena piektd | sestdiena sestd | svētdiena svētd",
    "nb": "mandag man | tirsdag tir | onsdag ons | torsdag tor | fredag fre | lørdag lør | søndag søn",
    "nl": "maandag ma | dinsdag di | woensdag wo | donderdag do | vrijdag vr | zaterdag za | zondag zo",
    "pl": "poniedziałek pon | wtorek wt | środa śr | czwartek czw | piątek pt | sobota sob | niedziela niedz",
    "pt": "segunda-feira seg | terça-feira ter | quarta-feira qua | quinta-feira qui | sexta-feira sex | sábado sáb | domingo dom",
    "ro": "luni lun | marți mar | miercuri mie | joi | vineri vin | sâmbătă sâm | duminică dum",
    "ru": "понедельник пн | вторник вт | среда ср | четверг чт | пятница пт | суббота сб | воскресенье вс",
    "sk": "pondelok po | utorok ut | streda st | štvrtok št | piatok pi | sobota so | nedeľa ne",
    "sl": "ponedeljek pon | torek tor | sreda sre | četrtek čet | petek pet | sobota sob | nedelja ned",
    "sr": "понедељак пон | уторак уто | среда сре | четвртак чет | петак пет | субота суб | недеља нед",
    "sv": "måndag mån | tisdag tis | onsdag ons | torsdag tors | fredag fre | lördag lör | söndag sön",
    "tr": "pazartesi pzt | salı sal | çarşamba çar | perşembe per | cuma cum | cumartesi cmt | pazar paz",
    "uk": "понеділок пн | вівторок вт | середа ср | четвер чт | пʼятниця пт | субота сб | неділя нд",
}

_MORE_WEEKDAYS: Final = (
    "tues weds wednes thur thurs frid sonnabend понедельника вторника среду четверга пятницу пятница субботу субботы"
    " воскресенья пятницю середу суботу неділю"
)

_COLUMN: Final = re.compile(r"\s*\|\s*")


def month_number(word: str, language: str | None, *, dated: bool) -> int | None:
    """Which month, 1 to 12, ``word`` names; None where it names none, or not surely one.

    ``language`` is the primary tag of the text's language, None where it is not known. ``dated`` says that a day and a
    year stand beside it: then any language will do whose name means one month only. Without them English names, many
    of which are words of their own, must be capitalised.
    """
    key = fold(word)
    own = _own_months(language).get(key)
    if own is None and (dated or language not in _MONTHS):
        own = _months_of_all().get(key)
    english = language == "en" or language not in _MONTHS
    if own is not None and not dated and english and word[0].islower() and key in _own_months("en"):
        return None
    return own


def is_weekday(word: str) -> bool:
    """Whether ``word`` names a day of the week, in full or cut short, in any of the languages."""
    return fold(word) in _weekdays()


def may_begin_month(word: str) -> bool:
    """Whether ``word`` may begin the name of a month in any of the languages; never False where it does."""
    return not word.isascii() or word.lower() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for language in _MONTHS for name in _own_months(language))


@cache
def _own_months(language: str | None) -> dict[str, int]:
    if language not in _MONTHS:
        return {}
    names = [
        pair for table in (_MONTHS, _MONTHS_DECLINED) for pair in enumerate(_COLUMN.split(table.get(language, "")), 1)
    ]
    names += _MORE_MONTHS.get(language, {}).items()
    months = {fold(name): number for number, column in names for name in column.split()}
    if language == "ar":
        months |= {fold(name): number for number, name in enumerate(_COLUMN.split(_LEVANTINE_MONTHS), 1)}
    return months


@cache
def _months_of_all() -> dict[str, int]:
    """Every name that means the same month wherever it is used: not ``listopad``, October or November."""
    found: dict[str, int] = {}
    unsure = set(_ENGLISH_WORDS)
    for language in _MONTHS:
        for name, number in _own_months(language).items():
            if found.setdefault(name, number) != number:
                unsure.add(name)
    return {name: number for name, number in found.items() if name not in unsure}


@cache
def _weekdays() -> frozenset[str]:
    names = " ".join(_WEEKDAYS.values()).replace("|", " ") + " " + _MORE_WEEKDAYS
    return frozenset(fold(name) for name in names.split() if len(name) > 1)
