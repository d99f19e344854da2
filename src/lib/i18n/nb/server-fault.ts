/** What is said when not even a page can be made. */
export const serverFault = {
  500: 'Noe gikk galt hos oss. Prøv igjen om litt.',
  503: 'Kurset får ikke svar fra databasen akkurat nå. Prøv igjen om litt.',
} as const;
