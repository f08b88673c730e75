import type { Draw } from './draw'
import type { Culture } from './places'

export interface PersonName {
  readonly first: string
  readonly last: string
  readonly full: string
}

interface NameList {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

function list(first: string, last: string): NameList {
  return { first: first.split(' '), last: last.split(' ').map((name) => name.replaceAll('_', ' ')) }
}

/** Common given and family names by language. They are combined at random; no combination means a person. */
const LISTS: Record<Culture | 'elsewhere', NameList> = {
  german: list(
    'Anna Jürgen Katharina Stefan Sabine Björn Ulrike Matthias Jörg Heike Annette Götz Käthe Florian Birgit Lennart Sören Renate Tobias Mareike',
    'Keller Hoffmann Schäfer Köhler Müller-Brandt Vogel Lehmann Krüger Böhm Sommerfeld Winter Groß Engelhardt Weiß von_Arnsberg Zimmermann Lorenz Jäger Haas Richter Seidel Brandt'
  ),
  french: list(
    'Camille Hélène Jérôme Amélie François Élise Benoît Margaux Thierry Chloé Noël Anaïs Rémi Solène Étienne Maëlle Gaëtan Odile Pascal Zoé',
    "Moreau Lefèvre Girard Dubois Rousseau Lemaître d'Aubigny Chevalier Renaud Gauthier Masson Béranger Fournier L'Hermitte Perrin Delacroix Vasseur Barbier Guérin Marchand"
  ),
  italian: list(
    'Giulia Matteo Chiara Alessandro Francesca Niccolò Elisa Davide Martina Lorenzo Beatrice Simone Ilaria Andrea Noemi Riccardo Silvia Tommaso Aurora Luca',
    "Ricci Conti D'Angelo Ferrara Marino Gallo De_Santis Colombo Lombardi Dell'Acqua Barbieri Fontana Moretti Caruso Rinaldi Testa Pellegrini Villa Sartori Benedetti"
  ),
  spanish: list(
    'Lucía Álvaro Carmen Íñigo Marta Joaquín Inês Sofía Andrés Beatriz João Núria Diego Pilar Tomás Leire Rodrigo Ana Simão Elena',
    'García_Lopes Muñoz Fernández Pereira Serrano Ibáñez Castro Vázquez Domínguez Peña Álvarez Moreira Núñez Gonçalves Romero Ortega Santos Iglesias Herrera Cabral'
  ),
  english: list(
    'Eleanor James Siobhán Oliver Harriet Callum Fiona Declan Imogen Rhys Charlotte Angus Gwendolyn Martin Aoife Simon Niamh Robert Philippa Duncan',
    "O'Neill Whitfield MacLeod Harper Ashworth O'Sullivan Prescott Llewellyn Barrett Fairclough Sinclair Hughes Thornton McAllister Bennett Carrington D'Arcy Walsh Pemberton Kerr"
  ),
  dutch: list(
    'Sanne Pieter Femke Joost Marijke Daan Lotte Bram Anouk Thijs Griet Wouter Liesbeth Koen Nele Ruben Saskia Jelle Hanneke Maarten',
    "van_der_Berg De_Vries Janssen Visser van_'t_Hof Bakker Mertens Hoekstra Dijkstra Peeters Claes ten_Brink Smits Maes Kuipers van_Dam Willems Vermeulen Aerts Postma"
  ),
  nordic: list(
    'Astrid Lars Ingrid Mikkel Sigrún Øyvind Maja Håkon Åsa Jens Pirkko Eino Freja Göran Liv Anders Aino Søren Kerstin Väinö',
    'Lindqvist Haugen Virtanen Sørensen Bergström Nyström Jørgensen Åkesson Mäkinen Dahl Hedlund Østergaard Korhonen Lund Söderberg Holm Nieminen Nygård Ekström Halvorsen'
  ),
  slavic: list(
    'Agnieszka Łukasz Jana Ondřej Magdalena Tomáš Zofia Jakub Kateřina Piotr Małgorzata Zoltán Ioana Radek Ágnes Michał Šárka László Andreea Stanisław',
    'Wójcik Nováková Kowalczyk Dvořák Szabó Zieliński Svoboda Kamiński Horváth Popescu Jabłoński Černý Lewandowski Tóth Říha Ionescu Mazur Krejčí Nagy Wiśniewski'
  ),
  elsewhere: list(
    'Priya Wei Fatima Chidi Leila Haruto Aylin Tariq Noor Amara Dimitris Mei Emre Sanjay Thu Yasmin Kofi Arjun Eleni Omar',
    'Okafor Chen Yılmaz Rahman Tanaka Papadopoulos Nguyen Mensah Iyer Haddad Demir Kapoor Zhang Al-Sayed Georgiou Park Adeyemi Banerjee Karimi Osei'
  )
}

/** Share of people whose name comes from elsewhere than their country. */
const FROM_ELSEWHERE = 0.14

/** Gives every person a name nobody else in the sample has. */
export class NameGiver {
  readonly #taken = new Set<string>()

  constructor(private readonly draw: Draw) {}

  /** A name usual in a culture, seldom one from elsewhere; a middle initial or a double name where all are taken. */
  next(culture: Culture): PersonName {
    for (let attempt = 0; ; attempt++) {
      const names = LISTS[this.draw.chance(FROM_ELSEWHERE) ? 'elsewhere' : culture]
      let first = this.draw.pick(names.first)
      let last = this.draw.pick(names.last)
      if (attempt > 2) first += ` ${String.fromCharCode(65 + this.draw.below(26))}.`
      if (attempt > 5) last += `-${this.draw.pick(names.last)}`
      const full = `${first} ${last}`
      if (this.#taken.has(full)) continue
      this.#taken.add(full)
      return { first, last, full }
    }
  }
}
