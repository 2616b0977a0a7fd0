import { describe, expect, it } from 'vitest';
import { balsa } from '../balsa.ts';

const roadmap = 'project-files/ML Engineer Roadmap.json';

describe('balsa graph', () => {
  it('prints the graph as JSON', async () => {
    const { code, stdout } = await balsa(['graph', roadmap]);
    expect(code).toBe(0);
    const graph = JSON.parse(stdout.toString());
    expect(graph.format).toBe('balsa-graph');
    expect(graph.nodes.length).toBeGreaterThan(100);
    expect(graph.looseEnds).toEqual([]);
  });

  it('prints a roadmap as an outline', async () => {
    const { stdout } = await balsa(['graph', roadmap, '--format', 'markdown']);
    expect(stdout.toString()).toContain('### Mathematics\n\n- Linear Algebra — Personal Recommendation!');
  });

  it('says which mockups there are when the name is wrong', async () => {
    const { code, stderr } = await balsa(['graph', roadmap, '--mockup', 'Nothing']);
    expect(code).toBe(2);
    expect(stderr).toContain('has no mockup "Nothing"; it has "ML Engineer Roadmap"');
  });
});
