/**
 * The inner loops of multinomial draws, in AssemblyScript: WebAssembly runs them in a third of the time. What they compute
 * and where that comes from is told by `base/multinomial.ts`, which writes a plan into the memory and reads the tallies.
 */

/** Where the memory is free. */
export const heap: usize = __heap_base

/**
 * An alias table: leading bits of a number choose a cell, the others one of its halves. A cell is the last number within it
 * that belongs to its first half, and what the halves stand for.
 */
@unmanaged
class Aliases {
  shift: i32
  cells: usize
}

const bytesOfCell: usize = 12

/** A plan as it lies in memory; all of 32 bits, in the order in which `layOut` in `base/multinomial.ts` writes them. */
@unmanaged
class Plan {
  trials: i32
  numbers: usize
  /** Counts of the places, then of the groups, which count towards several; of either a multiple of four, and zeros behind. */
  counts: usize
  places: i32
  slots: i32
  /** Classes drawn as Poisson counts: their number, their tables and where each is counted. */
  often: i32
  tables: usize
  oftenSlots: usize
  /** How many trials come of what Poisson counts leave of the rates, and where each of these is counted; 0 for nothing left. */
  extra: usize
  residual: usize
  /** Where each trial is counted. */
  all: usize
  /** How many places groups count at, each of these places, where its groups end in the list of them, and that list. */
  grouped: i32
  groupedPlaces: usize
  groupEnds: usize
  groups: usize
  /** Parts that places belong to, and that of each place. */
  parts: i32
  partOf: usize
  contacts: usize
  seen: usize
  squares: usize
  topThree: usize
  partCounts: usize
}

/**
 * The state of four generators xoshiro128** (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36) side by side: the first
 * words of all four, then the second ones. The first gives the sequence of `Random`, each other one what comes 2⁶⁴ numbers after
 * that of the one before.
 */
export const generators: usize = memory.data(64)

/** Starts the generators from the state of the first, not all 0. */
export function seed(first: u32, second: u32, third: u32, fourth: u32): void {
  let p = first
  let q = second
  let r = third
  let s = fourth
  for (let lane: usize = 0; lane < 4; lane++) {
    const at = generators + (lane << 2)
    store<u32>(at, p)
    store<u32>(at, q, 16)
    store<u32>(at, r, 32)
    store<u32>(at, s, 48)
    // What the authors publish as `jump`: the sum of the states that the bits of these words name.
    let jp: u32 = 0
    let jq: u32 = 0
    let jr: u32 = 0
    let js: u32 = 0
    for (let step = 0; step < 128; step++) {
      const word: u32 = step < 32 ? 0x8764000b : step < 64 ? 0xf542d2d3 : step < 96 ? 0x6fa035c3 : 0x77f2db5b
      if ((word >> (step & 31)) & 1) {
        jp ^= p
        jq ^= q
        jr ^= r
        js ^= s
      }
      const shifted = q << 9
      r ^= p
      s ^= q
      q ^= r
      p ^= s
      r ^= shifted
      s = rotl<u32>(s, 11)
    }
    p = jp
    q = jq
    r = jr
    s = js
  }
}

function rotated(words: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(words, bits), i32x4.shr_u(words, 32 - bits))
}

/** Writes the next numbers, in fours. */
function refill(numbers: usize, count: i32): void {
  let p = v128.load(generators)
  let q = v128.load(generators, 16)
  let r = v128.load(generators, 32)
  let s = v128.load(generators, 48)
  for (const end = numbers + ((<usize>count) << 2); numbers < end; numbers += 16) {
    const five = i32x4.add(i32x4.shl(q, 2), q)
    const turned = rotated(five, 7)
    v128.store(numbers, i32x4.add(i32x4.shl(turned, 3), turned))
    const shifted = i32x4.shl(q, 9)
    r = v128.xor(r, p)
    s = v128.xor(s, q)
    q = v128.xor(q, r)
    p = v128.xor(p, s)
    r = v128.xor(r, shifted)
    s = rotated(s, 11)
  }
  v128.store(generators, p)
  v128.store(generators, q, 16)
  v128.store(generators, r, 32)
  v128.store(generators, s, 48)
}

/** What a number stands for. */
function meaning(number: u32, shift: i32, cells: usize): i32 {
  const cell = cells + <usize>(number >> shift) * bytesOfCell
  const within = <i32>(number & ((1 << shift) - 1))
  return load<i32>(cell + ((<usize>(within > load<i32>(cell))) << 2), 4)
}

function add(counts: usize, place: i32, count: i32): void {
  const at = counts + ((<usize>place) << 2)
  store<i32>(at, load<i32>(at) + count)
}

/** Draws the Poisson counts of a plan; returns how many trials they leave, below 0 for too many. */
function drawOften(plan: Plan): i32 {
  const numbers = plan.numbers
  // One more for what Poisson counts leave of the rates.
  refill(numbers, plan.often + i32(plan.extra !== 0))
  let missing = plan.trials
  let table = plan.tables
  const counts = plan.counts
  const slots = plan.oftenSlots
  for (let i: usize = 0, end = (<usize>plan.often) << 2; i < end; i += 4) {
    const aliases = changetype<Aliases>(table)
    const count = meaning(load<u32>(numbers + i), aliases.shift, aliases.cells)
    // Nothing else is counted there yet; of counts that are drawn again the last remains.
    store<i32>(counts + ((<usize>load<i32>(slots + i)) << 2), count)
    missing -= count
    table += offsetof<Aliases>()
  }
  return missing
}

/** How many trials come of what Poisson counts leave of the rates, by the number behind theirs. */
function drawExtra(plan: Plan): i32 {
  if (plan.extra === 0) return 0
  const extra = changetype<Aliases>(plan.extra)
  return meaning(load<u32>(plan.numbers + ((<usize>plan.often) << 2)), extra.shift, extra.cells)
}

/** Counts trials one by one. */
function addSingly(plan: Plan, table: usize, trials: i32): void {
  refill(plan.numbers, trials)
  const aliases = changetype<Aliases>(table)
  const shift = aliases.shift
  const cells = aliases.cells
  const counts = plan.counts
  for (let at = plan.numbers, end = at + ((<usize>trials) << 2); at < end; at += 4) {
    add(counts, meaning(load<u32>(at), shift, cells), 1)
  }
}

/** Counts at each place what its groups count. */
function addGroups(plan: Plan): void {
  const counts = plan.counts
  const places = plan.groupedPlaces
  const ends = plan.groupEnds
  let group = plan.groups
  for (let i: usize = 0, last = (<usize>plan.grouped) << 2; i < last; i += 4) {
    let sum: i32 = 0
    for (const end = plan.groups + ((<usize>load<i32>(ends + i)) << 2); group < end; group += 4) {
      sum += load<i32>(counts + ((<usize>load<i32>(group)) << 2))
    }
    add(counts, load<i32>(places + i), sum)
  }
}

/** Writes what the counts of the draw of that number add up to. */
function tally(plan: Plan, draw: usize): void {
  const zero = i32x4.splat(0)
  let contacts = zero
  let seen = zero
  let squares = i64x2.splat(0)
  // The largest three of every fourth place.
  let first = zero
  let second = zero
  let third = zero
  for (let at = plan.counts, end = at + ((<usize>plan.places) << 2); at < end; at += 16) {
    const count = v128.load(at)
    contacts = i32x4.add(contacts, count)
    seen = i32x4.sub(seen, i32x4.gt_s(count, zero))
    const both = i64x2.add(i64x2.extmul_low_i32x4_s(count, count), i64x2.extmul_high_i32x4_s(count, count))
    squares = i64x2.add(squares, both)
    const below = i32x4.min_s(count, first)
    first = i32x4.max_s(count, first)
    const lower = i32x4.min_s(below, second)
    second = i32x4.max_s(below, second)
    third = i32x4.max_s(lower, third)
  }
  store<i32>(plan.contacts + (draw << 2), sumOf(contacts))
  store<i32>(plan.seen + (draw << 2), sumOf(seen))
  store<f64>(plan.squares + (draw << 3), <f64>(i64x2.extract_lane(squares, 0) + i64x2.extract_lane(squares, 1)))
  store<i32>(plan.topThree + (draw << 2), largestThree(first, second, third))
  if (plan.parts === 0) return
  const ofParts = plan.partCounts + draw * ((<usize>plan.parts) << 2)
  for (let at = ofParts, end = ofParts + ((<usize>plan.parts) << 2); at < end; at += 4) store<i32>(at, 0)
  for (let k: usize = 0, end = (<usize>plan.places) << 2; k < end; k += 4) {
    add(ofParts, load<i32>(plan.partOf + k), load<i32>(plan.counts + k))
  }
}

function sumOf(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}

/** The sum of the largest three of all lanes; within a lane they descend. */
function largestThree(first: v128, second: v128, third: v128): i32 {
  let sum: i32 = 0
  for (let i = 0; i < 3; i++) {
    const largest = max(
      max(i32x4.extract_lane(first, 0), i32x4.extract_lane(first, 1)),
      max(i32x4.extract_lane(first, 2), i32x4.extract_lane(first, 3))
    )
    sum += largest
    // The lane that it came from moves up; of several that are equal one.
    const equal = i32x4.eq(first, i32x4.splat(largest))
    const lane = ctz(i32x4.bitmask(equal))
    const isTaken = i32x4.eq(i32x4.splat(lane), i32x4(0, 1, 2, 3))
    first = v128.bitselect(second, first, isTaken)
    second = v128.bitselect(third, second, isTaken)
    third = v128.andnot(third, isTaken)
  }
  return sum
}

/** Draws so many times; the counts of the last draw stay in memory. */
export function draw(at: usize, draws: i32): void {
  const plan = changetype<Plan>(at)
  const end = plan.counts + ((<usize>plan.slots) << 2)
  for (let i: i32 = 0; i < draws; i++) {
    for (let slot = plan.counts; slot < end; slot += 16) v128.store(slot, i32x4.splat(0))
    let missing: i32
    let extra: i32
    do {
      missing = drawOften(plan)
      extra = drawExtra(plan)
    } while (missing < extra)
    if (extra > 0) addSingly(plan, plan.residual, extra)
    addSingly(plan, plan.all, missing - extra)
    addGroups(plan)
    tally(plan, <usize>i)
  }
}
