/** What an agent should know before a task: skills, facts, effects and episodes within a token budget, certified. */
@NullMarked
package io.ruvector.context;

import org.jspecify.annotations.NullMarked;
