/** The look of a brief: one A4 page in ink on white, 11 to 13 px, hairlines in place of boxes. */
export const briefStyle = `
@page { size: A4; margin: 10mm 13mm; }
:root { color-scheme: only light; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { max-width: 184mm; margin: 0 auto; padding: 12mm 0; background: #fff; color: #1c2226;
  font: 12px/1.35 Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
@media print { body { max-width: none; padding: 0; } }
header { display: flex; gap: 16px; align-items: baseline; justify-content: space-between; }
h1 { font-size: 20px; font-weight: 600; line-height: 1.25; }
h2 { margin-bottom: 3px; padding-bottom: 3px; border-bottom: 1px solid #e4e7e9; font-size: 13px; font-weight: 600; }
h2 small { color: #5a666e; font-size: 11px; font-weight: 400; }
.about { margin-top: 2px; font-size: 13px; }
.quiet { color: #5a666e; font-size: 11px; }
.consent { margin: 8px 0 12px; padding: 7px 10px; border: 1px solid #c9d0d4; border-left-width: 3px; }
.consent strong { font-weight: 600; }
.no { border-color: #b3261e; color: #8c1d18; }
.care { border-color: #a15c00; }
section { margin-bottom: 10px; break-inside: avoid; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 22px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; }
dt, th { color: #5a666e; font-size: 11px; font-weight: 400; line-height: 1.53; }
table { width: 100%; border-collapse: collapse; font-size: 11px; }
th { text-align: left; }
th, td { padding: 1px 10px 1px 0; border-bottom: 1px solid #f0f2f3; vertical-align: baseline; }
tr:last-child td { border-bottom: 0; }
th:last-child, td:last-child { padding-right: 0; }
.day { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.half { width: 42%; }
.theme { width: 160px; }
.kind { width: 72px; }
ul { list-style: none; }
li { padding: 1px 0; border-bottom: 1px solid #f0f2f3; }
li:last-child { border-bottom: 0; }
.late { color: #8c1d18; }
footer { padding-top: 5px; border-top: 1px solid #e4e7e9; color: #5a666e; font-size: 11px; }
`
