import { keepsItsPromises } from './halves.ts';

keepsItsPromises(2);
