/** Words of «Før du poster». The questions and the advice stand in scenarios/for-du-poster.yaml. */
import type { Answer } from '#lib/scenario/aid.ts';

export const aid = {
  title: 'Før du poster',
  intro:
    'Noen få spørsmål, så ser du hva du bør tenke på. Ingenting lagres, og ingenting sendes. Det virker også uten nett.',
  question: (n: number) => `Spørsmål ${n}`,
  answers: 'Velg det som passer',
  given: 'Du har svart',
  change: 'Endre',
  changeOf: (asks: string) => `Endre svaret på «${asks}»`,
  answer: {
    post: 'Legg det ut',
    endre: 'Endre dette først',
  } satisfies Partial<Record<Answer, string>>,
  ask: (whom: string) => `Spør ${whom} først`,
  lead: {
    post: 'Vi fant ikke noe som stopper deg.',
    endre: 'Når det er gjort, kan du legge det ut.',
    spor: 'Du trenger ikke lov for å mene noe. Men her bør noen se på det først.',
  } satisfies Record<Answer, string>,
  toMind: 'Greit å huske',
  helpsWith: 'Verktøyet kjenner bare svarene dine. Det er du som bestemmer.',
  again: 'Begynn på nytt',
  noscript: 'Dette verktøyet trenger JavaScript. Alle punktene i retningslinjene kan du lese uten.',
};
