export type Culture = 'german' | 'french' | 'italian' | 'spanish' | 'english' | 'dutch' | 'nordic' | 'slavic'

/** A field territory: where one or more MSLs work. */
export interface Area {
  readonly code: string
  readonly region: string
  readonly team: string
  readonly country: string
  readonly zone: string
  readonly culture: Culture
  /** City and country of it. */
  readonly cities: readonly (readonly [city: string, country: string])[]
}

function area(
  code: string,
  [region, team]: readonly [string, string],
  [country, zone, culture]: readonly [string, string, Culture],
  cities: string
): Area {
  return {
    code,
    region,
    team,
    country,
    zone,
    culture,
    cities: cities.split(' ').map((entry) => {
      const [city, elsewhere] = entry.split('@') as [string, string?]
      return [city.replaceAll('_', ' '), elsewhere ?? country] as const
    })
  }
}

const DACH = ['DACH', 'Team Central'] as const
const FRANCE = ['France', 'Team South'] as const
const UK = ['UK & Ireland', 'Team North'] as const
const ITALY = ['Italy', 'Team South'] as const
const IBERIA = ['Iberia', 'Team South'] as const
const BENELUX = ['Benelux', 'Team North'] as const
const NORDICS = ['Nordics', 'Team North'] as const
const EAST = ['Central Europe', 'Team Central'] as const

const DE = ['DE', 'Europe/Berlin', 'german'] as const
const FR = ['FR', 'Europe/Paris', 'french'] as const
const GB = ['GB', 'Europe/London', 'english'] as const
const IT = ['IT', 'Europe/Rome', 'italian'] as const
const ES = ['ES', 'Europe/Madrid', 'spanish'] as const

/** In the order in which a growing team fills them; a larger team shares them. */
export const AREAS: readonly Area[] = [
  area('DE-North', DACH, DE, 'Hamburg Bremen Kiel Hannover Lübeck Rostock'),
  area('FR-North', FRANCE, FR, 'Paris Lille Rouen Reims Amiens Nancy'),
  area('UK-South', UK, GB, 'London Oxford Bristol Southampton Cardiff Brighton'),
  area('IT-North', ITALY, IT, 'Milano Torino Genova Padova Verona Bologna'),
  area('ES-Centre', IBERIA, ES, 'Madrid Salamanca Valladolid Zaragoza Toledo'),
  area(
    'BENELUX',
    BENELUX,
    ['NL', 'Europe/Amsterdam', 'dutch'],
    'Amsterdam Utrecht Leiden Rotterdam Leuven@BE Gent@BE Liège@BE'
  ),
  area('DE-South', DACH, DE, 'München Freiburg Tübingen Ulm Regensburg Nürnberg'),
  area(
    'NORDICS',
    NORDICS,
    ['SE', 'Europe/Stockholm', 'nordic'],
    'Stockholm Göteborg Uppsala Malmö København@DK Århus@DK Oslo@NO'
  ),
  area('PL-CZ', EAST, ['PL', 'Europe/Warsaw', 'slavic'], 'Warszawa Kraków Wrocław Łódź Poznań Praha@CZ Brno@CZ'),
  area('AT-CH', DACH, ['AT', 'Europe/Vienna', 'german'], 'Wien Graz Innsbruck Linz Zürich@CH Bern@CH Basel@CH'),
  area('FR-South', FRANCE, FR, 'Lyon Marseille Toulouse Montpellier Bordeaux Saint-Étienne'),
  area('IT-South', ITALY, IT, "Roma Napoli Bari Palermo Catania L'Aquila"),
  area('UK-North', UK, GB, 'Manchester Leeds Newcastle Glasgow Edinburgh Dublin@IE'),
  area('DE-West', DACH, DE, 'Köln Essen Münster Bielefeld Kassel Mainz'),
  area('PT', IBERIA, ['PT', 'Europe/Lisbon', 'spanish'], 'Lisboa Porto Coimbra Braga Évora'),
  area('ES-East', IBERIA, ES, 'Barcelona Valencia Murcia Girona Palma'),
  area('FI', NORDICS, ['FI', 'Europe/Helsinki', 'nordic'], 'Helsinki Turku Tampere Oulu Kuopio'),
  area('HU-RO', EAST, ['HU', 'Europe/Budapest', 'slavic'], 'Budapest Szeged Debrecen Pécs Cluj-Napoca@RO Timișoara@RO')
]

/** Invented place-like names, so that no institution of the sample is a real one. */
const STEMS = (
  'Aldermark Brandtholm Corvenna Dorneval Esterwald Fjellvik Grauenfels Halvern Istermond Jorvallen Kestrelow Lindmoor ' +
  'Marrenfeld Norvessa Ostrellan Pellamont Quernbach Rosenthor Silvermere Tarnwick Umbervale Valdoren Westerlund ' +
  'Ysselmar Zelmonte Arvendale Brightmoor Casteluna Drevano Elmswater Falkenau Gildersund Hartevelt Immerloh ' +
  'Kaltenried Lorvane Mistelgrund Nebelau Ormelle Rivenna'
).split(' ')

type InstitutionKind = 'university hospital' | 'hospital' | 'practice'

const PATTERNS: Record<Culture, Record<InstitutionKind, string>> = {
  german: { 'university hospital': 'Universitätsklinikum *', hospital: 'Klinikum *', practice: 'Praxiszentrum *' },
  french: { 'university hospital': 'CHU *', hospital: 'Centre hospitalier de *', practice: 'Cabinet médical *' },
  italian: {
    'university hospital': 'Policlinico universitario *',
    hospital: 'Ospedale *',
    practice: 'Studio medico *'
  },
  spanish: { 'university hospital': 'Hospital Universitario *', hospital: 'Hospital *', practice: 'Consultorio *' },
  english: {
    'university hospital': '* University Hospital',
    hospital: '* General Hospital',
    practice: '* Health Centre'
  },
  dutch: { 'university hospital': '* UMC', hospital: 'Ziekenhuis *', practice: 'Polikliniek *' },
  nordic: { 'university hospital': '* universitetssjukhus', hospital: '* sjukhus', practice: '* läkarmottagning' },
  slavic: { 'university hospital': 'Szpital Uniwersytecki *', hospital: 'Szpital *', practice: 'Przychodnia *' }
}

export interface Institution {
  readonly id: string
  readonly index: number
  readonly name: string
  readonly kind: InstitutionKind
  readonly city: string
  readonly region: string
  readonly country: string
}

/** The name and kind of the how-manieth institution of an area; unique within the sample by its number where stems run out. */
export function institutionName(culture: Culture, counter: number): { name: string; kind: InstitutionKind } {
  const kind = (['university hospital', 'hospital', 'hospital', 'practice'] as const)[counter % 4]!
  const round = Math.floor(counter / STEMS.length)
  const stem = STEMS[(counter * 7) % STEMS.length]!
  return { name: PATTERNS[culture][kind].replace('*', stem) + (round > 0 ? ` ${round + 1}` : ''), kind }
}
