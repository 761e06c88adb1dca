/**
 * The manifest: which topics, segments and small objects a store has, and where its log starts. Edits are appended one after
 * the other, each durable before the next; the bytes are described in docs/formats/manifest.md.
 */
@NullMarked
package dev.travertine.log.manifest;

import org.jspecify.annotations.NullMarked;
