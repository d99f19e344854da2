/** What is said when not even a page can be made. */
export const serverFault = {
  500: 'Noe gikk galt hos oss. Prøv igjen om litt.',
  503: 'Kurset får ikke svar fra databasen akkurat nå. Prøv igjen om litt.',
} as const;

/** Instead of a list that was asked for. */
export const noDownload = {
  429: 'Du har hentet mange lister på kort tid. Vent noen minutter, og prøv igjen.',
  503: 'Det hentes for mange lister på én gang akkurat nå. Vent et halvt minutt, og prøv igjen.',
} as const;
