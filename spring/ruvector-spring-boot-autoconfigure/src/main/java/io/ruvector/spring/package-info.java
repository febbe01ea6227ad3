/** Spring Boot auto-configuration: an {@code AgenticDb} bean and its parts from {@code ruvector.*} properties. */
@NullMarked
package io.ruvector.spring;

import org.jspecify.annotations.NullMarked;
