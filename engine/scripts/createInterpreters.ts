import { readFileSync } from 'node:fs';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';

// The package declares its types for CommonJS, where the variant lies one level deeper than in the module that is loaded.
const release = variant as unknown as QuickJSSyncVariant;

// Node has it; its types leave it to those of a page.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
  };
};

const pageBytes = 65_536;
/** The module asks for this many pages of memory to begin with. */
const leastPages = 256;
/** Of them, what its own stack and tables take. */
const ownBytes = 5 * 1024 * 1024;

/**
 * Compiles QuickJS once, for any number of instances.
 *
 * The memory of an instance is its limit: QuickJS's own count of bytes leaves out most of what is allocated when it
 * runs in WebAssembly. An instance of its own for each script also gives back what the script took.
 *
 * @returns Makes an instance in which a script can allocate about `memoryBytes`, at least 10 MiB.
 */
export function createInterpreters(): (memoryBytes: number) => Promise<QuickJSWASMModule> {
  const file = new URL(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  const wasmModule = new WebAssembly.Module(readFileSync(file));
  return (memoryBytes) => {
    const pages = Math.max(leastPages, Math.ceil((memoryBytes + ownBytes) / pageBytes));
    const wasmMemory = new WebAssembly.Memory({ initial: leastPages, maximum: pages });
    return newQuickJSWASMModuleFromVariant(newVariant(release, { wasmModule, wasmMemory }));
  };
}
