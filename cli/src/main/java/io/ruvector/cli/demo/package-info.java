/** The demo: the main job on real text, every figure computed in the run that prints it. */
@NullMarked
package io.ruvector.cli.demo;

import org.jspecify.annotations.NullMarked;
