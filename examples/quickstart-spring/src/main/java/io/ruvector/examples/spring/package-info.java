/** Agent memory in a Spring Boot application. */
@NullMarked
package io.ruvector.examples.spring;

import org.jspecify.annotations.NullMarked;
