/** How good a search is on judged questions: measures, intervals, and whether one configuration is better than another. */
@NullMarked
package io.ruvector.rag.evaluation;

import org.jspecify.annotations.NullMarked;
