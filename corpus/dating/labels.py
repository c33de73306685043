"""The words that stand before a date on a page and say what it is the date of, in the languages of Europe.

One idea: a label is the whole of what stands before the date in its part of the line. ``Date:`` is a label and
``Date of Accession:`` is another one, which is not listed, so it labels nothing here.
"""

import re
from typing import Final

from corpus.article import DateUse
from corpus.dating.months import is_weekday
from corpus.words.folding import fold

# One language a line.
_PUBLISHED: Final = """
    published | first published | originally published | publication date | date published | date of publication | pub date | posted | date posted | date | dated | issued | release date | date released | released | created | date created
    veröffentlicht | erstveröffentlicht | erschienen | veröffentlichungsdatum | erscheinungsdatum | erstellt | publiziert | datum
    publié | publiée | mis en ligne | mise en ligne | date de mise en ligne | date de publication | paru | créé
    publicado | publicada | fecha de publicación | fecha | data de publicação | data da publicação | postado em | postado | criado em
    pubblicato | pubblicata | data di pubblicazione | data
    publicat | publicada | data de publicació | publicat la | data publicării | publicare | postat
    gepubliceerd | geplaatst | publicatiedatum | gepost
    publicerad | publicerat | publicerades | publiceringsdatum | publiceret | offentliggjort | udgivet | publisert | dato
    julkaistu | julkaisupäivä | avaldatud | avaldamise kuupäev | publicēts | publicēšanas datums | paskelbta | paskelbimo data
    opublikowano | opublikowany | data publikacji | dodano | data dodania | utworzono
    publikováno | zveřejněno | vydáno | datum vydání | datum publikace | publikované | zverejnené | dátum
    közzétéve | megjelent | publikálva | megjelenés | dátum
    objavljeno | objava | datum objave | objavljeno dana
    δημοσίευση | δημοσιεύτηκε | δημοσιεύθηκε | ημερομηνία δημοσίευσης | ημερομηνία
    опубликовано | опубликована | опубликован | дата публикации | дата | размещено | размещена | создано | публикация
    опубліковано | дата публікації | розміщено | створено
    апублікавана | дата публікацыі
    публикувано | публикувана | дата на публикуване | објављено | датум
    yayınlanma tarihi | yayımlanma tarihi | yayın tarihi | yayınlandı | yayınlanma | eklenme tarihi | giriş tarihi | eklenme | giriş | tarih
    نشر | نشر في | نشر بتاريخ | تم النشر | تاريخ النشر | التاريخ | تاريخ
"""

_UPDATED: Final = """
    updated | last updated | update | date updated | last update | modified | last modified | date modified | edited | revised | latest update
    aktualisiert | zuletzt aktualisiert | zuletzt geändert | geändert | stand | letzte aktualisierung | aktualisierung
    mis à jour | mise à jour | dernière mise à jour | modifié | actualisé
    actualizado | actualizada | última actualización | fecha de actualización | atualizado | atualizada | última atualização | modificado
    aggiornato | aggiornata | ultimo aggiornamento | aggiornamento | modificato
    actualitzat | actualizat | actualizat la | ultima actualizare
    bijgewerkt | laatst bijgewerkt | laatste update | gewijzigd | aangepast
    uppdaterad | uppdaterat | senast uppdaterad | opdateret | sidst opdateret | oppdatert | sist oppdatert
    päivitetty | viimeksi päivitetty | muokattu | uuendatud | atjaunots | atnaujinta
    aktualizacja | zaktualizowano | ostatnia aktualizacja | data aktualizacji
    aktualizováno | aktualizace | upraveno | aktualizované
    frissítve | frissült | módosítva
    ažurirano | posodobljeno | zadnja izmjena
    ενημερώθηκε | ενημέρωση | τελευταία ενημέρωση
    обновлено | обновлена | последнее обновление | дата обновления | изменено
    оновлено | останнє оновлення | абноўлена | обновено | последна промяна | ажурирано
    güncelleme tarihi | güncellenme tarihi | son güncelleme | güncelleme | güncellendi
    آخر تحديث | تم التحديث | تحديث | اخر تحديث
"""

# Prepositions and articles between a label and its date: "Published on", "Veröffentlicht am", "publié le".
_LINKS: Final = """
    on at in the am um den der le la el il lo em op de del di do da dne dana dnia w v z pe på d kl
    в о от від у на за 于 في بتاريخ يوم
"""

# What begins a list of other articles or of readers' comments, alone in its line.
_LIST_HEADINGS: Final = """
    related | related articles | related posts | related news | related stories | related topics | related content | similar posts | similar articles | similar news | read more | read also | read next | read on | more on this | more on this story | more news | more from | more stories | other news | latest | latest news | latest posts | latest articles | recent posts | recent articles | recent news | news feed | most read | most popular | popular | popular posts | trending | top stories | top news | recommended | recommended for you | you may also like | you might also like | also read | see also | previous article | next article | previous post | next post | previous | next | in this section | archive | archives | news archive
    comments | leave a comment | write a comment | leave a reply | post a comment | comments closed
    mehr zum thema | mehr zu diesem thema | weitere artikel | weitere meldungen | weiterlesen | lesen sie auch | auch interessant | das könnte sie auch interessieren | meistgelesen | neueste artikel | kommentare | zum thema | verwandte artikel
    à lire aussi | lire aussi | sur le même sujet | articles liés | articles similaires | les plus lus | voir aussi | commentaires | à la une
    noticias relacionadas | artículos relacionados | relacionadas | relacionados | te puede interesar | lo más leído | últimas noticias | comentarios | leia também | leia mais | veja também | notícias relacionadas | mais lidas | últimas notícias | comentários
    leggi anche | articoli correlati | correlati | potrebbe interessarti | i più letti | ultime notizie | commenti
    lees ook | lees meer | meer nieuws | gerelateerd | gerelateerde artikelen | meest gelezen | reacties
    läs också | läs mer | läs även | relaterat | mest läst | læs også | les også | mest lest | lue myös | luetuimmat
    czytaj także | czytaj też | zobacz także | zobacz też | powiązane | najnowsze | najczęściej czytane | komentarze
    čtěte také | související | související články | čítajte aj | súvisiace | komentáře | nejčtenější
    читайте также | читать также | по теме | новости по теме | похожие | похожие новости | похожие статьи | другие новости | материалы по теме | еще по теме | последние новости | главные новости | популярное | лента новостей | комментарии | смотрите также
    читайте також | схожі новини | інші новини | останні новини | коментарі | чытайце таксама | навіны па тэме
    ilgili haberler | benzer haberler | benzer yazılar | diğer haberler | son haberler | son dakika | çok okunanlar | en çok okunanlar | yorumlar | bunlar da ilginizi çekebilir
    اقرأ أيضا | اقرأ المزيد | مواضيع ذات صلة | ذات صلة | أخبار ذات صلة | الأكثر قراءة | تعليقات | التعليقات
"""

_WORDS: Final = re.compile(r"[^\W_]+")
# Apostrophes, and the vowels and strokes that Arabic may write above and below its letters.
_MARKS: Final = str.maketrans("", "", "'’ʼ\u0640" + "".join(map(chr, range(0x64B, 0x653))))
# Such as stands in a label "First published at 16:21 on", before its date.
_CLOCK: Final = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?")
_LONGEST_LABEL: Final = 60  # code points: no label above has more, weekday and preposition included


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORDS.findall(text.translate(_MARKS)))


def _phrases(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_phrase(phrase) for line in table.splitlines() for phrase in line.split("|"))


_USES: Final = dict.fromkeys(_phrases(_UPDATED), DateUse.UPDATED) | dict.fromkeys(
    _phrases(_PUBLISHED), DateUse.PUBLISHED
)
_LINK_WORDS: Final = frozenset(_LINKS.split())
_HEADINGS: Final = _phrases(_LIST_HEADINGS) - {()}


def label_use(before: str) -> DateUse | None:
    """Which date ``before``, all that stands before a date in its part of the line, announces; None when neither.

    >>> label_use("Last updated on Wednesday, ")
    <DateUse.UPDATED: 'updated'>
    >>> label_use("Date of Accession: ")
    """
    if len(before) > _LONGEST_LABEL:
        return None
    words = _phrase(_CLOCK.sub(" ", before))
    while words:
        if words in _USES:
            return _USES[words]
        if words[-1] not in _LINK_WORDS and not is_weekday(words[-1]):
            return None
        words = words[:-1]
    return None


def is_lead(text: str) -> bool:
    """Whether ``text`` is all that a date needs before it: a label, a preposition, a day of the week.

    >>> is_lead("Published:"), is_lead("Mittwoch, den"), is_lead("Share")
    (True, True, False)
    """
    words = _phrase(text) if len(text) <= _LONGEST_LABEL else ()
    is_link = bool(words) and all(word in _LINK_WORDS or is_weekday(word) for word in words)
    return is_link or label_use(text) is not None


def is_list_heading(line: str) -> bool:
    """Whether ``line`` is nothing but the heading of a list of other articles, or of comments."""
    return len(line) <= _LONGEST_LABEL and _phrase(line) in _HEADINGS
