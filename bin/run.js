#!/usr/bin/env node
// Starts hconnect.
const path = require('node:path');

const root = path.join(__dirname, '..');
void require(path.join(root, 'dist', 'start.cjs')).start(root);
