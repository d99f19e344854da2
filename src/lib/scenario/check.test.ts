/**
 * Every rule for one scenario, each broken once. A row is what is changed in fixtures/base, and the exact issues.
 * Whole files that are wrong in other ways are folders under fixtures/: see cases.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { issueText } from './issue.ts';
import { changed, fixture, readScenario } from './fixtures/read.ts';

type Row = [what: string, changes: [from: string, to: string][], issues: string[]];

/** Forty long words to the sentence, as in a budget. */
const HEAVY =
  'Kommunedirektørens budsjettforslag innebærer gjennomgripende reduksjoner ved samtlige kommunale grunnskoler '.repeat(
    20,
  );

const spelling: Row[] = [
  [
    'an unknown field, with the nearest known',
    [['        verdict: god\n        learn: Kritikk', '        verdct: god\n        learn: Kritikk']],
    [
      '24:7 feil: «verdict» mangler | Kjente felter her: says, when, verdict, leans, learn, because, cites, sets, to.',
      '26:9 feil: Ukjent felt «verdct» | Mente du «verdict»?',
    ],
  ],
  [
    'a word that is not one of the words',
    [['role: ansatt', 'role: ansat']],
    ['3:1 feil: «role» kan ikke være «ansat» | Mente du «ansatt»?'],
  ],
  [
    'a number in words',
    [['minutes: 3', 'minutes: tre']],
    ['4:1 feil: «minutes» skal være et helt tall | Skriv tallet uten mellomrom og anførselstegn.'],
  ],
  [
    'a number with a space',
    [['likes: 86', 'likes: 1 900']],
    ['20:11 feil: «likes» skal være et helt tall | Skriv tallet uten mellomrom og anførselstegn.'],
  ],
  ['zero minutes', [['minutes: 3', 'minutes: 0']], ['4:1 feil: «minutes» skal være minst 1 | Rett tallet.']],
  [
    'an empty text',
    [['title: Kutt i svømmeopplæringen', 'title:']],
    ['1:1 feil: «title» er tom | Skriv noe, eller slett linja.'],
  ],
  [
    'lines where one text should stand',
    [['title: Kutt i svømmeopplæringen', 'title: { a: b }']],
    ['1:1 feil: «title» skal være tekst | Skriv teksten etter kolon på samme linje.'],
  ],
  [
    'a name with a capital',
    [['      sletter:\n', '      Sletter:\n']],
    [
      '60:7 feil: «Sletter» er ikke et gyldig navn | Bruk små bokstaver a–z, tall og bindestrek, og begynn med en bokstav: «egne-vegne».',
    ],
  ],
  [
    'two kinds in one beat',
    [
      [
        '      - narration: Kommunen vil kutte svømmingen.\n      - post:',
        '      - narration: Kommunen vil kutte svømmingen.\n        post:',
      ],
    ],
    [
      '15:9 feil: Her skal det stå nøyaktig én av: narration, post, thread, chat, photo, notification, article, mail, screenshot | Skriv den ene, og flytt andre til et eget punkt i lista.',
    ],
  ],
  [
    'a beat of an unknown kind',
    [['narration: Kommunen vil', 'forteller: Kommunen vil']],
    [
      '15:9 feil: Her skal det stå nøyaktig én av: narration, post, thread, chat, photo, notification, article, mail, screenshot | Skriv den ene, og flytt andre til et eget punkt i lista.',
      '15:9 feil: Ukjent felt «forteller» | Velg mellom article, chat, mail, narration, notification, photo, post, screenshot, thread, when.',
    ],
  ],
  [
    'yes where true is meant',
    [['stopped: true', 'stopped: ja']],
    ['49:55 feil: «stopped» skal være true eller false | Skriv true (ja) eller false (nei).'],
  ],
  [
    'one word where a list is meant',
    [['cites: [2.1-01, grunnloven-100]', 'cites: 2.1-01']],
    ['29:9 feil: «cites» skal være en liste | Begynn hver linje med bindestrek, eller skriv [en, to].'],
  ],
  [
    'an empty list',
    [['cites: [2.1-01, grunnloven-100]', 'cites: []']],
    ['29:9 feil: «cites» er tom | Skriv minst én.'],
  ],
  [
    'a choice without citation',
    [['        cites: [2.1-01, grunnloven-100]\n', '']],
    [
      '24:7 feil: «cites» mangler | Kjente felter her: says, when, verdict, leans, learn, because, cites, sets, to.',
    ],
  ],
  [
    'a point spelt in another way',
    [['trains: [2.1-01,', 'trains: [R-2.1-01,']],
    ['5:10 feil: «R-2.1-01» er skrevet feil | Punkter heter som i guideline.yaml, for eksempel 2.2-04.'],
  ],
  [
    'a missing field',
    [['about: En lærer vil si hva hun mener om et kutt.\n', '']],
    [
      '1:1 feil: «about» mangler | Kjente felter her: title, about, role, minutes, trains, reach, start, scenes.',
    ],
  ],
  [
    'a list where names are meant',
    [
      ['      sletter:\n        says: Sletter innlegget og', '      - says: Sletter innlegget og'],
      ['      lar-staa:\n        says', '      - says'],
    ],
    ['59:5 feil: «choices» skal ha flere linjer under seg | Rykk linjene inn to mellomrom: «navn: innhold».'],
  ],
];

const references: Row[] = [
  [
    'a start that is not there',
    [['start: saken', 'start: sakne']],
    [
      '10:1 feil: Scenen «sakne» finnes ikke | Mente du «saken»?',
      '12:3 feil: Scenen «saken» har ingen title | Skriv det som er nytt, i en kort overskrift.',
    ],
  ],
  [
    'a scene that is not there',
    [['to: ble-stille\n  klassen', 'to: ble-stile\n  klassen']],
    ['46:9 feil: Scenen «ble-stile» finnes ikke | Mente du «ble-stille»?'],
  ],
  [
    'a scene in a list of exits that is not there',
    [['scene: gikk-galt }', 'scene: gikkgalt }']],
    ['74:13 feil: Scenen «gikkgalt» finnes ikke | Mente du «gikk-galt»?'],
  ],
  [
    'a flag that is never set',
    [
      [
        '        when: { elev-gjenkjent: true }\n    asks',
        '        when: { elev-gjenkjennt: true }\n    asks',
      ],
    ],
    ['81:17 feil: «elev-gjenkjennt» blir aldri satt | Mente du «elev-gjenkjent»?'],
  ],
  [
    'a flag that is never asked for',
    [['sets: [elev-gjenkjent]', 'sets: [elev-gjenkjent, slettet]']],
    ['37:32 advarsel: «slettet» huskes, men brukes aldri | Slett den, eller bruk den i en when.'],
  ],
  [
    'seven flags',
    [['sets: [elev-gjenkjent]', 'sets: [elev-gjenkjent, a, b, c, d, e, f]']],
    [
      '37:9 feil: Scenarioet husker 7 ting, høyst 6 er lov | Fjern noen av: a, b, c, d, e, elev-gjenkjent, f.',
      '37:32 advarsel: «a» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
      '37:35 advarsel: «b» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
      '37:38 advarsel: «c» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
      '37:41 advarsel: «d» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
      '37:44 advarsel: «e» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
      '37:47 advarsel: «f» huskes, men brukes aldri | Slett den, eller bruk den i en when.',
    ],
  ],
  [
    'a ring that is not there',
    [['    reach: deg\n', '    reach: meg\n']],
    ['13:5 feil: Ringen «meg» finnes ikke | Mente du «deg»?'],
  ],
  [
    'a ring that is seen but not there',
    [['seen: { gruppa: 38', 'seen: { gruppe: 38']],
    ['49:78 feil: Ringen «gruppe» finnes ikke | Mente du «gruppa»?'],
  ],
  [
    'a ring that stands twice',
    [
      ['  - utenfor:', '  - gruppa:'],
      ['    reach: utenfor\n', '    reach: gruppa\n'],
    ],
    ['9:5 feil: Ringen «gruppa» står to ganger | Slett den ene.'],
  ],
  [
    'a first scene without reach',
    [['    reach: deg\n', '']],
    ['12:3 feil: Den første scenen sier ikke hvor langt det har nådd | Skriv for eksempel «reach: deg».'],
  ],
  [
    'people who are not there',
    [
      ['by: kare', 'by: kaare'],
      ['comments: [{ by: aylin', 'comments: [{ by: turid'],
      ['face: aylin', 'face: ailin'],
      ['- { by: aylin, text: Har du sett dette? }', '- { by: per, text: Har du sett dette? }'],
    ],
    [
      '17:11 feil: Personen «kaare» finnes ikke i people.yaml | Mente du «kare»?',
      '21:24 feil: Personen «turid» finnes ikke i people.yaml | Velg mellom aylin, ingvild, kare.',
      '53:11 feil: Personen «ailin» finnes ikke i people.yaml | Mente du «aylin»?',
      '56:17 feil: Personen «per» finnes ikke i people.yaml | Velg mellom aylin, ingvild, kare.',
    ],
  ],
  [
    'people of the new beats who are not there, and photos',
    [
      [
        '      - narration: Kommunen vil kutte svømmingen.',
        [
          '      - thread: { where: Gruppa, under: { by: kaare, text: Kutt }, comments: [{ by: turid, text: Uff }] }',
          '      - mail: { from: ailin, to: deg, subject: Kutt, text: Kom innom. }',
          '      - screenshot: { where: Chatten, by: per, of: { by: Kåre, text: Kutt } }',
          '      - photo: { of: turen }',
          '      - photo: { of: tur, without: [oleg], answers: { leah: { consent: ja, says: Ja } } }',
        ].join('\n'),
      ],
      ['          likes: 86', '          photo: { of: tur, without: [leah] }'],
    ],
    [
      '15:43 feil: Personen «kaare» finnes ikke i people.yaml | Mente du «kare»?',
      '15:81 feil: Personen «turid» finnes ikke i people.yaml | Velg mellom aylin, ingvild, kare.',
      '16:17 feil: Personen «ailin» finnes ikke i people.yaml | Mente du «aylin»?',
      '17:39 feil: Personen «per» finnes ikke i people.yaml | Velg mellom aylin, ingvild, kare.',
      '18:18 feil: Bildet «turen» finnes ikke i photos/ | Mente du «tur»?',
      '19:37 feil: «oleg» er ikke med på bildet «tur» | Mente du «ole»?',
      '19:55 feil: «leah» er ikke med på bildet «tur» | Mente du «lea»?',
      '24:39 feil: «leah» er ikke med på bildet «tur» | Mente du «lea»?',
    ],
  ],
  [
    'a point that is not there',
    [['cites: [2.1-08]\n        sets', 'cites: [2.1-80]\n        sets']],
    ['36:17 feil: «2.1-80» finnes ikke i guideline.yaml | Mente du «2.1-08»?'],
  ],
  [
    'a source that is not there',
    [['grunnloven-100]', 'grunnloven-10]']],
    ['29:25 feil: «grunnloven-10» finnes ikke i law.yaml | Mente du «grunnloven-100»?'],
  ],
  [
    'a citation that stands twice',
    [['cites: [2.1-01, grunnloven-100]', 'cites: [2.1-01, 2.1-01]']],
    ['29:25 feil: «2.1-01» står to ganger | Slett den ene.'],
  ],
  [
    'a trained point that is not there',
    [['trains: [2.1-01,', 'trains: [9.9-99, 2.1-01,']],
    [
      '5:10 feil: Punktet «9.9-99» finnes ikke i guideline.yaml | Velg mellom 0-05, 2.1-01, 2.1-06, 2.1-08, 2.2-01, 2.4-01, 2.4-10.',
    ],
  ],
  [
    'a trained point that is never cited',
    [['trains: [2.1-01,', 'trains: [0-05, 2.1-01,']],
    [
      '5:10 feil: Scenarioet øver på 0-05, men ingen valg viser til det | Vis til det i cites, eller ta det ut av trains.',
    ],
  ],
  [
    'an option that is not there',
    [['all: [jenta, far]', 'all: [jenta, faren]']],
    ['90:24 feil: «faren» er ikke blant options | Mente du «far»?'],
  ],
  [
    'eleven options',
    [
      [
        '        far: { says: Faren hennes }\n',
        '        far: { says: Faren hennes }\n        a: { says: a }\n        b: { says: b }\n        c: { says: c }\n        d: { says: d }\n        e: { says: e }\n        f: { says: f }\n        g: { says: g }\n        h: { says: h }\n',
      ],
    ],
    ['85:7 feil: 11 ting å velge mellom, høyst 10 er lov | Ta bort noen.'],
  ],
];

const scenes: Row[] = [
  [
    'a scene without title',
    [['    title: Klassen vet hvem det er\n', '']],
    ['47:3 feil: Scenen «klassen-vet» har ingen title | Skriv det som er nytt, i en kort overskrift.'],
  ],
  [
    'an ending with choices',
    [
      [
        '    takeaway: Slett, og si fra.',
        '    takeaway: Slett, og si fra.\n    choices: {}\n    asks: Hva nå?',
      ],
    ],
    [
      '114:5 feil: «gikk-galt» er en slutt, men har choices | Slett choices, eller slett ends.',
      '115:5 feil: «gikk-galt» er en slutt, men har asks | Slett asks, eller slett ends.',
    ],
  ],
  [
    'an ending without takeaway',
    [['    takeaway: Slett, og si fra.\n', '']],
    ['110:3 feil: Slutten «gikk-galt» har ingen takeaway | Skriv det ene du vil at de skal huske.'],
  ],
  [
    'a takeaway before the end',
    [['    asks: Hvem spør', '    takeaway: Nei\n    asks: Hvem spør']],
    ['82:5 feil: «bildet» er ingen slutt, men har takeaway | Flytt setningen til en slutt.'],
  ],
  [
    'choices and picks at once',
    [
      [
        '    picks:\n',
        '    choices:\n      a: { says: Ja, verdict: god, learn: x, because: x, cites: [2.1-01], to: skrev-godt }\n      b: { says: Nei, verdict: god, learn: x, because: x, cites: [2.1-01], to: skrev-godt }\n    picks:\n',
      ],
    ],
    ['86:5 feil: «bildet» har både choices og picks | Del den i to scener.'],
  ],
  [
    'a dead end',
    [['    ends: ikke-mestret\n    takeaway: Slett, og si fra.', '    shows: [{ narration: Slutt. }]']],
    [
      '110:3 feil: «gikk-galt» er en blindvei: verken choices, picks eller ends | Skriv valgene, eller hvordan det ender.',
    ],
  ],
  [
    'a scene that asks nothing',
    [['    asks: Hva gjør du nå?\n', '']],
    ['47:3 feil: «klassen-vet» spør ikke om noe | Skriv spørsmålet i asks.'],
  ],
  [
    'a scene that shows nothing',
    [
      [
        '    reach: gruppa\n    shows:\n      - narration: Eleven er flyttet til en annen gruppe.\n        when: { elev-gjenkjent: true }\n',
        '',
      ],
    ],
    ['76:3 feil: «bildet» viser ingenting | Skriv hva som skjer, i shows.'],
  ],
  [
    'a single choice',
    [
      [
        '      sletter:\n        says: Sletter innlegget og sier fra til rektor\n        verdict: god\n        learn: Du stanset det du kunne.\n        because: Det som er sett, er sett. Men du kan si fra.\n        cites: [2.1-08]\n        to: bildet\n',
        '',
      ],
    ],
    [
      '11:1 feil: Ingen feil kan rettes opp | La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
      '47:3 feil: Bare ett valg kan tas her: saken → klassen-vet (husket: elev-gjenkjent) | Ha minst to valg uten when, eller med en when som passer.',
      '59:5 feil: «klassen-vet» har bare ett valg | Skriv minst to.',
      '74:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'two choices that say the same',
    [['Lar være å si noe om kuttet', 'Skriver hva du mener om kuttet']],
    ['40:9 feil: «tier» sier det samme som «skriver» | Skriv noe annet.'],
  ],
  [
    'picks that no outcome catches',
    [
      [
        '        - verdict: brudd\n          learn: Noen',
        '        - none: [far]\n          verdict: brudd\n          learn: Noen',
      ],
    ],
    [
      '96:11 feil: Noe av det man kan velge i «bildet», blir ikke vurdert | La den siste i outcomes stå uten all og none: den fanger resten.',
    ],
  ],
  [
    'a number on the button that cannot be said',
    [['      done: Send', "      done: 'Send {n} bilder'"]],
    [
      '84:7 feil: Antallet i «Send {n} bilder» kan ikke leses opp | Skriv «de {n}», én gang: «Spør de {n} du har valgt».',
    ],
  ],
  [
    'a single option',
    [
      ['        far: { says: Faren hennes }\n        ryggen: { says: Mannen med ryggen til }\n', ''],
      ['all: [jenta, far]', 'all: [jenta]'],
    ],
    [
      '85:7 feil: «bildet» har for lite å velge mellom | Skriv minst to.',
      '94:11 feil: Denne vurderingen gjelder aldri | En av dem over fanger alt. Bytt rekkefølge, eller slett den.',
    ],
  ],
  [
    'an exit that hides the rest',
    [['{ when: { elev-gjenkjent: true }, scene: gikk-galt }', '{ scene: gikk-galt }']],
    ['74:13 feil: Det som står under denne, kan aldri skje | Sett en when her, eller slett resten av lista.'],
  ],
  [
    'a last exit with a condition',
    [
      [
        '          - { scene: ble-stille }',
        '          - { when: { elev-gjenkjent: false }, scene: ble-stille }',
      ],
    ],
    ['75:13 feil: Den siste i lista har en when | Legg til en siste uten when, som gjelder ellers.'],
  ],
  [
    'a message from nobody',
    [['- { by: aylin, text: Har du sett dette? }', '- { text: Har du sett dette? }']],
    [
      '56:15 feil: En melding skal ha enten by eller mine | Skriv «mine: true» når den er din, ellers hvem den er fra.',
    ],
  ],
  [
    'four scenes and one ending',
    [
      ['        to: ble-stille\n  klassen', '        to: klassen-vet\n  klassen'],
      [
        '          - { when: { elev-gjenkjent: true }, scene: gikk-galt }\n          - { scene: ble-stille }\n',
        '          - { when: { elev-gjenkjent: true }, scene: bildet }\n          - { scene: bildet }\n',
      ],
      ['          to: gikk-galt\n', '          to: skrev-godt\n'],
      [
        '  ble-stille:\n    title: Ingen hørte hva du mente\n    ends: ikke-mestret\n    reach: utenfor\n    takeaway: Taushet er ikke alltid trygt.\n  gikk-galt:\n    title: Eleven kjente seg igjen\n    ends: ikke-mestret\n    takeaway: Slett, og si fra.\n',
        '',
      ],
    ],
    [
      '11:1 advarsel: Scenarioet har 4 scener | Fra 5 til 9, sluttene medregnet, passer best.',
      '11:1 feil: Scenarioet har færre enn to slutter | Lag minst én slutt som er mestret, og én til.',
    ],
  ],
];

const judgements: Row[] = [
  [
    'lovlig that leans nowhere',
    [['        leans: taus\n', '']],
    [
      '41:9 feil: Et lovlig valg må si hvilken vei det heller | Skriv «leans: taus» (gir fra seg en rett) eller «leans: dristig».',
    ],
  ],
  [
    'god that leans',
    [
      [
        '        verdict: god\n        learn: Kritikk',
        '        verdict: god\n        leans: dristig\n        learn: Kritikk',
      ],
    ],
    ['27:9 feil: leans hører bare til lovlig, ikke god | Slett leans, eller endre verdict.'],
  ],
  [
    'brudd without duty or law',
    [['cites: [2.1-08]\n        sets', 'cites: [2.1-01]\n        sets']],
    [
      '36:9 feil: Et brudd må vise til et skal-punkt eller en lov | Legg til det som er brutt, eller kall valget lovlig.',
    ],
  ],
  [
    'brudd on advice',
    [
      ['cites: [2.1-08]\n        sets', 'cites: [0-05]\n        sets'],
      ['trains: [', 'trains: [0-05, '],
    ],
    [
      '36:9 feil: Et brudd må vise til et skal-punkt eller en lov | Legg til det som er brutt, eller kall valget lovlig.',
    ],
  ],
  [
    'brudd on what somebody thinks of the law',
    [['cites: [2.1-08]\n        sets', 'cites: [ombudet]\n        sets']],
    [
      '36:9 feil: Et brudd må vise til et skal-punkt eller en lov | Legg til det som er brutt, eller kall valget lovlig.',
    ],
  ],
  [
    'brudd that rests on a point that cannot stand alone',
    [
      ['cites: [2.1-08]\n        sets', 'cites: [2.2-01]\n        sets'],
      ['trains: [', 'trains: [2.2-01, '],
    ],
    ['36:9 feil: Et brudd kan ikke hvile på 2.2-01 alene | Legg til et annet skal-punkt eller en lov.'],
  ],
  [
    'silence that does not name the right',
    [['        cites: [2.1-01]\n        to: ble-stille', '        cites: [2.1-08]\n        to: ble-stille']],
    ['45:9 feil: Et taust valg må vise til retten det gir fra seg | Legg til 2.1-01.'],
  ],
  [
    'a point for another audience',
    [
      ['cites: [2.1-08]\n        sets', 'cites: [2.1-08, 2.1-06]\n        sets'],
      ['trains: [', 'trains: [2.1-06, '],
    ],
    [
      '5:10 feil: 2.1-06 gjelder folkevalgt, men scenarioet er for ansatt | Ta det ut av trains.',
      '36:25 feil: 2.1-06 gjelder folkevalgt, men scenarioet er for ansatt | Vis til et punkt som gjelder dem scenarioet er for.',
    ],
  ],
  [
    'a point for employees in a scenario for both',
    [['role: ansatt', 'role: begge']],
    [
      '5:18 feil: 2.1-08 gjelder ansatt, men scenarioet er for begge | Ta det ut av trains.',
      '36:17 feil: 2.1-08 gjelder ansatt, men scenarioet er for begge | Vis til et punkt som gjelder dem scenarioet er for.',
      '65:17 feil: 2.1-08 gjelder ansatt, men scenarioet er for begge | Vis til et punkt som gjelder dem scenarioet er for.',
      '72:17 feil: 2.1-08 gjelder ansatt, men scenarioet er for begge | Vis til et punkt som gjelder dem scenarioet er for.',
    ],
  ],
  [
    'loyalty shown to a politician',
    [
      ['role: ansatt', 'role: begge'],
      ['trains: [2.1-01, 2.1-08, 2.4-10]', 'trains: [2.1-01, 2.4-01, 2.4-10]'],
      ['cites: [2.1-01, grunnloven-100]', 'cites: [2.4-01, grunnloven-100]'],
      ['cites: [2.1-08]\n        sets', 'cites: [2.4-10]\n        sets'],
      ['cites: [2.1-08]\n        to: bildet', 'cites: [2.4-10]\n        to: bildet'],
      ['cites: [2.1-08, forvaltningsloven-13]', 'cites: [forvaltningsloven-13]'],
    ],
    [
      '29:17 feil: 2.4-01 handler om lojalitetsplikt, og den gjelder bare ansatte | Folkevalgte har ingen lojalitetsplikt. Vis til et annet punkt.',
    ],
  ],
];

const giveaways: Row[] = [
  [
    'a mark that is opened and not closed',
    [['==svømmingen== også', '==svømmingen også']],
    ['19:11 feil: «==» åpnes, men lukkes ikke | Sett == både foran og bak det som skal framheves.'],
  ],
  [
    'a choice more than twice as long as its shortest sibling',
    [['says: Lar være å si noe om kuttet', 'says: Tier om kuttet']],
    [
      '25:9 feil: «skriver» er mer enn dobbelt så langt som «tier» (30 mot 14 tegn) | Kort det ned, eller skriv mer i det korte.',
      '32:9 feil: «nevner-eleven» er mer enn dobbelt så langt som «tier» (37 mot 14 tegn) | Kort det ned, eller skriv mer i det korte.',
    ],
  ],
  [
    'heavy words',
    [['narration: Kommunen vil kutte svømmingen.', `narration: ${HEAVY}`]],
    [
      '15:9 advarsel: Teksten er tung: LIX 55, høyst 40 | Dette er det tyngste stykket. Kortere setninger og kortere ord hjelper.',
    ],
  ],
];

const paths: Row[] = [
  [
    'a scene that no choice leads to',
    [['        to: klassen-vet\n', '        to: gikk-galt\n']],
    [
      '11:1 feil: Ingen feil kan rettes opp | La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
      '47:3 feil: Scenen «klassen-vet» kan ikke nås | La et valg lede hit, eller slett den.',
      '81:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'an ending that no choice leads to',
    [
      ['        to: ble-stille\n  klassen', '        to: gikk-galt\n  klassen'],
      ['          - { scene: ble-stille }', '          - { scene: gikk-galt }'],
    ],
    ['105:3 feil: Slutten «ble-stille» kan ikke nås | La et valg lede hit, eller slett den.'],
  ],
  [
    'a ring of scenes without a way out',
    [
      ['        to: bildet\n      lar-staa', '        to: klassen-vet\n      lar-staa'],
      [
        '        to:\n          - { when: { elev-gjenkjent: true }, scene: gikk-galt }\n          - { scene: ble-stille }',
        '        to: klassen-vet',
      ],
    ],
    [
      '11:1 feil: Ingen feil kan rettes opp | La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
      '47:3 feil: Herfra kommer man aldri til en slutt: saken → klassen-vet (husket: elev-gjenkjent) | La minst ett valg i ringen lede videre.',
      '79:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'a scenario that nobody can pass',
    [['    ends: mestret\n', '    ends: ikke-mestret\n']],
    [
      '10:1 feil: En ansatt kan ikke klare scenarioet | Minst én vei fra start må nå en slutt som er mestret.',
    ],
  ],
  [
    'mistakes that cannot be repaired',
    [['        to: bildet\n      lar-staa', '        to: gikk-galt\n      lar-staa']],
    [
      '11:1 feil: Ingen feil kan rettes opp | La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
      '81:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'a state without a choice',
    [
      [
        'says: Sletter innlegget og sier fra til rektor\n',
        'says: Sletter innlegget og sier fra til rektor\n        when: { elev-gjenkjent: false }\n',
      ],
      [
        'says: Lar innlegget stå, for alle vet det uansett\n',
        'says: Lar innlegget stå, for alle vet det uansett\n        when: { elev-gjenkjent: false }\n',
      ],
    ],
    [
      '11:1 feil: Ingen feil kan rettes opp | La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
      '47:3 feil: Ingen valg kan tas her: saken → klassen-vet (husket: elev-gjenkjent) | Ha minst to valg uten when, eller med en when som passer.',
      '62:9 feil: «sletter» kan aldri velges | Se på when: ingen vei hit passer.',
      '70:9 feil: «lar-staa» kan aldri velges | Se på when: ingen vei hit passer.',
      '83:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'a state with one choice',
    [
      [
        'says: Lar innlegget stå, for alle vet det uansett\n',
        'says: Lar innlegget stå, for alle vet det uansett\n        when: { elev-gjenkjent: false }\n',
      ],
    ],
    [
      '47:3 feil: Bare ett valg kan tas her: saken → klassen-vet (husket: elev-gjenkjent) | Ha minst to valg uten when, eller med en when som passer.',
      '69:9 feil: «lar-staa» kan aldri velges | Se på when: ingen vei hit passer.',
    ],
  ],
  [
    'a state without a good choice',
    [
      [
        '        verdict: god\n        learn: Du stanset',
        '        verdict: lovlig\n        leans: dristig\n        learn: Du stanset',
      ],
    ],
    [
      '47:3 feil: Ingen av valgene er gode her: saken → klassen-vet (husket: elev-gjenkjent) | Ha alltid minst ett valg som er god.',
    ],
  ],
  [
    'a judgement that never applies',
    [
      [
        '        - all: [jenta, far]',
        '        - none: [ryggen]\n          verdict: god\n          learn: Bra.\n          because: Bra.\n          cites: [2.4-10]\n          to: skrev-godt\n        - all: [jenta, far]\n          none: [ryggen]',
      ],
    ],
    [
      '96:11 feil: Denne vurderingen gjelder aldri | En av dem over fanger alt. Bytt rekkefølge, eller slett den.',
    ],
  ],
  [
    'a beat that is never shown',
    [
      ['          messages:', '          seen: Sett\n          messages:'],
      [
        '    asks: Hva gjør du nå?',
        '      - narration: Ingen vet hvem det er.\n        when: { elev-gjenkjent: false }\n    asks: Hva gjør du nå?',
      ],
    ],
    ['60:9 advarsel: Dette vises aldri | Se på when: ingen vei hit passer.'],
  ],
  [
    'reach that shrinks',
    [['    reach: { to: gruppa,', '    reach: { to: utenfor,']],
    [
      '78:5 feil: Rekkevidden krymper fra «utenfor» til «gruppa»: klassen-vet → bildet | Det som er sett, er sett, også om det slettes. La ringen være minst like stor.',
    ],
  ],
  [
    'reach that shrinks past a silent scene',
    [
      ['    reach: gruppa\n', ''],
      ['    takeaway: Slett, og si fra.', '    reach: deg\n    takeaway: Slett, og si fra.'],
    ],
    [
      '112:5 feil: Rekkevidden krymper fra «gruppa» til «deg»: bildet → gikk-galt | Det som er sett, er sett, også om det slettes. La ringen være minst like stor.',
      '112:5 feil: Rekkevidden krymper fra «gruppa» til «deg»: klassen-vet → gikk-galt | Det som er sett, er sett, også om det slettes. La ringen være minst like stor.',
    ],
  ],
  [
    'reach that shrinks only when the mistake was made',
    [
      [
        '    reach: gruppa\n    shows:\n      - narration: Eleven',
        '    reach: deg\n    shows:\n      - narration: Eleven',
      ],
    ],
    [
      '78:5 feil: Rekkevidden krymper fra «gruppa» til «deg»: klassen-vet → bildet | Det som er sett, er sett, også om det slettes. La ringen være minst like stor.',
    ],
  ],
];

const said = (text: string) =>
  readScenario(text).issues.map((issue) => issueText(issue).replace('x.yaml:', '').replace('\n    ', ' | '));

describe('a scenario is checked for', () => {
  describe('the spelling', () => {
    it.each(spelling)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  describe('what it refers to', () => {
    it.each(references)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  describe('its scenes', () => {
    it.each(scenes)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  describe('its judgements', () => {
    it.each(judgements)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  describe('its words', () => {
    it.each(giveaways)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  describe('its paths', () => {
    it.each(paths)('%s', (_what, changes, issues) => {
      expect(said(changed(...changes))).toEqual(issues);
    });
  });

  it('and a sound one passes without a word', () => {
    expect(said(fixture('base/scenario.yaml'))).toEqual([]);
  });
});
