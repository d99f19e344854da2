/** Words of logging in with the work account. `name` is what the municipality calls it: «jobbkontoen», «ID-porten». */
export const work = {
  go: (name: string) => `Logg inn med ${name}`,
  orKey: 'Eller bruk passnøkkel.',
  orRegister: 'Eller lag en passnøkkel.',
  learner: 'Skal du ta kurset?',
  goLearner: (name: string) => `Logg inn med ${name} som deltaker`,
  none: {
    avbrutt: 'Innloggingen ble avbrutt. Prøv igjen når du er klar.',
    avvist: 'Innloggingen ble ikke godtatt. Prøv igjen. Skjer det flere ganger, kan du si fra til IT.',
    stille: 'Vi får ikke svar fra innloggingstjenesten akkurat nå. Prøv igjen om litt.',
    ukjent:
      'Du er logget inn, men vi finner ikke deg her. Spør HR, som kan gi deg tilgang eller en personlig lenke.',
  },

  page: 'Logg inn til kurset',
  title: 'Logg inn til kurset',
  intro: 'Når du er logget inn, blir det du mestrer, registrert på deg.',
  whose: 'Er dette din egen telefon eller datamaskin?',
  own: 'Ja, bare jeg bruker den',
  ownMeans: 'Du er logget inn i 30 dager om gangen, og kan ta kurset litt etter litt.',
  shared: 'Nei, andre bruker den også',
  sharedMeans: 'Du er logget inn i to timer. Det du gjør, slettes fra enheten når det er levert.',
  without: 'Du kan ta kurset uten å logge inn. Da blir det ikke registrert på deg.',
  toCourse: 'Gå til kurset',
  joinTitle: (name: string) => `Du er inne med lenka til ${name}`,
  joinMeans:
    'Er det deg? Da kan du koble jobbkontoen til, og logge inn med den neste gang. Er det ikke deg, må du ikke koble den til.',
  join: (name: string) => `Ja, jeg er ${name}. Koble til`,
};
