import { course, municipality } from 'virtual:course';
import { test as ansatt } from 'virtual:test/ansatt';
import { test as folkevalgt } from 'virtual:test/folkevalgt';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';

// Prerendered without request, cookies or database. What is asked comes when it is known whose test it is.
export const prerender = true;

/** How much is asked, and what it takes. The roles' tests are equally long. */
function amountOf({ rule, lessons }: KnowledgeTest) {
  return { asked: rule.perLesson * Object.keys(lessons).length, right: rule.right };
}

export const load = () => {
  const test = ansatt ?? folkevalgt;
  const minutes = Math.max(...Object.values(course.tests ?? {}).map((entry) => entry.minutes));
  const { name, contact } = municipality;
  return { course, municipality: name, contact, amount: test && { ...amountOf(test), minutes } };
};
