/** Words of the page where a learner asks for a new personal link. */
export const newLink = {
  page: 'Ny lenke',
  title: 'Få en ny lenke til kurset',
  intro:
    'Skriv e-postadressen kommunen har registrert på deg. Da sender vi en ny personlig lenke dit. Lenker du har fra før, virker også.',
  email: 'E-postadressen din',
  send: 'Send meg en lenke',
  notAnAddress: 'Skriv hele e-postadressen, for eksempel kari.moen@kommune.no.',
  sentTitle: 'Se etter e-posten',
  /** The same for everybody: it does not tell whether anybody has the address. */
  sent: 'Er adressen registrert hos oss, er lenka på vei. Det kan ta noen minutter. Se også i mappa for søppelpost.',
  notCome: (contact: string) =>
    `Kommer det ingen e-post, kan kommunen ha en annen adresse på deg. Kontakt ${contact}, som kan rette den eller gi deg et brev med lenka.`,
  again: 'Prøv en annen adresse',
  noMailTitle: 'Kontakt kommunen for en ny lenke',
  noMail: (contact: string) =>
    `Denne tjenesten sender ikke e-post. ${contact} kan gi deg en ny personlig lenke.`,
  open: 'Du kan ta kurset uten lenke også. Da blir det ikke registrert på deg.',
  openCourse: 'Åpne kurset uten lenke',
  /** On the page of a link that no longer works. */
  offer: 'Få en ny lenke på e-post',
} as const;
