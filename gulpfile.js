const { dest, parallel, src } = require('gulp');

/** Copies what tsc leaves out: icons, and the codex files that let people find the nodes in the editor. */
const copy = (folder) => () => src(`${folder}/**/*.{svg,node.json}`).pipe(dest(`dist/${folder}`));

exports['build:icons'] = parallel(copy('nodes'), copy('credentials'));
