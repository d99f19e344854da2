/** Words of the learner's pages: start, the course, a lesson, Min side, offline, errors. */

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const nb = {
  skip: 'Hopp til innholdet',
  title: (page: string) => `${page} – Sunn fornuft`,
  about: (municipality: string) => `Et kurs i sosiale medier for ansatte og folkevalgte i ${municipality}.`,
  nav: { label: 'Hovedmeny', course: 'Kurset', mine: 'Min side' },
  minutes: (n: number) => plural(n, 'minutt', 'minutter'),
  roles: { ansatt: 'Ansatt', folkevalgt: 'Folkevalgt', begge: 'Begge deler' },

  start: {
    title: 'Hvor langt når det du legger ut?',
    intro:
      'Et kurs om sosiale medier for deg som er ansatt eller folkevalgt. Ta én situasjon om gangen, når det passer.',
    rings: 'Ringer i vannet: fra deg, til vennene dine, gruppa, lokalavisa og alle.',
    ring: {
      me: 'deg',
      friends: 'vennene dine',
      group: 'gruppa, 1\u00a0900',
      paper: 'lokalavisa',
      all: 'alle',
    },
    who: (municipality: string) => `Hvem er du i ${municipality}?`,
    amount: (scenarios: number, test: boolean, minutes: number) =>
      `${plural(scenarios, 'situasjon', 'situasjoner')}${test ? ' og en prøve' : ''}, om lag ${plural(minutes, 'minutt', 'minutter')}`,
    both: 'Det som er felles, tar du bare én gang',
    go: 'Start kurset',
    free: 'Du trenger ikke logge inn for å prøve. Det du svarer, blir på denne enheten.',
    how: 'Slik virker det',
    facts: [
      {
        what: 'Du velger, så ser du hva som skjer',
        why: 'Korte situasjoner fra arbeidsdagen og vervet. Etterpå får du vite hvorfor, med henvisning til retningslinjene og loven.',
      },
      {
        what: 'Virker uten nett',
        why: 'Åpne kurset én gang, så ligger det på telefonen. Ta det på bussen, på pauserommet eller hjemme.',
      },
      {
        what: 'Kommunen ser ikke svarene dine',
        why: 'Bare hva du er ferdig med, og når. På Min side ser du alt kommunen vet om deg i kurset.',
      },
    ],
    resume: 'Fortsett der du slapp',
    resumeGo: 'Fortsett',
    resumeAt: (lesson: string, minutes: number) =>
      `${lesson} · om lag ${plural(minutes, 'minutt', 'minutter')}`,
    next: 'Klar for den neste',
    nextGo: (title: string) => `Ta «${title}»`,
    allDone: 'Du har mestret alt',
    allDoneText: 'Du er ferdig med kurset. Du kan ta situasjonene om igjen når du vil.',
    seeCourse: 'Se hele kurset',
    takes: (minutes: number) =>
      `Tar om lag ${plural(minutes, 'minutt', 'minutter')}. Virker uten nett og uten innlogging.`,
    lessonNumber: (n: number) => `leksjon ${n}`,
    lessonRing: (title: string, done: number, all: number) =>
      done === all ? `${title}, mestret` : `${title}, ${done} av ${all}`,
    lessonsOf: (done: number, all: number) => `${done} av ${plural(all, 'leksjon', 'leksjoner')}`,
    masteredOf: (done: number, all: number) => `${done} av ${all} mestret`,
    ringsDone: (lessons: readonly string[], done: number, all: number) =>
      `Én ring for hver leksjon. ${done} av ${plural(all, 'leksjon', 'leksjoner')} er mestret: ${lessons.join('; ')}.`,
    otherRole: 'Bytt rolle',
  },

  course: {
    title: 'Kurset',
    intro: 'Ta leksjonene i den rekkefølgen du vil. Du kan stoppe når som helst og fortsette senere.',
    doneIntro: 'Du er ferdig med kurset. Du kan ta situasjonene om igjen når du vil.',
    toMine: 'Se hva kommunen har fått',
    lessons: 'Leksjonene',
    role: (role: string) => `Du tar kurset som ${role}.`,
    roleNames: { ansatt: 'ansatt', folkevalgt: 'folkevalgt', begge: 'ansatt og folkevalgt' },
    change: 'Bytt',
    left: (scenarios: number, minutes: number) =>
      `${plural(scenarios, 'situasjon', 'situasjoner')} igjen, om lag ${plural(minutes, 'minutt', 'minutter')}.`,
    done: 'Du har mestret alt i kurset.',
    lessonDone: 'Mestret',
    lessonPart: (done: number, all: number) => `${done} av ${all} mestret`,
    lessonNew: (scenarios: number, minutes: number) =>
      `${plural(scenarios, 'situasjon', 'situasjoner')}, ${plural(minutes, 'minutt', 'minutter')}`,
    here: 'du er her',
    soFar: 'Så langt',
    ringsMean:
      'Én ring for hver leksjon, én bit for hver situasjon. Den fylles når du mestrer. Ytterst er prøve og dokumenter.',
    questions: 'Spørsmål om kurset?',
    ask: (name: string) => `Spør ${name}`,
    none: 'Det er ingen situasjoner for rollen din i denne leksjonen.',
  },

  lesson: {
    back: 'Tilbake til kurset',
    aim: 'Målet',
    scenarios: (n: number) => (n === 1 ? 'Situasjonen' : 'Situasjonene'),
    extra: 'Mer øving',
    extraText: 'Disse teller ikke, men gir mer trening.',
    takeaways: 'Ta med deg dette',
    next: (title: string) => `Neste leksjon: ${title}`,
    state: {
      new: (minutes: number) => plural(minutes, 'minutt', 'minutter'),
      open: 'Påbegynt, du kan fortsette der du slapp',
      tried: 'Prøvd, ikke mestret ennå',
      mastered: 'Mestret',
      received: 'Mestret og levert',
    },
    notYours: (role: string) => `For deg som er ${role}`,
  },

  scenario: {
    back: (lesson: string) => `Tilbake til leksjonen ${lesson}`,
    done: 'ferdig',
    scene: (n: number) => `scene ${n}`,
    noscript:
      'Kurset trenger JavaScript for å vise hva som skjer når du velger. Slå det på, eller åpne siden i en annen nettleser.',
    role: 'Er du ansatt eller folkevalgt?',
    roleWhy: 'Denne situasjonen er for begge. Svaret avgjør hva den teller for.',
    elsewhere: 'Du holder på med denne i en annen fane',
    elsewhereText: 'Gå tilbake til den fanen, eller fortsett her. Det du har gjort, er trygt.',
    playHere: 'Fortsett her',
    reload: 'Last siden på nytt',
    changed: 'Denne situasjonen er endret siden sist',
    changedText:
      'Det du hadde gjort, passer ikke lenger med den nye utgaven. Du må begynne på nytt. Det tar bare noen minutter.',
    restart: 'Begynn på nytt',
    again: 'Ta den en gang til',
    next: (title: string) => `Neste: ${title}`,
    toCourse: 'Tilbake til kurset',
    toLesson: 'Tilbake til leksjonen',
    another: 'Ta den en gang til',
    keeps: 'Å prøve på nytt endrer ikke resultatet ditt.',
    backToNow: 'Tilbake til der du er',
    lookingBack: 'Du ser på en tidligere scene. Valget ditt står fast.',
  },

  /** A road that was not taken, walked from the ending. */
  rehearsal: {
    name: 'prøvetur',
    title: (page: string) => `Prøvetur: ${page}`,
    bar: { short: 'Prøvetur', more: ' på en vei du ikke tok' },
    back: 'Tilbake til slutten din',
    ended: 'Slutten din står fast. Du kan prøve flere veier herfra.',
    saved: { more: 'Bare en prøvetur. ', short: 'Ingenting lagres.' },
  },

  /** `short` fits beside a title on a phone; `more` follows it where there is room. */
  saved: {
    here: { short: 'Lagret', more: ' på denne enheten' },
    waits: { short: 'Lagret', more: ' her, venter på å bli levert' },
    waitsForNet: { short: 'Venter på nett', more: ', lagret her' },
    handedIn: (receipt: string) => ({ short: 'Levert', more: `, kvittering ${receipt}` }),
    forgets: { short: 'Blir ikke husket', more: ' når du lukker siden' },
    erased: { short: 'Blir ikke levert', more: '' },
  },

  newVersion: { what: 'Det finnes en ny utgave av kurset.', todo: 'Last siden på nytt når det passer deg.' },

  problem: {
    outdated: {
      what: 'Kurset er oppdatert.',
      todo: 'Last siden på nytt for å gå videre. Det du har gjort, er trygt.',
    },
    forgets: {
      what: 'Nettleseren lar oss ikke lagre noe her.',
      todo: 'Du kan ta kurset likevel, men det du gjør, blir ikke husket når du lukker siden.',
    },
    full: {
      what: 'Det er ikke mer plass på enheten.',
      todo: 'Du kan gå videre, men det du gjør fra nå av, blir ikke husket. Frigjør plass og last siden på nytt.',
    },
    evicted: {
      what: 'Nettleseren har slettet det som lå på denne enheten.',
      todo: 'Det du hadde levert, er trygt hos kommunen. Resten må du ta en gang til.',
    },
    erased: { what: 'Du er slettet fra kurset hos kommunen.', todo: 'Ta kontakt med HR hvis det er feil.' },
    'other-person': {
      what: 'En annen person er logget inn på denne enheten.',
      todo: 'Åpne din egen lenke her for å levere det du har gjort.',
    },
    expired: {
      what: 'Innloggingen din har gått ut.',
      todo: 'Du kan fortsette kurset. Åpne den personlige lenka di en gang til for å levere.',
    },
    'logged-out': {
      what: 'Du har gjort noe som ikke er levert, og du er ikke logget inn.',
      todo: 'Åpne den personlige lenka di på denne enheten for å levere.',
    },
    refused: { what: 'Noe av det du leverte, ble ikke godtatt.', todo: 'Se hvorfor på Min side.' },
    rejected: {
      what: 'Serveren forsto ikke det som ble sendt.',
      todo: 'Last siden på nytt. Det du har gjort, ligger trygt på enheten.',
    },
    'not-ours': {
      what: 'Du er på et nett, men vi kommer ikke fram til kurset.',
      todo: 'Kanskje må du logge inn på det trådløse nettet først. Vi prøver igjen av oss selv.',
    },
    busy: {
      what: 'Serveren svarer ikke nå.',
      todo: 'Vi prøver igjen av oss selv. Det du har gjort, er lagret her.',
    },
    offline: {
      what: 'Du er uten nett.',
      todo: 'Kurset virker likevel. Det som er ferdig, leveres når du er på nett igjen.',
    },
  },

  mine: {
    title: 'Min side',
    reading: 'Her ser du hva som ligger på denne enheten, og hva kommunen vet.',
    anonymous: 'Du er ikke logget inn. Det du gjør, blir på denne enheten.',
    shared: 'Dette er en delt enhet. Det du har gjort, slettes herfra når det er levert.',
    loginHint:
      'Vil du at kommunen skal se at du er ferdig? Åpne den personlige lenka fra HR på denne enheten.',
    claim: (n: number) =>
      `Er det du som har gjort ${n === 1 ? 'dette' : `disse ${n} tingene`} på denne enheten?`,
    claimText:
      'Noen har tatt deler av kurset her uten å være logget inn. Er det du som har gjort det, leveres det på ditt navn.',
    claimYes: 'Ja, det er jeg',
    claimNo: 'Nei, det er ikke jeg',
    knows: 'Dette vet kommunen',
    knowsText: (rows: number) =>
      `Dette er ${rows === 1 ? 'raden' : `de ${rows} radene`} HR har om deg, felt for felt. Svarene dine er ikke med, og de er ikke lagret på serveren.`,
    rowOf: (role: string, unit: string) => `${role}, ${unit}`,
    column: {
      ansattnr: 'Ansattnummer',
      fornavn: 'Fornavn',
      etternavn: 'Etternavn',
      'e-post': 'E-post',
      rolle: 'Rolle',
      enhet: 'Enhet',
      startdato: 'Startdato',
      status: 'Status',
      fullført: 'Fullført',
      mottatt: 'Mottatt',
      kursutgave: 'Kursets utgave',
      retningslinjeversjon: 'Retningslinjenes versjon',
      språk: 'Språk',
      'gyldig til': 'Gyldig til',
      innlogging: 'Logget inn med',
      kvittering: 'Kvittering for hele kurset',
    },
    emptyCells: 'Tomt ennå',
    exactRow: 'Se linja slik HR får den',
    certificate: 'Se kursbeviset',
    besides: 'Dette vet serveren også',
    mastered: 'Levert og mestret',
    missing: 'Mangler',
    knowsNothing: 'Ingenting fra denne enheten. Du er ikke logget inn.',
    knowsNone: 'Du er logget inn, men har ikke levert noe ennå.',
    knowsUnasked: 'Vi får ikke kontakt med serveren nå. Prøv igjen når du er på nett.',
    nothing: 'Ingenting',
    waiting: 'Venter på å bli levert',
    waitingNone: 'Ingenting venter.',
    exactly: 'Se nøyaktig hva som sendes',
    waitingText: (n: number) =>
      `${plural(n, 'ting', 'ting')} leveres av seg selv når du er på nett og logget inn.`,
    forgets:
      'Serveren leser valgene dine én gang for å se om du har mestret situasjonen. Så glemmer den dem og gir deg en kvittering.',
    send: 'Lever nå',
    sending: 'Leverer …',
    refused: 'Ikke godtatt',
    refusedText: (title: string) => `«${title}» ble ikke godtatt.`,
    why: {
      'ukjent-scenario': 'Situasjonen finnes ikke lenger i kurset.',
      'ukjent-utgave':
        'Serveren kjenner ikke utgaven du tok. Last siden på nytt, og ta situasjonen en gang til.',
      'feil-rolle': 'Situasjonen er for en annen rolle enn den du har.',
      'ulovlig-steg': 'Valgene stemmer ikke med situasjonen. Ta den en gang til.',
      'ingen-slutt': 'Forsøket er ikke ferdig.',
      'ikke-mestret': 'Du kom ikke i mål i dette forsøket. Ta situasjonen en gang til.',
      'ikke-ditt': 'Forsøket hører til en annen person.',
      'ukjent-dokument': 'Dokumentet finnes ikke lenger i kurset.',
      'ukjent-versjon':
        'Serveren kjenner ikke versjonen du bekreftet. Last siden på nytt, og se over dokumentet.',
      ugyldig: 'Serveren forsto ikke forsøket. Last siden på nytt, og ta situasjonen en gang til.',
    },
    progress: 'Så langt har du kommet',
    device: 'På denne enheten',
    attempts: 'Veiene du har gått',
    attemptsCount: (n: number) =>
      n === 0 ? 'Ingen ennå' : `${plural(n, 'forsøk', 'forsøk')}, bare lagret her`,
    receipts: 'Levert herfra',
    receiptsCount: (n: number) => (n === 0 ? 'Ingenting ennå' : plural(n, 'forsøk', 'forsøk')),
    offline: 'Uten nett',
    offlineStates: {
      unknown: 'Ikke klart ennå',
      preparing: 'Gjøres klart nå',
      ready: 'Hele kurset er klart uten nett',
      impossible: 'Nettleseren tillater det ikke. Kurset trenger nett.',
    },
    kept: 'Slettes herfra',
    keptFor: '30 dager etter at kurset er fullført',
    keptShared: 'Når det er levert',
    hidden: (n: number) =>
      `${plural(n, 'ting', 'ting')} fra en annen person venter her, skjult til eieren er tilbake.`,
    switch: 'Bytt bruker',
    switchText: 'Når du bytter bruker, leveres det som venter, og det du har gjort, slettes fra enheten.',
    switched: {
      wiped: 'Det du har gjort, er slettet fra enheten. Neste person kan begynne.',
      hidden:
        'Det du ikke fikk levert, er skjult. Det leveres når du åpner lenka di her igjen og er på nett.',
    },
    home: 'Til startsiden',
    erase: 'Slett alt på denne enheten',
    eraseSure: 'Vil du slette alt du har gjort på denne enheten?',
    eraseText: (waiting: number) =>
      waiting > 0
        ? `${plural(waiting, 'ting', 'ting')} du har gjort, er ikke levert ennå. Sletter du nå, må du gjøre det om igjen. Det som er levert, står fast hos kommunen.`
        : 'Det som er levert, står fast hos kommunen. Resten blir borte.',
    eraseYes: 'Ja, slett alt',
    eraseNo: 'Nei, behold det',
    erased: 'Alt du hadde på denne enheten, er slettet.',
  },

  offline: {
    title: 'Du er uten nett. Kurset virker likevel.',
    text: 'Det du har gjort, ligger på denne enheten. Det som er ferdig, leveres av seg selv når du er på nett igjen.',
    missing: 'Akkurat denne siden er ikke lagret her ennå.',
    go: 'Fortsett kurset',
  },

  error: {
    notFound: 'Vi finner ikke denne siden',
    notFoundText: 'Lenka kan være gammel, eller det er en skrivefeil i adressen.',
    wrong: 'Noe gikk galt hos oss',
    wrongText: 'Det du har gjort i kurset, er ikke berørt. Prøv å laste siden på nytt.',
    id: (id: string) => `Oppgi denne koden hvis du melder fra: ${id}`,
    home: 'Til kurset',
  },
} as const;

export type LearnerWords = typeof nb;
