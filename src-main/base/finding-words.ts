/**
 * The sentences of findings in English, which the command line prints and the page translates: for each wording what is
 * found (`title`), how sure that is and against what (`detail`), and what to do next (`action`).
 */
export const findingWords = {
  'over-reliance-title':
    '{leader} and {others} {others|other|others} take {share:percent} of the contacts of {mslName}; the plan means {planned:percent}',
  'over-reliance-detail':
    'Of {contacts} contacts. {mslName} works as if seeing {effective} KOLs; the plan means {effectivePlan}. The plan and chance alone would give this in at most {chance} of 1,000 cases.',
  'over-reliance-action':
    'Ask {mslName} what keeps them with {leader}, and move the next visits to assigned KOLs who are seen less than planned.',
  'over-reliance-no-plan-title':
    '{leader} and {others} {others|other|others} take {share:percent} of the contacts of {mslName}; by tier {planned:percent} would be expected',
  'over-reliance-no-plan-detail':
    'Of {contacts} contacts, compared with the KOLs seen, weighted by tier, as no engagement plan was imported. Tiers and chance alone would give this in at most {chance} of 1,000 cases. Whether the circle is too small cannot be told without a plan.',
  'over-reliance-no-plan-action':
    'Ask {mslName} what keeps them with {leader}, and import an engagement plan to see who is neglected for it.',
  'over-reliance-team-title': '{below} of {judged} MSLs lean on few KOLs',
  'over-reliance-team-detail':
    'Each is compared with the own plan and chance; false alarms are held to one in ten of those named.',
  'over-reliance-team-action':
    'Look at how KOLs are assigned: where most of a team leans on few, the plan or the access is more likely the cause than the person.',

  'channel-mismatch-title':
    '{mslName} meets KOLs through a channel they prefer in {share:percent} of contacts; {reference:percent} are expected',
  'channel-mismatch-detail':
    '{hits} of {trials} contacts; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower. Congresses are left out.',
  'channel-mismatch-action':
    'Go through the {missed} contacts with {mslName} and agree on the channel for the next contact with each KOL.',
  'channel-mismatch-team-title':
    '{below} of {judged} MSLs meet KOLs through channels they do not prefer; the middle of the team is {middle:percent}, the target {target:percent}',
  'channel-mismatch-team-detail':
    '{hits} of {trials} contacts of the team; 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the MSLs counted.',
  'channel-mismatch-team-action':
    'Make preferred channels visible when visits are planned, and check that the team has the digital channels KOLs ask for.',

  'topic-misfit-title':
    '{mslName} talks about what interests the KOL in {share:percent} of contacts; {reference:percent} are expected',
  'topic-misfit-detail':
    '{hits} of {trials} contacts with known topics and interests; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower.',
  'topic-misfit-action':
    'Go through the {missed} contacts with {mslName}: is the list of KOLs right, or the preparation before the visit?',
  'topic-misfit-team-title':
    '{below} of {judged} MSLs often talk about what does not interest the KOL; the middle of the team is {middle:percent}, the target {target:percent}',
  'topic-misfit-team-detail':
    '{hits} of {trials} contacts of the team; 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the MSLs counted.',
  'topic-misfit-team-action':
    'Check whether interests are recorded in the words that topics use, then whether KOLs are chosen for the topics of the strategy.',

  'follow-up-late-title':
    '{mslName} did {share:percent} of what was promised by its day; {reference:percent} are expected',
  'follow-up-late-detail':
    '{hits} of {trials} follow-ups; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower. What is not due yet is left out.',
  'follow-up-late-action':
    'Go through the {missed} late or open follow-ups with {mslName} and find out what holds them up.',
  'follow-up-late-team-title':
    '{below} of {judged} MSLs keep too few promises in time; the middle of the team is {middle:percent}, the target {target:percent}',
  'follow-up-late-team-detail':
    '{hits} of {trials} follow-ups of the team; 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the MSLs counted.',
  'follow-up-late-team-action':
    'Look for a common cause: slow medical information, missing reminders, or due days that nobody can meet.',
  'follow-up-unset-title':
    '{mslName} ends {share:percent} of meetings with a next step or the word that none is needed; {reference:percent} are expected',
  'follow-up-unset-detail':
    '{hits} of {trials} meetings; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower.',
  'follow-up-unset-action':
    'Agree with {mslName} to note a next step, or that none is needed, at the end of each meeting.',
  'follow-up-unset-team-title':
    '{below} of {judged} MSLs often end meetings without a next step; the middle of the team is {middle:percent}, the target {target:percent}',
  'follow-up-unset-team-detail':
    '{hits} of {trials} meetings of the team; 95% interval {low:percent} to {high:percent}. A blank does not count as “none needed”.',
  'follow-up-unset-team-action':
    'Check whether the CRM asks for a next step; if it does, agree that the field is filled.',

  'late-meetings-title': '{mslName} reports {share:percent} of meetings in time; {reference:percent} are expected',
  'late-meetings-detail':
    '{hits} of {trials} meetings; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower.',
  'late-meetings-action':
    'Ask {mslName} what delays the reports, and agree on ten minutes after each meeting for them.',
  'late-meetings-team-title':
    '{below} of {judged} MSLs report meetings too late; the middle of the team is {middle:percent}, the target {target:percent}',
  'late-meetings-team-detail':
    '{hits} of {trials} meetings of the team; 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the MSLs counted.',
  'late-meetings-team-action':
    'Look at how long a report takes and whether it can be written on the way; shorten the form if not.',
  'late-insights-title': '{mslName} writes down {share:percent} of insights in time; {reference:percent} are expected',
  'late-insights-detail':
    '{hits} of {trials} insights; 95% interval {low:percent} to {high:percent}. Compared with the target of {target:percent} or the middle of the team ({middle:percent}), whichever is lower.',
  'late-insights-action':
    'Agree with {mslName} to write insights down right after the talk; the {missed} late ones show where it fails.',
  'late-insights-team-title':
    '{below} of {judged} MSLs write insights down too late; the middle of the team is {middle:percent}, the target {target:percent}',
  'late-insights-team-detail':
    '{hits} of {trials} insights of the team; 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the MSLs counted.',
  'late-insights-team-action':
    'Make it possible to capture an insight on the phone, and say in the team why its day matters.',

  'coverage-gap-title': '{mslName} has not seen {unseen} of {assigned} assigned tier-1 and tier-2 KOLs',
  'coverage-gap-detail':
    '{names}. The plan means {planned} contacts with those not seen; KOLs whom chance alone could leave unseen with so few planned contacts are not counted.',
  'coverage-gap-action': 'Ask {mslName} what stands in the way of seeing {first}, and set a day for the first visits.',
  'coverage-gap-one-title': '{mslName} has not seen {first}, one of {assigned} assigned tier-1 and tier-2 KOLs',
  'coverage-gap-one-detail':
    'The plan means {planned} contacts so far; so many make it unlikely that chance alone left none.',
  'coverage-gap-one-action': 'Ask {mslName} what stands in the way of seeing {first}, and set a day for the visit.',

  'rising-star-publications-title':
    '{kolName}, whom nobody has seen for a year, publishes more and more: {recent} of {total} publications fall into the last {months} months',
  'rising-star-publications-detail':
    'Over all authors {usual:percent} of publications are that recent; {expected} of {total} would be expected. False alarms are held to one in ten of the KOLs named.',
  'rising-star-publications-action': 'Decide who introduces the team to {kolName}, and add the visit to a plan.',
  'rising-star-roles-title':
    '{kolName}, whom nobody has seen for a year, speaks at more and more events: {recent} of {total} roles fall into the last {months} months',
  'rising-star-roles-detail':
    'Over all KOLs {usual:percent} of such roles are that recent; {expected} of {total} would be expected. False alarms are held to one in ten of the KOLs named.',
  'rising-star-roles-action': 'Decide who introduces the team to {kolName}, and add the visit to a plan.',
  'rising-star-ties-title':
    '{kolName}, whom nobody has seen for a year, gains ties to other KOLs: {recent} of {total} were noted in the last {months} months',
  'rising-star-ties-detail':
    'Over all KOLs {usual:percent} of ties are that recent; {expected} of {total} would be expected. False alarms are held to one in ten of the KOLs named.',
  'rising-star-ties-action': 'Decide who introduces the team to {kolName}, and add the visit to a plan.',

  'keystone-unseen-title':
    '{kolName}, whom nobody has seen for a year, is the only known way from {cutOff} KOLs to the largest part of the network',
  'keystone-unseen-detail':
    'Among those who would be cut off are {names}. It is the network of all evidence before {asOf:day}; there may be ties that nobody noted.',
  'keystone-unseen-action':
    'Have {introducer} introduce the team to {kolName}: {steps} {steps|step|steps} away, and seen in the last year by {seenBy}.',
  'keystone-unseen-alone-title':
    '{kolName}, whom nobody has seen for a year, is the only known way from {cutOff} KOLs to the largest part of the network',
  'keystone-unseen-alone-detail':
    'Among those who would be cut off are {names}. It is the network of all evidence before {asOf:day}; there may be ties that nobody noted.',
  'keystone-unseen-alone-action':
    'Nobody seen in the last year has a way to {kolName}: decide who makes the first contact, and add the visit to a plan.',

  'keystone-unseen-more-title':
    '{more} more {more|KOL|KOLs} whom nobody has seen for a year {more|is|are} the only known way from {needed} KOLs or more to the largest part of the network',
  'keystone-unseen-more-detail':
    'Among them {names}. {inner} {inner|stands|stand} behind the KOLs named by findings of their own, {left} {left|cuts|cut} off no more than the last of them. It is the network of all evidence before {asOf:day}.',
  'keystone-unseen-more-action': 'Begin with the KOLs named; the keystones of the network screen list the others.',

  'white-space-title':
    '{territory}: {seen} of {central} central KOLs were seen in the last year; elsewhere {elsewhere:percent} were',
  'white-space-detail':
    '{unseen} were not, first of all {names}. 95% interval {low:percent} to {high:percent}. Central are the KOLs with most links; those of tiers 1 and 2 on a panel are judged by coverage and not counted here. False alarms are held to one in ten of the territories named.',
  'white-space-action':
    'Decide with those who work in {territory} who of the KOLs not seen, such as {first}, belong on a panel, and who sees them first.',

  'white-space-team-title': '{unseen} of {central} central KOLs were seen by nobody for a year',
  'white-space-team-detail':
    '{others} of them {others|is|are} named by no other finding, first of all {names}. A count; nothing is tested. Central are the KOLs with most links by all evidence before {asOf:day}; those of tiers 1 and 2 on a panel are judged by coverage and not counted here.',
  'white-space-team-action':
    'Decide for each, {first} first, whether they belong on a panel; the white space of the network tells which MSL would naturally see them.',

  'objective-share-title':
    '{mslName} is behind on “{kpiName}”: {value:percent}, {due:percent} are due by now and {target:percent} by {end:day}',
  'objective-share-detail':
    '95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the objectives named.',
  'objective-share-action':
    'Talk with {mslName} about what stands in the way, note it as an obstacle, and decide whether help, time or the target must change.',
  'objective-value-title':
    '{mslName} is behind on “{kpiName}”: {value} {unit}, {due} are due by now and {target} by {end:day}',
  'objective-value-detail':
    '95% interval {low} to {high}. False alarms are held to one in ten of the objectives named.',
  'objective-value-action':
    'Talk with {mslName} about what stands in the way, note it as an obstacle, and decide whether help, time or the target must change.',
  'objective-share-ended-title':
    '{mslName} ended “{kpiName}” at {value:percent}; {target:percent} were agreed by {end:day}',
  'objective-share-ended-detail':
    '95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the objectives named.',
  'objective-share-ended-action':
    'Talk with {mslName} about what stood in the way, then close the objective as missed or agree on a new end.',
  'objective-value-ended-title': '{mslName} ended “{kpiName}” at {value} {unit}; {target} were agreed by {end:day}',
  'objective-value-ended-detail':
    '95% interval {low} to {high}. False alarms are held to one in ten of the objectives named.',
  'objective-value-ended-action':
    'Talk with {mslName} about what stood in the way, then close the objective as missed or agree on a new end.',
  'objective-share-band-title':
    '{mslName} is outside what was agreed on “{kpiName}”: {value:percent}, {dueLow:percent} to {dueHigh:percent} are due by now',
  'objective-share-band-detail':
    'By {end:day} it is to lie from {bandLow:percent} to {bandHigh:percent}. 95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the objectives named.',
  'objective-share-band-action':
    'Talk with {mslName} about what stands in the way, note it as an obstacle, and decide whether help, time or the band must change.',
  'objective-share-band-ended-title':
    '{mslName} ended “{kpiName}” at {value:percent}; {bandLow:percent} to {bandHigh:percent} were agreed by {end:day}',
  'objective-share-band-ended-detail':
    '95% interval {low:percent} to {high:percent}. False alarms are held to one in ten of the objectives named.',
  'objective-share-band-ended-action':
    'Talk with {mslName} about what stood in the way, then close the objective as missed or agree on a new end.',
  'objective-value-band-title':
    '{mslName} is outside what was agreed on “{kpiName}”: {value} {unit}, {dueLow} to {dueHigh} are due by now',
  'objective-value-band-detail':
    'By {end:day} it is to lie from {bandLow} to {bandHigh}. 95% interval {low} to {high}. False alarms are held to one in ten of the objectives named.',
  'objective-value-band-action':
    'Talk with {mslName} about what stands in the way, note it as an obstacle, and decide whether help, time or the band must change.',
  'objective-value-band-ended-title':
    '{mslName} ended “{kpiName}” at {value} {unit}; {bandLow} to {bandHigh} were agreed by {end:day}',
  'objective-value-band-ended-detail':
    '95% interval {low} to {high}. False alarms are held to one in ten of the objectives named.',
  'objective-value-band-ended-action':
    'Talk with {mslName} about what stood in the way, then close the objective as missed or agree on a new end.',
  'objective-overdue-title':
    '{overdue} {overdue|objective|objectives} of {mslName} {overdue|is|are} past the end and still open',
  'objective-overdue-detail':
    'The earliest ended on {earliest:day}. This is what the status says; it may only not have been kept.',
  'objective-overdue-action': 'Close them with {mslName}: achieved, missed, or with a new end.',

  'kol-crowded-title': '{msls} MSLs see {kolName}: {contacts} contacts, where their plans mean {planned}',
  'kol-crowded-detail':
    '{names} each came more than once. Even half as many again as planned would make so many contacts unlikely by chance. False alarms are held to one in ten of the KOLs named.',
  'kol-crowded-action': 'Agree among {names} who leads the relation with {kolName} and who joins only when asked.',

  'theme-rising-title':
    '“{theme}” comes up more often: {share:percent} of insights of the last quarter, {before:percent} in the year before',
  'theme-rising-detail':
    '{hits} of {trials} insights; those of one KOL are not counted as independent. False alarms are held to one in ten of the themes named.',
  'theme-rising-action':
    'Read these insights, decide who answers, and make the theme a listening priority if it stays.',
  'theme-new-title': '“{theme}” is new: {share:percent} of insights of the last quarter, none in the year before',
  'theme-new-detail':
    '{hits} of {trials} insights; those of one KOL are not counted as independent. False alarms are held to one in ten of the themes named.',
  'theme-new-action': 'Read these insights, decide who answers, and make the theme a listening priority if it stays.',

  'sentiment-negative-title':
    'KOLs speak more critically: {share:percent} of insights of the last quarter are negative, {before:percent} in the year before',
  'sentiment-negative-detail':
    '{hits} of {trials} insights; 95% interval {low:percent} to {high:percent}. Those of one KOL are not counted as independent.',
  'sentiment-negative-action':
    'Read the critical insights together and look for what they have in common: a theme, a region, a publication.',
  'sentiment-negative-theme-title':
    'KOLs speak more critically about “{theme}”: {share:percent} of insights of the last quarter are negative, {before:percent} in the year before',
  'sentiment-negative-theme-detail':
    '{hits} of {trials} insights on this theme; 95% interval {low:percent} to {high:percent}. Those of one KOL are not counted as independent.',
  'sentiment-negative-theme-action':
    'Read the critical insights on “{theme}” and decide what the team can answer, and with what evidence.',
  'sentiment-positive-title':
    'KOLs speak more favourably: {share:percent} of insights of the last quarter are positive, {before:percent} in the year before',
  'sentiment-positive-detail':
    '{hits} of {trials} insights; 95% interval {low:percent} to {high:percent}. Those of one KOL are not counted as independent.',
  'sentiment-positive-action': 'See what changed their mind, and whether it can be told to others who ask.',
  'sentiment-positive-theme-title':
    'KOLs speak more favourably about “{theme}”: {share:percent} of insights of the last quarter are positive, {before:percent} in the year before',
  'sentiment-positive-theme-detail':
    '{hits} of {trials} insights on this theme; 95% interval {low:percent} to {high:percent}. Those of one KOL are not counted as independent.',
  'sentiment-positive-theme-action':
    'See what changed their mind about “{theme}”, and whether it can be told to others who ask.',

  'fields-missing-title': '{blocked} {blocked|KPI|KPIs} cannot be computed: no import has filled {fields} of {table}',
  'fields-missing-detail': 'It concerns {kpiNames}. Nothing is assumed in place of a missing field.',
  'fields-missing-action':
    'Add the columns to the export, or map them if they have another name, and import again; the figures then appear by themselves.',
  'fields-thin-title':
    '“{kpiName}” is withheld: its fields are filled in {share:percent} of rows; {needed:percent} are needed',
  'fields-thin-detail': '{filled} of {eligible} rows. It needs {fields}.',
  'fields-thin-action':
    'Look at the rows without these fields, and ask why they stay empty: the export, the CRM, or habit.',
  'rejected-rows-title': '{rejected} of {rows} rows of {file} were refused',
  'rejected-rows-detail':
    'That is {share:percent}; over {limit:percent} the figures lack too much of what happened. The rows are kept as they were, each with its reason.',
  'rejected-rows-action':
    'Look at the reasons on the Data screen, correct the export or its mapping, and import it again.'
} as const

type WordsKey = keyof typeof findingWords

/** Names a set of sentences. */
export type FindingWording = WordsKey extends infer K ? (K extends `${infer Name}-title` ? Name : never) : never
