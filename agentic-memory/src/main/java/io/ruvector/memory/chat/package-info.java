/** What was said in conversations: the window that a model is shown, and everything before it, found by meaning and words. */
@NullMarked
package io.ruvector.memory.chat;

import org.jspecify.annotations.NullMarked;
