/** The lines of CHANGELOG.md without the hash of a commit, which says nothing to a person who upgrades. */
module.exports = {
  getReleaseLine: async ({ summary }) => {
    if (summary.startsWith('- ')) return `\n${summary}`;
    const [first, ...others] = summary.split('\n');
    return `\n- ${first}\n${others.map((line) => line && `  ${line}`).join('\n')}`.trimEnd();
  },
  getDependencyReleaseLine: async () => '',
};
