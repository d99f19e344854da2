import { error } from '@sveltejs/kit';
import { aid } from 'virtual:aid';
import { municipality } from 'virtual:course';

// A course without the tool has no such page.
export const prerender = aid !== null;

export const load = () => (aid ? { aid, municipality } : error(404));
