/** What a scene shows, as it reads on paper. Pure. */
import type { Beat, Comment, Counts } from '#lib/scenario/format.ts';

/** @returns Markdown lines, a blank one last */
export function beatLines(beat: Beat): string[] {
  return [...linesOf(beat).map((line) => line.replaceAll('==', '**')), ''];
}

function linesOf(beat: Beat): string[] {
  switch (beat.kind) {
    case 'narration':
      return beat.text.split('\n');
    case 'post':
      return [
        `> **Innlegg** av ${beat.by.name}${beat.mine ? ' (deg)' : ''} i ${beat.where}${beat.audience ? `, ${beat.audience}` : ''}${beat.closed ? ' (lukket gruppe)' : ''}${beat.deleted ? ' (slettet)' : ''}`,
        ...quoted(beat.text),
        ...(beat.photo ? [`> Bilde: ${beat.photo.of.alt}${withoutOf(beat.photo.without)}`] : []),
        ...countLine(beat),
        ...(beat.comments ?? []).map(commentLine),
      ];
    case 'thread':
      return [
        `> **Kommentarfelt** i ${beat.where}, under ${beat.under.by.name}: ${beat.under.text}`,
        ...countLine(beat),
        ...beat.comments.map(commentLine),
      ];
    case 'chat':
      return [
        `> **Chat:** ${beat.title}${beat.about ? ` (${beat.about})` : ''}${beat.clock ? `, kl. ${beat.clock}` : ''}`,
        ...beat.messages.map(
          ({ by, mine, text, quote }) =>
            `> - ${mine ? 'Du' : (by?.name ?? '')}: ${quote ? `(svar på ${quote.by}: «${quote.text}») ` : ''}${text}`,
        ),
      ];
    case 'photo':
      return [
        `> **Bilde:** ${beat.photo.of.alt}${withoutOf(beat.photo.without)}`,
        ...Object.entries(beat.answers ?? {}).map(
          ([id, { says }]) => `> - ${beat.photo.of.people.find((one) => one.id === id)?.name ?? id}: ${says}`,
        ),
      ];
    case 'notification':
      return [
        `> **Varsler**${beat.clock ? `, kl. ${beat.clock}` : ''}`,
        ...beat.items.map(({ from, text }) => `> - ${from}: ${text}`),
      ];
    case 'article':
      return [
        `> **${beat.paper}:** ${beat.headline}`,
        ...(beat.lead ? [`> ${beat.lead}`] : []),
        ...(beat.quote ? [`> «${beat.quote.text}» (${beat.quote.by})`] : []),
      ];
    case 'mail':
      return [`> **E-post** fra ${beat.from.name} til ${beat.to}: ${beat.subject}`, ...quoted(beat.text)];
    case 'screenshot':
      return [
        `> **Skjermbilde** i ${beat.where}, delt av ${beat.by.name}${beat.says ? `: ${beat.says}` : ''}`,
        `> «${beat.of.text}» (${beat.of.by}${beat.of.where ? `, ${beat.of.where}` : ''})`,
      ];
  }
}

const quoted = (text: string) => text.split('\n').map((line) => `> ${line}`.trimEnd());

const commentLine = ({ by, text, reply, mine, hidden }: Comment) =>
  `> ${reply ? '  ' : ''}- ${by.name}${mine ? ' (deg)' : ''}${hidden ? ' (skjult)' : ''}: ${text}`;

function countLine({ likes, commentCount, shares }: Counts): string[] {
  const counts = [
    likes !== undefined && `${likes} liker`,
    commentCount !== undefined && `${commentCount} kommentarer`,
    shares !== undefined && `${shares} delinger`,
  ].filter(Boolean);
  return counts.length > 0 ? [`> ${counts.join(', ')}`] : [];
}

const withoutOf = (without: string[] = []) => (without.length > 0 ? ` Tatt ut: ${without.join(', ')}.` : '');
