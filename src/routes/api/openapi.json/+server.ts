/** What `/api/completions` asks for and answers, for whoever connects an HR system. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { openApi } from '#lib/server/openapi.ts';
import { version } from '../../../../package.json';

export const GET: RequestHandler = ({ url }) => json(openApi(version, url.origin));
