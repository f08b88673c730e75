import { findingWords } from '#base/finding-words'
import { defineMessages } from '../define'

/** The sentences of findings; English is what the engine prints too. */
export const findings = defineMessages({
  en: findingWords,
  de: {
    'over-reliance-title':
      '{leader} und {others} weitere nehmen {share:percent} der Kontakte von {mslName} ein; der Plan meint {planned:percent}',
    'over-reliance-detail':
      'Von {contacts} Kontakten. {mslName} arbeitet, als wären es {effective} KOLs; der Plan meint {effectivePlan}. Plan und Zufall allein ergäben das in höchstens {chance} von 1.000 Fällen.',
    'over-reliance-action':
      'Fragen Sie {mslName}, was bei {leader} hält, und legen Sie die nächsten Besuche zu KOLs, die seltener gesehen werden als geplant.',
    'over-reliance-no-plan-title':
      '{leader} und {others} weitere nehmen {share:percent} der Kontakte von {mslName} ein; nach Stufen wären {planned:percent} zu erwarten',
    'over-reliance-no-plan-detail':
      'Von {contacts} Kontakten, verglichen mit den gesehenen KOLs nach Stufen, weil kein Plan importiert ist. Stufen und Zufall allein ergäben das in höchstens {chance} von 1.000 Fällen. Ob der Kreis zu klein ist, lässt sich ohne Plan nicht sagen.',
    'over-reliance-no-plan-action':
      'Fragen Sie {mslName}, was bei {leader} hält, und importieren Sie einen Plan, um zu sehen, wer dafür zu kurz kommt.',
    'over-reliance-team-title': '{below} von {judged} MSLs stützen sich auf wenige KOLs',
    'over-reliance-team-detail':
      'Verglichen wird mit dem je eigenen Plan und dem Zufall; höchstens einer von zehn Genannten ist ein Fehlalarm.',
    'over-reliance-team-action':
      'Sehen Sie sich die Zuordnung der KOLs an: Wo sich die meisten auf wenige stützen, liegt es eher an Plan oder Zugang als an der Person.',

    'channel-mismatch-title':
      '{mslName} trifft KOLs bei {share:percent} der Kontakte im gewünschten Kanal; {reference:percent} sind zu erwarten',
    'channel-mismatch-detail':
      '{hits} von {trials} Kontakten; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist. Kongresse zählen nicht.',
    'channel-mismatch-action':
      'Gehen Sie die {missed} Kontakte mit {mslName} durch und vereinbaren Sie den Kanal für den nächsten Kontakt.',
    'channel-mismatch-team-title':
      '{below} von {judged} MSLs treffen KOLs in ungewünschten Kanälen; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'channel-mismatch-team-detail':
      '{hits} von {trials} Kontakten des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Höchstens einer von zehn Gezählten ist ein Fehlalarm.',
    'channel-mismatch-team-action':
      'Machen Sie gewünschte Kanäle bei der Planung sichtbar und prüfen Sie, ob das Team die digitalen Kanäle hat, die gewünscht werden.',

    'topic-misfit-title':
      '{mslName} spricht bei {share:percent} der Kontakte über das, was den KOL interessiert; {reference:percent} sind zu erwarten',
    'topic-misfit-detail':
      '{hits} von {trials} Kontakten mit bekannten Themen und Interessen; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist.',
    'topic-misfit-action':
      'Gehen Sie die {missed} Kontakte mit {mslName} durch: Stimmt die Liste der KOLs, oder fehlt die Vorbereitung?',
    'topic-misfit-team-title':
      '{below} von {judged} MSLs sprechen oft über das, was den KOL nicht interessiert; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'topic-misfit-team-detail':
      '{hits} von {trials} Kontakten des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Höchstens einer von zehn Gezählten ist ein Fehlalarm.',
    'topic-misfit-team-action':
      'Prüfen Sie, ob Interessen und Themen in denselben Worten erfasst werden, dann, ob die KOLs zu den Themen der Strategie passen.',

    'follow-up-late-title':
      '{mslName} hat {share:percent} des Zugesagten bis zum Tag erledigt; {reference:percent} sind zu erwarten',
    'follow-up-late-detail':
      '{hits} von {trials} Zusagen; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist. Noch nicht Fälliges zählt nicht.',
    'follow-up-late-action':
      'Gehen Sie die {missed} verspäteten oder offenen Zusagen mit {mslName} durch und finden Sie heraus, was sie aufhält.',
    'follow-up-late-team-title':
      '{below} von {judged} MSLs halten zu wenige Zusagen rechtzeitig; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'follow-up-late-team-detail':
      '{hits} von {trials} Zusagen des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Höchstens einer von zehn Gezählten ist ein Fehlalarm.',
    'follow-up-late-team-action':
      'Suchen Sie eine gemeinsame Ursache: langsame medizinische Information, fehlende Erinnerungen oder Termine, die niemand halten kann.',
    'follow-up-unset-title':
      '{mslName} beendet {share:percent} der Treffen mit einem nächsten Schritt oder dem Wort, dass keiner nötig ist; {reference:percent} sind zu erwarten',
    'follow-up-unset-detail':
      '{hits} von {trials} Treffen; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist.',
    'follow-up-unset-action':
      'Vereinbaren Sie mit {mslName}, am Ende jedes Treffens einen nächsten Schritt zu notieren, oder dass keiner nötig ist.',
    'follow-up-unset-team-title':
      '{below} von {judged} MSLs beenden Treffen oft ohne nächsten Schritt; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'follow-up-unset-team-detail':
      '{hits} von {trials} Treffen des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Ein leeres Feld heißt nicht „keiner nötig“.',
    'follow-up-unset-team-action':
      'Prüfen Sie, ob das CRM nach dem nächsten Schritt fragt; wenn ja, vereinbaren Sie, das Feld zu füllen.',

    'late-meetings-title':
      '{mslName} dokumentiert {share:percent} der Treffen rechtzeitig; {reference:percent} sind zu erwarten',
    'late-meetings-detail':
      '{hits} von {trials} Treffen; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist.',
    'late-meetings-action':
      'Fragen Sie {mslName}, was die Berichte verzögert, und vereinbaren Sie zehn Minuten dafür nach jedem Treffen.',
    'late-meetings-team-title':
      '{below} von {judged} MSLs dokumentieren Treffen zu spät; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'late-meetings-team-detail':
      '{hits} von {trials} Treffen des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Höchstens einer von zehn Gezählten ist ein Fehlalarm.',
    'late-meetings-team-action':
      'Sehen Sie nach, wie lange ein Bericht dauert und ob er unterwegs geschrieben werden kann; kürzen Sie sonst das Formular.',
    'late-insights-title':
      '{mslName} schreibt {share:percent} der Insights rechtzeitig auf; {reference:percent} sind zu erwarten',
    'late-insights-detail':
      '{hits} von {trials} Insights; 95-%-Intervall {low:percent} bis {high:percent}. Maßstab ist das Ziel von {target:percent} oder die Mitte des Teams ({middle:percent}), je nachdem, was niedriger ist.',
    'late-insights-action':
      'Vereinbaren Sie mit {mslName}, Insights gleich nach dem Gespräch aufzuschreiben; die {missed} späten zeigen, wo es hakt.',
    'late-insights-team-title':
      '{below} von {judged} MSLs schreiben Insights zu spät auf; die Mitte des Teams ist {middle:percent}, das Ziel {target:percent}',
    'late-insights-team-detail':
      '{hits} von {trials} Insights des Teams; 95-%-Intervall {low:percent} bis {high:percent}. Höchstens einer von zehn Gezählten ist ein Fehlalarm.',
    'late-insights-team-action':
      'Machen Sie es möglich, Insights am Telefon zu erfassen, und sagen Sie im Team, warum der Tag zählt.',

    'coverage-gap-title': '{mslName} hat {unseen} von {assigned} zugeordneten KOLs der Stufen 1 und 2 nicht gesehen',
    'coverage-gap-detail':
      '{names}. Der Plan meint {planned} Kontakte mit den nicht Gesehenen; wer bei so wenigen geplanten Kontakten auch zufällig ungesehen bliebe, zählt nicht.',
    'coverage-gap-action':
      'Fragen Sie {mslName}, was einem Besuch bei {first} im Weg steht, und legen Sie Tage für die ersten Besuche fest.',
    'coverage-gap-one-title':
      '{mslName} hat {first} nicht gesehen, einen von {assigned} zugeordneten KOLs der Stufen 1 und 2',
    'coverage-gap-one-detail':
      'Der Plan meint bis jetzt {planned} Kontakte; dass bei so vielen zufällig keiner zustande kam, ist unwahrscheinlich.',
    'coverage-gap-one-action':
      'Fragen Sie {mslName}, was einem Besuch bei {first} im Weg steht, und legen Sie einen Tag fest.',

    'rising-star-publications-title':
      '{kolName}, seit einem Jahr von niemandem gesehen, publiziert immer mehr: {recent} von {total} Publikationen stammen aus den letzten {months} Monaten',
    'rising-star-publications-detail':
      'Über alle Autoren sind {usual:percent} der Publikationen so neu; zu erwarten wären {expected} von {total}. Höchstens einer von zehn Genannten ist ein Fehlalarm.',
    'rising-star-publications-action':
      'Entscheiden Sie, wer das Team bei {kolName} einführt, und nehmen Sie den Besuch in einen Plan auf.',
    'rising-star-roles-title':
      '{kolName}, seit einem Jahr von niemandem gesehen, tritt auf immer mehr Veranstaltungen auf: {recent} von {total} Auftritten fallen in die letzten {months} Monate',
    'rising-star-roles-detail':
      'Über alle KOLs sind {usual:percent} solcher Auftritte so neu; zu erwarten wären {expected} von {total}. Höchstens einer von zehn Genannten ist ein Fehlalarm.',
    'rising-star-roles-action':
      'Entscheiden Sie, wer das Team bei {kolName} einführt, und nehmen Sie den Besuch in einen Plan auf.',
    'rising-star-ties-title':
      '{kolName}, seit einem Jahr von niemandem gesehen, gewinnt Verbindungen zu anderen KOLs: {recent} von {total} wurden in den letzten {months} Monaten notiert',
    'rising-star-ties-detail':
      'Über alle KOLs sind {usual:percent} der Verbindungen so neu; zu erwarten wären {expected} von {total}. Höchstens einer von zehn Genannten ist ein Fehlalarm.',
    'rising-star-ties-action':
      'Entscheiden Sie, wer das Team bei {kolName} einführt, und nehmen Sie den Besuch in einen Plan auf.',

    'keystone-unseen-title':
      '{kolName}, seit einem Jahr von niemandem gesehen, ist der einzige bekannte Weg von {cutOff} KOLs zum größten Teil des Netzwerks',
    'keystone-unseen-detail':
      'Abgeschnitten wären unter anderen {names}. Es ist das Netzwerk aller Belege vor dem {asOf:day}; Verbindungen, die niemand notiert hat, kann es geben.',
    'keystone-unseen-action':
      'Lassen Sie {introducer} das Team bei {kolName} einführen: {steps} {steps|Schritt|Schritte} entfernt und im letzten Jahr gesehen von {seenBy}.',
    'keystone-unseen-alone-title':
      '{kolName}, seit einem Jahr von niemandem gesehen, ist der einzige bekannte Weg von {cutOff} KOLs zum größten Teil des Netzwerks',
    'keystone-unseen-alone-detail':
      'Abgeschnitten wären unter anderen {names}. Es ist das Netzwerk aller Belege vor dem {asOf:day}; Verbindungen, die niemand notiert hat, kann es geben.',
    'keystone-unseen-alone-action':
      'Niemand, der im letzten Jahr gesehen wurde, hat einen Weg zu {kolName}: Entscheiden Sie, wer den ersten Kontakt aufnimmt, und nehmen Sie den Besuch in einen Plan auf.',

    'keystone-unseen-more-title':
      '{more} {more|weiterer KOL|weitere KOLs}, seit einem Jahr von niemandem gesehen, {more|ist|sind} der einzige bekannte Weg von {needed} KOLs oder mehr zum größten Teil des Netzwerks',
    'keystone-unseen-more-detail':
      'Darunter {names}. {inner} {inner|steht|stehen} hinter den KOLs mit eigenem Befund, {left} {left|trennt|trennen} nicht mehr ab als der letzte davon. Es ist das Netzwerk aller Belege vor dem {asOf:day}.',
    'keystone-unseen-more-action':
      'Beginnen Sie mit den genannten KOLs; die Schlüsselpersonen im Netzwerk nennen auch die übrigen.',

    'white-space-title':
      '{territory}: {seen} von {central} zentralen KOLs wurden im letzten Jahr gesehen; anderswo waren es {elsewhere:percent}',
    'white-space-detail':
      'Nicht gesehen wurden {unseen}, allen voran {names}. 95-%-Intervall {low:percent} bis {high:percent}. Zentral sind die KOLs mit den meisten Verbindungen; wer mit Stufe 1 oder 2 auf einem Panel steht, wird nach der Abdeckung beurteilt und hier nicht gezählt. Höchstens eines von zehn genannten Gebieten ist ein Fehlalarm.',
    'white-space-action':
      'Entscheiden Sie mit denen, die in {territory} arbeiten, wer von den nicht Gesehenen, etwa {first}, auf ein Panel gehört und wer sie zuerst besucht.',

    'white-space-team-title': '{unseen} von {central} zentralen KOLs wurden seit einem Jahr von niemandem gesehen',
    'white-space-team-detail':
      '{others} davon {others|steht|stehen} in keinem anderen Befund, allen voran {names}. Eine Zählung; geprüft ist nichts. Zentral sind die KOLs mit den meisten Verbindungen nach allen Belegen vor dem {asOf:day}; wer mit Stufe 1 oder 2 auf einem Panel steht, wird nach der Abdeckung beurteilt und hier nicht gezählt.',
    'white-space-team-action':
      'Entscheiden Sie für jeden, zuerst für {first}, ob er auf ein Panel gehört; die weißen Flecken des Netzwerks nennen den MSL, zu dem er von sich aus gehört.',

    'objective-share-title':
      '{mslName} liegt bei „{kpiName}“ zurück: {value:percent}, fällig sind jetzt {due:percent} und {target:percent} bis {end:day}',
    'objective-share-detail':
      '95-%-Intervall {low:percent} bis {high:percent}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-share-action':
      'Sprechen Sie mit {mslName} über das, was im Weg steht, notieren Sie es als Hindernis und entscheiden Sie, ob es Hilfe, Zeit oder ein anderes Ziel braucht.',
    'objective-value-title':
      '{mslName} liegt bei „{kpiName}“ zurück: {value} {unit}, fällig sind jetzt {due} und {target} bis {end:day}',
    'objective-value-detail':
      '95-%-Intervall {low} bis {high}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-value-action':
      'Sprechen Sie mit {mslName} über das, was im Weg steht, notieren Sie es als Hindernis und entscheiden Sie, ob es Hilfe, Zeit oder ein anderes Ziel braucht.',
    'objective-share-ended-title':
      '{mslName} schloss „{kpiName}“ mit {value:percent} ab; vereinbart waren {target:percent} bis {end:day}',
    'objective-share-ended-detail':
      '95-%-Intervall {low:percent} bis {high:percent}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-share-ended-action':
      'Sprechen Sie mit {mslName} über das, was im Weg stand, und schließen Sie das Ziel als verfehlt ab oder vereinbaren Sie ein neues Ende.',
    'objective-value-ended-title':
      '{mslName} schloss „{kpiName}“ mit {value} {unit} ab; vereinbart waren {target} bis {end:day}',
    'objective-value-ended-detail':
      '95-%-Intervall {low} bis {high}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-value-ended-action':
      'Sprechen Sie mit {mslName} über das, was im Weg stand, und schließen Sie das Ziel als verfehlt ab oder vereinbaren Sie ein neues Ende.',
    'objective-share-band-title':
      '{mslName} liegt bei „{kpiName}“ außerhalb des Vereinbarten: {value:percent}, fällig sind jetzt {dueLow:percent} bis {dueHigh:percent}',
    'objective-share-band-detail':
      'Bis {end:day} soll der Wert zwischen {bandLow:percent} und {bandHigh:percent} liegen. 95-%-Intervall {low:percent} bis {high:percent}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-share-band-action':
      'Sprechen Sie mit {mslName} über das, was im Weg steht, notieren Sie es als Hindernis und entscheiden Sie, ob es Hilfe, Zeit oder einen anderen Bereich braucht.',
    'objective-share-band-ended-title':
      '{mslName} schloss „{kpiName}“ mit {value:percent} ab; vereinbart waren {bandLow:percent} bis {bandHigh:percent} bis {end:day}',
    'objective-share-band-ended-detail':
      '95-%-Intervall {low:percent} bis {high:percent}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-share-band-ended-action':
      'Sprechen Sie mit {mslName} über das, was im Weg stand, und schließen Sie das Ziel als verfehlt ab oder vereinbaren Sie ein neues Ende.',
    'objective-value-band-title':
      '{mslName} liegt bei „{kpiName}“ außerhalb des Vereinbarten: {value} {unit}, fällig sind jetzt {dueLow} bis {dueHigh}',
    'objective-value-band-detail':
      'Bis {end:day} soll der Wert zwischen {bandLow} und {bandHigh} liegen. 95-%-Intervall {low} bis {high}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-value-band-action':
      'Sprechen Sie mit {mslName} über das, was im Weg steht, notieren Sie es als Hindernis und entscheiden Sie, ob es Hilfe, Zeit oder einen anderen Bereich braucht.',
    'objective-value-band-ended-title':
      '{mslName} schloss „{kpiName}“ mit {value} {unit} ab; vereinbart waren {bandLow} bis {bandHigh} bis {end:day}',
    'objective-value-band-ended-detail':
      '95-%-Intervall {low} bis {high}. Höchstens eines von zehn genannten Zielen ist ein Fehlalarm.',
    'objective-value-band-ended-action':
      'Sprechen Sie mit {mslName} über das, was im Weg stand, und schließen Sie das Ziel als verfehlt ab oder vereinbaren Sie ein neues Ende.',
    'objective-overdue-title':
      '{overdue} {overdue|Ziel|Ziele} von {mslName} {overdue|ist|sind} über das Ende hinaus und noch offen',
    'objective-overdue-detail':
      'Das früheste endete am {earliest:day}. So steht es im Status; vielleicht wurde nur er nicht gepflegt.',
    'objective-overdue-action': 'Schließen Sie sie mit {mslName} ab: erreicht, verfehlt oder mit neuem Ende.',

    'kol-crowded-title': '{msls} MSLs besuchen {kolName}: {contacts} Kontakte, wo ihre Pläne {planned} meinen',
    'kol-crowded-detail':
      '{names} kamen je mehr als einmal. Selbst anderthalbmal so viele wie geplant machten so viele Kontakte unwahrscheinlich. Höchstens einer von zehn Genannten ist ein Fehlalarm.',
    'kol-crowded-action':
      'Klären Sie unter {names}, wer die Beziehung zu {kolName} führt und wer nur auf Wunsch dazukommt.',

    'theme-rising-title':
      '„{theme}“ kommt öfter zur Sprache: {share:percent} der Insights des letzten Quartals, {before:percent} im Jahr davor',
    'theme-rising-detail':
      '{hits} von {trials} Insights; die eines KOLs gelten nicht als unabhängig. Höchstens eines von zehn genannten Themen ist ein Fehlalarm.',
    'theme-rising-action':
      'Lesen Sie diese Insights, entscheiden Sie, wer antwortet, und nehmen Sie das Thema auf die Liste, wenn es bleibt.',
    'theme-new-title': '„{theme}“ ist neu: {share:percent} der Insights des letzten Quartals, keines im Jahr davor',
    'theme-new-detail':
      '{hits} von {trials} Insights; die eines KOLs gelten nicht als unabhängig. Höchstens eines von zehn genannten Themen ist ein Fehlalarm.',
    'theme-new-action':
      'Lesen Sie diese Insights, entscheiden Sie, wer antwortet, und nehmen Sie das Thema auf die Liste, wenn es bleibt.',

    'sentiment-negative-title':
      'KOLs sprechen kritischer: {share:percent} der Insights des letzten Quartals sind negativ, {before:percent} im Jahr davor',
    'sentiment-negative-detail':
      '{hits} von {trials} Insights; 95-%-Intervall {low:percent} bis {high:percent}. Die eines KOLs gelten nicht als unabhängig.',
    'sentiment-negative-action':
      'Lesen Sie die kritischen Insights gemeinsam und suchen Sie, was sie verbindet: ein Thema, eine Region, eine Publikation.',
    'sentiment-negative-theme-title':
      'KOLs sprechen kritischer über „{theme}“: {share:percent} der Insights des letzten Quartals sind negativ, {before:percent} im Jahr davor',
    'sentiment-negative-theme-detail':
      '{hits} von {trials} Insights zu diesem Thema; 95-%-Intervall {low:percent} bis {high:percent}. Die eines KOLs gelten nicht als unabhängig.',
    'sentiment-negative-theme-action':
      'Lesen Sie die kritischen Insights zu „{theme}“ und entscheiden Sie, was das Team beantworten kann und womit.',
    'sentiment-positive-title':
      'KOLs sprechen günstiger: {share:percent} der Insights des letzten Quartals sind positiv, {before:percent} im Jahr davor',
    'sentiment-positive-detail':
      '{hits} von {trials} Insights; 95-%-Intervall {low:percent} bis {high:percent}. Die eines KOLs gelten nicht als unabhängig.',
    'sentiment-positive-action':
      'Sehen Sie nach, was umgestimmt hat und ob es anderen, die fragen, gesagt werden kann.',
    'sentiment-positive-theme-title':
      'KOLs sprechen günstiger über „{theme}“: {share:percent} der Insights des letzten Quartals sind positiv, {before:percent} im Jahr davor',
    'sentiment-positive-theme-detail':
      '{hits} von {trials} Insights zu diesem Thema; 95-%-Intervall {low:percent} bis {high:percent}. Die eines KOLs gelten nicht als unabhängig.',
    'sentiment-positive-theme-action':
      'Sehen Sie nach, was bei „{theme}“ umgestimmt hat und ob es anderen, die fragen, gesagt werden kann.',

    'fields-missing-title':
      '{blocked} {blocked|KPI ist|KPIs sind} nicht zu berechnen: Kein Import hat {fields} von „{table}“ gefüllt',
    'fields-missing-detail': 'Es betrifft {kpiNames}. Für ein fehlendes Feld wird nichts angenommen.',
    'fields-missing-action':
      'Nehmen Sie die Spalten in den Export auf, oder ordnen Sie sie zu, und importieren Sie erneut; die Zahlen erscheinen dann von selbst.',
    'fields-thin-title':
      '„{kpiName}“ wird zurückgehalten: Die Felder sind in {share:percent} der Zeilen gefüllt; {needed:percent} sind nötig',
    'fields-thin-detail': '{filled} von {eligible} Zeilen. Nötig sind {fields}.',
    'fields-thin-action':
      'Sehen Sie sich die Zeilen ohne diese Felder an und fragen Sie, warum sie leer bleiben: Export, CRM oder Gewohnheit.',
    'rejected-rows-title': '{rejected} von {rows} Zeilen aus {file} wurden abgelehnt',
    'rejected-rows-detail':
      'Das sind {share:percent}; über {limit:percent} fehlt den Zahlen zu viel von dem, was geschah. Die Zeilen sind aufbewahrt, wie sie waren, jede mit ihrem Grund.',
    'rejected-rows-action':
      'Sehen Sie sich die Gründe unter „Daten“ an, berichtigen Sie Export oder Zuordnung und importieren Sie erneut.'
  }
})
