"""More names of what the gazetteer knows, and of cities, regions and organisations that have several.

They only say that two names are one: whether a word of a text is such a name is for the annotator to find. The one
idea: only what names one thing for every reader. An acronym that several bodies share (ICC, AU, IOC) is linked where an
article explains it, not here; nor is a city joined with a state of its name, or a body with the one that followed it.
"""

from typing import Final

# first name in the gazetteer | its other names: in full, formerly, and in German, French, Spanish, Italian and Russian
PLACES: Final = """
Belarus | Republic of Belarus, Weißrussland, Biélorussie, Bielorrusia, Bielorussia, Беларусь, Белоруссия
Berlin | Берлин
Bosnia and Herzegovina | Bosnien-Herzegowina, Bosnie-Herzégovine
Brussels | Brüssel, Bruxelles, Bruselas
Bucharest | București, Bukarest
China | PRC, Chine
Copenhagen | Kobenhavn, Kopenhagen
Czech Republic | Tschechien, Tchéquie, República Checa
Democratic Republic of the Congo | Congo-Kinshasa, Democratic Republic Congo
East Timor | Timor Leste, Democratic Republic of Timor-Leste
Egypt | Arab Republic of Egypt, Ägypten, Égypte, Egipto, Egitto
Eswatini | Kingdom of Eswatini
France | French Republic, Frankreich, Francia, Франция
Germany | Deutschland, Allemagne, Alemania, Germania, Германия
Iran | Islamic Republic of Iran
Italy | Italia, Italien, Italie, Италия
Ivory Coast | Elfenbeinküste, Republic of Côte d'Ivoire
Kyiv | Kyjiw, Kiew, Киев
Kyrgyzstan | Kyrgyz Republic, Kirgizstan, Kirgisistan
Laos | Lao PDR, Lao People's Democratic Republic
Lisbon | Lisboa, Lissabon, Lisbonne
London | Londres, Londra, Лондон
Micronesia | Federated States of Micronesia
Minsk | Минск
Moldova | Republic of Moldova, Молдова
Moscow | Moskau, Moscou, Moscú, Mosca, Moskva, Москва
Myanmar | Birma, Birmanie, Birmania
Netherlands | Niederlande, Pays-Bas, Países Bajos, Paesi Bassi
North Korea | Nordkorea, Corée du Nord, Corea del Norte
North Macedonia | FYROM, Former Yugoslav Republic of Macedonia, Republic of North Macedonia
Paris | Париж
Poland | Polen, Pologne, Polska, Польша
Prague | Praha, Prag, Praga
Rome | Roma, Рим
Russia | Russland, Russie, Rusia, Россия, РФ
Saudi Arabia | Kingdom of Saudi Arabia, Saudi-Arabien, Arabie saoudite
South Korea | ROK, Südkorea, Corée du Sud, Corea del Sur
Soviet Union | Sowjetunion, Union soviétique, Unión Soviética, СССР
Spain | España, Espagne, Spanien, Spagna, Испания
Switzerland | Schweiz, Suisse, Suiza, Svizzera
Syria | Syrian Arab Republic, Syrien, Syrie
Tbilisi | Tiflis
Turkey | Türkei, Turquie, Turquía, Turchia, Republic of Turkey, Republic of Türkiye, Турция
Ukraine | Ucrania, Ucraina, Украина
United Arab Emirates | Vereinigte Arabische Emirate, Émirats arabes unis
United Kingdom | United Kingdom of Great Britain and Northern Ireland, Großbritannien, Royaume-Uni, Reino Unido, Regno Unito, Великобритания
United States | Vereinigte Staaten, États-Unis, Estados Unidos, Stati Uniti, EE.UU., США
Vienna | Wien
Vietnam | Socialist Republic of Vietnam
Warsaw | Warszawa, Warschau, Varsovie, Varsovia, Варшава
"""

# cities and regions, each by all its names; states as agencies shorten them, but for those that are short for a city or
# country as well (Ga., La., N.Y., Wash.)
CITIES: Final = """
Alabama, Ala.
Almaty, Alma-Ata
Antwerp, Antwerpen, Anvers
Arizona, Ariz.
Arkansas, Ark.
Basel, Basle
Bavaria, Bayern
Bengaluru, Bangalore
Busan, Pusan
California, Calif.
Catalonia, Catalunya, Cataluña
Chechnya, Chechen Republic
Chennai, Madras
Chernihiv, Chernigov
Chernivtsi, Chernovtsy
Chernobyl, Chornobyl
Chongqing, Chungking
Cologne, Köln
Colorado, Colo.
Connecticut, Conn.
Crimea, Krym
Daegu, Taegu
Daejeon, Taejon
Delaware, Del.
Dnipropetrovsk, Dnepropetrovsk
Donbas, Donbass
Falkland Islands, Falklands
Flanders, Vlaanderen
Florence, Firenze
Florida, Fla.
Gdansk, Danzig
Geneva, Genève, Genf, Ginebra
Genoa, Genova
Gomel, Homel, Homyel
Gothenburg, Göteborg
Grodno, Hrodna
Hague, Den Haag
Illinois, Ill.
Incheon, Inchon
Indiana, Ind.
Ivano-Frankivsk, Ivano-Frankovsk
Kansas, Kan.
Kentucky, Ky.
Kharkiv, Kharkov
Kolkata, Calcutta
Krakow, Cracow, Krakau
Kremenchuk, Kremenchug
Kryvyi Rih, Kryvyy Rih, Krivoy Rog
Livorno, Leghorn
Lombardy, Lombardia
Luhansk, Lugansk
Lviv, Lvov, Lwow, Lemberg
Marseille, Marseilles
Maryland, Md.
Massachusetts, Mass.
Mecca, Makkah
Michigan, Mich.
Milan, Milano
Minnesota, Minn.
Mississippi, Miss.
Missouri, Mo.
Mogilev, Mogilyov, Mahilyow
Montana, Mont.
Mumbai, Bombay
Munich, München
Mykolaiv, Mykolayiv, Nikolayev, Nikolaev
Nagorno-Karabakh, Nagorny Karabakh
Nanjing, Nanking
Naples, Napoli
Nebraska, Neb.
Nevada, Nev.
New Hampshire, N.H.
New Jersey, N.J.
New Mexico, N.M.
Nizhny Novgorod, Nizhni Novgorod
North Carolina, N.C.
North Dakota, N.D.
Nuremberg, Nürnberg
Odesa, Odessa
Oklahoma, Okla.
Oregon, Ore.
Padua, Padova
Pennsylvania, Pa., Penn.
Pune, Poona
Rhode Island, R.I.
Rivne, Rovno
Saint Petersburg, St. Petersburg, Leningrad, Petrograd
Saxony, Sachsen
Sea of Azov, Azov Sea
Sevastopol, Sebastopol
Seville, Sevilla
Sicily, Sicilia
South Carolina, S.C.
South Dakota, S.D.
Strasbourg, Strassburg
Tennessee, Tenn.
Texas, Tex.
Thessaloniki, Salonika, Salonica
Thiruvananthapuram, Trivandrum
Tianjin, Tientsin
Transnistria, Transdniestria, Trans-Dniester
Turin, Torino
Tuscany, Toscana
Urumqi, Urumchi
Vadodara, Baroda
Varanasi, Benares
Venice, Venezia, Venedig
Vermont, Vt.
Virginia, Va.
Vitebsk, Vitsebsk
West Virginia, W.Va.
Wisconsin, Wis.
Wroclaw, Breslau
Wyoming, Wyo.
Xinjiang, Sinkiang
Yangon, Rangoon
Yekaterinburg, Ekaterinburg
Zaporizhzhia, Zaporizhia, Zaporizhzhya, Zaporozhye
Zaragoza, Saragossa
Zhytomyr, Zhitomir
"""

# as PLACES; the first name may also be none of the gazetteer's
ORGANISATIONS: Final = """
African Union | Afrikanische Union, Union africaine
Al-Qaeda | Al-Qaida, Al-Qa'ida
Amnesty International | Amnesty
Asia-Pacific Economic Cooperation | APEC
Central Intelligence Agency | CIA
Collective Security Treaty Organization | ОДКБ
Commonwealth of Independent States | СНГ
Council of Europe | Europarat, Conseil de l'Europe
Doctors Without Borders | Médecins Sans Frontières
Eurasian Economic Union | ЕАЭС
European Bank for Reconstruction and Development | EBRD
European Central Bank | EZB, Europäische Zentralbank, Banque centrale européenne, Banco Central Europeo, Banca centrale europea, ЕЦБ
European Commission | EC Commission, Commission of the European Communities, Europäische Kommission, EU Commission, EU-Kommission, Commission européenne, Comisión Europea, Commissione europea, Еврокомиссия
European Court of Justice | ECJ, CJEU, Court of Justice of the European Union
European Parliament | Europaparlament, Europäisches Parlament, Parlement européen, Parlamento Europeo
European Union | UE, Europäische Union, Union européenne, Unión Europea, Unione europea, ЕС, Евросоюз
Europol | European Police Office
Federal Bureau of Investigation | FBI
Federal Reserve | Fed, Federal Reserve Board, Federal Reserve System, U.S. Federal Reserve
FIFA | Fédération Internationale de Football Association
Food and Drug Administration | FDA, U.S. Food and Drug Administration
Hezbollah | Hizbollah, Hizbullah, Hezbullah
Human Rights Watch | HRW
Intergovernmental Panel on Climate Change | IPCC
International Atomic Energy Agency | AIEA, OIEA, Internationale Atomenergiebehörde, МАГАТЭ
International Committee of the Red Cross | CICR, Comité international de la Croix-Rouge
International Court of Justice | Internationaler Gerichtshof
International Criminal Court | Internationaler Strafgerichtshof, Cour pénale internationale, Corte Penal Internacional
International Federation of Red Cross and Red Crescent Societies | IFRC
International Labour Organization | International Labour Organisation, OIT
International Monetary Fund | FMI, Internationaler Währungsfonds, Fonds monétaire international, Fondo Monetario Internacional, МВФ
International Olympic Committee | Internationales Olympisches Komitee, Comité international olympique
Interpol | International Criminal Police Organization
Islamic State | ISIS, ISIL, Daesh
Mercosur | Mercosul
NATO | OTAN, North Atlantic Alliance, НАТО
OECD | OCDE
OPEC | OPEP, ОПЕК
Organization of American States | Organisation of American States, OEA
OSCE | OSZE, ОБСЕ
Securities and Exchange Commission | U.S. Securities and Exchange Commission
Shanghai Cooperation Organization | ШОС
Taliban | Taleban
U.S. Department of Agriculture | USDA, U.S. Agriculture Department
UEFA | Union of European Football Associations
UNESCO | ЮНЕСКО
UNHCR | United Nations High Commissioner for Refugees, UN High Commissioner for Refugees, UN Refugee Agency
UNICEF | United Nations Children's Fund, UN Children's Fund, ЮНИСЕФ
United Nations | UNO, ONU, United Nations Organization, United Nations Organisation, Vereinte Nationen, Nations unies, Naciones Unidas, Nazioni Unite, ООН
United Nations General Assembly | UN General Assembly, UNGA
United Nations Security Council | UNSC, UN-Sicherheitsrat
UNRWA | United Nations Relief and Works Agency
World Bank | Weltbank, Banque mondiale, Banco Mundial
World Food Programme | WFP, World Food Program, UN World Food Programme
World Health Organization | OMS, Weltgesundheitsorganisation, Organisation mondiale de la santé, Organización Mundial de la Salud, ВОЗ
World Trade Organization | Welthandelsorganisation, OMC, ВТО
"""
