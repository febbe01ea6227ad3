// Runs an npm package as an engine that exams drive: the same commands and answers as hnswlib_peer.cpp.
//
// node npm_peer.cjs PACKAGE DIMENSION l2|ip M EF_CONSTRUCTION BASE_FILE COUNT QUERY_FILE QUERIES WORK_FOLDER
//
// With "ip" all vectors have unit length, so inner product and cosine rank alike.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { createRequire } = require('module');

const [name, dimensionText, metric, mText, efConstructionText, baseFile, countText, queryFile, queriesText, work] =
    process.argv.slice(2);
const dimension = Number(dimensionText);
const m = Number(mText);
const efConstruction = Number(efConstructionText);
const count = Number(countText);
const load = createRequire(path.join(work, 'package.json'));

const rowBytes = 4 * dimension;
const base = fs.openSync(baseFile, 'r');

function rows(from, to) {
    const bytes = Buffer.alloc((to - from) * rowBytes);
    fs.readSync(base, bytes, 0, bytes.length, from * rowBytes);
    const all = new Float32Array(bytes.buffer, bytes.byteOffset, (to - from) * dimension);
    return Array.from({ length: to - from }, (_, i) => all.subarray(i * dimension, (i + 1) * dimension));
}

function* batches(size) {
    for (let from = 0; from < count; from += size) yield [from, rows(from, Math.min(count, from + size))];
}

function queries() {
    const bytes = fs.readFileSync(queryFile);
    const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    return Array.from({ length: Number(queriesText) }, (_, q) => all.slice(q * dimension, (q + 1) * dimension));
}

class HnswlibNode {
    async build() {
        const { HierarchicalNSW } = load('hnswlib-node');
        this.index = new HierarchicalNSW(metric, dimension);
        this.index.initIndex(count, m, efConstruction);
        for (const [from, batch] of batches(1000)) batch.forEach((v, i) => this.index.addPoint(Array.from(v), from + i));
    }

    prepare(ef) {
        this.index.setEf(ef);
    }

    // The package takes plain arrays only; making them is not timed.
    query(vector) {
        return Array.from(vector);
    }

    search(vector, k) {
        return this.index.searchKnn(vector, k).neighbors;
    }
}

class Usearch {
    options(ef) {
        return { dimensions: dimension, metric: metric === 'l2' ? 'l2sq' : 'ip', quantization: 'f32', connectivity: m,
            expansion_add: efConstruction, expansion_search: ef, multi: false };
    }

    async build() {
        this.usearch = load('usearch');
        this.index = new this.usearch.Index(this.options(64));
        for (const [from, batch] of batches(1000)) {
            const flat = new Float32Array(batch.length * dimension);
            batch.forEach((v, i) => flat.set(v, i * dimension));
            this.index.add(BigUint64Array.from(batch, (_, i) => BigInt(from + i)), flat, 1);
        }
        this.file = path.join(work, 'usearch.index');
        this.byWidth = new Map();
    }

    // The width of search is fixed when an index is made: each width has a view of the same file, and one alone the memory.
    prepare(ef) {
        if (this.index) {
            this.index.save(this.file);
            this.index = null;
        }
        if (!this.byWidth.has(ef)) {
            const view = new this.usearch.Index(this.options(ef));
            view.view(this.file);
            this.byWidth.set(ef, view);
        }
        this.current = this.byWidth.get(ef);
    }

    query(vector) {
        return vector;
    }

    search(vector, k) {
        return Array.from(this.current.search(vector, k, 1).keys, Number);
    }
}

class RuvectorCore {
    async build() {
        const { VectorDb } = load('@ruvector/core');
        this.db = new VectorDb({ dimensions: dimension, distanceMetric: metric === 'l2' ? 'Euclidean' : 'Cosine',
            storagePath: path.join(work, 'ruvector-core.db'),
            hnswConfig: { m, efConstruction, efSearch: 100, maxElements: count } });
        for (const [from, batch] of batches(1000)) {
            await this.db.insertBatch(batch.map((vector, i) => ({ id: String(from + i), vector: vector.slice() })));
        }
    }

    prepare(ef) {
        this.ef = ef;
    }

    query(vector) {
        return vector;
    }

    async search(vector, k) {
        return (await this.db.search({ vector, k, efSearch: this.ef })).map((hit) => Number(hit.id));
    }
}

const engines = { 'hnswlib-node': HnswlibNode, usearch: Usearch, '@ruvector/core': RuvectorCore };
const engine = new engines[name]();
const asked = queries();

async function build() {
    const resident = process.memoryUsage().rss;
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    await engine.build();
    const wall = process.hrtime.bigint() - start;
    const used = process.cpuUsage(cpu);
    return `built ${(used.user + used.system) * 1000} ${wall} ${resident} ${process.memoryUsage().rss} new`;
}

async function pass(k, ef) {
    engine.prepare(ef);
    const prepared = asked.map((vector) => engine.query(vector));
    const lines = [];
    let nanos = 0n;
    for (const vector of prepared) {
        const start = process.hrtime.bigint();
        const answer = engine.search(vector, k);
        const found = answer instanceof Promise ? await answer : answer;
        const took = process.hrtime.bigint() - start;
        nanos += took;
        lines.push(`${took} ${found.join(' ')}`);
    }
    return `pass ${nanos}\n${lines.join('\n')}`;
}

async function main() {
    for await (const line of readline.createInterface({ input: process.stdin })) {
        const [command, k, ef] = line.split(' ');
        if (command === 'build') process.stdout.write((await build()) + '\n');
        if (command === 'pass') process.stdout.write((await pass(Number(k), Number(ef))) + '\n');
    }
    process.exit(0);
}

main();
