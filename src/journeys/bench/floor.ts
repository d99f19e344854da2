/**
 * The floor: one page written by hand with the same words as a scenario, no framework, nothing remembered. Put into
 * the built application's folder for the time of the measurement, so that the same server serves it the same way.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Beat, Scenario } from '#lib/scenario/format.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Every text of a beat, in order. */
function textsOf(value: Beat | unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'kind' || key === 'id' ? [] : textsOf(part),
  );
}

function sceneOf(scenario: Scenario, id: string): string {
  const scene = scenario.scenes[id];
  if (!scene) throw new Error(`no scene ${id}`);
  const lines = scene.shows.flatMap(textsOf).map((text) => `<p>${escape(text)}</p>`);
  const heading = id === scenario.start ? (scene.asks ?? scenario.title) : (scene.title ?? scenario.title);
  const choices = Object.entries(scene.choices ?? {}).map(([choice, { says, to }]) => {
    const next = typeof to === 'string' ? to : (to.at(-1)?.scene as string);
    return `<button data-scene="${id}" data-choice="${choice}" data-to="${next}">${escape(says)}</button>`;
  });
  return `<section id="${id}"${id === scenario.start ? '' : ' hidden'}><h1 tabindex="-1">${escape(heading)}</h1>${lines.join('')}${choices.join('')}</section>`;
}

const STYLE = `body{font:17px/1.5 system-ui;max-width:34rem;margin:auto;padding:1rem}button{display:block;width:100%;padding:1rem;margin:.5rem 0;font:inherit;text-align:left}`;
const SHOW = `b.parentNode.hidden=true;const s=document.getElementById(b.dataset.to);s.hidden=false;s.firstChild.focus();scrollTo(0,0)`;
const SCRIPT = `document.onclick=e=>{const b=e.target.closest('button');if(!b)return;${SHOW}}`;
/** The same, and the choice is on the disk before anything is shown: the least that can be done of what we promise. */
const WRITING_SCRIPT = `const o=indexedDB.open('gulv',1);o.onupgradeneeded=()=>o.result.createObjectStore('s',{autoIncrement:true});document.onclick=e=>{const b=e.target.closest('button');if(!b)return;const t=o.result.transaction('s','readwrite',{durability:'strict'});t.objectStore('s').add({...b.dataset});t.commit();t.oncomplete=()=>{${SHOW}}}`;

export interface Floor {
  /** Remembers nothing. */
  path: string;
  /** Has written a choice durably before its consequence is shown. */
  writingPath: string;
  remove(): void;
}

/** @returns where it is, and how to take it away */
export function layFloor(root: string, scenario: Scenario): Floor {
  const scenes = Object.keys(scenario.scenes).map((id) => sceneOf(scenario, id));
  const files: string[] = [];
  const lay = (name: string, script: string) => {
    const html = `<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(scenario.title)}</title><style>${STYLE}</style>${scenes.join('')}<script>${script}</script></html>`;
    const file = join(root, 'build', 'client', `${name}.html`);
    writeFileSync(file, html);
    writeFileSync(`${file}.br`, brotliCompressSync(html));
    files.push(file, `${file}.br`);
    return `/${name}`;
  };
  return {
    path: lay('gulv', SCRIPT),
    writingPath: lay('gulv-skriver', WRITING_SCRIPT),
    remove: () => files.forEach((file) => rmSync(file, { force: true })),
  };
}
