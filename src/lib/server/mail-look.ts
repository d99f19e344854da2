/**
 * A mail as plain text and as HTML. The HTML has no tables, no pictures and nothing to fetch: it reads well in every
 * mail reader, also where pictures are off. Pure.
 */
import { mail, type MailWords, type Sender } from '#lib/i18n/nb/mail.ts';

export interface MailLook {
  sender: Sender;
  /** Ours, `https://kurs.kommune.no`. */
  origin: string;
  /** The municipality's colour for buttons and links, `#rrggbb`: the build has checked that white and it can be read on each other. */
  water?: string | undefined;
}

const WATER = '#0b4560';
const INK = '#082631';
const MUTED = '#3c5661';

export function textOf(words: MailWords, { sender, origin }: MailLook): string {
  const { greeting, paragraphs, button, lists = [], after } = words;
  const parts = [
    `${greeting}`,
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...lists.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
    ...after,
    `-- \n${mail.footer(sender, origin)}`,
  ];
  return `${parts.map(withoutControls).join('\n\n')}\n`;
}

export function htmlOf(words: MailWords, { sender, origin, water = WATER }: MailLook): string {
  const { subject, greeting, paragraphs, button, lists = [], after } = words;
  const p = (text: string, style = `color:${INK}`) =>
    `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`;
  const press = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 22px;border-radius:8px;color:#ffffff;background:${water};font-weight:bold;text-decoration:none">${escaped(button.label)}</a></p>
<p style="margin:0 0 16px;color:${MUTED};font-size:14px;overflow-wrap:anywhere">${escaped(button.url)}</p>`
    : '';
  const list = lists.map(
    ({ title, lines }) =>
      `<h2 style="margin:24px 0 8px;font-size:17px;color:${INK}">${escaped(title)}</h2>
<ul style="margin:0 0 16px;padding-left:20px;color:${INK}">${lines.map((line) => `<li style="margin:0 0 4px">${escaped(line)}</li>`).join('')}</ul>`,
  );
  return `<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5">
<div role="main" style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${water};color:${water};font-weight:bold">${escaped(sender.course)} <span style="color:${MUTED};font-weight:normal">${escaped(sender.municipality)}</span></p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25;color:${INK}">${escaped(greeting)}</h1>
${paragraphs.map((text) => p(text)).join('\n')}
${press}
${list.join('\n')}
${after.map((text) => p(text)).join('\n')}
<p style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #c6d3d8;color:${MUTED};font-size:13px">${escaped(mail.footer(sender, origin))}</p>
</div></body></html>
`;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for attributes in quotes. */
function escaped(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter] as string);
}

/** Nothing a name holds may move what stands after it to another place; line breaks of ours stay. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
