export interface Field {
  readonly specialty: string
  readonly subspecialties: readonly string[]
  /** Topics of this field alone. */
  readonly topics: readonly string[]
  /** What papers of the field are about. */
  readonly disease: string
  /** Share of the KOLs in it. */
  readonly share: number
}

/** The fields of one therapeutic area, the first by size first. */
export const FIELDS: readonly Field[] = [
  {
    specialty: 'Rheumatology',
    subspecialties: ['Early arthritis', 'Spondyloarthritis', 'Connective tissue disease'],
    topics: ['treat to target', 'tapering', 'spinal imaging', 'early arthritis', 'joint ultrasound'],
    disease: 'inflammatory arthritis',
    share: 0.32
  },
  {
    specialty: 'Dermatology',
    subspecialties: ['Psoriasis', 'Atopic dermatitis', 'Hidradenitis'],
    topics: ['skin clearance', 'itch', 'nail involvement', 'flare prevention', 'topical combinations'],
    disease: 'moderate-to-severe psoriasis',
    share: 0.26
  },
  {
    specialty: 'Gastroenterology',
    subspecialties: ["Crohn's disease", 'Ulcerative colitis'],
    topics: [
      'mucosal healing',
      'faecal calprotectin',
      'bowel ultrasound',
      'perianal disease',
      'steroid-free remission'
    ],
    disease: 'ulcerative colitis',
    share: 0.22
  },
  {
    specialty: 'Pulmonology',
    subspecialties: ['Severe asthma', 'Sarcoidosis'],
    topics: ['steroid sparing', 'lung function decline', 'asthma phenotypes', 'exhaled nitric oxide'],
    disease: 'severe asthma',
    share: 0.12
  },
  {
    specialty: 'Neurology',
    subspecialties: ['Neuroimmunology'],
    topics: ['relapse rate', 'MRI monitoring', 'disability progression', 'cognitive function'],
    disease: 'neuroimmunological disease',
    share: 0.08
  }
]

/** A field outside the therapeutic area: its practitioners publish nothing on it and share none of its interests. */
export const PERIPHERAL_FIELD: Field = {
  specialty: 'Orthopaedics',
  subspecialties: ['Joint replacement', 'Sports medicine'],
  topics: ['implant registries', 'rehabilitation', 'day surgery', 'bone density'],
  disease: 'joint replacement',
  share: 0
}

/** Topics that every field of the area has a stake in. */
export const SHARED_TOPICS: readonly string[] = [
  'long-term safety',
  'biomarkers',
  'real-world evidence',
  'patient-reported outcomes',
  'pregnancy',
  'comorbidities',
  'vaccination',
  'treatment sequencing',
  'switching',
  'diagnostic delay'
]

export const THERAPEUTIC_AREA = 'Immunology'

/** Compound codes in the place of products; the company is nobody's. */
export const PRODUCTS: readonly string[] = ['LX-214', 'LX-309']

/** Every topic of the therapeutic area with the specialty it belongs to, null for shared ones. */
export const ALL_TOPICS: readonly string[] = [...FIELDS.flatMap((field) => field.topics), ...SHARED_TOPICS]
