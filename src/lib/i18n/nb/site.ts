/** The course's name. It stands on every page, whoever it is for. */
export const site = 'Sunn fornuft';
