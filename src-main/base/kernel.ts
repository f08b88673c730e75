import bytes from '#kernel/multinomial.ts?assembly'

/** What `src-kernel/multinomial.ts` exports. */
interface Kernel {
  readonly memory: WebAssembly.Memory
  readonly heap: WebAssembly.Global<'i32'>
  /** Where the generators are: sixteen words. */
  readonly generators: WebAssembly.Global<'i32'>
  seed(first: number, second: number, third: number, fourth: number): void
  draw(plan: number, draws: number): void
}

let kernel: Kernel | undefined

/** The kernel of this thread, with a memory of its own. */
export function loadedKernel(): Kernel {
  kernel ??= new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernel
  return kernel
}

/** Lays numbers out in the kernel's memory, one block after the other; each starts at a multiple of eight. */
export class KernelLayout {
  #at: number

  constructor(private readonly kernel: Kernel) {
    this.#at = kernel.heap.value
  }

  /** Where so many bytes are free. @throws RangeError where the memory can't grow that far */
  reserve(bytes: number): number {
    const start = this.#at
    this.#at = (start + bytes + 7) & ~7
    const { memory } = this.kernel
    const lacking = this.#at - memory.buffer.byteLength
    if (lacking > 0) memory.grow(Math.ceil(lacking / 65_536))
    return start
  }

  /** Copies numbers in; returns where they start. */
  write(numbers: Int32Array): number {
    const start = this.reserve(numbers.byteLength)
    new Int32Array(this.kernel.memory.buffer, start, numbers.length).set(numbers)
    return start
  }
}
