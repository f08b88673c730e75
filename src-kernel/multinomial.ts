/**
 * The inner loops of multinomial draws, in AssemblyScript: WebAssembly runs them in a third of the time. What they compute
 * and where that comes from is told by `base/multinomial.ts`, which writes a plan into the memory and reads the tallies.
 */

/** Where the memory is free. */
export const heap: usize = __heap_base

/** Places behind the counts that classes with fewer than three members count towards; several, so that they do not queue. */
export const spare: i32 = 16

/** One alias table: leading bits of a number choose a cell, the others one of its halves. */
@unmanaged
class Aliases {
  shift: i32
  /** For each cell the last number within it that belongs to the first half. */
  thresholds: usize
  /** What each half stands for. */
  halves: usize
}

/** A plan as it lies in memory; all of 32 bits, in the order in which `layOut` in `base/multinomial.ts` writes them. */
@unmanaged
class Plan {
  trials: i32
  places: i32
  numbers: usize
  counts: usize
  /** Classes drawn as Poisson counts: their number, their tables, the class of each and what was drawn. */
  often: i32
  tables: usize
  classes: usize
  drawn: usize
  /** How many trials come of what Poisson counts leave of the rates, and of which class each of these is; 0 for nothing left. */
  extra: usize
  residual: usize
  /** Of which class each trial is. */
  all: usize
  /** Which places the trials of each class count towards. */
  starts: usize
  members: usize
  /** Parts that places belong to, and that of each place. */
  parts: i32
  partOf: usize
  contacts: usize
  seen: usize
  squares: usize
  topThree: usize
  partCounts: usize
}

let a: u32 = 0
let b: u32 = 0
let c: u32 = 0
let d: u32 = 0

/** Sets the state of the generator, not all 0. */
export function seed(first: u32, second: u32, third: u32, fourth: u32): void {
  a = first
  b = second
  c = third
  d = fourth
}

/** Writes the next numbers of xoshiro128** (Blackman and Vigna 2021), the sequence of `Random`. */
function refill(numbers: usize, count: i32): void {
  let p = a
  let q = b
  let r = c
  let s = d
  for (const end = numbers + ((<usize>count) << 2); numbers < end; numbers += 4) {
    store<u32>(numbers, rotl<u32>(q * 5, 7) * 9)
    const shifted = q << 9
    r ^= p
    s ^= q
    q ^= r
    p ^= s
    r ^= shifted
    s = rotl<u32>(s, 11)
  }
  a = p
  b = q
  c = r
  d = s
}

/** The half of a table that a number stands for. */
function halfOf(number: u32, shift: i32, thresholds: usize): usize {
  const cell = <usize>(number >> shift)
  const within = <i32>(number & ((1 << shift) - 1))
  return (cell << 1) + <usize>(within > load<i32>(thresholds + (cell << 2)))
}

function add(counts: usize, place: i32, count: i32): void {
  const at = counts + ((<usize>place) << 2)
  store<i32>(at, load<i32>(at) + count)
}

/** Draws the Poisson counts of a plan and what is left of their rates; returns how many trials are missing, below 0 for too many. */
function drawOften(plan: Plan): i32 {
  const extra = changetype<Aliases>(plan.extra)
  const hasRest = plan.extra !== 0
  const numbers = plan.numbers
  const often = plan.often
  refill(numbers, often + i32(hasRest))
  let missing = plan.trials
  let table = plan.tables
  const drawn = plan.drawn
  for (let i: usize = 0, end = (<usize>often) << 2; i < end; i += 4) {
    const aliases = changetype<Aliases>(table)
    const half = halfOf(load<u32>(numbers + i), aliases.shift, aliases.thresholds)
    const count = load<i32>(aliases.halves + (half << 2))
    store<i32>(drawn + i, count)
    missing -= count
    table += offsetof<Aliases>()
  }
  if (!hasRest) return missing
  const half = halfOf(load<u32>(numbers + ((<usize>often) << 2)), extra.shift, extra.thresholds)
  const rest = load<i32>(extra.halves + (half << 2))
  store<i32>(drawn + ((<usize>often) << 2), rest)
  return missing - rest
}

/** Counts what was drawn of the classes that come often. */
function addOften(plan: Plan): void {
  const counts = plan.counts
  const starts = plan.starts
  const members = plan.members
  for (let i: usize = 0, end = (<usize>plan.often) << 2; i < end; i += 4) {
    const count = load<i32>(plan.drawn + i)
    const own = starts + ((<usize>load<i32>(plan.classes + i)) << 2)
    const last = <usize>load<i32>(own, 4)
    for (let k = <usize>load<i32>(own); k < last; k++) add(counts, load<i32>(members + (k << 2)), count)
  }
}

/**
 * Counts trials one by one. The halves of the table are four numbers: three places, so that no branch depends on chance, which
 * processors guess badly, and the class where there are more, else −1.
 */
function addSingly(plan: Plan, table: usize, trials: i32): void {
  refill(plan.numbers, trials)
  const aliases = changetype<Aliases>(table)
  const shift = aliases.shift
  const thresholds = aliases.thresholds
  const halves = aliases.halves
  const counts = plan.counts
  for (let at = plan.numbers, end = at + ((<usize>trials) << 2); at < end; at += 4) {
    const half = halves + (halfOf(load<u32>(at), shift, thresholds) << 4)
    add(counts, load<i32>(half), 1)
    add(counts, load<i32>(half, 4), 1)
    add(counts, load<i32>(half, 8), 1)
    const large = load<i32>(half, 12)
    if (large < 0) continue
    const own = plan.starts + ((<usize>large) << 2)
    const last = <usize>load<i32>(own, 4)
    for (let k = <usize>load<i32>(own) + 3; k < last; k++) add(counts, load<i32>(plan.members + (k << 2)), 1)
  }
}

/** Writes what the counts of the draw of that number add up to. */
function tally(plan: Plan, draw: usize): void {
  let contacts: i32 = 0
  let seen: i32 = 0
  let squares: i64 = 0
  let first: i32 = 0
  let second: i32 = 0
  let third: i32 = 0
  for (let at = plan.counts, end = at + ((<usize>plan.places) << 2); at < end; at += 4) {
    const count = load<i32>(at)
    contacts += count
    seen += i32(count > 0)
    squares += <i64>count * <i64>count
    const below = min(count, first)
    first = max(count, first)
    const lower = min(below, second)
    second = max(below, second)
    third = max(lower, third)
  }
  store<i32>(plan.contacts + (draw << 2), contacts)
  store<i32>(plan.seen + (draw << 2), seen)
  store<i32>(plan.topThree + (draw << 2), first + second + third)
  store<f64>(plan.squares + (draw << 3), <f64>squares)
  if (plan.parts === 0) return
  const ofParts = plan.partCounts + draw * ((<usize>plan.parts) << 2)
  memory.fill(ofParts, 0, (<usize>plan.parts) << 2)
  for (let k: usize = 0, end = (<usize>plan.places) << 2; k < end; k += 4) {
    add(ofParts, load<i32>(plan.partOf + k), load<i32>(plan.counts + k))
  }
}

/** Draws so many times; the counts of the last draw stay in memory. */
export function draw(at: usize, draws: i32): void {
  const plan = changetype<Plan>(at)
  for (let i: i32 = 0; i < draws; i++) {
    memory.fill(plan.counts, 0, (<usize>(plan.places + spare)) << 2)
    let missing = drawOften(plan)
    while (missing < 0) missing = drawOften(plan)
    addOften(plan)
    if (plan.extra !== 0) addSingly(plan, plan.residual, load<i32>(plan.drawn + ((<usize>plan.often) << 2)))
    addSingly(plan, plan.all, missing)
    tally(plan, <usize>i)
  }
}

/** One of the four words of the generator's state. */
export function state(word: i32): u32 {
  return word === 0 ? a : word === 1 ? b : word === 2 ? c : d
}
