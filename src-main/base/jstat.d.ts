/** The few parts of jstat in use; the package ships no types. */
declare module 'jstat' {
  const jStat: {
    normal: { cdf(x: number, mean: number, sd: number): number; inv(p: number, mean: number, sd: number): number }
    gamma: { inv(p: number, shape: number, scale: number): number }
    beta: { inv(p: number, alpha: number, beta: number): number }
    studentt: { inv(p: number, df: number): number }
    gammaln(x: number): number
  }
  export default jStat
}
