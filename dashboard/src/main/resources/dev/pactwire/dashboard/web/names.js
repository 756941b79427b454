// Names of alliances and regions, English and German. What is not here is shown by its id.

export const ALLIANCES = {
  'nato': ['NATO'], 'eu-defence': ['EU defence', 'EU-Verteidigung'], 'us-japan': ['US–Japan', 'USA–Japan'],
  'us-south-korea': ['US–South Korea', 'USA–Südkorea'], 'us-japan-south-korea': ['US–Japan–South Korea', 'USA–Japan–Südkorea'],
  'us-philippines': ['US–Philippines', 'USA–Philippinen'], 'us-japan-philippines': ['US–Japan–Philippines', 'USA–Japan–Philippinen'],
  'us-australia': ['US–Australia', 'USA–Australien'], 'aukus': ['AUKUS'], 'quad': ['Quad'], 'five-eyes': ['Five Eyes'],
  'us-taiwan': ['US–Taiwan', 'USA–Taiwan'], 'us-israel': ['US–Israel', 'USA–Israel'],
  'russia-north-korea': ['Russia–North Korea', 'Russland–Nordkorea'], 'china-north-korea': ['China–North Korea', 'China–Nordkorea'],
  'china-russia': ['China–Russia', 'China–Russland'], 'china-russia-north-korea': ['China–Russia–North Korea', 'China–Russland–Nordkorea'],
  'russia-iran': ['Russia–Iran', 'Russland–Iran'], 'russia-belarus': ['Russia–Belarus', 'Russland–Belarus'],
  'csto': ['CSTO', 'OVKS'], 'sco': ['SCO', 'SOZ'], 'brics': ['BRICS'], 'asean': ['ASEAN'], 'g7': ['G7'], 'g20': ['G20'],
  'un-security-council': ['UN Security Council', 'UN-Sicherheitsrat'], 'warsaw-pact': ['Warsaw Pact', 'Warschauer Pakt'],
  'gcc': ['Gulf Cooperation Council', 'Golf-Kooperationsrat'], 'arab-league': ['Arab League', 'Arabische Liga'],
  'african-union': ['African Union', 'Afrikanische Union'], 'ecowas': ['ECOWAS'], 'sahel-alliance': ['Alliance of Sahel States', 'Allianz der Sahelstaaten'],
  'axis-of-resistance': ['Axis of Resistance', 'Achse des Widerstands'], 'abraham-accords': ['Abraham Accords', 'Abraham-Abkommen'],
  'ukraine-contact-group': ['Ukraine Contact Group', 'Ukraine-Kontaktgruppe'], 'nordic-baltic': ['Nordic-Baltic', 'Nordisch-baltisch'],
  'visegrad': ['Visegrád Group', 'Visegrád-Gruppe'], 'weimar-triangle': ['Weimar Triangle', 'Weimarer Dreieck'],
  'organization-of-turkic-states': ['Turkic States', 'Turkstaaten'], 'pacific-islands-forum': ['Pacific Islands Forum', 'Pazifik-Inselforum'],
  'apec': ['APEC'], 'osce': ['OSCE', 'OSZE'],
};

export const REGIONS = {
  'western-africa': ['Western Africa', 'Westafrika'], 'eastern-africa': ['Eastern Africa', 'Ostafrika'], 'northern-africa': ['Northern Africa', 'Nordafrika'],
  'middle-africa': ['Middle Africa', 'Zentralafrika'], 'southern-africa': ['Southern Africa', 'Südliches Afrika'],
  'south-america': ['South America', 'Südamerika'], 'central-america': ['Central America', 'Mittelamerika'], 'northern-america': ['Northern America', 'Nordamerika'],
  'caribbean': ['Caribbean', 'Karibik'], 'eastern-asia': ['Eastern Asia', 'Ostasien'], 'southern-asia': ['Southern Asia', 'Südasien'],
  'south-eastern-asia': ['South-eastern Asia', 'Südostasien'], 'central-asia': ['Central Asia', 'Zentralasien'], 'western-asia': ['Western Asia', 'Westasien'],
  'southern-europe': ['Southern Europe', 'Südeuropa'], 'eastern-europe': ['Eastern Europe', 'Osteuropa'], 'northern-europe': ['Northern Europe', 'Nordeuropa'],
  'western-europe': ['Western Europe', 'Westeuropa'], 'australia-and-new-zealand': ['Australia and New Zealand', 'Australien und Neuseeland'],
  'melanesia': ['Melanesia', 'Melanesien'], 'micronesia': ['Micronesia', 'Mikronesien'], 'polynesia': ['Polynesia', 'Polynesien'],
  'indo-pacific': ['Indo-Pacific', 'Indopazifik'], 'korean-peninsula': ['Korean Peninsula', 'Koreanische Halbinsel'], 'taiwan-strait': ['Taiwan Strait', 'Taiwanstraße'],
  'south-china-sea': ['South China Sea', 'Südchinesisches Meer'], 'middle-east': ['Middle East', 'Naher Osten'], 'sahel': ['Sahel', 'Sahel'], 'arctic': ['Arctic', 'Arktis'],
  'western-balkans': ['Western Balkans', 'Westbalkan'], 'south-caucasus': ['South Caucasus', 'Südkaukasus'], 'baltic': ['Baltic', 'Baltikum'],
};
