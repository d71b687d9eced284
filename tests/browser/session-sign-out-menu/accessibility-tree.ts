import { chromiumPageOf } from './chromium-page-of.ts';
import type { MenuScene } from './menu-stage.ts';

interface Node {
  nodeId: string;
  ignored: boolean;
  childIds?: string[];
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** Properties of the layout or of the moment, not of the element itself. */
const LEFT_OUT = ['focusable', 'focused', 'url', 'roledescription'];
/** Roles without a meaning: their content is part of the names. */
const TRANSPARENT = ['generic', 'none', 'StaticText', 'InlineTextBox', 'presentation'];

/** The accessibility tree of the trigger and the open menu in Chromium, one line for each element. */
export async function accessibilityTreeOf(scene: MenuScene): Promise<string[]> {
  const page = chromiumPageOf(scene);
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: Node, depth: number) => {
    const isShown = !node.ignored && !TRANSPARENT.includes(node.role?.value ?? 'none');
    if (isShown) lines.push('  '.repeat(depth) + lineOf(node));
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, isShown ? depth + 1 : depth);
    }
  };
  for (const node of nodes) {
    const isTrigger = node.properties?.some(({ name }) => name === 'hasPopup');
    if (!node.ignored && (isTrigger || node.role?.value === 'menu')) visit(node, 0);
  }
  await session.detach();
  return lines;
}

function lineOf({ role, name, description, properties = [] }: Node): string {
  const states = properties
    .filter(({ name: property }) => !LEFT_OUT.includes(property))
    .map(({ name: property, value }) =>
      // `controls` is an id, which means nothing to people.
      value.value === undefined || property === 'controls'
        ? property
        : `${property}=${String(value.value)}`,
    );
  return [
    role?.value,
    JSON.stringify(name?.value ?? ''),
    description?.value && `(${description.value})`,
    states.length > 0 && `[${states.sort().join(' ')}]`,
  ]
    .filter(Boolean)
    .join(' ');
}
