import { fold } from './words'

/** Words of no topic. */
const english = `a about above after again against all also although always am an and any are as at be because been before
  being below between both but by can cannot could did do does doing done down during each either else even ever every few
  for from further get gets give given gives go goes got had has have having he her here hers herself him himself his how
  however i if in into is it its itself just less like likely made make makes many may me might more most much must my
  myself near need needs neither no nor not now of off often on once one only or other others our ours out over own per
  quite rather really said same say says see seen sees several shall she should since so some still such take taken takes
  than that the their theirs them themselves then there these they this those though through thus to too toward two under
  until up upon us use used uses using very was way we well were what when where whether which while who whom whose why
  will with within without would yet you your yours`

const german = `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei
  beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darin darum
  darüber das dass dazu dein dem den denen denn der deren des dessen deshalb die dies diese diesem diesen dieser dieses doch
  dort du durch dürfen eher eigen ein eine einem einen einer eines einige einigen einmal er es etwa etwas euch euer für
  gab ganz gar gegen gehabt geht gemacht genug gerade gern gibt habe haben hat hatte hatten hätte hier hin hinter ich ihm
  ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kaum kein
  keine keinem keinen keiner können könnte lassen machen macht man manche mehr mein meist meisten mich mir mit muss müssen
  nach nachdem neben nicht nichts noch nun nur ob oder ohne oft pro sagt schon sehr sei sein seine seinem seinen seiner seit
  sich sie sieht sind so sobald sofern sogar solche soll sollen sollte sondern sonst soweit sowie sowohl über um und uns
  unser unsere unter viel viele vielen vom von vor während war waren warum was weg weil weiter weitere welche welchem welchen
  welcher welches wenig weniger wenn wer werde werden wie wieder will wir wird wo wurde wurden würde würden zu zum zur zwar
  zwischen`

/** Words of English and German that say nothing about what a text is about, folded. */
export const stopWords: ReadonlySet<string> = new Set(`${english} ${german}`.trim().split(/\s+/).map(fold))
