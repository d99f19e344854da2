import { keepsItsPromises } from './halves.ts';

keepsItsPromises();
