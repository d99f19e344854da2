import { json, type RequestHandler } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { norwegianDay } from '#lib/course/day.ts';
import { htmlOf } from '#lib/server/mail-look.ts';
import { lookOf } from '#lib/server/mail.ts';
import { isPreview, previewWords } from '#lib/server/reminder-preview.ts';

/** A mail as its reader sees it. Its styles stand in it, as in the mail; nothing else may run or be fetched. */
export const GET: RequestHandler = ({ params, url, locals: { now } }) => {
  const { mail = '' } = params;
  if (!isPreview(mail)) return json({ error: 'finnes-ikke' }, { status: 404 });
  const look = lookOf(municipality, course.title, url.origin);
  return new Response(htmlOf(previewWords(mail, look, norwegianDay(now)), look), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'",
    },
  });
};
