"""Names that everybody knows: countries, capitals, peoples, international organisations, each with its spellings.

The one idea: what a name names is a matter of fact for these few hundred, not of statistics. The spellings on one line
and in one column name the same thing. A star marks a name that persons bear too, so that the text has to decide.
"""

from collections.abc import Iterator
from typing import Final

from corpus.article import EntityType
from corpus.entities import aliases

# country | capital | people, as an adjective; a plural in -s is understood
COUNTRIES: Final = """
Afghanistan | Kabul | Afghan
Albania | Tirana | Albanian
Algeria | Algiers | Algerian
Andorra | Andorra la Vella | Andorran
Angola | Luanda | Angolan
Antigua and Barbuda | St. John's | Antiguan
Argentina | Buenos Aires | Argentine, Argentinian
Armenia | Yerevan, Erevan | Armenian
Australia | Canberra | Australian
Austria | Vienna | Austrian
Azerbaijan | Baku | Azerbaijani, Azeri
Bahamas | Nassau | Bahamian
Bahrain | Manama | Bahraini
Bangladesh | Dhaka, Dacca | Bangladeshi
Barbados | Bridgetown | Barbadian
Belarus, Byelorussia, Belorussia | Minsk, Mensk | Belarusian, Belarussian, Belorussian, Byelorussian
Belgium | Brussels | Belgian
Belize | Belmopan | Belizean
Benin | Porto-Novo | Beninese
Bhutan | Thimphu | Bhutanese
Bolivia | La Paz | Bolivian
Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia | Sarajevo | Bosnian
Botswana | Gaborone | Botswanan
Brazil | Brasilia, Brasília | Brazilian
Brunei | Bandar Seri Begawan | Bruneian
Bulgaria | Sofia* | Bulgarian
Burkina Faso | Ouagadougou | Burkinabe
Burundi | Bujumbura | Burundian
Cambodia, Kampuchea | Phnom Penh | Cambodian
Cameroon | Yaounde, Yaoundé | Cameroonian
Canada | Ottawa | Canadian
Cape Verde, Cabo Verde | Praia | Cape Verdean
Central African Republic | Bangui | Central African
Chad* | N'Djamena, Ndjamena | Chadian
Chile | Santiago* | Chilean
China, People's Republic of China | Beijing, Peking | Chinese
Colombia | Bogota, Bogotá | Colombian
Comoros | Moroni | Comoran
Costa Rica | San Jose, San José | Costa Rican
Croatia | Zagreb | Croatian, Croat
Cuba | Havana | Cuban
Cyprus | Nicosia | Cypriot
Czech Republic, Czechia | Prague | Czech
Czechoslovakia | | Czechoslovak, Czechoslovakian
Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC, Zaire | Kinshasa | Congolese, Zairean
Denmark | Copenhagen | Danish, Dane*
Djibouti | | Djiboutian
Dominica | Roseau |
Dominican Republic | Santo Domingo | Dominican
East Germany, German Democratic Republic, GDR | East Berlin | East German
East Timor, Timor-Leste | Dili | Timorese
Ecuador | Quito | Ecuadorean, Ecuadorian
Egypt | Cairo | Egyptian
El Salvador | San Salvador | Salvadoran, Salvadorean
England* | | English*
Equatorial Guinea | Malabo | Equatorial Guinean
Eritrea | Asmara | Eritrean
Estonia | Tallinn | Estonian
Eswatini, Swaziland | Mbabane | Swazi
Ethiopia | Addis Ababa | Ethiopian
Fiji | Suva | Fijian
Finland | Helsinki | Finnish, Finn*
France | Paris* | French*, Frenchman
Gabon | Libreville | Gabonese
Gambia | Banjul | Gambian
Georgia* | Tbilisi | Georgian
Germany, Federal Republic of Germany | Berlin* | German
Ghana | Accra | Ghanaian
Gibraltar | | Gibraltarian
Greece | Athens | Greek
Greenland | Nuuk | Greenlander
Grenada | St. George's | Grenadian
Guatemala | Guatemala City | Guatemalan
Guinea | Conakry | Guinean
Guinea-Bissau | Bissau |
Guyana | Georgetown | Guyanese
Haiti | Port-au-Prince | Haitian
Honduras | Tegucigalpa | Honduran
Hong Kong | |
Hungary | Budapest | Hungarian
Iceland | Reykjavik, Reykjavík | Icelandic, Icelander
India | New Delhi | Indian
Indonesia | Jakarta, Djakarta | Indonesian
Iran | Tehran, Teheran | Iranian
Iraq | Baghdad | Iraqi
Ireland, Irish Republic, Republic of Ireland | Dublin | Irish, Irishman
Israel* | Jerusalem | Israeli
Italy | Rome | Italian
Ivory Coast, Côte d'Ivoire, Cote d'Ivoire | Yamoussoukro | Ivorian
Jamaica | Kingston* | Jamaican
Japan | Tokyo | Japanese
Jordan* | Amman | Jordanian
Kazakhstan | Astana, Nur-Sultan | Kazakh, Kazakhstani
Kenya* | Nairobi | Kenyan
Kiribati | |
Kosovo | Pristina, Prishtina | Kosovar, Kosovan
Kuwait | Kuwait City | Kuwaiti
Kyrgyzstan, Kirghizia, Kirgizia | Bishkek | Kyrgyz
Laos | Vientiane | Laotian
Latvia | Riga | Latvian
Lebanon | Beirut | Lebanese
Lesotho | Maseru |
Liberia | Monrovia | Liberian
Libya | Tripoli | Libyan
Liechtenstein | Vaduz |
Lithuania | Vilnius | Lithuanian
Luxembourg | | Luxembourger
Macao, Macau | |
Madagascar | Antananarivo | Malagasy
Malawi | Lilongwe | Malawian
Malaysia | Kuala Lumpur | Malaysian
Maldives | Malé | Maldivian
Mali | Bamako | Malian
Malta | Valletta | Maltese
Marshall Islands | Majuro | Marshallese
Mauritania | Nouakchott | Mauritanian
Mauritius | Port Louis | Mauritian
Mexico | Mexico City | Mexican
Micronesia | Palikir | Micronesian
Moldova, Moldavia | Chisinau, Chișinău, Kishinev | Moldovan, Moldavian
Monaco | | Monegasque
Mongolia | Ulan Bator, Ulaanbaatar | Mongolian
Montenegro | Podgorica | Montenegrin
Morocco | Rabat | Moroccan
Mozambique | Maputo | Mozambican
Myanmar, Burma | Naypyidaw, Naypyitaw | Burmese
Namibia | Windhoek | Namibian
Nauru | | Nauruan
Nepal | Kathmandu, Katmandu | Nepalese, Nepali
Netherlands, Holland* | Amsterdam | Dutch, Dutchman
New Zealand | Wellington* | New Zealander
Nicaragua | Managua | Nicaraguan
Niger | Niamey | Nigerien
Nigeria | Abuja | Nigerian
North Korea, DPRK, Democratic People's Republic of Korea | Pyongyang | North Korean
North Macedonia, Macedonia | Skopje | Macedonian
Northern Ireland | Belfast |
Norway | Oslo | Norwegian
Oman | Muscat | Omani
Pakistan | Islamabad | Pakistani
Palau | | Palauan
Palestine | Ramallah | Palestinian
Panama | Panama City | Panamanian
Papua New Guinea | Port Moresby |
Paraguay | Asuncion, Asunción | Paraguayan
Peru | Lima* | Peruvian
Philippines | Manila | Filipino, Philippine
Poland | Warsaw | Polish, Pole*
Portugal | Lisbon | Portuguese
Puerto Rico | San Juan | Puerto Rican
Qatar | Doha | Qatari
Republic of the Congo, Congo-Brazzaville | Brazzaville |
Romania, Rumania | Bucharest | Romanian, Rumanian
Russia, Russian Federation | Moscow | Russian
Rwanda | Kigali | Rwandan
Saint Kitts and Nevis, St. Kitts and Nevis | Basseterre |
Saint Lucia, St. Lucia | Castries |
Saint Vincent and the Grenadines, St. Vincent and the Grenadines | Kingstown |
Samoa, Western Samoa | Apia | Samoan
San Marino | |
Sao Tome and Principe, São Tomé and Príncipe | |
Saudi Arabia | Riyadh | Saudi, Saudi Arabian
Scotland | Edinburgh | Scottish, Scot*, Scotsman
Senegal | Dakar | Senegalese
Serbia | Belgrade | Serbian, Serb
Seychelles | |
Sierra Leone | Freetown | Sierra Leonean
Singapore | | Singaporean
Slovakia | Bratislava | Slovak, Slovakian
Slovenia | Ljubljana | Slovenian, Slovene
Solomon Islands | Honiara |
Somalia | Mogadishu | Somali
South Africa | Pretoria | South African
South Korea, Republic of Korea | Seoul | South Korean
South Sudan | Juba | South Sudanese
Soviet Union, USSR, U.S.S.R., Union of Soviet Socialist Republics | | Soviet
Spain | Madrid | Spanish, Spaniard
Sri Lanka, Ceylon | Colombo | Sri Lankan
Sudan | Khartoum | Sudanese
Suriname, Surinam | Paramaribo | Surinamese
Sweden | Stockholm | Swedish, Swede
Switzerland | Bern, Berne | Swiss
Syria | Damascus | Syrian
Taiwan | Taipei | Taiwanese
Tajikistan, Tadzhikistan | Dushanbe | Tajik
Tanzania | Dodoma | Tanzanian
Thailand | Bangkok | Thai
Togo | Lome, Lomé | Togolese
Tonga | Nuku'alofa | Tongan
Trinidad and Tobago, Trinidad | Port of Spain | Trinidadian
Tunisia | Tunis | Tunisian
Turkey, Türkiye, Turkiye | Ankara | Turkish, Turk*
Turkmenistan, Turkmenia | Ashgabat, Ashkhabad | Turkmen
Tuvalu | Funafuti | Tuvaluan
Uganda | Kampala | Ugandan
Ukraine | Kyiv, Kiev, Kyyiv | Ukrainian
United Arab Emirates, UAE, U.A.E. | Abu Dhabi | Emirati
United Kingdom, UK, U.K., Britain, Great Britain | London* | British, Briton
United States, US, U.S., USA, U.S.A., United States of America | | American
Uruguay | Montevideo | Uruguayan
Uzbekistan | Tashkent | Uzbek
Vanuatu | Port Vila |
Vatican City, Vatican | |
Venezuela | Caracas | Venezuelan
Vietnam, Viet Nam | Hanoi | Vietnamese
Wales* | Cardiff | Welsh*, Welshman
West Germany | Bonn | West German
Western Sahara | | Sahrawi
Yemen | Sanaa, Sana'a | Yemeni
Yugoslavia | | Yugoslav, Yugoslavian
Zambia | Lusaka | Zambian
Zimbabwe, Rhodesia | Harare | Zimbabwean
"""

ORGANISATIONS: Final = """
African Union
Arab League, League of Arab States
ASEAN, Association of Southeast Asian Nations, Association of South East Asian Nations
BRICS
Collective Security Treaty Organization, Collective Security Treaty Organisation, CSTO
Commonwealth of Independent States, CIS
Council of Europe
Eurasian Economic Union, EAEU, EEU
European Central Bank, ECB
European Commission
European Community, European Economic Community, EEC
European Parliament
European Union, EU, E.U.
Food and Agriculture Organization, FAO
GATT, General Agreement on Tariffs and Trade
Group of Seven, G7, G-7
Group of Twenty, G20, G-20
International Atomic Energy Agency, IAEA
International Committee of the Red Cross, ICRC
International Court of Justice, ICJ
International Criminal Court
International Labour Organization, International Labor Organization, ILO
International Monetary Fund, IMF
Interpol
NATO, Nato, North Atlantic Treaty Organization, North Atlantic Treaty Organisation
OECD, Organisation for Economic Co-operation and Development, Organization for Economic Cooperation and Development
OPEC, Opec, Organization of the Petroleum Exporting Countries, Organization of Petroleum Exporting Countries
Organization of American States, OAS
OSCE, Organization for Security and Co-operation in Europe, Organization for Security and Cooperation in Europe
Shanghai Cooperation Organization, Shanghai Cooperation Organisation, SCO
UNESCO, Unesco
UNHCR
UNICEF, Unicef
Union State, Union State of Russia and Belarus
United Nations, UN, U.N.
United Nations Security Council, U.N. Security Council, UN Security Council
World Bank
World Health Organization, World Health Organisation, WHO
World Trade Organization, World Trade Organisation, WTO
"""


def _rows() -> Iterator[tuple[EntityType, tuple[str, ...]]]:
    for row in COUNTRIES.strip().splitlines():
        for type_, column in zip(COLUMNS, row.split("|"), strict=True):
            yield type_, _spellings(column)
    for row in ORGANISATIONS.strip().splitlines():
        yield EntityType.ORG, _spellings(row)


def _spellings(column: str) -> tuple[str, ...]:
    return tuple(spelling for part in column.split(",") if (spelling := part.strip()))


def _telling(wanted: EntityType) -> dict[str, EntityType]:
    """The spellings of this type without those that persons bear too; of peoples also the plurals."""
    names = [name for type_, names in _rows() if type_ is wanted for name in names if not name.endswith("*")]
    if wanted is EntityType.OTHER:
        names += [f"{name}s" for name in names if not name.endswith(("s", "sh", "ch", "ese", "man"))]
    return dict.fromkeys(names, wanted)


def _same() -> Iterator[tuple[EntityType, tuple[str, ...]]]:
    further = {
        (type_, first): others
        for type_, table in ((EntityType.PLACE, aliases.PLACES), (EntityType.ORG, aliases.ORGANISATIONS))
        for first, _, rest in (row.partition("|") for row in table.strip().splitlines())
        for first, others in ((first.strip(), _spellings(rest)),)
    }
    for type_, names in _rows():
        bare = tuple(name.rstrip("*") for name in names)
        others = further.pop((type_, bare[0]), ()) if bare else ()
        if len(bare) + len(others) > 1:
            yield type_, bare + others
    yield from ((type_, (first, *others)) for (type_, first), others in further.items())
    yield from ((EntityType.PLACE, _spellings(row)) for row in aliases.CITIES.strip().splitlines())


COLUMNS: Final = (EntityType.PLACE, EntityType.PLACE, EntityType.OTHER)
PEOPLES: Final = _telling(EntityType.OTHER)
ORGANISATION_NAMES: Final = _telling(EntityType.ORG)
# What each of these names, as written, names.
KNOWN: Final = {**PEOPLES, **_telling(EntityType.PLACE), **ORGANISATION_NAMES}
# The names of one thing that has several, the commonest first.
SAME: Final = tuple(_same())
