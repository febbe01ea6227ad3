/** Text to vectors on this machine: ONNX models from class-path jars, run by DJL and ONNX Runtime, never downloading. */
@NullMarked
package io.ruvector.embedding;

import org.jspecify.annotations.NullMarked;
