import type { Content } from '../../author/content.ts';
import type { Row } from './table.ts';
export async function measureClient(_content: Content): Promise<{ rows: Row[]; browser: string }> {
  return Promise.resolve({ rows: [], browser: '' });
}
